import { describe, expect, test } from 'vitest';
import { importPage, linesOf, newsPage, ofRole, PROSE } from './pages.ts';

const around = (markup: string): string =>
  newsPage('', `<p>${PROSE[0]}</p>${markup}<p>${PROSE[1]}</p><p>${PROSE[2]}</p>`);

describe('the text of a saved page', () => {
  test('is its article, without navigation, feet and sidebars', async () => {
    const page = newsPage('<title>Ferry</title>').replace(
      '<article>',
      '<aside class="sidebar related"><h3>Most read</h3><ul><li><a href="#">Other news</a></li></ul></aside><article>',
    );
    const document = await importPage(page);
    expect(linesOf(document)).toEqual(PROSE);
    expect(document.text).toBe(PROSE.join('\n\n'));
    expect(document.mediaType).toBe('text/html');
  });

  test('has passages that are in order, trimmed and cut from the text', async () => {
    const document = await importPage(
      around('<h2> A  heading </h2><ul><li>One</li><li><p>Two</p><p>Three</p></li></ul>'),
    );
    let end = 0;
    for (const passage of document.passages) {
      const words = document.text.slice(passage.start, passage.end);
      expect(words).toBe(words.trim());
      expect(passage.start).toBeGreaterThanOrEqual(end);
      end = passage.end;
    }
    expect(linesOf(document).slice(1, -2)).toEqual(['A heading', 'One', 'Two', 'Three']);
    expect(document.text).toContain('One\nTwo\nThree\n\n');
  });

  test.each([
    ['white space is folded', '<p>The  ferry\n\truns   daily.</p>', 'The ferry runs daily.'],
    ['no-break spaces stay', '<p>14&nbsp;knots and 3&#160;boats</p>', '14\u00a0knots and 3\u00a0boats'],
    [
      'elements in a line join without a gap',
      '<p>Alke<b>fugl</b> and <i>Terne</i><sup>1</sup>, both</p>',
      'Alkefugl and Terne¹, both',
    ],
    [
      'raised numbers never join the number before them',
      '<p>10<sup>3</sup> boats by 2024<sup>[2]</sup> on the 1<sup>st</sup></p>',
      '10³ boats by 2024[2] on the 1st',
    ],
    ['a space inside an element stays', '<p>The<b> boat </b>runs</p>', 'The boat runs'],
    ['a line break is one', '<p>Quay 4<br>Vintersund<br/>North</p>', 'Quay 4\nVintersund\nNorth'],
    [
      'entities are read',
      '<p>Fish &amp; chips &lt;hot&gt; &eacute; &#x2014; &#8364;5</p>',
      'Fish & chips <hot> é — €5',
    ],
    ['quotes of <q> are set', '<p>He said <q>no</q>.</p>', 'He said “no”.'],
    [
      'blocks in a line part it',
      '<div>First part<div>Second part</div>third part</div>',
      'First part\n\nSecond part\n\nthird part',
    ],
    [
      'tags that are not closed',
      '<p>One ferry<p>Two ferries<ul><li>Three<li>Four</ul>',
      'One ferry\n\nTwo ferries\n\nThree\nFour',
    ],
    ['wrongly nested tags', '<p><b>Bold <i>both</b> slanted</i></p>', 'Bold both slanted'],
    [
      'who is quoted stands in the footer of a quotation',
      '<blockquote><p>We wait no longer.</p><footer>Anna Berg, <cite>harbour master</cite></footer></blockquote>',
      'We wait no longer.\n\nAnna Berg, harbour master',
    ],
    ['an element whose name begins as that of another', '<tmp>The <a href="/b">boat</a> runs</tmp>', 'The boat runs'],
    ['what an author laid out in an old element', '<xmp>knots <b>14</xmp>', 'knots <b>14'],
    ['unknown elements', '<x-foo>Own <y-bar>element</y-bar></x-foo>', 'Own element'],
    [
      'an element called as objects are',
      '<p><constructor>Words</constructor> <valueof>more</valueof></p>',
      'Words more',
    ],
    ['decomposed letters are composed', '<p>Malmo\u0308 and A&#x30a;land</p>', 'Malmö and Åland'],
    [
      'rows of a table',
      '<table><tr><th>Boat</th><th>Knots</th></tr><tr><td>Alke</td><td>14</td></tr></table>',
      'Boat | Knots\nAlke | 14',
    ],
    [
      'cells with a line of their own element',
      '<table><tr><td><p>Alke</p></td><td><p>14</p></td></tr></table>',
      'Alke | 14',
    ],
    ['laid-out text', '<pre>First line\n  second line</pre>', 'First line\n  second line'],
    ['a list of definitions', '<dl><dt>Alke</dt><dd>A bird</dd></dl>', 'Alke\nA bird'],
    ['ruby', '<p><ruby>港<rp>(</rp><rt>gang</rt><rp>)</rp></ruby></p>', '港(gang)'],
    ['right-to-left text', '<p dir="rtl">العبارة تعمل يوميا</p>', 'العبارة تعمل يوميا'],
  ])('is as it is shown: %s', async (_name, markup, expected) => {
    const { text } = await importPage(around(markup));
    expect(text).toBe([PROSE[0], expected, PROSE[1], PROSE[2]].join('\n\n'));
  });

  test('keeps what a table lays out as paragraphs', async () => {
    const page = `<html><body><table><tr><td width="100">Menu</td><td>${PROSE.map((p) => `<p>${p}</p>`).join('')}</td></tr></table></body></html>`;
    for (const paragraph of PROSE) expect(linesOf(await importPage(page))).toContain(paragraph);
  });

  test('has roles: headings by their level, captions, biographies, references', async () => {
    const document = await importPage(
      around(
        '<h2>What it costs</h2><figure><img src="a.png" alt="A boat"><figcaption>The Alkefugl at the inner quay</figcaption></figure>',
      ),
    );
    expect(ofRole(document, 'heading')).toEqual(['What it costs']);
    expect(ofRole(document, 'caption')).toEqual(['The Alkefugl at the inner quay']);
    expect(ofRole(document, 'body')).toEqual(PROSE);
    expect(document.text).not.toContain('A boat');
  });

  test.each([
    ['scripts', '<script>document.write("EVIL")</script>'],
    ['styles', '<style>p::after { content: "EVIL" }</style>'],
    ['templates', '<template><p>EVIL</p></template>'],
    ['comments', '<!-- EVIL -->'],
    ['hidden elements', '<p hidden>EVIL</p><p style="color:red; display: none">EVIL</p><p aria-hidden="true">EVIL</p>'],
    [
      'text for when a film cannot be shown',
      '<video src="a.mp4">EVIL</video><object data="a.swf">EVIL</object><audio>EVIL</audio>',
    ],
    ['frames and what they are given', '<iframe srcdoc="<p>EVIL</p>">EVIL</iframe>'],
    [
      'handlers and addresses that run',
      '<p onclick="EVIL"><a href="javascript:EVIL">link</a><img src="x" onerror="EVIL"></p>',
    ],
    [
      'titles of drawings',
      '<svg onload="EVIL"><title>EVIL</title><desc>EVIL</desc><script>EVIL</script><path d="EVIL"/></svg>',
    ],
    [
      'sources of formulas',
      '<math><semantics><mi>x</mi><annotation encoding="application/x-tex">EVIL</annotation></semantics></math>',
    ],
    [
      'forms',
      '<form><input value="EVIL"><select><option>EVIL</option></select><textarea>EVIL</textarea><button>EVIL</button></form>',
    ],
  ])('has nothing of %s', async (_name, markup) => {
    const document = await importPage(around(markup));
    expect(document.text).not.toContain('EVIL');
    for (const paragraph of PROSE) expect(document.text).toContain(paragraph);
  });

  test('of a page with no article is all of it, and that is said', async () => {
    const page =
      '<html><head><title>Notice</title></head><body><p hidden>x</p><footer><p>Closed.</p></footer></body></html>';
    const document = await importPage(page);
    expect(document.text).toBe('Closed.');
    expect(document.leftOut).toContainEqual({
      what: 'no article was found: the text of the whole page was taken',
      count: 1,
    });
  });

  test('of a page with two bodies is in both', async () => {
    const page = `<html><body><p>${PROSE[0]}</p></body><body class="b"><p>${PROSE[1]}</p></body></html>`;
    expect((await importPage(page)).text).toBe(`${PROSE[0]}\n\n${PROSE[1]}`);
  });

  test('of a page without any body or head is found', async () => {
    expect((await importPage(PROSE.join('<br><br>'))).text).toBe(PROSE.join('\n\n'));
  });

  test('of a page that says how it was made in XML is read as XML: tags that close themselves, CDATA', async () => {
    const page = `<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title/><script src="a.js"/></head><body><div id="a"/>
<p>${PROSE[0]}</p><p><a id="here"/>${PROSE[1]}</p><p><![CDATA[Fish & <chips>]]> ${PROSE[2]}</p></body></html>`;
    expect(linesOf(await importPage(page, 'page.xhtml'))).toEqual([PROSE[0], PROSE[1], `Fish & <chips> ${PROSE[2]}`]);
  });

  test('of a saved page does not need the folder beside it', async () => {
    const page = around(
      '<img src="page_files/a.jpg"><link rel="stylesheet" href="page_files/a.css"><script src="page_files/a.js"></script>',
    );
    expect(linesOf(await importPage(page))).toEqual(PROSE);
  });
});
