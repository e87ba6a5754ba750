import { buildWhatIsNeeded } from './build.mjs';

await buildWhatIsNeeded();

// In this same process, so that the signals of a terminal or a supervisor reach the product itself.
const entry = new URL('../dist/main.js', import.meta.url).href;
await import(entry);
