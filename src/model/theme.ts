/** What the user selects. `order` is the place in lists and decks. */
export interface Theme {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  /** RRGGBB. */
  readonly colour: string;
  readonly order: number;
}

/** The themes a new library starts with, in the order of decks. */
export const STARTING_THEMES: readonly { readonly slug: string; readonly name: string; readonly colour: string }[] = [
  { slug: 'exercises', name: 'Exercises', colour: '0B6E99' },
  { slug: 'market', name: 'Market', colour: '8A5A00' },
  { slug: 'policy', name: 'Policy', colour: '4B4E9E' },
  { slug: 'partnerships', name: 'Partnerships', colour: '0F7B5F' },
  { slug: 'summits', name: 'Summits', colour: '7A4E9A' },
  { slug: 'threats', name: 'Threats', colour: 'B02A37' },
  { slug: 'community', name: 'Community', colour: '5A6B1F' },
  { slug: 'people', name: 'People', colour: '5F6368' },
];

/** A slug: lower-case letters, digits and single hyphens. */
export function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}
