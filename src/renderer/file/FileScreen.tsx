import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { client, orpc } from '../api/index.ts';
import { undoOf } from '../app/history.ts';
import { hrefOf, LIBRARY } from '../app/route.ts';
import { DraftField } from '../briefings/DraftField.tsx';
import { bytesText, countText, numberText } from '../common/format.ts';
import { useKeys } from '../common/keys.ts';
import { PaneBar, PaneBody } from '../common/Panes.tsx';
import { ErrorState, SkeletonRows } from '../common/States.tsx';
import { tell, tellError } from '../common/toast.tsx';
import styles from './File.module.css';
import { BackupWork, CheckWork, ExportWork } from './FileWork.tsx';
import { backUp, check } from './fileJobs.ts';

/** With less than this free, the disk of the library is told as nearly full. */
const LITTLE_BYTES = 500_000_000;

/** The file of the library: where and what it is, its settings, and what keeps it safe. */
export function FileScreen() {
  const { data: info, error, refetch } = useQuery(orpc.info.queryOptions());
  const { data: file } = useQuery(orpc.libraryFile.queryOptions());
  useKeys({ b: () => void backUp(), c: () => void check() }, info !== undefined);
  if (error && !info) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <section className={styles.screen} aria-label="Library file">
      <PaneBar title="Library file" />
      <PaneBody>
        {info && file ? (
          <div className={styles.columns}>
            <div className={styles.column}>
              <section className={styles.card} aria-labelledby="file-what">
                <h2 id="file-what">{info.name}</h2>
                <p className={styles.path}>{info.path}</p>
                <dl className={styles.values}>
                  <Value name="Size">{file.bytes === null ? 'The file is gone' : bytesText(file.bytes)}</Value>
                  <Value name="Format">version {file.formatVersion}</Value>
                  <Value name="Facts">
                    <a href={hrefOf(LIBRARY)}>{numberText(info.facts)}</a>
                  </Value>
                  <Value name="Sources">
                    <a href={hrefOf({ screen: 'sources', sourceId: null })}>{numberText(info.sources)}</a>
                  </Value>
                  <Value name="Documents">{numberText(info.documents)}</Value>
                  <Value name="Decks exported">{numberText(file.decks)}</Value>
                  {file.freeBytes !== null && (
                    <Value name="Free on this disk">
                      <span className={file.freeBytes < LITTLE_BYTES ? styles.bad : undefined}>
                        {bytesText(file.freeBytes)}
                        {file.freeBytes < LITTLE_BYTES && ' – nearly full'}
                      </span>
                    </Value>
                  )}
                </dl>
              </section>
              <Settings readOnly={info.readOnly} markings={info.markings} markingDefault={info.markingDefault} />
            </div>
            <div className={styles.column}>
              <BackupWork path={info.path} lastBackup={file.lastBackup} />
              <CheckWork facts={countText(info.facts, 'fact')} />
              <ExportWork path={info.path} />
            </div>
          </div>
        ) : (
          <SkeletonRows rows={8} label="Looking at the file" />
        )}
      </PaneBody>
    </section>
  );
}

function Value({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Settings(props: {
  readonly readOnly: boolean;
  readonly markings: readonly { readonly label: string }[];
  readonly markingDefault: string;
}) {
  const { data: author } = useQuery(orpc.authorName.queryOptions());
  const changeMarking = async (label: string) => {
    try {
      const change = await client.setMarkingDefault({ label });
      tell(`${change.label}.`, undoOf(change));
    } catch (error) {
      tellError(error);
    }
  };
  const changeName = async (name: string) => {
    try {
      if (name.trim() === '') return false;
      tell(`${(await client.setAuthorName({ name })).label}.`);
      return true;
    } catch (error) {
      tellError(error);
      return false;
    }
  };
  return (
    <section className={styles.card} aria-labelledby="file-settings">
      <h2 id="file-settings">Settings</h2>
      <NativeSelect
        label="Unmarked sources and facts count as"
        description="A deck with a lower ceiling leaves them out."
        value={props.markingDefault}
        disabled={props.readOnly}
        data={props.markings.map(({ label }) => label)}
        onChange={(event) => void changeMarking(event.currentTarget.value)}
      />
      <DraftField
        label="Your name"
        description="Highlights and comments carry it from now on. Decks never do."
        value={author?.name ?? ''}
        disabled={props.readOnly}
        onCommit={changeName}
      />
    </section>
  );
}
