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
      { press: ['i'], does: 'Go to the inspector; Esc comes back' },
      { press: ['n'], does: 'New fact' },
      { press: ['d'], does: 'Find duplicates' },
      { press: ['Esc'], does: 'Clear the selection' },
    ],
  },
  {
    group: 'Duplicates',
    keys: [
      { press: ['j', 'k'], does: 'Next and previous group' },
      { press: ['1', '2'], does: 'This fact stays' },
      { press: ['m'], does: 'Merge into the one that stays' },
      { press: ['d'], does: 'They are not the same' },
      { press: ['Esc'], does: 'Back to the library' },
    ],
  },
  {
    group: 'Sources',
    keys: [
      { press: ['/'], does: 'Search' },
      { press: ['j', 'k'], does: 'Next and previous source' },
      { press: ['o'], does: 'Read its document' },
      { press: ['i'], does: 'Import files' },
      { press: ['Ctrl+Enter'], does: 'Save the details' },
    ],
  },
  {
    group: 'Reader',
    keys: [
      { press: ['n', 'p'], does: 'Next and previous quote or note' },
      { press: ['j', 'k'], does: 'Next and previous passage' },
      { press: ['→', '←'], does: 'Select the next or previous sentence' },
      { press: ['Shift+→', 'Ctrl+Shift+→'], does: 'Select further by a character or a word' },
      { press: ['Alt+Shift+→', 'Shift+↓'], does: 'Select further by a sentence or a passage' },
      { press: ['h'], does: 'Highlight what is selected' },
      { press: ['c'], does: 'Comment on it, or on the active fact or highlight' },
      { press: ['e'], does: 'Add it as evidence to a fact' },
      { press: ['f'], does: 'Make a fact of it' },
      { press: ['m'], does: 'Bookmark the passage, or take its bookmark away' },
      { press: ['Shift+M'], does: 'Next bookmark' },
      { press: ['Enter', 'Delete'], does: 'Edit or remove the note that has the focus' },
      { press: ['Ctrl+Enter'], does: 'Save what is being written' },
      { press: ['Ctrl+F', '/'], does: 'Find in the document' },
      { press: ['Esc'], does: 'Step out, and back to where you came from' },
      { press: ['Backspace'], does: 'Back to where you came from' },
    ],
  },
  {
    group: 'Briefings',
    keys: [
      { press: ['j', 'k'], does: 'Next and previous slide' },
      { press: ['Alt+↓', 'Alt+↑'], does: 'Move the slide, or the fact in focus, down or up' },
      { press: ['Alt+Shift+↓', 'Alt+Shift+↑'], does: 'Move the fact in focus to the next or previous slide' },
      { press: ['n'], does: 'Add a slide' },
      { press: ['a'], does: 'Find facts for the slide' },
      { press: ['f'], does: 'Go to the facts on the slide' },
      { press: ['e', 'm'], does: 'Reword, or move to a slide, the fact in focus' },
      { press: ['Shift+L'], does: 'Lock or unlock the slide' },
      { press: ['w'], does: 'Next slide with a warning' },
      { press: ['Delete'], does: 'Drop the slide, or take the fact in focus off it' },
      { press: ['Shift+Delete'], does: 'Bring back the slide dropped last' },
    ],
  },
];
