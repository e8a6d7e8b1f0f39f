import { posix } from 'node:path';
import { SaxesParser } from 'saxes';
import { readZip } from './zip/zipReader.ts';

/** One fault of a package. */
export interface LintProblem {
  /** The part, or the whole package as `''`; parts of a workbook stand after its own path and an exclamation mark. */
  readonly part: string;
  readonly code:
    | 'not-a-zip'
    | 'directory-entry'
    | 'duplicate-entry'
    | 'stored-entry'
    | 'no-content-types'
    | 'override-without-part'
    | 'part-without-type'
    | 'wrong-type'
    | 'target-missing'
    | 'relationship-unknown'
    | 'duplicate-relationship'
    | 'link-scheme'
    | 'duplicate-shape-id'
    | 'not-well-formed'
    | 'ragged-table'
    | 'no-title'
    | 'not-a-number';
  readonly message: string;
}

type Report = (code: LintProblem['code'], message: string) => void;

interface Relationship {
  readonly id: string;
  readonly type: string;
  readonly target: string;
  readonly external: boolean;
}

interface PartFacts {
  readonly rels: Relationship[];
  /** Ids of relationships that the part names. */
  readonly named: Set<string>;
  readonly overrides: [string, string][];
  readonly defaults: Map<string, string>;
}

const ALLOWED = /^(https?|mailto):/i;
const PACKED_ALREADY = /\.(xlsx|png|jpe?g|gif)$/i;

/** Reads one XML part, reporting what is wrong inside it. */
function readPart(path: string, xml: string, report: Report): PartFacts {
  const facts: PartFacts = { rels: [], named: new Set(), overrides: [], defaults: new Map() };
  const shapes = new Set<string>();
  const table = { columns: 0, cells: 0, depth: 0 };
  let titled = false;
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    // One report is enough: what follows a first error is noise.
    parser.on('error', () => {});
    report('not-well-formed', error.message);
  });
  parser.on('opentag', (tag) => {
    const attributes = tag.attributes as Record<string, string>;
    for (const [name, value] of Object.entries(attributes)) {
      if (/^r:(id|embed|link)$/.test(name) && value !== '') facts.named.add(value);
      if (/^(NaN|-?Infinity|undefined|null)$/.test(value) && !/^(name|descr)$/.test(name)) {
        report('not-a-number', `${tag.name} ${name} is ${value}`);
      }
      if (/^c[xy]$/.test(name) && value.startsWith('-')) report('not-a-number', `${tag.name} ${name} is negative`);
    }
    switch (tag.name) {
      case 'Relationship':
        facts.rels.push({
          id: attributes.Id ?? '',
          type: attributes.Type ?? '',
          target: attributes.Target ?? '',
          external: attributes.TargetMode === 'External',
        });
        break;
      case 'Override':
        facts.overrides.push([attributes.PartName ?? '', attributes.ContentType ?? '']);
        break;
      case 'Default':
        facts.defaults.set((attributes.Extension ?? '').toLowerCase(), attributes.ContentType ?? '');
        break;
      case 'p:cNvPr': {
        const id = attributes.id ?? '';
        if (shapes.has(id)) report('duplicate-shape-id', `Two shapes have the id ${id}`);
        shapes.add(id);
        break;
      }
      case 'p:ph':
        if (attributes.type === 'title' || attributes.type === 'ctrTitle') titled = true;
        break;
      case 'a:tbl':
        table.columns = 0;
        break;
      case 'a:gridCol':
        table.columns += 1;
        break;
      case 'a:tr':
        table.cells = 0;
        break;
      case 'a:tc':
        table.cells += 1;
        break;
    }
  });
  parser.on('closetag', (tag) => {
    if (tag.name === 'a:tr' && table.cells !== table.columns) {
      report('ragged-table', `A row has ${table.cells} cells in a table of ${table.columns} columns`);
    }
  });
  parser.write(xml).close();
  if (/^ppt\/slides\/slide\d+\.xml$/.test(path) && !titled) report('no-title', 'The slide has no title placeholder');
  return facts;
}

