import { isDeepStrictEqual } from 'node:util';
import type { Fact } from '../../model/fact.ts';

/** `eventDate`, `measures[0]` or `measures[0].value`. */
const INFERRED_FIELD = /^(?<list>\w+)(?:\[(?<index>\d+)\](?:\.(?<field>\w+))?)?/;

/**
 * The fields that are still inferred once an analyst has given some (`given`). What was given by hand is no longer
 * inferred; of a list, only what is another value now: the other entries keep their mark, wherever in the list they stand.
 */
export function inferredAfter(before: Fact, after: Partial<Fact>): readonly string[] {
  return before.inferred.flatMap((path) => {
    const { list = path, index, field } = INFERRED_FIELD.exec(path)?.groups ?? {};
    if (!Object.hasOwn(after, list)) return [path];
    if (index === undefined) return [];
    const [was, is] = [before[list as keyof Fact], after[list as keyof Fact]];
    if (!Array.isArray(was) || !Array.isArray(is)) return [];
    const now = placesAfter(was, is)[Number(index)] ?? null;
    if (now === null) return [];
    const [old, entry] = [was[Number(index)], is[now]];
    const isSame = field === undefined ? isDeepStrictEqual(old, entry) : isDeepStrictEqual(old[field], entry[field]);
    return isSame ? [`${list}[${now}]${field === undefined ? '' : `.${field}`}`] : [];
  });
}

/**
 * Where each entry of a list stands afterwards: where the same entry is, else, of those that are left, in their order;
 * null where it is gone.
 */
function placesAfter(was: readonly unknown[], is: readonly unknown[]): readonly (number | null)[] {
  const free = new Set(is.keys());
  const take = (fits: (place: number) => boolean): number | null => {
    for (const place of free) {
      if (!fits(place)) continue;
      free.delete(place);
      return place;
    }
    return null;
  };
  const same = was.map((old) => take((place) => isDeepStrictEqual(is[place], old)));
  // A list that became shorter lost what has no equal; else an entry without an equal was changed.
  if (is.length < was.length) return same;
  return same.map((place) => place ?? take(() => true));
}
