import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { formatName } from '../../model/mediaType.ts';
import { sourceName } from '../../model/source.ts';
import { orpc } from '../api/index.ts';
import { sourcesOptions } from '../api/sources.ts';

/** The small lists of a library that every fact refers to, by their keys. */
export function useLists() {
  const { data: info } = useQuery(orpc.info.queryOptions());
  const { data: themesData } = useQuery(orpc.themes.queryOptions());
  const { data: sourcesData } = useQuery(sourcesOptions());
  const ofSources = useMemo(() => {
    const sources = sourcesData?.sources ?? [];
    // The citation key tells apart what has no title of its own.
    const nameOfSource = new Map(
      sources.map(({ id, csl }) => [id, csl.title ? sourceName(csl) : `${sourceName(csl)} (${csl.id})`]),
    );
    return {
      sourceOf: new Map(sources.map((source) => [source.id, source])),
      nameOfSource,
      labelOfSource: labelsOf(sources, nameOfSource),
      /** `PDF`, of a document. */
      formatOf: new Map(
        sources.flatMap(({ documents }) => documents.map(({ id, mediaType }) => [id, formatName(mediaType)] as const)),
      ),
    };
  }, [sourcesData]);
  return useMemo(() => {
    const themes = themesData?.themes ?? [];
    const markings = info?.markings ?? [];
    return {
      info,
      themes,
      themeOf: new Map(themes.map((theme) => [theme.slug, theme])),
      ...ofSources,
      markings,
      colourOf: new Map(markings.map((marking) => [marking.label, marking])),
      readOnly: info?.readOnly ?? false,
    };
  }, [info, themesData, ofSources]);
}

/** The name of each source; with the formats of its documents where another has the same name: a page, and its PDF. */
function labelsOf(
  sources: readonly { readonly id: string; readonly documents: readonly { readonly mediaType: string }[] }[],
  nameOf: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const alike = Map.groupBy(sources, ({ id }) => nameOf.get(id) ?? '');
  return new Map(
    [...alike].flatMap(([name, own]) =>
      own.map(({ id, documents }) => {
        const formats = [...new Set(documents.map(({ mediaType }) => formatName(mediaType)))].join(', ');
        return [id, own.length > 1 && formats !== '' ? `${name} · ${formats}` : name] as const;
      }),
    ),
  );
}

export type Lists = ReturnType<typeof useLists>;
