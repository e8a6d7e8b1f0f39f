import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Expression, type Property, parseSync } from '@swc/core';
import { describe, expect, test } from 'vitest';
import { SHORTCUTS } from '../../src/renderer/app/shortcuts.ts';
import { keyName } from '../../src/renderer/common/keys.ts';
import { listKeys } from '../../src/renderer/common/listKeys.ts';

/** The sheet of shortcuts against the handlers in the code of each screen: nothing on it is untrue, and nothing is left out. */

const RENDERER = join(import.meta.dirname, '..', '..', 'src', 'renderer');

const FOLDERS: Readonly<Record<string, string>> = {
  Everywhere: 'app',
  Library: 'library',
  Duplicates: 'library/duplicates',
  Contradictions: 'library/contradictions',
  Sources: 'sources',
  Inbox: 'inbox',
  References: 'sources/references',
  Reader: 'reader',
  Briefings: 'briefings',
  'Library file': 'file',
};

/** Keys that need no line of their own: Shift with a key that moves selects on the way, which the sheet says of the arrows. */
const TACIT = /^Shift\+(PageDown|PageUp|Home|End)$/;

function sources(folder: string): readonly { readonly file: string; readonly text: string }[] {
  return readdirSync(join(RENDERER, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && entry.name !== 'shortcuts.ts')
    .map(({ name }) => ({ file: name, text: readFileSync(join(RENDERER, folder, name), 'utf8') }));
}

/** The keys of `useKeys({ … })` calls, as they stand in the code. */
function handledKeys({ file, text }: { readonly file: string; readonly text: string }): string[] {
  const keys: string[] = [];
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const call = node as { type?: string; callee?: Expression; arguments?: { expression: Expression }[] };
    if (call.type === 'CallExpression' && call.callee?.type === 'Identifier' && call.callee.value === 'useKeys') {
      const map = call.arguments?.[0]?.expression;
      if (map?.type !== 'ObjectExpression') throw new Error('The handlers stand in the call itself.');
      for (const property of map.properties) keys.push(...keysOf(property, text));
    }
    Object.values(node).forEach(walk);
  };
  walk(parseSync(text, { syntax: 'typescript', tsx: file.endsWith('x') }));
  return keys;
}

function keysOf(property: Property | { type: 'SpreadElement'; arguments: Expression }, text: string): string[] {
  if (property.type === 'SpreadElement') {
    const words = JSON.stringify(property.arguments);
    if (words.includes('"listKeys"')) {
      const list = { length: 0, rowsInSight: () => 0, moveBy: () => {}, selects: words.includes('"selects"') };
      return Object.keys(listKeys(list));
    }
    // The places of the rail, each with its letter after `g`.
    if (words.includes('"PLACES"') && text.includes('`g $')) {
      const rail = readFileSync(join(RENDERER, 'app', 'Rail.tsx'), 'utf8');
      return [...rail.matchAll(/letter: '(.)'/g)].map(([, letter]) => `g ${letter}`);
    }
    // Numbered from 1: the sheet shows the first two.
    if (words.includes('"value":"String"')) return ['1', '2'];
    throw new Error(`Handlers that the test cannot read: ${words.slice(0, 200)}`);
  }
  if (property.type === 'Identifier') return [property.value];
  if (!('key' in property)) throw new Error('A handler that the test cannot read.');
  const { key } = property;
  if (key.type === 'Identifier' || key.type === 'StringLiteral') return [key.value];
  throw new Error('A key that the test cannot read.');
}

const NAMES: Readonly<Record<string, string>> = {
  '↓': 'ArrowDown',
  '↑': 'ArrowUp',
  '→': 'ArrowRight',
  '←': 'ArrowLeft',
  Esc: 'Escape',
  Space: ' ',
  'Page Down': 'PageDown',
  'Page Up': 'PageUp',
};

/** A combination of the sheet under the name that it has among the handlers. */
function handlerName(press: string): string {
  if (/^\w \w$/.test(press)) return press;
  const parts = press.split('+');
  const last = parts.at(-1) ?? '';
  const held = (name: string) => parts.slice(0, -1).includes(name);
  return keyName({
    key: NAMES[last] ?? last,
    ctrlKey: held('Ctrl'),
    metaKey: false,
    shiftKey: held('Shift'),
    altKey: held('Alt'),
  });
}

/** Handlers of single elements, such as a text field, compare the name of the key: it stands in their code. */
function standsIn(name: string, texts: readonly string[]): boolean {
  const key = name.split('+').at(-1) ?? '';
  return texts.some((text) => text.includes(`'${key}'`) || text.includes(`${key}:`));
}

describe.each(Object.entries(FOLDERS))('the sheet of %s', (group, folder) => {
  const onSheet = (SHORTCUTS.find((one) => one.group === group)?.keys ?? []).flatMap(({ press }) =>
    press.map(handlerName),
  );
  const files = sources(folder);
  const texts = files.map(({ text }) => text);
  const handled = files.flatMap(handledKeys);

  test('lists every key that the screen takes', () => {
    expect(handled.length).toBeGreaterThan(0);
    expect(handled.filter((key) => !onSheet.includes(key) && !TACIT.test(key))).toEqual([]);
  });

  test('lists no key that the screen does not take', () => {
    expect(onSheet.filter((key) => !handled.includes(key) && !standsIn(key, texts))).toEqual([]);
  });
});

test('every group of the sheet is of a screen', () => {
  expect(SHORTCUTS.map(({ group }) => group).toSorted()).toEqual(Object.keys(FOLDERS).toSorted());
});
