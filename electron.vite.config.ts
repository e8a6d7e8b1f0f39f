import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { NONCE_PLACE } from './src/contract/pageSecurity.ts';

/** What runs in Node or in Electron's main process, Electron's preload script, and the page, the same for every shell. */
export default defineConfig({
  main: {
    build: {
      rollupOptions: {
        input: {
          main: 'src/main/main.ts',
          briefwright: 'src/cli/briefwright.ts',
          coreHost: 'src/worker/coreHost.ts',
          importJob: 'src/worker/importJob.ts',
          deckJob: 'src/worker/deckJob.ts',
          checkJob: 'src/worker/checkJob.ts',
        },
        // Threads are started from files beside the one that starts them, so nothing may move to a folder of its own.
        output: { chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      // A sandboxed preload script can load no module, and only CommonJS.
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: 'src/preload/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    base: '/',
    publicDir: resolve('resources/icons/page'),
    plugins: [react()],
    html: { cspNonce: NONCE_PLACE },
    build: {
      outDir: 'out/renderer',
      rollupOptions: { input: 'src/renderer/index.html' },
      target: 'chrome120',
      // electron-vite's own default is false; the page is parsed in half the time.
      minify: true,
      // The page is bundled, so the licences of what is in it go along.
      license: { fileName: 'LICENSES.md' },
      assetsInlineLimit: 0,
    },
  },
});
