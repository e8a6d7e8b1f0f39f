/** The shortcuts that hold on every screen and on each, for the sheet behind `?`. */
export const SHORTCUTS: readonly {
  readonly group: string;
  readonly keys: readonly { readonly press: readonly string[]; readonly does: string }[];
}[] = [
  {
    group: 'Everywhere',
    keys: [
      { press: ['Ctrl+K'], does: 'Commands' },
      { press: ['Ctrl+Z'], does: 'Undo' },
      { press: ['Ctrl+Shift+Z', 'Ctrl+Y'], does: 'Redo' },
      { press: ['g l'], does: 'Go to the library' },
      { press: ['g s'], does: 'Go to the sources' },
      { press: ['g t'], does: 'Go to the themes' },
      { press: ['g b'], does: 'Go to the briefings' },
      { press: ['?'], does: 'This sheet' },
    ],
  },
  {
    group: 'Library',
    keys: [
      { press: ['/'], does: 'Search' },
      { press: ['j', '↓'], does: 'Next fact' },
      { press: ['k', '↑'], does: 'Previous fact' },
      { press: ['x'], does: 'Select or unselect' },
      { press: ['Shift+J', 'Shift+↓'], does: 'Select downwards' },
      { press: ['Shift+K', 'Shift+↑'], does: 'Select upwards' },
      { press: ['Ctrl+A'], does: 'Select all that is found' },
      { press: ['e', 'Enter'], does: 'Edit the statement' },
      { press: ['o'], does: 'Open the quote in its document' },
      { press: ['Esc'], does: 'Clear the selection' },
    ],
  },
];
