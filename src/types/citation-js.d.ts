declare module '@citation-js/core' {
  export class Cite {
    constructor(items: readonly unknown[]);
    format(format: 'bibtex'): string;
  }
  export const plugins: { config: { get(name: '@bibtex'): { format: { useIdAsLabel: boolean; asciiOnly: boolean } } } };
}
declare module '@citation-js/plugin-bibtex';
