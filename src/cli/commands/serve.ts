import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, InvalidArgumentError } from 'commander';
import { BriefwrightError } from '../../model/errors.ts';
import { type BrowserShell, serveLibrary } from '../../web/server.ts';
import { printResult, say } from '../output.ts';

function portNumber(value: string): number {
  const port = Number(value);
  if (!/^\d{1,5}$/.test(value) || port > 65_535) throw new InvalidArgumentError('It is a number from 0 to 65535.');
  return port;
}

/** The built page, beside the sources or beside the built command line. */
function pageFolder(): string {
  const beside = import.meta.url.endsWith('.ts') ? '../../../out/renderer/' : '../renderer/';
  const folder = fileURLToPath(new URL(beside, import.meta.url));
  if (!existsSync(join(folder, 'index.html'))) {
    throw new BriefwrightError('PAGE_NOT_BUILT', 'The screens are not built yet.', { hint: 'Run: npm run build' });
  }
  return folder;
}

/** Opens the library for writing; where another program writes it, or it cannot be written, for reading. */
async function start(library: string, port: number): Promise<BrowserShell> {
  const options = { library, port, page: pageFolder() };
  try {
    return await serveLibrary({ ...options, mode: 'write' });
  } catch (error) {
    const code = error instanceof BriefwrightError ? error.code : '';
    if (code !== 'LIBRARY_IN_USE' && code !== 'LIBRARY_READ_ONLY') throw error;
    say(`${(error as BriefwrightError).message} It is shown without changing it.`);
    return await serveLibrary({ ...options, mode: 'read' });
  }
}

function openInBrowser(url: string): void {
  const opener = { darwin: 'open', win32: 'explorer' }[process.platform as string] ?? 'xdg-open';
  const child = spawn(opener, [url], { stdio: 'ignore', detached: true });
  child.on('error', () => say(`Open this address yourself: ${opener} is not there.`));
  child.unref();
}

/** Settles when the server is to end: at a signal, or when the program that started it over a channel has gone. */
function untilEnd(): Promise<void> {
  return new Promise((resolveEnd) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolveEnd());
    process.once('disconnect', () => resolveEnd());
  });
}

export function serveCommand(): Command {
  return new Command('serve')
    .description('show the library in a browser on this machine')
    .argument('<library>')
    .option('--port <n>', 'port to listen on; any free one unless told', portNumber, 0)
    .option('--open', 'open it in the default browser')
    .action(async (library: string, options: { json?: boolean; port: number; open?: boolean }) => {
      const shell = await start(resolve(library), options.port);
      const end = untilEnd();
      for (const warning of shell.warnings) say(`Warning: ${warning}`);
      printResult(options.json ?? false, { url: shell.url }, () => [
        `Open ${shell.url}`,
        'The address works once. Ctrl-C ends it.',
      ]);
      if (options.open) openInBrowser(shell.url);
      await end;
      await shell.close();
      // An open channel to the program that started this one would keep it running.
      if (process.connected) process.disconnect();
    });
}
