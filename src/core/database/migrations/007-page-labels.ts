import type { Migration } from './migration.ts';

/** What is printed on the page of a passage, where its file states it: locators say that rather than the number in the file. */
export const pageLabels: Migration = {
  version: 7,
  name: 'page labels',
  apply: (database) => {
    database.exec('ALTER TABLE passage ADD COLUMN page_label TEXT');
  },
};
