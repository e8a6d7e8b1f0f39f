import { Button } from '@mantine/core';
import { hrefOf } from '../app/route.ts';
import styles from './Inbox.module.css';
import type { Offer } from './proposals.ts';

/** How a proposal stands to facts of the library, and what can be made of that: the first of a kind has a key. */
export function Offers(props: {
  readonly offers: readonly Offer[];
  readonly canDecide: boolean;
  readonly onAccept: (offer: Offer) => void;
}) {
  const { offers } = props;
  return offers.map((offer) => {
    const { kind, factId, why, isSame, statement } = offer;
    const isFirst = offers.find((other) => other.kind === kind) === offer;
    return (
      <div key={factId} className={styles.link} data-kind={kind} role="note">
        <div>
          <strong>
            {kind === 'contradiction'
              ? 'It contradicts a fact'
              : isSame
                ? 'The library holds this, in the same words'
                : 'The library may hold this'}
          </strong>
          {`: ${why}`}
        </div>
        <a href={hrefOf({ screen: 'library', factId, theme: null, sourceId: null })}>{statement}</a>
        {props.canDecide && (
          <Button
            size="compact-xs"
            variant="light"
            rightSection={isFirst ? <kbd>{kind === 'contradiction' ? 'c' : 'f'}</kbd> : undefined}
            onClick={() => props.onAccept(offer)}
          >
            {kind === 'contradiction' ? 'Accept as contradicting it' : 'Add as further evidence'}
          </Button>
        )}
      </div>
    );
  });
}
