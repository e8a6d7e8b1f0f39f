import { TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import { isEdtf } from '../../../model/edtf.ts';
import type { Measure } from '../../../model/fact.ts';
import type { ErrorWords } from '../../common/errors.ts';
import { numberText } from '../../common/format.ts';
import { EditForm } from './EditForm.tsx';
import styles from './Inspector.module.css';
import { plainNumber, readNumber } from './typedNumber.ts';
import type { FormWords } from './useEditing.ts';

/** How numbers are commonly meant; any other word may be written. */
const QUALIFIERS = ['about', 'at least', 'at most', 'estimated', 'previously', 'projected'];

/** A measure as it is typed. */
interface MeasureWords {
  readonly metric: string;
  readonly subject: string;
  readonly value: string;
  readonly unit: string;
  readonly period: string;
  readonly qualifier: string;
}

/** A number that a fact carries, field by field. Nothing is changed before it is saved. */
export function MeasureForm(props: {
  /** Null for a new one. */
  readonly measure: Measure | null;
  readonly words: FormWords;
  readonly inDeck: boolean;
  readonly onSave: (measure: Measure) => Promise<ErrorWords | null>;
  readonly onRemove: () => Promise<ErrorWords | null>;
  readonly onEnd: () => void;
}) {
  const { measure } = props;
  const id = useId();
  const [form, setForm] = useState<MeasureWords>({
    metric: measure?.metric ?? '',
    subject: measure?.subject ?? '',
    value: measure ? plainNumber(measure.value) : '',
    unit: measure?.unit ?? '',
    period: measure?.period ?? '',
    qualifier: measure?.qualifier ?? '',
    ...props.words.kept,
  });
  const write = (words: MeasureWords) => {
    setForm(words);
    props.words.keep(words);
  };
  const read = readNumber(form.value);
  const period = form.period.trim();
  const faults = {
    value: form.value.trim() !== '' && 'fault' in read ? read.fault : null,
    unit: /[$€£¥]/.test(form.unit) ? 'Write money as its ISO code: USD, EUR' : null,
    period: period !== '' && !isEdtf(period) ? 'Such as 2025, 2025-09 or 2021/2023' : null,
  };
  const canSave = form.metric.trim() !== '' && 'value' in read && faults.unit === null && faults.period === null;
  const save = async () => {
    if (!('value' in read)) return null;
    const words = (text: string) => text.trim() || null;
    return props.onSave({
      metric: form.metric.trim(),
      subject: words(form.subject),
      value: read.value,
      unit: words(form.unit),
      period: words(form.period),
      qualifier: words(form.qualifier),
    });
  };
  const field = (name: keyof typeof form) => ({
    value: form[name],
    onChange: (event: { currentTarget: { value: string } }) => write({ ...form, [name]: event.currentTarget.value }),
  });
  const isScaled = 'value' in read && numberText(read.value) !== form.value.trim() && Math.abs(read.value) >= 1000;
  return (
    <EditForm
      label={measure ? `Measure: ${measure.metric}` : 'New measure'}
      canSave={canSave}
      inDeck={props.inDeck}
      isKept={props.words.kept !== null}
      onSave={save}
      onEnd={props.onEnd}
      onRemove={measure ? props.onRemove : undefined}
    >
      <TextInput label="Metric" placeholder="What is measured" required {...field('metric')} />
      <TextInput label="Subject" placeholder="Of whom or what" {...field('subject')} />
      <div className={styles.pair}>
        <TextInput
          label="Value"
          required
          inputMode="decimal"
          error={faults.value}
          description={isScaled ? `= ${numberText(read.value)}` : undefined}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...field('value')}
        />
        <TextInput label="Unit" placeholder="USD, %, ships" error={faults.unit} {...field('unit')} />
        <TextInput label="Period" placeholder="2025-09" error={faults.period} {...field('period')} />
        <TextInput label="Qualifier" placeholder="about, projected" list={`${id}qualifiers`} {...field('qualifier')} />
      </div>
      <datalist id={`${id}qualifiers`}>
        {QUALIFIERS.map((word) => (
          <option key={word} value={word} />
        ))}
      </datalist>
    </EditForm>
  );
}
