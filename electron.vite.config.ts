import { defineConfig } from 'electron-vite';

/** One build for every entry that runs in Node or in Electron's main process. */
export default defineConfig({
  main: {
    build: {
      rollupOptions: {
        input: {
          briefwright: 'src/cli/briefwright.ts',
          deckJob: 'src/worker/deckJob.ts',
        },
      },
    },
  },
});
