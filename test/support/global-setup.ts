import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbeddedMongodb } from '../../src/storage/embedded-mongodb/embedded-mongodb.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The address of the engine that the whole test run shares; `openTestDatabase` gives a database on it. */
    mongodbUri: string;
  }
}

/** One engine for the whole run: a database costs a test file nothing, an engine a few hundred milliseconds. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'safeguard-test-'));
  const engine = await startEmbeddedMongodb({
    dataDir,
    environment: process.env,
    log: (line) => project.vitest.logger.log(line),
  });
  project.provide('mongodbUri', engine.uri);
  return async () => {
    await engine.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
