import { readFileSync, realpathSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';

const NETWORK_FILESYSTEMS =
  /^(nfs\d?|cifs|smb\w*|afs|ncpfs|9p|ceph|glusterfs|lustre|davfs|fuse\.(sshfs|rclone|gvfsd.*|davfs.*|s3fs))$/;
const SYNCED_FOLDERS: readonly (readonly [RegExp, string])[] = [
  [/^onedrive\b/i, 'OneDrive'],
  [/^dropbox\b/i, 'Dropbox'],
  [/^(google ?drive|my drive|drivefs|googledrive-.*)$/i, 'Google Drive'],
  [/^(icloud ?drive.*|com~apple~clouddocs|mobile documents)$/i, 'iCloud'],
  [/^nextcloud\b/i, 'Nextcloud'],
  [/^syncthing\b/i, 'Syncthing'],
  [/^box( sync)?$/i, 'Box'],
];

/** One line of /proc/mounts: where it is mounted, and the type of its file system. */
interface Mount {
  readonly point: string;
  readonly type: string;
}

/**
 * What makes this place unsafe for a library: one sentence for each reason, none on a plain local disk. SQLite's WAL
 * needs memory shared by all who open the file, which a network file system does not give; a sync client copies the
 * file and its WAL at different moments.
 */
export function libraryWarnings(path: string, mounts: readonly Mount[] = readMounts()): string[] {
  const place = realDirectory(path);
  const warnings: string[] = [];
  const mount = mounts
    .filter(({ point }) => place === point || place.startsWith(point.endsWith('/') ? point : `${point}/`))
    .sort((a, b) => b.point.length - a.point.length)[0];
  if ((mount && NETWORK_FILESYSTEMS.test(mount.type)) || place.startsWith('\\\\')) {
    warnings.push(
      `The library ${path} is on a network drive${mount ? ` (${mount.type})` : ''}, where it can be damaged: keep it on a local disk and back it up to the network.`,
    );
  }
  const folders = place.split(/[\\/]/);
  const synced = SYNCED_FOLDERS.find(([pattern]) => folders.some((folder) => pattern.test(folder)));
  if (synced) {
    warnings.push(
      `The library ${path} is in a folder that ${synced[1]} keeps in step, which can damage it: keep it outside, and put backups there.`,
    );
  }
  return warnings;
}

function realDirectory(path: string): string {
  const directory = dirname(resolve(path));
  try {
    return realpathSync(directory);
  } catch {
    return directory;
  }
}

function readMounts(): Mount[] {
  if (sep === '\\') return [];
  try {
    return readFileSync('/proc/mounts', 'utf8')
      .split('\n')
      .flatMap((line) => {
        const [, point, type] = line.split(' ');
        return point !== undefined && type !== undefined
          ? [{ point: point.replace(/\\(\d{3})/g, (_, octal) => String.fromCharCode(Number.parseInt(octal, 8))), type }]
          : [];
      });
  } catch {
    return [];
  }
}
