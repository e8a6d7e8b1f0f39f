import { expect, test } from 'vitest';
import { readBibtex } from '../../src/core/importers/bibliography/bibtex.ts';
import { readCslJson } from '../../src/core/importers/bibliography/cslJson.ts';
import { readRis } from '../../src/core/importers/bibliography/ris.ts';
import { readZoteroRdf } from '../../src/core/importers/bibliography/zoteroRdf.ts';
import { BriefwrightError } from '../../src/model/errors.ts';
import type { ImportedReferences } from '../../src/model/imported.ts';

const BIB = `@string{j = "Journal"}
@article{one, title={The {NATO} \\emph{x} and 10$^{2}$}, author={M{\\"u}ller, J. and {NATO}}, journal=j # { of X}, year=2020, month=mar}
@book{two, title="Two", crossref={one}, keywords={a, b}, file={:x.pdf:PDF}, date={2020-01/2021}}
@comment{jabref-meta: grouping:
0 AllEntriesGroup:;
1 StaticGroup:G\\;0\\;1\\;\\;\\;\\;;
}
`;
const RIS =
  'TY  - JOUR\nTI  - One\nAU  - Doe, J.\nPY  - 2020/05/06/\nUR  - https://a.example/x\nER  - \n\nTY  - BOOK\nBT  - Two\nER  - \n';
const JSON_TEXT = JSON.stringify([
  {
    id: 'a',
    type: 'book',
    title: 'X',
    author: [{ family: 'A' }],
    issued: { 'date-parts': [[2020]] },
    x: [1, { y: 2 }],
  },
]);
const RDF = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/namespaces/export#" xmlns:bib="b#" xmlns:dc="d#">
<bib:Book rdf:about="#1"><z:itemType>book</z:itemType><dc:title>X</dc:title></bib:Book></rdf:RDF>`;

const FORMATS: readonly [string, string, (bytes: Uint8Array) => ImportedReferences][] = [
  ['BibTeX', BIB, readBibtex],
  ['RIS', RIS, readRis],
  ['CSL-JSON', JSON_TEXT, readCslJson],
  ['Zotero RDF', RDF, readZoteroRdf],
];

test.each(FORMATS)('300 mutants of %s are each read or refused in words', (_name, text, read) => {
  const whole = Buffer.from(text);
  let seed = 11;
  const random = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % below;
  };
  const outcomes = new Set<string>();
  for (let round = 0; round < 300; round += 1) {
    const mutant = Buffer.from(round % 4 === 0 ? whole.subarray(0, random(whole.length)) : whole);
    for (let flip = 0; flip < 1 + (round % 5) && mutant.length > 0; flip += 1) {
      const place = random(mutant.length);
      mutant[place] = (mutant[place] ?? 0) ^ (1 << random(8));
    }
    try {
      const { references, problems } = read(mutant);
      expect(references.length + problems.length).toBeGreaterThan(0);
      outcomes.add('read');
    } catch (error) {
      expect(error).toBeInstanceOf(BriefwrightError);
      outcomes.add('refused');
    }
  }
  expect(outcomes).toEqual(new Set(['read', 'refused']));
});

test('an entry whose quotation mark is never closed costs that entry', () => {
  const { references, problems } = readBibtex(
    Buffer.from('@book{a, title = "open, year=2000}\n@book{b, title = "B", note="y"}\n@book{c, title={C}}\n'),
  );
  expect(references.map(({ citationKey }) => citationKey)).toEqual(['b', 'c']);
  expect(problems.map(({ where }) => where)).toEqual(['entry 1 (a), line 1']);
});
