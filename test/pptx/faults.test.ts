import { describe, expect, it } from 'vitest';
import { lintPackage } from '../../src/core/pptx/lint.ts';
import type { Presentation } from '../../src/core/pptx/pptxgenjs.ts';
import { readZip } from '../../src/core/pptx/zip/zipReader.ts';
import { mendedBytes, part, partsOf, sdkErrors, stockBytes } from './tools.ts';

/**
 * Each fault of pptxgenjs 4.0.1 that is known (docs/pptxgenjs.md): first that the library really writes it, so that the
 * test would notice a release that does not; then that it is gone from the package that we write.
 */
async function both(build: (pptx: Presentation) => void): Promise<{ stock: Uint8Array; mended: Uint8Array }> {
  return { stock: await stockBytes(build), mended: await mendedBytes(build) };
}

const series = [
  { name: 'A', labels: ['x', 'y'], values: [1, 2] },
  { name: 'B', labels: ['x', 'y'], values: [3, 4] },
];
const chart =
  (type: string, more: object = {}) =>
  (pptx: Presentation) => {
    pptx.addSlide().addChart(type as never, structuredClone(series), { x: 1, y: 1, w: 5, h: 3, ...more } as never);
  };
const SLIDE = 'ppt/slides/slide1.xml';
const CHART = 'ppt/charts/chart1.xml';

/** pptxgenjs numbers charts through the life of the process. */
function chartPart(bytes: Uint8Array): string {
  const found = [...partsOf(bytes)].find(([path]) => /^ppt\/charts\/chart\d+\.xml$/.test(path));
  if (!found) throw new Error(`No part like ${CHART}`);
  return found[1];
}

describe('what pptxgenjs gets wrong in the package', () => {
  it('lists the notes master after the slides', async () => {
    const { stock, mended } = await both((pptx) => void pptx.addSlide());
    const order = (bytes: Uint8Array) => {
      const xml = part(bytes, 'ppt/presentation.xml');
      return xml.indexOf('<p:notesMasterIdLst>') - xml.indexOf('<p:sldIdLst>');
    };
    expect(order(stock)).toBeGreaterThan(0);
    expect(order(mended)).toBeLessThan(0);
    expect(await sdkErrors(stock)).not.toEqual([]);
    expect(await sdkErrors(mended)).toEqual([]);
  });

  it('names a slide master for each slide (#1444)', async () => {
    const { stock, mended } = await both((pptx) => {
      pptx.addSlide();
      pptx.addSlide();
    });
    const phantom = (bytes: Uint8Array) => lintPackage(bytes).filter((p) => p.code === 'override-without-part');
    expect(phantom(stock).map((p) => p.part)).toContain('/ppt/slideMasters/slideMaster2.xml');
    expect(phantom(mended)).toEqual([]);
  });

  it('lets the notes master share the theme of the slides (#1443, #1449)', async () => {
    const { stock, mended } = await both((pptx) => void pptx.addSlide().addNotes('A note'));
    const rels = 'ppt/notesMasters/_rels/notesMaster1.xml.rels';
    expect(part(stock, rels)).toContain('theme1.xml');
    expect(part(mended, rels)).toContain('theme2.xml');
    expect(part(mended, 'ppt/theme/theme2.xml')).toContain('<a:clrScheme');
    for (const type of ['sldImg', 'body', 'sldNum']) {
      expect(part(mended, 'ppt/notesMasters/notesMaster1.xml')).toContain(`<p:ph type="${type}"`);
    }
  });

  it('writes section ids in lower case', async () => {
    const { stock, mended } = await both((pptx) => {
      pptx.addSection({ title: 'One' });
      pptx.addSlide({ sectionTitle: 'One' });
    });
    const id = (bytes: Uint8Array) =>
      /<p14:section [^>]*id="([^"]*)"/.exec(part(bytes, 'ppt/presentation.xml'))?.[1] ?? '';
    expect(id(stock)).toMatch(/[a-f]/);
    expect(id(mended)).toMatch(/^\{[0-9A-F-]{36}\}$/);
  });

  it('writes directory entries, the clock, and JPEG as image/jpg', async () => {
    const { stock, mended } = await both((pptx) => void pptx.addSlide());
    const codes = (bytes: Uint8Array) => new Set(lintPackage(bytes).map((p) => p.code));
    expect(codes(stock)).toContain('directory-entry');
    expect(codes(stock)).toContain('wrong-type');
    expect(lintPackage(mended).filter((p) => p.code !== 'no-title')).toEqual([]);
    expect(new Set(readZip(mended).map((entry) => entry.dosDate))).toEqual(new Set([0x0021_0000]));
  });

  it('does not compress what `write` gives', async () => {
    const pptx = (await import('../../src/core/pptx/pptxgenjs.ts')).newPresentation();
    pptx.addSlide();
    const stored = (await pptx.write({ outputType: 'nodebuffer' })) as Uint8Array;
    expect(lintPackage(stored).map((p) => p.code)).toContain('stored-entry');
    const mended = await mendedBytes((other) => void other.addSlide());
    expect(lintPackage(mended).map((p) => p.code)).not.toContain('stored-entry');
  });
});

