import { foldWords } from '../../../model/deckRecord.ts';
import { shownChildren, type XmlElement } from './xml.ts';

/** Texts that a program computes when it shows the slide; what is cached of them says nothing. */
const COMPUTED_FIELD = /^(slidenum|datetime)/i;
const PROPERTIES = new Set(['a:pPr', 'a:rPr', 'a:endParaRPr']);

function rawText(element: XmlElement): string {
  if (element.name === 'a:t' || element.name === 'm:t') return element.text;
  if (element.name === 'a:br') return '\n';
  if (PROPERTIES.has(element.name)) return '';
  if (element.name === 'a:fld' && COMPUTED_FIELD.test(element.attributes.get('type') ?? '')) return '';
  return shownChildren(element).map(rawText).join('');
}

/** The paragraphs of a text body (`a:p` children), folded; empty ones are left out. */
export function paragraphsOf(body: XmlElement | undefined): readonly string[] {
  if (!body) return [];
  return shownChildren(body)
    .filter((child) => child.name === 'a:p')
    .map((paragraph) => foldWords(rawText(paragraph)))
    .filter((text) => text !== '');
}

/** Texts of the runs of a text body that are superscript or carry a link. */
export function linkedTextsOf(body: XmlElement | undefined): readonly string[] {
  if (!body) return [];
  return shownChildren(body).flatMap((paragraph) =>
    shownChildren(paragraph)
      .filter(isMarkedRun)
      .map((run) => foldWords(rawText(run)))
      .filter((text) => text !== ''),
  );
}

function isMarkedRun(run: XmlElement): boolean {
  const look = shownChildren(run).find((child) => child.name === 'a:rPr');
  if (!look) return false;
  // ECMA-376 has thousandths of a percent; the strict form writes "30%". Both read as a positive number.
  const isSuperscript = Number.parseFloat(look.attributes.get('baseline') ?? '0') > 0;
  return isSuperscript || shownChildren(look).some((child) => child.name === 'a:hlinkClick');
}
