import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readText } from './readText.ts';

function fixture(name: string) {
  const document = readText(readFileSync(join(import.meta.dirname, '../fixtures/text', name)), name);
  return { document, roles: document.passages.map((passage) => passage.role).join(' ') };
}

describe('articles in plain text', () => {
  test('a slug, a share bar and "Related" are flagged, headings told from paragraphs', () => {
    const { document, roles } = fixture('harbour-drill.txt');
    expect(roles).toBe('heading body boilerplate boilerplate heading body heading body body heading body boilerplate');
    expect(document.metadata).toEqual({
      type: 'document',
      title: 'Baltic Harbour Drill Opens New Chapter: Ports and Politics',
    });
    expect(document.leftOut).toEqual([
      { what: 'slug of a web address', count: 1 },
      { what: 'share bar', count: 1 },
      { what: 'related links', count: 1 },
    ]);
  });

  test('a byline gives authors and date, never the dates of its references; biographies at the end are flagged', () => {
    const { document, roles } = fixture('island-supply.txt');
    expect(roles).toBe(
      'heading heading heading body body reference reference reference reference boilerplate boilerplate boilerplate boilerplate',
    );
    expect(document.metadata).toMatchObject({
      title: 'Island Supply Lines: An Argument for Patience',
      author: [
        { family: 'Houten', given: 'Marta', 'non-dropping-particle': 'van' },
        { family: 'Delacroix', given: 'Joris' },
      ],
      issued: { 'date-parts': [[2020, 3, 4]] },
    });
    expect(document.foundIn).toEqual({
      title: 'first line',
      author: 'byline, paragraph 2',
      issued: 'byline, paragraph 2',
    });
  });

  test('an article without headline or byline states nothing; biography, form and comment are flagged', () => {
    const { document, roles } = fixture('minister-session.txt');
    expect(document.metadata).toEqual({ type: 'document' });
    expect(roles).toMatch(/^body body body heading body body caption (?:boilerplate ){9}comment comment \w+ comment$/);
  });

  test('"Last updated" is the date, the words of a picture are a caption', () => {
    const { document, roles } = fixture('partner-page.txt');
    expect(roles).toBe('heading heading body caption body body');
    expect(document.metadata.issued).toEqual({ 'date-parts': [[2022, 2, 7]] });
    expect(document.foundIn.issued).toBe('"last updated" line, paragraph 2');
  });

  test('the lines of a hard-wrapped text are put together, its headings and items are not', () => {
    const { document, roles } = fixture('wrapped-report.txt');
    expect(roles).toBe('heading heading body heading body body body body');
    expect(document.metadata.author).toEqual([
      { family: 'Maas', given: 'Erik' },
      { family: 'Lind', given: 'Dora' },
    ]);
    const [, , first] = document.passages;
    expect(document.text.slice(first?.start, first?.end).split('\n')).toHaveLength(4);
  });

  test('the person whom an article is about is not its author', () => {
    expect(fixture('profile.txt').roles).toBe('heading heading body body body');
    expect(fixture('profile.txt').document.metadata.author).toEqual([{ literal: 'Coast Weekly' }]);
  });
});

describe('Markdown', () => {
  test('front matter states the metadata and is flagged; what the text says does not overrule it', () => {
    const { document } = fixture('method-note.md');
    expect(document.metadata).toEqual({
      type: 'document',
      title: 'Checking a claim: twice',
      author: [{ family: 'Quist', given: 'Ada' }, { literal: 'Coastal Desk' }],
      issued: { 'date-parts': [[2023, 5, 17]] },
      language: 'en',
    });
    expect(document.foundIn.title).toBe('front matter');
    expect(document.mediaType).toBe('text/markdown');
  });

  test('blocks are passages: wrapped paragraphs, items, rows, code, headings without their marks', () => {
    const { document, roles } = fixture('method-note.md');
    const passages = document.passages.map(({ start, end }) => document.text.slice(start, end));
    expect(roles).toBe(
      'boilerplate heading body caption heading body body body body body body body heading body boilerplate boilerplate',
    );
    expect(passages[1]).toBe('Checking a claim twice');
    expect(passages[2]?.split('\n')).toHaveLength(3);
    expect(passages[5]).toBe('the exact words, with their place');
    expect(passages[6]).toBe('the source, and what it goes back to\n  in turn');
    expect(passages[9]).toBe('| read | 4 |');
    expect(passages[12]).toBe('Setext heading');
  });

  test('a heading of the first level is the title where no front matter states one', () => {
    const text =
      '# The *long* way [round](x.md)\n\nThe ferry takes the long way round on days of strong wind.\n\n## Why\n\nIt is safer.\n';
    const { metadata, foundIn } = readText(Buffer.from(text), 'a.md');
    expect(metadata.title).toBe('The long way round');
    expect(foundIn.title).toBe('first heading, first line');
  });

  test('front matter that is no YAML is flagged and states nothing', () => {
    const { metadata, passages } = readText(
      Buffer.from('---\ntitle: [unclosed\n---\n\nThe ferry takes the long way round on windy days.\n'),
      'a.md',
    );
    expect(metadata).toEqual({ type: 'document' });
    expect(passages.map((passage) => passage.role)).toEqual(['boilerplate', 'body']);
  });

  test('a comment or a rule is not taken for text', () => {
    const { passages, text } = readText(
      Buffer.from('<!-- to do: check -->\n\nThe ferry runs daily.\n\n* * *\n\n---\n\nIt rests at night.\n'),
      'a.md',
    );
    expect(passages.map(({ role, start, end }) => [role, text.slice(start, end)])).toEqual([
      ['boilerplate', '<!-- to do: check -->'],
      ['body', 'The ferry runs daily.'],
      ['body', 'It rests at night.'],
    ]);
  });
});
