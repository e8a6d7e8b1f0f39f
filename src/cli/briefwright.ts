#!/usr/bin/env node
import nodeModule from 'node:module';

// Keeps what V8 has compiled for the next start, which then takes half the time; it has to be on before anything is loaded.
nodeModule.enableCompileCache?.();

// `npm run briefwright` starts in the project's folder; relative paths are those of the folder where it was typed.
if (process.env.npm_lifecycle_event === 'briefwright' && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);

// The database would end an older Node without a word.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 14)) {
  process.stderr.write(`briefwright: Node 22.14 or newer is needed; this is Node ${process.versions.node}.\n`);
  process.exitCode = 3;
} else {
  const { main } = await import('./main.ts');
  process.exitCode = await main(process.argv.slice(2));
}
