import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const entry = new URL('../dist/cli/main.js', import.meta.url);

if (existsSync(fileURLToPath(entry))) {
  await import(entry.href);
} else {
  process.stderr.write('Safeguard is not built yet. Run "npm ci && npm run build", then this again.\n');
  process.exitCode = 1;
}
