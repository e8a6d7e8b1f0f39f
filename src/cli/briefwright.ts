#!/usr/bin/env node
import { enableCompileCache } from 'node:module';

// Keeps what V8 has compiled for the next start, which then takes half the time; it has to be on before anything is loaded.
enableCompileCache();

// `npm run briefwright` starts in the project's folder; relative paths are those of the folder where it was typed.
if (process.env.npm_lifecycle_event === 'briefwright' && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);

const { main } = await import('./main.ts');
process.exitCode = await main(process.argv.slice(2));
