import { isFolderOfPage } from '../../model/savedPage.ts';

/** A file that was dropped; one out of a dropped folder has its way from there. */
interface Dropped {
  readonly name: string;
  readonly path?: string;
  readonly relativePath?: string;
}

/** `./Desk/boat.html` → `Desk`, `boat.html`. */
const wayOf = ({ name, path, relativePath }: Dropped): readonly string[] =>
  (relativePath ?? path ?? name).split('/').filter((part) => part !== '' && part !== '.');

/** The dropped files without the pictures and frames that a browser saved beside a page that was dropped with them. */
export function withoutFoldersOfPages<File extends Dropped>(files: readonly File[]): File[] {
  const ways = files.map(wayOf);
  const filesIn = new Map<string, Set<string>>();
  for (const way of ways) {
    const folder = way.slice(0, -1).join('/');
    filesIn.set(folder, (filesIn.get(folder) ?? new Set()).add(way.at(-1) ?? ''));
  }
  const isOfPage = (way: readonly string[]): boolean =>
    way.slice(0, -1).some((name, at) => isFolderOfPage(name, filesIn.get(way.slice(0, at).join('/')) ?? new Set()));
  return files.filter((_, n) => !isOfPage(ways[n] ?? []));
}