describe('what pptxgenjs gets wrong on slides', () => {
  it('gives a table the id of a shape (#1532)', async () => {
    const { stock, mended } = await both((pptx) => {
      const slide = pptx.addSlide();
      slide.addText('A text', { x: 1, y: 1, w: 2, h: 1 });
      slide.addTable([[{ text: 'cell' }]], { x: 1, y: 3, w: 4 });
    });
    expect(lintPackage(stock).map((p) => p.code)).toContain('duplicate-shape-id');
    expect(lintPackage(mended).map((p) => p.code)).not.toContain('duplicate-shape-id');
  });

  it('repeats the properties of a paragraph', async () => {
    const { stock, mended } = await both((pptx) => {
      pptx.addSlide().addText([{ text: 'one ' }, { text: 'two' }], { x: 1, y: 1, w: 2, h: 1, align: 'left' });
    });
    const most = (bytes: Uint8Array) =>
      Math.max(
        ...part(bytes, SLIDE)
          .split('<a:p>')
          .map((p) => p.split('<a:pPr').length - 1),
      );
    expect(most(stock)).toBeGreaterThan(1);
    expect(most(mended)).toBe(1);
    expect(part(mended, SLIDE)).toContain('one ');
    expect(await sdkErrors(mended)).toEqual([]);
  });

  it('repeats them in the cells of a paged table', async () => {
    const { stock, mended } = await both((pptx) => {
      const long = Array.from({ length: 60 }, (_, i) => [{ text: `row ${i} ${'word '.repeat(40)}` }, { text: 'x' }]);
      pptx.addSlide().addTable(long, { x: 1, y: 1, w: 6, autoPage: true });
    });
    const most = (bytes: Uint8Array) =>
      Math.max(
        ...[...partsOf(bytes)]
          .filter(([path]) => path.startsWith('ppt/slides/slide'))
          .flatMap(([, xml]) => xml.split('<a:p>').map((p) => p.split('<a:pPr').length - 1)),
      );
    expect(most(stock)).toBeGreaterThan(1);
    expect(most(mended)).toBe(1);
  });

  it('asks for two ways of fitting at once', async () => {
    const { stock, mended } = await both((pptx) => {
      pptx.addSlide().addText('A text', { x: 1, y: 1, w: 2, h: 1, shrinkText: true, autoFit: true } as never);
    });
    expect(part(stock, SLIDE)).toContain('<a:normAutofit/><a:spAutoFit/>');
    expect(part(mended, SLIDE)).not.toContain('<a:spAutoFit/>');
    expect(await sdkErrors(stock)).not.toEqual([]);
    expect(await sdkErrors(mended)).toEqual([]);
  });

  it('leaves shapes and merged cells without a text body (#1441)', async () => {
    const { stock, mended } = await both((pptx) => {
      const slide = pptx.addSlide();
      slide.addShape('rect' as never, { x: 1, y: 1, w: 2, h: 1 });
      slide.addTable([[{ text: 'wide', options: { colspan: 2 } }], [{ text: 'a' }, { text: 'b' }]], {
        x: 1,
        y: 3,
        w: 4,
      });
    });
    const bare = (bytes: Uint8Array) => {
      const xml = part(bytes, SLIDE);
      return [/<\/p:spPr><\/p:sp>/.test(xml), /<a:tc[^>]*><a:tcPr/.test(xml)];
    };
    expect(bare(stock)).toEqual([true, true]);
    expect(bare(mended)).toEqual([false, false]);
    expect(await sdkErrors(mended)).toEqual([]);
  });

  it('leaves a background without its effect list (#1442)', async () => {
    const { stock, mended } = await both((pptx) => {
      pptx.addSlide().background = { color: 'FF0000' };
    });
    const bare = (bytes: Uint8Array) => /<p:bgPr>(?:(?!<a:effectLst\/>).)*<\/p:bgPr>/s.test(part(bytes, SLIDE));
    expect(bare(stock)).toBe(true);
    expect(bare(mended)).toBe(false);
  });
});

