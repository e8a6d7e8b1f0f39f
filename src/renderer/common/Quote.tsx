import styles from './Quote.module.css';

/** The exact words of a source, marked, with some of what stands before and after them. */
export function Quote(props: {
  readonly quote: string;
  readonly prefix?: string | null | undefined;
  readonly suffix?: string | null | undefined;
}) {
  return (
    <blockquote className={styles.quote}>
      {props.prefix && `…${props.prefix.replace(/\s+/g, ' ')}`}
      <mark>{props.quote}</mark>
      {props.suffix && `${props.suffix.replace(/\s+/g, ' ')}…`}
    </blockquote>
  );
}
