import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { launchBrowser } from '../support/browser.js';

/** Draws the Teams app's icons anew from their SVG files: `npm run teams:icons`. */
const folder = new URL('../../manifests/teams/icons/', import.meta.url);
const icons = [
  { name: 'color', sizePx: 192 },
  // Teams wants white on nothing.
  { name: 'outline', sizePx: 32 },
];

const browser = await launchBrowser();
for (const { name, sizePx } of icons) {
  const page = await browser.newPage({ viewport: { width: sizePx, height: sizePx } });
  const drawing = await readFile(new URL(`${name}.svg`, folder), 'utf8');
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${drawing}`);
  const path = fileURLToPath(new URL(`${name}.png`, folder));
  await page.screenshot({ path, omitBackground: true });
  process.stdout.write(`manifests/teams/icons/${name}.png\n`);
}
await browser.close();
