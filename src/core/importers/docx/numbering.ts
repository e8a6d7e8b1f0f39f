import { elementsNamed, type XmlElement, xmlTree } from '../xml.ts';
import { numeralOf } from './numerals.ts';
import { child, isOn } from './styles.ts';

/** One level of a list: how its numbers are written, and where they begin. */
interface Level {
  readonly start: number;
  readonly format: string;
  /** `%1.%2)`: the numbers of this level and of those above it; null of a level that a file leaves out. */
  readonly text: string;
  /** Whether numbers of the levels above stand in digits. */
  readonly isLegal: boolean;
  /** The level, from 0, that has this one begin anew; -1 where none does. */
  readonly restartedBy: number;
  /** The style whose paragraphs are of this level. */
  readonly styleId: string | null;
}

interface List {
  readonly levels: ReadonlyMap<number, Level>;
  /** The style of lists that stands for its levels. */
  readonly standsFor: string | null;
  readonly styleId: string | null;
}

interface Instance {
  readonly listId: string;
  readonly levels: ReadonlyMap<number, Level>;
  readonly starts: ReadonlyMap<number, number>;
}

const DEEPEST = 9;
const LONGEST_LABEL = 40;

const wordsOf = (element: XmlElement | undefined): string | null => element?.attribute('val') ?? null;

function levelOf(element: XmlElement): [number, Level] {
  const level = Number(element.attribute('ilvl') ?? 0);
  const restart = wordsOf(child(element, 'lvlRestart'));
  const legal = child(element, 'isLgl');
  return [
    level,
    {
      start: Number(wordsOf(child(element, 'start')) ?? 0) || 0,
      format: wordsOf(child(element, 'numFmt')) ?? 'decimal',
      text: wordsOf(child(element, 'lvlText')) ?? '',
      isLegal: legal !== undefined && isOn(legal.attribute('val')),
      restartedBy: restart === null ? level - 1 : Number(restart) - 1,
      styleId: wordsOf(child(element, 'pStyle')),
    },
  ];
}

const levelsIn = (element: XmlElement): Map<number, Level> =>
  new Map(element.children.filter(({ name }) => name === 'lvl').map(levelOf));

function instanceOf(element: XmlElement): Instance {
  const levels = new Map<number, Level>();
  const starts = new Map<number, number>();
  for (const override of element.children.filter(({ name }) => name === 'lvlOverride')) {
    const at = Number(override.attribute('ilvl') ?? 0);
    const own = child(override, 'lvl');
    if (own) levels.set(at, levelOf(own)[1]);
    const start = wordsOf(child(override, 'startOverride'));
    if (start !== null) starts.set(at, Number(start) || 0);
  }
  return { listId: wordsOf(child(element, 'abstractNumId')) ?? '', levels, starts };
}

/**
 * Counts the paragraphs of a document's lists, as Word does when it shows them: their numbers stand nowhere in the text. Instances
 * of one list go on counting together; one that says where it begins does so when it is first met.
 */
export class Numbering {
  private readonly lists = new Map<string, List>();
  private readonly instances = new Map<string, Instance>();
  /** The last number of each level, by list. */
  private readonly counts = new Map<string, (number | undefined)[]>();
  private readonly begun = new Set<string>();

  /** From the part `numbering.xml`; of no lists where it is absent. Throws FILE_DAMAGED; `what` is for messages. */
  constructor(bytes: Uint8Array | null, what: string) {
    const root = bytes === null ? null : xmlTree(bytes, what);
    for (const element of root === null ? [] : elementsNamed(root, 'abstractNum'))
      this.lists.set(element.attribute('abstractNumId') ?? '', {
        levels: levelsIn(element),
        standsFor: wordsOf(child(element, 'numStyleLink')),
        styleId: wordsOf(child(element, 'styleLink')),
      });
    for (const element of root === null ? [] : elementsNamed(root, 'num'))
      this.instances.set(element.attribute('numId') ?? '', instanceOf(element));
  }

  /** The level of a list, from 0, whose paragraphs have a style; null where the list names no such style. */
  levelOfStyle(numId: string, styleId: string): number | null {
    const list = this.listOf(this.instances.get(numId));
    for (const [level, { styleId: own }] of list?.levels ?? []) if (own === styleId) return level;
    return null;
  }

  /** Counts a paragraph, and gives what stands before it (`2.1`, `(b)`); null for bullets and lists that are not defined. */
  next(numId: string, level: number): string | null {
    const instance = this.instances.get(numId);
    const list = this.listOf(instance);
    if (!instance || !list || !(level >= 0 && level < DEEPEST)) return null;
    const at = (which: number): Level | undefined => instance.levels.get(which) ?? list.levels.get(which);
    const own = at(level);
    if (!own) return null;
    const counts = this.counts.get(instance.listId) ?? [];
    this.counts.set(instance.listId, counts);
    const isNew = !this.begun.has(`${numId} ${level}`) && instance.starts.has(level);
    this.begun.add(`${numId} ${level}`);
    const start = instance.starts.get(level) ?? own.start;
    const before = counts[level];
    counts[level] = isNew || before === undefined ? start : before + 1;
    for (let deeper = level + 1; deeper < DEEPEST; deeper += 1) {
      const by = at(deeper)?.restartedBy ?? deeper - 1;
      if (by >= level) counts[deeper] = undefined;
    }
    if (own.format === 'bullet' || own.format === 'none') return null;
    const label = own.text.replace(/%([1-9])/g, (_, digit: string) => {
      const which = Number(digit) - 1;
      const shown = at(which);
      const number = counts[which] ?? shown?.start ?? 1;
      return numeralOf(number, own.isLegal ? 'decimal' : (shown?.format ?? 'decimal'));
    });
    const words = label.replace(/[\uf000-\uf8ff]/g, '').trim();
    return /[\p{L}\p{N}]/u.test(words) ? words.slice(0, LONGEST_LABEL) : null;
  }

  private listOf(instance: Instance | undefined): List | undefined {
    const list = instance && this.lists.get(instance.listId);
    if (!list?.standsFor || list.levels.size > 0) return list;
    for (const other of this.lists.values()) if (other.styleId === list.standsFor) return other;
    return list;
  }
}
