import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'e2e/**/*.test.ts'],
    testTimeout: 600_000,
    hookTimeout: 600_000,
    pool: 'forks',
    // What is polled for comes, or does not: how soon is a matter of the machine and of what else runs on it. Files are read by
    // processes that stand back behind all others: beside busy tests an import takes many times as long.
    expect: { poll: { timeout: 120_000 } },
  },
});
