import type { Bridge } from '../../contract/bridge.ts';
import type { Shell } from '../../contract/shell.ts';
import type { Pipe } from '../../contract/wire.ts';
import { browserShell, openSocket } from './browser.ts';
import { electronShell, openPort } from './electron.ts';

const bridge = (globalThis as { briefwright?: Bridge<File> }).briefwright;

/** What this window can do beside showing screens. */
export const shell: Shell<File, AbortSignal> = bridge ? electronShell(bridge) : browserShell;

/** A new connection to the library. */
export const openPipe: () => Promise<Pipe> = bridge ? () => openPort(bridge) : openSocket;
