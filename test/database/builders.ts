import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import {
  type Library,
  type NewEvidence,
  type NewFact,
  type NewSource,
  openLibrary,
} from '../../src/core/database/library.ts';
import { evidenceless } from './plainFact.ts';

const folders: string[] = [];
const open: Library[] = [];

afterEach(() => {
  for (const library of open.splice(0)) library.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A path in a folder of its own, removed after the test. */
export function temporaryPath(name = 'test.briefwright'): string {
  const folder = mkdtempSync(join(tmpdir(), 'briefwright-test-'));
  folders.push(folder);
  return join(folder, name);
}

/** A new library, closed after the test. */
export function newLibrary(path = temporaryPath()): Library {
  return closedAfterwards(openLibrary(path, 'create'));
}

export function closedAfterwards(library: Library): Library {
  open.push(library);
  return library;
}

export function sourceOf(patch: Partial<NewSource> = {}): NewSource {
  return {
    csl: { id: 'report-1', type: 'report', title: 'A report' },
    reliability: 'B',
    marking: null,
    descriptor: null,
    inferred: [],
    ...patch,
  };
}

export function factOf(statement: string, patch: Partial<NewFact> = {}): NewFact {
  return { ...evidenceless(statement), ...patch };
}

export function evidenceOf(sourceId: string, patch: Partial<NewEvidence> = {}): NewEvidence {
  return {
    sourceId,
    documentId: null,
    documentSha256: null,
    quote: null,
    prefix: null,
    suffix: null,
    start: null,
    end: null,
    locator: { label: 'paragraph', value: '3' },
    stance: 'supports',
    credibility: 2,
    state: 'located',
    ...patch,
  };
}

/** The code of the error that `run` throws; null where it throws none. */
export function codeOf(run: () => unknown): string | null {
  try {
    run();
    return null;
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}
