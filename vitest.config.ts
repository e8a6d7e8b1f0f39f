import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'e2e/**/*.test.ts'],
    testTimeout: 600_000,
    hookTimeout: 600_000,
    pool: 'forks',
    // What is polled for comes, or does not: how soon is a matter of the machine and of what else runs on it.
    expect: { poll: { timeout: 30_000 } },
  },
});
