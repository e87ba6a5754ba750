import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/{unit,contract,integration,e2e}/**/*.test.ts'],
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
  },
});