function relationshipsPath(part: string): string {
  return posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`);
}

function checkRelationships(
  source: string,
  rels: readonly Relationship[],
  names: ReadonlySet<string>,
  report: Report,
): void {
  const ids = new Set<string>();
  for (const rel of rels) {
    if (ids.has(rel.id)) report('duplicate-relationship', `Two relationships have the id ${rel.id}`);
    ids.add(rel.id);
    if (rel.external) {
      if (!ALLOWED.test(rel.target)) report('link-scheme', `A link leads to ${rel.target.slice(0, 80)}`);
      continue;
    }
    const target = rel.target.startsWith('/') ? rel.target.slice(1) : posix.join(posix.dirname(source), rel.target);
    if (!names.has(target)) report('target-missing', `${rel.id} leads to ${target}, which is not there`);
  }
}

function lintZip(bytes: Uint8Array, prefix: string, problems: LintProblem[]): void {
  const reportOn =
    (part: string): Report =>
    (code, message) =>
      problems.push({ part: prefix + part, code, message });
  let entries: ReturnType<typeof readZip>;
  try {
    entries = readZip(bytes);
  } catch (error) {
    reportOn('')('not-a-zip', error instanceof Error ? error.message : String(error));
    return;
  }
  const names = new Set<string>();
  const facts = new Map<string, PartFacts>();
  for (const entry of entries) {
    const report = reportOn(entry.name);
    if (names.has(entry.name)) report('duplicate-entry', 'The entry is there twice');
    names.add(entry.name);
    if (entry.name.endsWith('/')) {
      report('directory-entry', 'A directory has an entry');
      continue;
    }
    if (entry.stored && !PACKED_ALREADY.test(entry.name)) report('stored-entry', 'The entry is not compressed');
    if (/\.(xml|rels)$/.test(entry.name)) {
      facts.set(entry.name, readPart(entry.name, Buffer.from(entry.bytes()).toString('utf8'), report));
    } else if (entry.name.endsWith('.xlsx')) {
      lintZip(entry.bytes(), `${prefix}${entry.name}!`, problems);
    }
  }

  const types = facts.get('[Content_Types].xml');
  if (!types) {
    reportOn('')('no-content-types', 'There is no [Content_Types].xml');
    return;
  }
  const overridden = new Set<string>();
  for (const [part] of types.overrides) {
    overridden.add(part.slice(1));
    if (!names.has(part.slice(1)))
      reportOn(part)('override-without-part', 'A content type names a part that is not there');
  }
  for (const [extension, type] of types.defaults) {
    if (type === 'image/jpg') reportOn('[Content_Types].xml')('wrong-type', `The type of .${extension} is image/jpg`);
  }
  for (const name of names) {
    if (name === '[Content_Types].xml' || overridden.has(name) || name.endsWith('/')) continue;
    if (!types.defaults.has(name.slice(name.lastIndexOf('.') + 1).toLowerCase())) {
      reportOn(name)('part-without-type', 'The part has no content type');
    }
  }

  for (const [name, part] of facts) {
    if (name.endsWith('.rels')) {
      const source = posix.join(posix.dirname(posix.dirname(name)), posix.basename(name, '.rels'));
      checkRelationships(source, part.rels, names, reportOn(name));
      continue;
    }
    const known = new Set(facts.get(relationshipsPath(name))?.rels.map((rel) => rel.id));
    for (const id of part.named) {
      if (!known.has(id)) reportOn(name)('relationship-unknown', `${id} is named but not defined`);
    }
  }
}

/**
 * Our own check of a package, for what the Open XML SDK does not see: content types without a part, relationships
 * without a target, repeated shape ids, directory entries, characters that XML forbids, links of other schemes than
 * http, https and mailto, ragged tables, slides without a title. Workbooks of charts are checked too.
 */
export function lintPackage(bytes: Uint8Array): LintProblem[] {
  const problems: LintProblem[] = [];
  lintZip(bytes, '', problems);
  return problems;
}
