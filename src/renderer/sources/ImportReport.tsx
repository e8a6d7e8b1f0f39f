import { ActionIcon, Anchor } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useMemo } from 'react';
import { shownFileName } from '../../model/shownFileName.ts';
import { hrefOf, INBOX } from '../app/route.ts';
import { useDrawnRows } from '../common/drawnRows.ts';
import { countText } from '../common/format.ts';
import { Pill, type Tone } from '../common/Pill.tsx';
import { useLists } from '../library/lists.ts';
import { ImportedColumns, ImportedEntries, ImportProblems } from './ImportProblems.tsx';
import {
  cameIn,
  fileProposedWords,
  type ImportedFile,
  importWords,
  proposedWords,
  putReportAway,
} from './importing.ts';
import { MergedLibrary } from './MergedLibrary.tsx';
import { ReportedSource } from './ReportedSource.tsx';
import styles from './Sources.module.css';

const STATUS: Record<ImportedFile['status'], { readonly tone: Tone; readonly says: string }> = {
  imported: { tone: 'good', says: 'imported' },
  merged: { tone: 'info', says: 'joined a known source' },
  skipped: { tone: 'plain', says: 'skipped' },
  failed: { tone: 'bad', says: 'failed' },
};

/** In a report of more files than this, those that did not come in would not be seen among the others: they stand first. */
const MANY = 5;
const PLACE: Record<ImportedFile['status'], number> = { failed: 0, skipped: 1, merged: 2, imported: 2 };

const badFirst = (files: readonly ImportedFile[]): readonly ImportedFile[] =>
  files.toSorted((a, b) => PLACE[a.status] - PLACE[b.status]);

/** What came of an import, file by file: what came in, what was left out, and why. */
export function ImportReport({ files }: { readonly files: readonly ImportedFile[] }) {
  const proposed = proposedWords(files);
  const lists = useLists();
  const rows = useMemo(() => (files.length > MANY ? badFirst(files) : files), [files]);
  const { drawn, end } = useDrawnRows(rows.length);
  return (
    <section className={styles.report} aria-label="Report of the import">
      <header>
        <h2>What came of the import</h2>
        {files.length > MANY && <span>{importWords(files)}</span>}
        {proposed && <Anchor href={hrefOf(INBOX)}>{proposed}</Anchor>}
        <ActionIcon aria-label="Put the report away" onClick={putReportAway}>
          <IconX size={16} />
        </ActionIcon>
      </header>
      <ul>
        {rows.slice(0, drawn).map((file) => {
          const [sourceId] = file.sources;
          const [documentId] = file.documents;
          // Of a bibliography, a table or a library there are many: they are in the list below.
          const isOne = file.documents.length === 1 && !file.library && cameIn(file);
          const source = isOne ? lists.sourceOf.get(sourceId ?? '') : undefined;
          return (
            <li key={file.path}>
              <Pill tone={STATUS[file.status].tone}>
                {file.library && file.status === 'merged' ? 'merged' : STATUS[file.status].says}
              </Pill>
              <div className={styles.reportWords}>
                <strong>{shownFileName(file.path)}</strong>
                {file.passages > 0 && ` · ${countText(file.passages, 'passage')}`}
                {file.proposed > 0 && ` · ${fileProposedWords(file)}`}
                {file.woken > 0 && ` · ${countText(file.woken, 'quote')} came alive`}
                {file.entries && <ImportedEntries entries={file.entries} />}
                {source && <ReportedSource source={source} canEdit={lists.info !== undefined && !lists.readOnly} />}
                {file.reason && <div>{file.reason}</div>}
                {file.hint && <div className="bw-muted">{file.hint}</div>}
                {file.library && <MergedLibrary merged={file.library} />}
                {file.columns && <ImportedColumns columns={file.columns} />}
                {file.problems && file.problems.length > 0 && (
                  <ImportProblems problems={file.problems} of={file.entries?.of} />
                )}
                {file.leftOut.length > 0 && (
                  <div className="bw-muted">
                    Left out or set aside: {file.leftOut.map(({ what, count }) => `${count} × ${what}`).join(', ')}
                  </div>
                )}
                {file.orphaned.length > 0 && (
                  <div>
                    {countText(file.orphaned.length, 'quote')} could not be found again:{' '}
                    {file.orphaned.map(({ factId, why }, i) => (
                      <span key={factId}>
                        {i > 0 && ', '}
                        <Anchor size="xs" href={hrefOf({ screen: 'library', factId, theme: null, sourceId: null })}>
                          {why}
                        </Anchor>
                      </span>
                    ))}
                  </div>
                )}
              </div>
              {sourceId && (
                <Anchor size="xs" href={hrefOf({ screen: 'sources', sourceId })}>
                  Source
                </Anchor>
              )}
              {documentId && (
                <Anchor size="xs" href={hrefOf({ screen: 'reader', documentId, start: null, end: null, factId: null })}>
                  Read
                </Anchor>
              )}
            </li>
          );
        })}
        {drawn < rows.length && <li key={drawn} ref={end} aria-hidden="true" />}
      </ul>
    </section>
  );
}
