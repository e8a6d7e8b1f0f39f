/**
 * A change of a list, made to the list as it is by now: what the change took out of `before` is taken out, and what it put in is put
 * in at the same place. Null where what it changes or takes out is not there any more.
 */
export function mergedList<Entry>(
  before: readonly Entry[],
  after: readonly Entry[],
  now: readonly Entry[],
): readonly Entry[] | null {
  const key = (entry: Entry): string => JSON.stringify(entry);
  const [was, is] = [before.map(key), after.map(key)];
  let same = 0;
  while (same < Math.min(was.length, is.length) && was[same] === is[same]) same += 1;
  let sameAtEnd = 0;
  while (sameAtEnd < Math.min(was.length, is.length) - same && was.at(-1 - sameAtEnd) === is.at(-1 - sameAtEnd)) {
    sameAtEnd += 1;
  }
  const out = was.slice(same, was.length - sameAtEnd);
  const put = after.slice(same, after.length - sameAtEnd);
  const rest = now.map(key);
  const at = out.length > 0 ? rest.indexOf(out[0] ?? '') : placeAfter(was[same - 1], rest);
  const left = [...now];
  for (const entry of out) {
    const place = rest.indexOf(entry);
    if (place < 0) return null;
    rest.splice(place, 1);
    left.splice(place, 1);
  }
  const added = put.filter((entry) => !rest.includes(key(entry)));
  return [...left.slice(0, at), ...added, ...left.slice(at)];
}

/** Where what follows this entry goes: at the end where that is gone, at the beginning where there was none. */
function placeAfter(entry: string | undefined, list: readonly string[]): number {
  if (entry === undefined) return 0;
  const place = list.indexOf(entry);
  return place < 0 ? list.length : place + 1;
}
