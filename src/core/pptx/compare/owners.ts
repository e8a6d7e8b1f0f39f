import type { RecordedSlide, RecordedStatement } from '../../../model/deckRecord.ts';
import { withoutForbidden } from './words.ts';

/** What a text of a recorded slide is: its title, (part of) a statement or several, an entry of the sources, or other words. */
export interface TextRole {
  readonly isTitle: boolean;
  readonly isSourceEntry: boolean;
  readonly statements: readonly RecordedStatement[];
}

/**
 * Finds the statements of each text of a recorded slide. A statement may span several texts (the cells of a row) and a
 * text may hold several; where the same words stand in two statements (the cell `2025`), the order of the slide decides.
 */
export function rolesOf(slide: RecordedSlide): (text: string) => TextRole {
  const roles = new Map<string, TextRole>();
  const statements = slide.statements.map((statement) => ({ statement, text: withoutForbidden(statement.text) }));
  let last = 0;
  for (const raw of [...slide.paragraphs, ...slide.cells]) {
    const text = withoutForbidden(raw);
    const held = statements.filter((one) => one.text !== '' && text.includes(one.text));
    if (held.length === 0) {
      const inOrder = [...statements.slice(last), ...statements.slice(0, last)];
      const around = inOrder.find((one) => isPartOf(text, one.statement.mark, one.text));
      if (around) {
        last = statements.indexOf(around);
        held.push(around);
      }
    }
    const isTitle = isTitleText(text, withoutForbidden(slide.title));
    roles.set(text, {
      isTitle,
      isSourceEntry: slide.kind === 'sources' && !isTitle,
      statements: held.map((one) => one.statement),
    });
  }
  return (text) => roles.get(text) ?? { isTitle: false, isSourceEntry: false, statements: [] };
}

function isPartOf(text: string, mark: string, statement: string): boolean {
  const words = mark !== '' && text.endsWith(mark) ? text.slice(0, -mark.length).trimEnd() : text;
  return words === '' || ` ${statement} `.includes(` ${words} `);
}

/** A title may end in the mark of the statement that it is drawn from. */
function isTitleText(text: string, title: string): boolean {
  return (
    title !== '' && text.startsWith(title) && !/[\p{L}]{4,}/u.test(text.slice(title.length).replace(/\(.*?\)/g, ''))
  );
}
