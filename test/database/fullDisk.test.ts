import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openLibrary } from '../../src/core/database/library.ts';
import { smallDisk } from '../support/smallDisk.ts';
import { closedAfterwards, codeOf, factOf, temporaryPath } from './builders.ts';

const disk = smallDisk();

describe.skipIf(disk === null)('a library on a full disk', () => {
  if (disk === null) return;
  let library: ReturnType<typeof openLibrary>;
  const many = () => library.facts.insertMany(Array.from({ length: 500 }, (_, i) => factOf(`Fact ${i} of many.`)));

  beforeAll(() => {
    library = openLibrary(join(disk.folder, 'L.briefwright'), 'create');
  });
  afterAll(() => {
    library.close();
    disk.remove();
  });

  test('says so at the change that failed and takes no more, keeps what it has, and can be backed up elsewhere', async () => {
    library.facts.insertMany([factOf('Kept before.')]);
    disk.fill();
    expect(library.standing()).toBeNull();
    expect(codeOf(many)).toBe('DISK_FULL');
    expect(library.standing()?.code).toBe('DISK_FULL');
    expect(codeOf(() => library.facts.insertMany([factOf('Refused.')]))).toBe('DISK_FULL');
    expect(library.counts().facts).toBe(1);
    const elsewhere = temporaryPath('backup');
    await library.backup(elsewhere);
    expect(closedAfterwards(openLibrary(elsewhere, 'read')).counts().facts).toBe(1);
  });

  test('says of a backup onto the full disk that it was not written, and leaves nothing of it', async () => {
    const backup = library.backup(join(disk.folder, 'copy.briefwright'));
    await expect(backup).rejects.toMatchObject({ code: 'DISK_FULL', message: expect.stringContaining('copy') });
  });

  test('goes on by itself when there is room again', () => {
    disk.free();
    expect(library.standing()).toBeNull();
    expect(many()).toHaveLength(500);
    expect(library.counts().facts).toBe(501);
    expect(library.integrity()).toEqual([]);
  });
});
