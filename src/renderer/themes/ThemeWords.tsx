import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { client, orpc } from '../api/index.ts';
import { countText } from '../common/format.ts';
import { PaneBar } from '../common/Panes.tsx';
import { SkeletonRows } from '../common/States.tsx';
import styles from './Themes.module.css';

const WORDS_SHOWN = 12;

/** The words by which themes are proposed, those learned from the user's own tagging told apart, and what forgets them. */
export function ThemeWords(props: {
  readonly nameOf: (slug: string) => string;
  readonly readOnly: boolean;
  readonly change: (work: Promise<{ readonly label: string; readonly operation: number | null }>) => Promise<boolean>;
}) {
  const { data } = useQuery(orpc.themeWords.queryOptions());
  if (!data) return <SkeletonRows rows={4} label="Reading what the themes have learned" />;
  return (
    <section aria-label="Words that tell the themes">
      <PaneBar title="Words that tell the themes" />
      <div className={styles.form}>
        <p className={styles.hint}>
          {data.learnedFrom === 0
            ? 'Themes are proposed by the words they start with. Every fact you give a theme teaches more.'
            : `Learned from ${countText(data.learnedFrom, 'fact')} with themes, on this machine. What your facts taught is underlined.`}
        </p>
        <dl className={styles.words}>
          {data.themes.map(({ slug, words }) => (
            <div key={slug}>
              <dt>{props.nameOf(slug)}</dt>
              <dd>
                {words.slice(0, WORDS_SHOWN).map(({ word, isLearned }, place) => (
                  <span key={word}>
                    {place > 0 && ', '}
                    {isLearned ? <u>{word}</u> : word}
                  </span>
                ))}
              </dd>
            </div>
          ))}
        </dl>
        <Button
          variant="default"
          disabled={props.readOnly || data.learnedFrom === 0}
          onClick={() => void props.change(client.resetThemeWords())}
        >
          Forget what was learned
        </Button>
      </div>
    </section>
  );
}
