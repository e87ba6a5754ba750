import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: ['test/support/global-setup.ts'],
    pool: 'forks',
    // Much of the time is waiting, so that two cores serve three.
    maxWorkers: 3,
    // Only tests that start processes run side by side within a file; more at once would only wait for each other.
    maxConcurrency: 3,
    testTimeout: 150_000,
    hookTimeout: 120_000,
    teardownTimeout: 20_000,
    expect: { poll: { timeout: 60_000 } },
    projects: [
      // Nothing in it leaves anything behind, so that modules are loaded once for many files.
      { extends: true, test: { name: 'unit', include: ['test/unit/**/*.test.ts'], isolate: false } },
      {
        extends: true,
        test: { name: 'product', include: ['test/{contract,integration,simulation,e2e}/**/*.test.ts'] },
      },
    ],
  },
});