describe('what pptxgenjs gets wrong in charts', () => {
  it.each(['bar', 'line', 'area'])('gives a %s chart a third axis (#1534)', async (type) => {
    const { stock, mended } = await both(chart(type));
    const axes = (bytes: Uint8Array) =>
      new RegExp(`<c:${type}Chart>.*</c:${type}Chart>`, 's').exec(chartPart(bytes))?.[0].match(/<c:axId /g)?.length;
    expect(axes(stock)).toBe(3);
    expect(axes(mended)).toBe(2);
    expect(await sdkErrors(mended)).toEqual([]);
  });

  it.each(['line', 'area'])('leaves out the grouping of a %s chart and inverts what is no bar', async (type) => {
    const { stock, mended } = await both(chart(type));
    const grouped = new RegExp(`<c:${type}Chart>\\s*<c:grouping`);
    expect(chartPart(stock)).not.toMatch(grouped);
    expect(chartPart(mended)).toMatch(grouped);
    expect(chartPart(stock)).toContain('<c:invertIfNegative');
    expect(chartPart(mended)).not.toContain('<c:invertIfNegative');
    expect(await sdkErrors(stock)).not.toEqual([]);
  });

  it('sets the labels of a series before its markers and points', async () => {
    const line = await both(chart('line'));
    expect(chartPart(line.stock)).toMatch(/<\/c:dLbls>\s*<c:marker>/);
    expect(chartPart(line.mended)).not.toMatch(/<\/c:dLbls>\s*<c:marker>/);
    expect(chartPart(line.mended)).toMatch(/<\/c:marker>\s*<c:dLbls>/);
    const bars = await both((pptx) => {
      pptx.addSlide().addChart('bar' as never, [{ name: 'A', labels: ['x', 'y'], values: [1, 2] }], {
        x: 1,
        y: 1,
        w: 5,
        h: 3,
        chartColors: ['FF0000', '00FF00'],
      });
    });
    expect(chartPart(bars.stock)).toMatch(/<\/c:dLbls>\s*<c:dPt>/);
    expect(chartPart(bars.mended)).toMatch(/<\/c:dPt>\s*<c:dLbls>/);
    expect(await sdkErrors(bars.mended)).toEqual([]);
  });

  it('puts what belongs to category axes into the value axes of a scatter chart', async () => {
    const { stock, mended } = await both((pptx) => {
      pptx.addSlide().addChart(
        'scatter' as never,
        [
          { name: 'X', values: [1, 2] },
          { name: 'Y', values: [3, 4] },
        ] as never,
        { x: 1, y: 1, w: 5, h: 3 } as never,
      );
    });
    const inValueAxis = /<c:valAx>(?:(?!<\/c:valAx>).)*<c:auto /s;
    expect(chartPart(stock)).toMatch(inValueAxis);
    expect(chartPart(mended)).not.toMatch(inValueAxis);
  });

  it('gives the workbook of a chart the clock and a table with a broken range', async () => {
    const { stock, mended } = await both(chart('bar'));
    const inside = (bytes: Uint8Array) => {
      const workbook = readZip(bytes).find((entry) => entry.name.endsWith('.xlsx'));
      return partsOf(workbook?.bytes() ?? new Uint8Array());
    };
    expect(inside(stock).get('docProps/core.xml')).toContain('dcterms:created');
    expect(inside(stock).get('xl/tables/table1.xml')).toMatch(/ref="A1:C3'"/);
    expect([...inside(mended).keys()]).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/workbook.xml',
      'xl/sharedStrings.xml',
      'xl/worksheets/sheet1.xml',
    ]);
  });
});
