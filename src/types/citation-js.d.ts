declare module '@citation-js/core' {
  export class Cite {
    constructor(items: readonly unknown[]);
    /** Entries as citation-js makes them, their values ready to be written. */
    format(
      format: 'bibtex',
      options: { readonly format: 'object' },
    ): readonly {
      readonly type: string;
      readonly label: string;
      readonly properties: Readonly<Record<string, string>>;
    }[];
  }
  export const plugins: { config: { get(name: '@bibtex'): { format: { useIdAsLabel: boolean; asciiOnly: boolean } } } };
}
declare module '@citation-js/plugin-bibtex';
