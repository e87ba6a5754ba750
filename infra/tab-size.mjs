import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/** What the first page of the tab may weigh on its way, compressed as a proxy does. */
const MOST_KB = 350;

const assets = fileURLToPath(new URL('../dist/tab/assets', import.meta.url));
const bytes = readdirSync(assets)
  .filter((name) => !name.startsWith('signed-in'))
  .map((name) => gzipSync(readFileSync(join(assets, name))).length)
  .reduce((sum, each) => sum + each, 0);
const kb = Math.ceil(bytes / 1024);
process.stdout.write(`The tab's first page: ${kb} of ${MOST_KB} KB\n`);
if (kb > MOST_KB) process.exitCode = 1;
