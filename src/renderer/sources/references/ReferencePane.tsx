import { Anchor, Button, Select, Textarea, TextInput } from '@mantine/core';
import { type RefObject, useState } from 'react';
import type { CslFields } from '../../../model/source.ts';
import { hrefOf } from '../../app/route.ts';
import { PaneBar, PaneBody } from '../../common/Panes.tsx';
import { dateOf, dateText, namesOf, namesText } from '../cslWords.ts';
import sources from '../Sources.module.css';
import { kindsWith } from '../workKinds.ts';
import styles from './References.module.css';
import type { ReferenceRow } from './useReferences.ts';

/** Fields that are typed as they are stored. */
const PLAIN = {
  container: 'container-title',
  publisher: 'publisher',
  volume: 'volume',
  issue: 'issue',
  page: 'page',
  URL: 'URL',
  DOI: 'DOI',
} as const;
type PlainField = keyof typeof PLAIN;
type Form = Readonly<Record<PlainField | 'type' | 'title' | 'author' | 'editor' | 'issued', string>>;

function formOf(csl: CslFields): Form {
  const plain = (field: PlainField): string => String(csl[PLAIN[field]] ?? '');
  return {
    type: csl.type,
    title: csl.title ?? '',
    author: namesText(csl.author),
    editor: namesText(csl.editor),
    issued: dateText(csl.issued),
    container: plain('container'),
    publisher: plain('publisher'),
    volume: plain('volume'),
    issue: plain('issue'),
    page: plain('page'),
    URL: plain('URL'),
    DOI: plain('DOI'),
  };
}

/** The reading with what was typed; an emptied field is gone, what the form does not show stays. */
function cslOf(form: Form, read: CslFields): CslFields {
  const before = formOf(read);
  const csl: Record<string, unknown> = { ...read, type: form.type };
  const set = (field: string, typed: string, was: string, value: unknown) => {
    if (typed === was) return;
    if (typed.trim() === '') delete csl[field];
    else csl[field] = value;
  };
  set('title', form.title, before.title, form.title.trim());
  set('author', form.author, before.author, namesOf(form.author, read.author));
  set('editor', form.editor, before.editor, namesOf(form.editor, read.editor));
  set('issued', form.issued, before.issued, dateOf(form.issued));
  for (const [field, name] of Object.entries(PLAIN) as [PlainField, string][])
    set(name, form[field], before[field], form[field].trim());
  return csl as CslFields;
}

/** One entry: its words whole, and every field that was read, to correct. What is typed stands at once; adding stores it. */
export function ReferencePane(props: {
  readonly row: ReferenceRow;
  readonly documentId: string | null;
  readonly canAdd: boolean;
  readonly first: RefObject<HTMLTextAreaElement | null>;
  readonly onCorrect: (csl: CslFields | null) => void;
}) {
  const { row, documentId } = props;
  const { read } = row;
  const [form, setForm] = useState(() => formOf(row.csl));
  const canEdit = props.canAdd && row.isNew;
  const put = (next: Form) => {
    setForm(next);
    const csl = cslOf(next, read.csl);
    props.onCorrect(JSON.stringify(csl) === JSON.stringify(read.csl) ? null : csl);
  };
  const field = (name: keyof Form) => ({
    value: form[name],
    readOnly: !canEdit,
    onChange: (event: { currentTarget: { value: string } }) => put({ ...form, [name]: event.currentTarget.value }),
  });
  return (
    <>
      <PaneBar>
        <h2 className={sources.paneTitle}>Entry {row.at + 1}</h2>
        {documentId && (
          <Button
            component="a"
            variant="default"
            href={hrefOf({ screen: 'reader', documentId, start: read.start, end: read.end, factId: null })}
          >
            Show in the document
          </Button>
        )}
      </PaneBar>
      <PaneBody>
        <div className={sources.form}>
          <blockquote className={styles.entry}>{read.words}</blockquote>
          {read.held && (
            <p className={styles.say}>
              The library holds it ({read.held.why}):{' '}
              <Anchor size="sm" href={hrefOf({ screen: 'sources', sourceId: read.held.sourceId })}>
                {read.held.title}
              </Anchor>
            </p>
          )}
          {row.isNew && read.doubts.length > 0 && <p className={styles.say}>Doubtful: {read.doubts.join('; ')}.</p>}
          <Textarea
            ref={props.first}
            label="Title"
            autosize
            minRows={1}
            value={form.title}
            readOnly={!canEdit}
            onChange={(event) => put({ ...form, title: event.currentTarget.value.replace(/\n/g, ' ') })}
          />
          <Textarea
            label="Authors"
            description="One a line: Family, Given. An organisation without a comma."
            autosize
            minRows={1}
            {...field('author')}
          />
          {(form.editor !== '' || read.csl.editor) && (
            <Textarea label="Editors" autosize minRows={1} {...field('editor')} />
          )}
          <div className={sources.pair}>
            <Select
              label="Kind of work"
              description={read.inferred.includes('type') ? 'Inferred from the other fields' : null}
              data={kindsWith(form.type)}
              value={form.type}
              allowDeselect={false}
              searchable
              readOnly={!canEdit}
              onChange={(type) => put({ ...form, type: type ?? form.type })}
            />
            <TextInput label="Published" placeholder="2025-09-01" {...field('issued')} />
          </div>
          <div className={sources.pair}>
            <TextInput label="In (journal, site, book)" {...field('container')} />
            <TextInput label="Publisher" {...field('publisher')} />
          </div>
          <div className={styles.three}>
            <TextInput label="Volume" {...field('volume')} />
            <TextInput label="Issue" {...field('issue')} />
            <TextInput label="Pages" {...field('page')} />
          </div>
          <TextInput label="Address (URL)" placeholder="Not stated" {...field('URL')} />
          <TextInput label="DOI" placeholder="Not stated" {...field('DOI')} />
          {row.isCorrected && canEdit && (
            <div className={sources.formActions}>
              <Button
                variant="default"
                onClick={() => {
                  setForm(formOf(read.csl));
                  props.onCorrect(null);
                }}
              >
                As it was read
              </Button>
            </div>
          )}
        </div>
      </PaneBody>
    </>
  );
}
