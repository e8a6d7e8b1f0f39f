import { NativeSelect, TagsInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useId, useState } from 'react';
import { ENTITY_KINDS, type EntityKind, type EntityRef } from '../../../model/fact.ts';
import { orpc } from '../../api/index.ts';
import type { ErrorWords } from '../../common/errors.ts';
import { countText } from '../../common/format.ts';
import { addAlias, removeAlias } from '../changes.ts';
import { EditForm } from './EditForm.tsx';
import type { FormWords } from './useEditing.ts';

const MOST_PROPOSED = 8;

/** An entity as it is typed. */
interface EntityWords {
  readonly name: string;
  readonly kind: EntityKind;
}

/** Whom or what a fact is about, found among the entities of the library as its name is typed. */
export function EntityForm(props: {
  /** Null for a new one. */
  readonly entity: EntityRef | null;
  readonly words: FormWords;
  readonly others: readonly EntityRef[];
  readonly inDeck: boolean;
  readonly onSave: (entity: EntityRef) => Promise<ErrorWords | null>;
  readonly onRemove: () => Promise<ErrorWords | null>;
  readonly onEnd: () => void;
}) {
  const { entity } = props;
  const id = useId();
  const [form, setForm] = useState<EntityWords>({
    name: entity?.name ?? '',
    kind: entity?.kind ?? 'organisation',
    ...props.words.kept,
  });
  const { name, kind } = form;
  const write = (typed: EntityWords) => {
    setForm(typed);
    props.words.keep(typed);
  };
  const words = name.trim();
  const query = useDeferredValue(words);
  const { data } = useQuery({
    ...orpc.entities.queryOptions({ input: { query, limit: MOST_PROPOSED } }),
    enabled: query !== '',
    placeholderData: (before) => before,
  });
  const proposed = (query !== '' && data?.entities) || [];
  const isCalled = (candidate: (typeof proposed)[number]) =>
    [candidate.name, ...candidate.aliases].some((one) => one.toLowerCase() === words.toLowerCase());
  const known = proposed.find((candidate) => candidate.kind === kind && isCalled(candidate));
  const isThere = props.others.some((other) => other.kind === kind && other.name === (known?.name ?? words));
  const type = (text: string) => {
    // Whoever takes a proposed name means the entity that has it, of whatever kind it is.
    const chosen = proposed.find((candidate) => candidate.name === text);
    write({ name: text, kind: chosen?.kind ?? kind });
  };
  return (
    <EditForm
      label={entity ? `Entity: ${entity.name}` : 'New entity'}
      canSave={words !== '' && !isThere}
      inDeck={props.inDeck}
      isKept={props.words.kept !== null}
      onSave={() =>
        entity && words === entity.name && kind === entity.kind
          ? Promise.resolve(null)
          : props.onSave({ name: words, kind })
      }
      onEnd={props.onEnd}
      onRemove={entity ? props.onRemove : undefined}
    >
      <TextInput
        label="Name"
        required
        autoComplete="off"
        list={`${id}names`}
        value={name}
        onChange={(event) => type(event.currentTarget.value)}
        error={isThere ? 'The fact names this entity already' : null}
        description={
          known ? `${known.name}: in ${countText(known.facts, 'fact')}` : words ? 'New to the library' : undefined
        }
        inputWrapperOrder={['label', 'input', 'description', 'error']}
      />
      <datalist id={`${id}names`}>
        {proposed.map((candidate) => (
          <option key={`${candidate.kind}:${candidate.name}`} value={candidate.name}>
            {[candidate.kind, ...candidate.aliases].join(', ')}
          </option>
        ))}
      </datalist>
      <NativeSelect
        label="Kind"
        size="xs"
        value={kind}
        data={[...ENTITY_KINDS]}
        onChange={(event) => write({ name, kind: event.currentTarget.value as EntityKind })}
      />
      {entity && <Aliases entity={entity} />}
    </EditForm>
  );
}

/** The other names of an entity, for every fact that names it. Each that comes or goes is a change of its own. */
function Aliases({ entity }: { readonly entity: EntityRef }) {
  const { name, kind } = entity;
  const { data } = useQuery(orpc.entities.queryOptions({ input: { query: name, kind, limit: MOST_PROPOSED } }));
  const held = data?.entities.find((one) => one.name === name);
  const aliases = held?.aliases ?? [];
  const change = async (wanted: readonly string[]) => {
    for (const alias of wanted.filter((one) => !aliases.includes(one))) await addAlias({ name, kind, alias });
    for (const alias of aliases.filter((one) => !wanted.includes(one))) await removeAlias({ name, kind, alias });
  };
  return (
    <TagsInput
      label="Also called"
      description={`Whoever writes one of these means ${name}. Enter adds it at once.`}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={[...aliases]}
      onChange={(wanted) => void change(wanted)}
    />
  );
}
