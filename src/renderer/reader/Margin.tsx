import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from 'react';
import type { MarginItem } from './items.ts';
import { placeCards } from './marginLayout.ts';
import styles from './Reader.module.css';
import { domRangeOf, type TextPage } from './textPage.ts';

const GAP_PX = 8;

export const cardId = (key: string): string => `card-${key}`;

/**
 * The cards of the margin, each beside its quote. Places are measured from the text and set on the elements; they are worked
 * out again whenever the text or a card changes its size.
 */
export function Margin(props: {
  readonly items: readonly MarginItem[];
  readonly activeKey: string | null;
  /** The text; the margin stands beside it, and begins at the same height. */
  readonly page: TextPage;
  /** Changes whenever the elements of the text do. */
  readonly redrawn: unknown;
  readonly label: (item: MarginItem) => string;
  readonly onActivate: (item: MarginItem) => void;
  readonly onEdit: (item: MarginItem) => void;
  readonly onRemove: (item: MarginItem) => void;
  readonly card: (item: MarginItem) => ReactNode;
}) {
  const { items, activeKey, page, redrawn } = props;
  const margin = useRef<HTMLUListElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `redrawn` stands for the elements that the ranges are in
  useLayoutEffect(() => {
    const [box, text] = [margin.current, page.root()];
    if (!box || !text) return;
    const place = () => {
      const top = text.getBoundingClientRect().top;
      const cards = [...box.children].filter((child): child is HTMLElement => child instanceof HTMLElement);
      const ranges = items.map((item) => domRangeOf(page, item));
      let lastTopPx = 0;
      const boxes = cards.map((card, i) => {
        const rect = ranges[i]?.getClientRects()[0];
        // What is folded away has no place of its own: its card follows the one before.
        lastTopPx = rect ? rect.top - top : lastTopPx;
        return { wantedTopPx: lastTopPx, heightPx: card.offsetHeight };
      });
      const active = items.findIndex((item) => item.key === activeKey);
      const tops = placeCards(boxes, active, GAP_PX);
      cards.forEach((card, i) => {
        card.style.top = `${tops[i] ?? 0}px`;
      });
      const last = tops.length - 1;
      box.style.minHeight = last < 0 ? '0' : `${(tops[last] ?? 0) + (boxes[last]?.heightPx ?? 0)}px`;
    };
    place();
    const observer = new ResizeObserver(place);
    observer.observe(text);
    for (const card of box.children) observer.observe(card);
    return () => observer.disconnect();
  }, [items, activeKey, page, redrawn]);

  const onKeyDown = (event: KeyboardEvent, item: MarginItem) => {
    if (event.target !== event.currentTarget) return;
    if (event.key === 'Delete') props.onRemove(item);
    else if (event.key !== 'Enter') return;
    else if (item.key === activeKey) props.onEdit(item);
    else props.onActivate(item);
    event.preventDefault();
  };

  return (
    <ul ref={margin} className={styles.margin} aria-label="Facts and notes of this document">
      {items.map((item) => (
        <li
          key={item.key}
          id={cardId(item.key)}
          aria-label={props.label(item)}
          aria-current={item.key === activeKey}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: n and p bring the focus to a card
          tabIndex={0}
          className={styles.card}
          data-look={item.look}
          onClick={(event) => {
            if (!isControl(event.target)) props.onActivate(item);
          }}
          onKeyDown={(event) => onKeyDown(event, item)}
        >
          {props.card(item)}
        </li>
      ))}
    </ul>
  );
}

function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('a, button, input, textarea, label, [role=option]') !== null;
}
