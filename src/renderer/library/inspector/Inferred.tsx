import { Pill } from '../../common/Pill.tsx';

const WORDS: Readonly<Record<string, string>> = { eventDate: 'event date', asOf: 'as-of date', restsOn: 'rests on' };

/**
 * Says which values of a field, or of an entry such as `measures[0]`, were inferred: no source states them. Nothing where
 * all are stated.
 */
export function Inferred({ inferred, of }: { readonly inferred: readonly string[]; readonly of: string }) {
  const parts = inferred.flatMap((path) => {
    if (path === of) return [''];
    return path.startsWith(`${of}.`) ? [path.slice(of.length + 1)] : [];
  });
  if (parts.length === 0) return null;
  const named = parts.filter((part) => part !== '').map((part) => WORDS[part] ?? part);
  return (
    <Pill
      tone="warn"
      title="Inferred: the source does not state it. A value that you write yourself is no longer inferred."
    >
      {named.length > 0 ? `inferred: ${named.join(', ')}` : 'inferred'}
    </Pill>
  );
}
