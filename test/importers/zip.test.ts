import { expect, test } from 'vitest';
import { openArchive } from '../../src/core/importers/zip/archive.ts';
import { mutantsOf, type ZipPart, zipOf } from './zipOf.ts';

const plain: ZipPart[] = [
  { name: 'mimetype', data: 'text/x-test', stored: true },
  { name: 'a/One.txt', data: 'The first text of the archive.' },
  { name: 'a/two.txt', data: 'The second text.'.repeat(50) },
];

/** Opens an archive and unpacks all of it; gives the code of the error, or `read`. */
async function outcome(bytes: Uint8Array): Promise<string> {
  try {
    await (await openArchive(bytes, 'x.zip')).verify();
    return 'read';
  } catch (error) {
    return (error as { code?: string }).code ?? `no code: ${String(error)}`;
  }
}

test('files are read by their names, whatever case they are asked in, and folders are none', async () => {
  const archive = await openArchive(zipOf([...plain, { name: 'a/', data: '', stored: true }]), 'x.zip');
  expect(archive.names).toEqual(['mimetype', 'a/One.txt', 'a/two.txt']);
  expect(Buffer.from(await archive.read('A/one.TXT')).toString()).toBe('The first text of the archive.');
  expect(archive.has('a/three.txt')).toBe(false);
  await expect(archive.read('a/three.txt')).rejects.toMatchObject({ code: 'ARCHIVE_DAMAGED' });
});

test('two names that differ in case alone are two files', async () => {
  const archive = await openArchive(
    zipOf([
      { name: 'A', data: 'upper' },
      { name: 'a', data: 'lower' },
    ]),
    'x.zip',
  );
  expect(Buffer.from(await archive.read('a')).toString()).toBe('lower');
  expect(Buffer.from(await archive.read('A')).toString()).toBe('upper');
});

const zeros = (megabytes: number): Uint8Array => new Uint8Array(megabytes * 1024 * 1024);
test.each<[string, () => Uint8Array, string]>([
  ['a sound archive', () => zipOf(plain), 'read'],
  ['20 MB of zeros in one file', () => zipOf([{ name: 'a', data: zeros(20) }]), 'ARCHIVE_TOO_LARGE'],
  ['15 MB of zeros, which tables may hold', () => zipOf([{ name: 'a', data: zeros(15) }]), 'read'],
  [
    'twenty files of 15 MB of zeros',
    () => zipOf(Array.from({ length: 20 }, (_, i) => ({ name: `f${i}`, data: zeros(15) }))),
    'ARCHIVE_TOO_LARGE',
  ],
  ['a bomb that claims ten bytes', () => zipOf([{ name: 'a', data: zeros(40), claimedSize: 10 }]), 'ARCHIVE_TOO_LARGE'],
  ['a size that is too small', () => zipOf([{ name: 'a', data: 'twelve bytes', claimedSize: 5 }]), 'ARCHIVE_DAMAGED'],
  ['a size that is too large', () => zipOf([{ name: 'a', data: 'twelve bytes', claimedSize: 4e9 }]), 'ARCHIVE_DAMAGED'],
  ['a wrong checksum', () => zipOf([{ name: 'a', data: 'twelve bytes', claimedCrc: 1 }]), 'ARCHIVE_DAMAGED'],
  ['a name with ../', () => zipOf([...plain, { name: '../../etc/passwd', data: 'x' }]), 'ARCHIVE_DAMAGED'],
  ['a name with ..\\', () => zipOf([...plain, { name: '..\\x', data: 'x' }]), 'ARCHIVE_DAMAGED'],
  ['an absolute name', () => zipOf([...plain, { name: '/etc/passwd', data: 'x' }]), 'ARCHIVE_DAMAGED'],
  ['a name with a drive', () => zipOf([...plain, { name: 'C:\\x', data: 'x' }]), 'ARCHIVE_DAMAGED'],
  ['a name twice', () => zipOf([...plain, { name: 'a/two.txt', data: 'x' }]), 'ARCHIVE_DAMAGED'],
  ['a file over another', () => zipOf([...plain, { name: 'b', data: 'x', claimedOffset: 0 }]), 'ARCHIVE_DAMAGED'],
  ['an offset beyond the end', () => zipOf([{ name: 'b', data: 'x', claimedOffset: 9e8 }]), 'ARCHIVE_DAMAGED'],
  ['an encrypted file', () => zipOf([{ name: 'a', data: 'x', flags: 1 }]), 'ENCRYPTED'],
  ['a method that nobody knows', () => zipOf([{ name: 'a', data: 'x', method: 97 }]), 'ARCHIVE_DAMAGED'],
  ['more files claimed than there are', () => zipOf(plain, 60_000), 'ARCHIVE_TOO_LARGE'],
  ['some more files claimed than there are', () => zipOf(plain, 9), 'ARCHIVE_DAMAGED'],
  ['a zip64 mark with nothing behind it', () => zipOf(plain, 0xffff), 'ARCHIVE_TOO_LARGE'],
  [
    'sizes that say zip64 without its field',
    () => zipOf([{ name: 'a', data: 'x', claimedSize: 0xffffffff }]),
    'ARCHIVE_DAMAGED',
  ],
  ['no table of contents', () => zipOf(plain).subarray(0, 120), 'ARCHIVE_DAMAGED'],
  ['half a table of contents', () => zipOf(plain).subarray(0, -40), 'ARCHIVE_DAMAGED'],
  ['nothing', () => new Uint8Array(0), 'ARCHIVE_DAMAGED'],
  ['no archive at all', () => Buffer.from('PK, as he was called, was no zip.'), 'ARCHIVE_DAMAGED'],
])('an archive with %s', async (_what, make, expected) => {
  expect(await outcome(make())).toBe(expected);
});

test('each of 300 mutants of an archive is read or refused with a code', async () => {
  const codes = new Set<string>();
  for (const mutant of mutantsOf(zipOf(plain), 300)) codes.add(await outcome(mutant));
  expect([...codes].filter((code) => !/^(?:read|ARCHIVE_DAMAGED|ARCHIVE_TOO_LARGE|ENCRYPTED)$/.test(code))).toEqual([]);
  expect(codes.size).toBeGreaterThan(1);
});
