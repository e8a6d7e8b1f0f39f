/** citeproc-js, as far as this project uses it. https://citeproc-js.readthedocs.io */
declare module 'citeproc' {
  export interface CiteprocSystem {
    /** The locale file of a BCP 47 tag. */
    retrieveLocale(tag: string): string;
    /** CSL-JSON; citeproc copies it. */
    retrieveItem(id: string): object;
  }

  export interface Cite {
    readonly id: string;
    readonly label?: string;
    readonly locator?: string;
  }

  export interface BibliographyParameters {
    /** One list for each printed entry, of the ids that it stands for. */
    readonly entry_ids: readonly (readonly string[])[];
    /** What the output format puts around all entries. */
    readonly bibstart: string;
    readonly bibend: string;
  }

  export class Engine {
    constructor(sys: CiteprocSystem, styleXml: string, locale?: string, forceLocale?: boolean);
    readonly opt: { readonly development_extensions: Record<string, boolean> };
    readonly bibliography: { readonly opt: Record<string, unknown> };
    readonly registry: {
      readonly registry: Readonly<Record<string, { readonly seq: number }>>;
      readonly citationreg: { readonly citationByIndex: readonly { readonly sortedItems: readonly unknown[] }[] };
    };
    setOutputFormat(name: string): void;
    updateItems(ids: readonly string[]): void;
    makeCitationCluster(cites: readonly Cite[]): string;
    /** A citation of a text in its place, between those before and those after it: every citation that it changed, by number. */
    processCitationCluster(
      citation: object,
      before: readonly unknown[],
      after: readonly unknown[],
    ): readonly [object, readonly (readonly [number, string])[]];
    /** A citation that was registered, printed again. */
    process_CitationCluster(sortedItems: readonly unknown[]): string;
    /** False where the style has no bibliography. `section` chooses entries. */
    makeBibliography(section?: object): false | readonly [BibliographyParameters, readonly string[]];
  }

  /** How citeproc writes text and formatting: `text_escape`, and one entry for each `@attribute/value`. */
  export type OutputFormat = Record<string, unknown>;

  const CSL: {
    readonly Engine: typeof Engine;
    readonly Output: { readonly Formats: Record<string, OutputFormat> };
    /** The main region of each language that citeproc knows: `de` → `de_DE`. */
    readonly LANG_BASES: Readonly<Record<string, string>>;
    debug: (message: string) => void;
  };
  export default CSL;
}
