import { createHash } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import type { SlideEdits } from '../../model/briefing.ts';
import type { DeckRecord, Provenance } from '../../model/deckRecord.ts';
import type { Evidence, Fact } from '../../model/fact.ts';
import { ratingText } from '../../model/scales.ts';
import type { DeckScenes } from '../../model/scene.ts';
import {
  type Citation,
  type CitedSources,
  type EvidenceNote,
  type SlidePlan,
  statementsOf,
} from '../../model/slidePlan.ts';
import { type Source, sourceName } from '../../model/source.ts';
import { countForbidden } from '../../model/xmlText.ts';
import { builtInLocale, citeSources } from '../citations/index.ts';
import { deckToMarkdown } from '../markdown/deck.ts';
import { writeDeck } from '../pptx/index.ts';
import { layOutDeck, loadDesign, loadFontMetrics, withSpeakerNotes } from '../scenes/index.ts';
import {
  citableEvidence,
  type Limits,
  type PlanInput,
  planDeckWithEdits,
  type SlideWarning,
} from '../storyline/index.ts';
import type { Report } from './progress.ts';
import { packRecord, recordDeck } from './record.ts';

/**
 * Everything a deck is made from, as plain values: no database, no clock, no settings. The same job gives the same bytes.
 */
export interface DeckContent extends PlanInput {
  readonly design: string;
  readonly styleXml: string;
  /** BCP 47. */
  readonly language: string;
  /** Whom the deck is for, in the author's words. */
  readonly audience: string | null;
  /** What the user changed in the plan. */
  readonly edits: SlideEdits;
}

/** A deck that is written. */
export interface DeckJob extends DeckContent {
  readonly kind: 'deck';
  readonly format: 'pptx' | 'md';
  /** File to write; the caller moves it to its place. */
  readonly file: string;
}

/** A deck that is only looked at: it stops at the scenes. */
export interface PreviewJob extends DeckContent {
  readonly kind: 'preview';
}

export interface PreviewResult {
  readonly plan: SlidePlan;
  readonly deck: DeckScenes;
  /** Facts that wait for a place. */
  readonly tray: readonly Fact[];
  /** The statements of the facts that are left out, by their ids. */
  readonly leftOutStatements: Readonly<Record<string, string>>;
  /** What is weak about single slides, for their author. */
  readonly slideWarnings: readonly SlideWarning[];
}

export interface DeckJobResult {
  readonly sha256: string;
  readonly bytes: number;
  readonly deckKey: string;
  /** Packed, for the library to keep. */
  readonly record: Uint8Array;
  readonly facts: readonly { factId: string; revision: number }[];
  readonly slides: readonly { index: number; kind: string; title: string; factIds: readonly string[] }[];
  readonly leftOut: SlidePlan['leftOut'];
  readonly warnings: readonly string[];
}

/**
 * What stands behind each fact, for the notes: supporting evidence first, and only what the deck may cite. Of one origin what
 * is cited stands first, and its copies after it.
 */
function evidenceNotes(
  plan: SlidePlan,
  facts: readonly Fact[],
  sources: ReadonlyMap<string, Source>,
  limits: Limits,
): Map<string, readonly EvidenceNote[]> {
  const rank = { supports: 0, contradicts: 1, context: 2 } as const;
  const citedFor = new Map<string, ReadonlySet<string>>();
  for (const { factId, citations } of plan.slides.flatMap(statementsOf)) {
    if (!citedFor.has(factId)) citedFor.set(factId, new Set(citations.map(({ sourceId }) => sourceId)));
  }
  return new Map(
    facts.map((fact) => [
      fact.id,
      withCopiesTold(citableEvidence(fact, sources, limits), sources, citedFor.get(fact.id) ?? new Set())
        .map(
          ({ evidence, isCopy }): EvidenceNote => ({
            sourceId: evidence.sourceId,
            stance: evidence.stance,
            quote: evidence.state === 'anchored' ? evidence.quote : null,
            locator: evidence.locator,
            rating: ratingText(sources.get(evidence.sourceId)?.reliability ?? null, evidence.credibility),
            documentSha256: evidence.documentSha256,
            state: evidence.state,
            ...(isCopy ? { isCopy } : {}),
          }),
        )
        .sort((a, b) => rank[a.stance] - rank[b.stance]),
    ]),
  );
}

