import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import { RELIABILITY, RELIABILITY_CODES, type Reliability } from '../../model/scales.ts';
import type { CslItem } from '../../model/source.ts';
import { client, orpc } from '../api/index.ts';
import { undoOf } from '../app/history.ts';
import { tell, tellError } from '../common/toast.tsx';
import { dateOf, dateText, namesOf, namesText } from './cslWords.ts';
import { changedWords } from './PublishedAsk.tsx';
import styles from './Sources.module.css';
import type { ListedSource, SourceRow } from './sourceList.ts';
import { kindsWith } from './workKinds.ts';

/** The fields of the form as they are typed. */
interface Form {
  readonly type: string;
  readonly title: string;
  readonly author: string;
  readonly issued: string;
  readonly publisher: string;
  readonly container: string;
  readonly URL: string;
  readonly DOI: string;
  readonly language: string;
  readonly reliability: string | null;
  readonly descriptor: string;
  readonly marking: string | null;
  readonly origin: string;
}

function formOf({ csl, reliability, descriptor, marking, origin }: ListedSource): Form {
  return {
    type: csl.type,
    title: csl.title ?? '',
    author: namesText(csl.author),
    issued: dateText(csl.issued),
    publisher: csl.publisher ?? '',
    container: csl['container-title'] ?? '',
    URL: csl.URL ?? '',
    DOI: csl.DOI ?? '',
    language: csl.language ?? '',
    reliability,
    descriptor: descriptor ?? '',
    marking,
    origin,
  };
}

/** The item with what was changed in the form; fields that the form does not show stay as they are, emptied ones go. */
function cslOf(form: Form, source: ListedSource): CslItem {
  const before = formOf(source);
  const csl: Record<string, unknown> = { ...source.csl, type: form.type };
  const set = (field: string, typed: string, value: unknown, was: string) => {
    if (typed === was) return;
    if (typed.trim() === '') delete csl[field];
    else csl[field] = value;
  };
  set('title', form.title, form.title.trim(), before.title);
  set('author', form.author, namesOf(form.author, source.csl.author), before.author);
  set('issued', form.issued, dateOf(form.issued), before.issued);
  set('publisher', form.publisher, form.publisher.trim(), before.publisher);
  set('container-title', form.container, form.container.trim(), before.container);
  set('URL', form.URL, form.URL.trim(), before.URL);
  set('DOI', form.DOI, form.DOI.trim(), before.DOI);
  set('language', form.language, form.language.trim(), before.language);
  return csl as CslItem;
}

const RELIABILITIES = RELIABILITY_CODES.map((code) => ({ value: code, label: `${code} · ${RELIABILITY[code]}` }));

