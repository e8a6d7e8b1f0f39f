import { type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react';
import type { MarginItem } from './items.ts';
import { placeCards } from './marginLayout.ts';
import styles from './Reader.module.css';
import { domRangesOf } from './selection.ts';

const GAP_PX = 8;

/**
 * The cards of the margin, each beside its quote. Places are measured from the text and set on the elements; they are worked
 * out again whenever the text or a card changes its size.
 */
export function Margin(props: {
  readonly items: readonly MarginItem[];
  readonly activeKey: string | null;
  /** The box of the text; the margin stands beside it, and begins at the same height. */
  readonly textRef: RefObject<HTMLElement | null>;
  readonly label: (item: MarginItem) => string;
  readonly onActivate: (item: MarginItem) => void;
  readonly card: (item: MarginItem) => ReactNode;
}) {
  const { items, activeKey, textRef } = props;
  const margin = useRef<HTMLUListElement>(null);

  useLayoutEffect(() => {
    const [box, text] = [margin.current, textRef.current];
    if (!box || !text) return;
    const place = () => {
      const top = text.getBoundingClientRect().top;
      const cards = [...box.children].filter((child): child is HTMLElement => child instanceof HTMLElement);
      const ranges = items.map((item) => domRangesOf(text, [item])[0] ?? null);
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
  }, [items, activeKey, textRef]);

  return (
    <ul ref={margin} className={styles.margin} aria-label="Facts and notes of this document">
      {items.map((item) => (
        <li
          key={item.key}
          id={`card-${item.key}`}
          aria-label={props.label(item)}
          aria-current={item.key === activeKey}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: n and p bring the focus to a card
          tabIndex={0}
          className={`${styles.card} ${item.kind === 'fact' ? styles.cardFact : styles.cardNote}`}
          onClick={(event) => {
            if (!isControl(event.target)) props.onActivate(item);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.target !== event.currentTarget) return;
            event.preventDefault();
            props.onActivate(item);
          }}
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