/** Evidence by origin, that of a cited source first; a copy is what another source of its origin supports before it. */
function withCopiesTold(
  evidence: readonly Evidence[],
  sources: ReadonlyMap<string, Source>,
  cited: ReadonlySet<string>,
): readonly { readonly evidence: Evidence; readonly isCopy: boolean }[] {
  const groups = Map.groupBy(
    evidence,
    ({ sourceId, stance }) => `${stance} ${sources.get(sourceId)?.origin ?? sourceId}`,
  );
  return [...groups.values()].flatMap((group) => {
    const ordered = group.toSorted((a, b) => Number(cited.has(b.sourceId)) - Number(cited.has(a.sourceId)));
    const [first] = ordered;
    return ordered.map((one) => ({ evidence: one, isCopy: one.sourceId !== first?.sourceId }));
  });
}

/** The lists of citations of a plan, in the order in which a reader meets them. */
function clustersOf(plan: SlidePlan): Citation[][] {
  return plan.slides.flatMap((slide) => statementsOf(slide).map((statement) => [...statement.citations]));
}

function provenanceOf(record: DeckRecord, deck: DeckScenes): Provenance {
  const revisions = new Map(record.facts.map((fact) => [fact.factId, fact.revision]));
  return {
    deckKey: record.deckKey,
    slides: deck.scenes.map((scene) => ({
      id: scene.id,
      facts: scene.factIds.map((id) => ({ id, revision: revisions.get(id) ?? 0 })),
    })),
  };
}

/** The texts that may go into a deck: statements, headings, source entries, quotes. */
function* textsOf(
  plan: SlidePlan,
  cited: CitedSources,
  evidence: ReadonlyMap<string, readonly EvidenceNote[]>,
): Generator<string> {
  const shown = new Set<string>();
  for (const slide of plan.slides) {
    yield slide.heading;
    for (const { factId, text } of statementsOf(slide)) {
      if (!shown.has(factId)) yield text;
      shown.add(factId);
    }
  }
  for (const entry of cited.entries) for (const run of entry.runs) yield run.text;
  for (const id of shown) for (const note of evidence.get(id) ?? []) yield note.quote ?? '';
}

/** Characters that no deck can hold are left out of it, and the user is told. */
function forbiddenWarning(...of: Parameters<typeof textsOf>): string[] {
  const count = countForbidden(textsOf(...of));
  if (count === 0) return [];
  return [
    `${count} ${count === 1 ? 'character' : 'characters'} that no deck can hold (controls, broken code units) were left out.`,
  ];
}

/** Writes chunks to a new file, counting and hashing them on the way. */
async function toFile(
  file: string,
  produce: (sink: (chunk: Uint8Array) => Promise<void>) => Promise<void>,
): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  const handle = await open(file, 'wx');
  try {
    await produce(async (chunk) => {
      hash.update(chunk);
      bytes += chunk.length;
      await handle.writeFile(chunk);
    });
    await handle.sync();
    await handle.close();
  } catch (error) {
    await handle.close().catch(() => {});
    await rm(file, { force: true });
    throw error;
  }
  return { sha256: hash.digest('hex'), bytes };
}

/** A job laid out: what is written, or looked at. */
interface LaidOut extends Omit<PreviewResult, 'leftOutStatements'> {
  readonly deckWarnings: readonly string[];
  readonly cited: CitedSources;
  readonly evidence: ReadonlyMap<string, readonly EvidenceNote[]>;
  readonly sourceNames: ReadonlyMap<string, string>;
}