/** The metadata of a source, as citations use them, and its rating. Nothing is changed before it is saved. */
export function SourceEditor({
  source,
  others,
}: {
  readonly source: ListedSource;
  readonly others: readonly SourceRow[];
}) {
  const queries = useQueryClient();
  const { data: info } = useQuery(orpc.info.queryOptions());
  const [before, setBefore] = useState(source);
  const [form, setForm] = useState(() => formOf(source));
  const [saving, setSaving] = useState(false);
  const isChanged = JSON.stringify(form) !== JSON.stringify(formOf(before));
  // A change from elsewhere comes into the form, unless something was typed: that is kept, and the saving is refused.
  if (source.revision !== before.revision && !isChanged) {
    setBefore(source);
    setForm(formOf(source));
  }
  const canEdit = info !== undefined && !info.readOnly;

  const save = async () => {
    setSaving(true);
    try {
      const saved = await client.updateSource({
        id: before.id,
        revision: before.revision,
        csl: cslOf(form, before),
        reliability: form.reliability as Reliability | null,
        descriptor: form.descriptor.trim() || null,
        marking: form.marking,
        origin: form.origin,
      });
      setBefore(saved);
      setForm(formOf(saved));
      await queries.invalidateQueries({ queryKey: orpc.sources.key() });
      tell(changedWords(saved), undoOf(saved));
    } catch (error) {
      tellError(error);
    } finally {
      setSaving(false);
    }
  };

  const text = (field: keyof Form & ('title' | 'publisher' | 'container' | 'URL' | 'DOI' | 'language' | 'issued')) => ({
    value: form[field],
    readOnly: !canEdit,
    onChange: (event: { currentTarget: { value: string } }) => setForm({ ...form, [field]: event.currentTarget.value }),
  });
  const says = (field: string) =>
    before.inferred.includes(field)
      ? 'Inferred: the work itself does not state it'
      : before.foundIn[field]
        ? `Found in: ${before.foundIn[field]}`
        : null;
  const markings = (info?.markings ?? []).map(({ label }) => label);
  const onKeyDown = (event: KeyboardEvent) => {
    if ((event.key !== 'Enter' && event.key !== 's') || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (isChanged && canEdit && !saving) void save();
  };

  return (
    <form
      className={styles.form}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        if (isChanged) void save();
      }}
    >
      <Textarea
        label="Title"
        autosize
        minRows={1}
        value={form.title}
        readOnly={!canEdit}
        description={says('title')}
        onChange={(event) => setForm({ ...form, title: event.currentTarget.value.replace(/\n/g, ' ') })}
      />
      <Textarea
        label="Authors"
        description={[says('author'), 'One a line: Family, Given. An organisation without a comma.']
          .filter(Boolean)
          .join('. ')}
        autosize
        minRows={1}
        value={form.author}
        readOnly={!canEdit}
        onChange={(event) => setForm({ ...form, author: event.currentTarget.value })}
      />
      <div className={styles.pair}>
        <Select
          label="Kind of work"
          description={says('type')}
          data={kindsWith(form.type)}
          value={form.type}
          allowDeselect={false}
          searchable
          readOnly={!canEdit}
          onChange={(type) => setForm({ ...form, type: type ?? form.type })}
        />
        <TextInput label="Published" placeholder="2025-09-01" description={says('issued')} {...text('issued')} />
      </div>
      <div className={styles.pair}>
        <TextInput label="Publisher" description={says('publisher')} {...text('publisher')} />
        <TextInput label="In (journal, site, book)" description={says('container-title')} {...text('container')} />
      </div>
      <TextInput label="Address (URL)" description={says('URL')} {...text('URL')} />
      <div className={styles.pair}>
        <TextInput label="DOI" description={says('DOI')} {...text('DOI')} />
        <TextInput label="Language" placeholder="en" description={says('language')} {...text('language')} />
      </div>
      <div className={styles.pair}>
        <Select
          label="Reliability"
          placeholder="Not rated"
          clearable={canEdit}
          data={RELIABILITIES}
          value={form.reliability}
          readOnly={!canEdit}
          onChange={(reliability) => setForm({ ...form, reliability })}
        />
        <Select
          label="Marking"
          placeholder={info ? `${info.markingDefault} (default)` : ''}
          clearable={canEdit}
          data={markings}
          value={form.marking}
          readOnly={!canEdit}
          onChange={(marking) => setForm({ ...form, marking })}
        />
      </div>
      <Textarea
        label="Descriptor"
        placeholder="What bears on its quality: access, bias, completeness, currency"
        autosize
        minRows={2}
        value={form.descriptor}
        readOnly={!canEdit}
        onChange={(event) => setForm({ ...form, descriptor: event.currentTarget.value })}
      />
      <Select
        label="Goes back to"
        description="Sources of one origin do not corroborate each other"
        data={originsOf(before, others)}
        value={form.origin}
        allowDeselect={false}
        searchable
        readOnly={!canEdit}
        onChange={(origin) => setForm({ ...form, origin: origin ?? form.origin })}
      />
      {canEdit && (
        <div className={styles.formActions}>
          <Button
            variant="default"
            disabled={!isChanged || saving}
            onClick={() => {
              setBefore(source);
              setForm(formOf(source));
            }}
          >
            Discard changes
          </Button>
          <Button type="submit" disabled={!isChanged} loading={saving}>
            Save
          </Button>
        </div>
      )}
    </form>
  );
}

/** Itself, the origins of the other sources, and the origin that is set, each once. */
function originsOf(source: ListedSource, others: readonly SourceRow[]): { value: string; label: string }[] {
  const origins = new Map([[source.id, 'Itself: an origin of its own']]);
  for (const row of others) {
    if (row.source.id === source.id) continue;
    const { id, origin } = row.source;
    if (origin === id) origins.set(id, row.formats ? `${row.title} (${row.formats})` : row.title);
    else if (!origins.has(origin)) origins.set(origin, `${origin} (also of “${row.title}”)`);
  }
  if (!origins.has(source.origin)) origins.set(source.origin, source.origin);
  return [...origins].map(([value, label]) => ({ value, label }));
}
