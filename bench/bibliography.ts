import { readBibtex } from '../src/core/importers/bibliography/bibtex.ts';
import { readRis } from '../src/core/importers/bibliography/ris.ts';

/** How long bibliographies of some size take to read. Run: npx node bench/bibliography.ts [entries] */
const entries = Number(process.argv[2] ?? 2_000);
const abstract = 'What an abstract says of the harbours of a coast. '.repeat(16);

const bibtexEntry = (n: number): string => `@article{key${n},
  author = {M{\\"u}ller, J{\\"o}rg and van der Berg, Jan and {Office for Ports}},
  title = {The {NATO} ports, part ${n}: \\emph{a} survey},
  journal = {Journal of Harbours},
  year = 2020,
  month = mar,
  volume = ${n},
  pages = {1--9},
  doi = {10.1000/${n}},
  abstract = {${abstract}},
  keywords = {ports, ships},
  file = {:papers/${n}.pdf:PDF}
}
`;
const risRecord = (n: number): string =>
  `TY  - JOUR\nAU  - Doe, Jane\nTI  - Ports, part ${n}\nT2  - Journal of Harbours\nPY  - 2020/03/04/\nAB  - ${abstract}\nDO  - 10.1000/${n}\nER  - \n\n`;

for (const [name, made, read] of [
  ['BibTeX', bibtexEntry, readBibtex],
  ['RIS', risRecord, readRis],
] as const) {
  const bytes = Buffer.from(Array.from({ length: entries }, (_, n) => made(n)).join(''));
  const start = performance.now();
  const { references } = read(bytes);
  const took = performance.now() - start;
  const resident = Math.round(process.memoryUsage.rss() / 1024 ** 2);
  console.log(
    `${name}: ${references.length} of ${entries} entries, ${(bytes.length / 1024 ** 2).toFixed(1)} MB, ${Math.round(took)} ms, ${resident} MB resident`,
  );
}
