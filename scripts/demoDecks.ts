/** The decks that `npm run demo` makes of the sample library, and that the preview is compared with (`bench/samePicture.ts`). */
export interface DemoDeck {
  readonly name: string;
  readonly themes: readonly string[];
  readonly title: string;
}

export const DEMO_DECKS: readonly DemoDeck[] = [
  { name: 'exercises', themes: ['exercises'], title: 'Cyber exercises with Indo-Pacific partners' },
  { name: 'market', themes: ['market'], title: 'The Asia-Pacific cybersecurity market' },
  { name: 'policy', themes: ['policy'], title: 'NATO policy towards the Indo-Pacific' },
  {
    name: 'all-themes',
    themes: ['exercises', 'market', 'policy', 'partnerships', 'summits', 'threats', 'community', 'people', 'method'],
    title: 'NATO and the Indo-Pacific',
  },
];
