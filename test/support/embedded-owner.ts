import { startEmbeddedMongodb } from '../../src/storage/embedded-mongodb/embedded-mongodb.js';
import { EmbeddedMongodbError } from '../../src/storage/embedded-mongodb/errors.js';

/**
 * A process of its own that owns an engine, for tests that kill owners: `node --import tsx embedded-owner.ts DATA_DIR [CACHE_DIR]`.
 * Prints one line of JSON, `{ uri, processId }` or `{ code, message }`, and stops when its standard input ends.
 */
const [dataDir = '', cacheDir] = process.argv.slice(2);

function say(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

try {
  const engine = await startEmbeddedMongodb({
    dataDir,
    environment: process.env,
    ...(cacheDir !== undefined && { cacheDir }),
  });
  say({ uri: engine.uri, processId: engine.processId });
  process.stdin.once('end', () => engine.stop().then(() => process.exit(0)));
  process.stdin.resume();
} catch (error) {
  if (!(error instanceof EmbeddedMongodbError)) throw error;
  say({ code: error.code, message: error.message });
}