/** Facts → slide plan, with the user's edits laid over it → citations → scenes. */
function layOutJob(job: DeckContent, report: Report, signal: AbortSignal): LaidOut {
  report({ doing: 'Planning the slides', done: 0, total: null });
  const { plan, tray, slideWarnings, deckWarnings } = planDeckWithEdits(job, job.edits);
  signal.throwIfAborted();

  const clusters = clustersOf(plan);
  const citedIds = new Set(clusters.flat().map((citation) => citation.sourceId));
  const citedSources = job.sources.filter((source) => citedIds.has(source.id));
  const cited = citeSources({
    items: citedSources.map((source) => ({ ...source.csl, id: source.id })),
    clusters,
    styleXml: job.styleXml,
    locale: job.language,
    localeXml: builtInLocale,
  });
  signal.throwIfAborted();

  report({ doing: 'Laying out the slides', done: 0, total: plan.slides.length });
  const design = loadDesign(job.design);
  const facts = [...job.facts, ...job.related];
  const evidence = evidenceNotes(plan, facts, new Map(job.sources.map((source) => [source.id, source])), job);
  const sourceNames = new Map(job.sources.map((source) => [source.id, sourceName(source.csl)]));
  const deck = layOutDeck({
    plan,
    cited,
    evidence,
    redated: new Set(job.redated),
    sourceNames,
    design,
    scheme: job.scheme,
    themes: job.themes,
    handout: job.handout,
    language: job.language,
    metrics: loadFontMetrics(design),
  });
  signal.throwIfAborted();
  const waiting = new Set(tray);
  return {
    plan,
    deck: job.handout ? deck : withSpeakerNotes(deck, job.edits.notes),
    tray: job.facts.filter((fact) => waiting.has(fact.id)),
    slideWarnings,
    deckWarnings,
    cited,
    evidence,
    sourceNames,
  };
}

/** The whole way of a deck that is looked at; nothing is written. Its plan warns of what `slideWarnings` do not tell. */
async function runPreview(job: PreviewJob, report: Report, signal: AbortSignal): Promise<PreviewResult> {
  const { plan, deck, tray, slideWarnings, deckWarnings, cited, evidence } = layOutJob(job, report, signal);
  const warnings = [...deckWarnings, ...forbiddenWarning(plan, cited, evidence)];
  const leftOut = new Set(plan.leftOut.map(({ factId }) => factId));
  const leftOutStatements = Object.fromEntries(
    job.facts.filter((fact) => leftOut.has(fact.id)).map((fact) => [fact.id, fact.statement]),
  );
  return { plan: { ...plan, warnings }, deck, tray, slideWarnings, leftOutStatements };
}

async function writeJob(job: DeckJob, report: Report, signal: AbortSignal): Promise<DeckJobResult> {
  const { plan, deck, cited, evidence, sourceNames } = layOutJob(job, report, signal);
  const record = recordDeck(deck, plan, cited, [...job.facts, ...job.related], job.handout);
  const properties = {
    title: deck.title,
    subject: `Information as of ${deck.asOf}`,
    keywords: job.themes.map((t) => t.name),
  };
  const written = await toFile(job.file, async (sink) => {
    if (job.format === 'md') {
      await sink(
        Buffer.from(
          deckToMarkdown({ plan, cited, evidence, sourceNames, notes: job.edits.notes, handout: job.handout }),
          'utf8',
        ),
      );
      return;
    }
    await writeDeck(deck, {
      provenance: job.handout ? null : provenanceOf(record, deck),
      properties,
      onProgress: (done, total) => report({ doing: 'Writing the deck', done, total }),
      signal,
      sink,
    });
  });
  return {
    ...written,
    deckKey: record.deckKey,
    record: packRecord(record),
    facts: record.facts.map(({ factId, revision }) => ({ factId, revision })),
    slides: deck.scenes.map((scene, i) => ({
      index: i + 1,
      kind: scene.kind,
      title: scene.title,
      factIds: scene.factIds,
    })),
    leftOut: plan.leftOut,
    warnings: [...plan.warnings, ...forbiddenWarning(plan, cited, evidence)],
  };
}

/** Runs a deck job somewhere: in this thread for the command line, in the deck thread under the core host. */
export interface DeckJobRunner {
  (job: DeckJob, report: Report, signal: AbortSignal): Promise<DeckJobResult>;
  (job: PreviewJob, report: Report, signal: AbortSignal): Promise<PreviewResult>;
}

/**
 * The whole way of a deck: facts → slide plan → citations → scenes → file, or as far as the scenes. Writes `job.file` and
 * leaves nothing there when it fails or is cancelled.
 */
export const runDeckJob = (async (job: DeckJob | PreviewJob, report: Report, signal: AbortSignal) =>
  job.kind === 'preview' ? runPreview(job, report, signal) : writeJob(job, report, signal)) as DeckJobRunner;
