import { type ZipPart, zipOf } from './zipOf.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A sheet of a workbook: its rows as XML, and what stands before and behind them. */
export interface XlsxSheet {
  readonly name: string;
  readonly rows: string;
  readonly state?: string;
  readonly before?: string;
  readonly behind?: string;
  /** Addresses of hyperlinks by id. */
  readonly links?: Readonly<Record<string, string>>;
  readonly kind?: string;
}

export interface XlsxParts {
  readonly sheets: readonly XlsxSheet[];
  /** Each within its `si`. */
  readonly strings?: readonly string[];
  /** Codes of number formats: the style of this index, from 1, has it. A number is a format that is built in. */
  readonly formats?: readonly (string | number)[];
  readonly workbook?: string;
  readonly others?: readonly ZipPart[];
  /** The namespace of the main parts and that of relationships; left out, those of transitional files. */
  readonly namespaces?: { readonly main: string; readonly office: string };
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const relations = (inner: string): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;

/** The files of a workbook, so that a test can change one of them. */
export function xlsxParts({ sheets, strings, formats, workbook = '', others = [], namespaces }: XlsxParts): ZipPart[] {
  const { main, office } = namespaces ?? { main: MAIN, office: OFFICE };
  const root = (name: string, inner: string): string =>
    `<?xml version="1.0" encoding="UTF-8"?><${name} xmlns="${main}" xmlns:r="${office}">${inner}</${name}>`;
  const relation = (id: string, kind: string, target: string, rest = ''): string =>
    `<Relationship Id="${id}" Type="${office}/${kind}" Target="${escaped(target)}"${rest}/>`;
  const codes = (formats ?? []).map((format, at) => ({ id: typeof format === 'number' ? format : 200 + at, format }));
  const files: ZipPart[] = [
    {
      name: '[Content_Types].xml',
      data: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    },
    { name: '_rels/.rels', data: relations(relation('r1', 'officeDocument', 'xl/workbook.xml')) },
    {
      name: 'xl/workbook.xml',
      data: root(
        'workbook',
        `${workbook}<sheets>${sheets
          .map(
            ({ name, state }, at) =>
              `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="s${at + 1}"${state === undefined ? '' : ` state="${state}"`}/>`,
          )
          .join('')}</sheets>`,
      ),
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: relations(
        [
          ...sheets.map(({ kind = 'worksheet' }, at) => relation(`s${at + 1}`, kind, `worksheets/sheet${at + 1}.xml`)),
          relation('st', 'styles', 'styles.xml'),
          relation('ss', 'sharedStrings', '/xl/sharedStrings.xml'),
        ].join(''),
      ),
    },
    {
      name: 'xl/styles.xml',
      data: root(
        'styleSheet',
        `<numFmts>${codes
          .filter(({ format }) => typeof format === 'string')
          .map(({ id, format }) => `<numFmt numFmtId="${id}" formatCode="${escaped(String(format))}"/>`)
          .join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${codes
          .map(({ id }) => `<xf numFmtId="${id}"/>`)
          .join('')}</cellXfs>`,
      ),
    },
    ...sheets.flatMap(({ rows, before = '', behind = '', links }, at): ZipPart[] => [
      {
        name: `xl/worksheets/sheet${at + 1}.xml`,
        data: root('worksheet', `${before}<sheetData>${rows}</sheetData>${behind}`),
      },
      ...(links === undefined
        ? []
        : [
            {
              name: `xl/worksheets/_rels/sheet${at + 1}.xml.rels`,
              data: relations(
                Object.entries(links)
                  .map(([id, target]) => relation(id, 'hyperlink', target, ' TargetMode="External"'))
                  .join(''),
              ),
            },
          ]),
    ]),
  ];
  if (strings !== undefined)
    files.push({
      name: 'xl/sharedStrings.xml',
      data: root('sst', strings.map((inner) => `<si>${inner}</si>`).join('')),
    });
  return [...files, ...others];
}

export const xlsxOf = (parts: XlsxParts): Uint8Array => zipOf(xlsxParts(parts));

/** The name of a column from 0: `A`, `Z`, `AA`. */
const letters = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26);

/** Rows of cells with inline texts; a cell that begins with `<c` is written as it is, `null` is left out. */
export function rowsOf(rows: readonly (readonly (string | null)[])[], first = 1): string {
  return rows
    .map(
      (cells, at) =>
        `<row r="${first + at}">${cells
          .map((cell, column) => {
            if (cell === null) return '';
            const place = `${letters(column)}${first + at}`;
            if (cell.startsWith('<c')) return cell.replace('<c', `<c r="${place}"`);
            return `<c r="${place}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
          })
          .join('')}</row>`,
    )
    .join('');
}

/** A cell with a number of the style of this index. */
export const numberCell = (value: number | string, style = 0): string => `<c s="${style}"><v>${value}</v></c>`;
