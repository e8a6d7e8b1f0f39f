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
    return {
      sourceOf: new Map(sources.map((source) => [source.id, source])),
      // The citation key tells apart what has no title of its own.
      nameOfSource: new Map(
        sources.map(({ id, csl }) => [id, csl.title ? sourceName(csl) : `${sourceName(csl)} (${csl.id})`]),
      ),
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

export type Lists = ReturnType<typeof useLists>;
