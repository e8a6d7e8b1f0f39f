import { expect, test } from 'vitest';
import { withoutFoldersOfPages } from '../../src/renderer/app/droppedFiles.ts';

const left = (...ways: string[]) =>
  withoutFoldersOfPages(ways.map((path) => ({ name: path.split('/').at(-1) ?? '', path }))).map(({ path }) => path);

test('what a browser saved beside a page goes, wherever in a dropped folder it stands', () => {
  expect(
    left('./Desk/boat.html', './Desk/boat_files/photo.png', './Desk/boat_files/ads/frame.html', './Desk/memo.docx'),
  ).toEqual(['./Desk/boat.html', './Desk/memo.docx']);
  expect(left('/boat.htm', '/boat-Dateien/style.css')).toEqual(['/boat.htm']);
});

test('a folder of that name without its page, and files that were dropped by themselves, stay', () => {
  const ways = ['./Desk/boat_files/report.pdf', 'boat.html', 'photo.png'];
  expect(left(...ways)).toEqual(ways);
});
