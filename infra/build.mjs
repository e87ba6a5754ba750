import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, extname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const src = join(root, 'src');
const dist = join(root, 'dist');
const pageSource = join(src, 'playground', 'page');
const tabSource = join(src, 'tab');
const settings = ['package-lock.json', 'tsconfig.json', 'tsconfig.build.json'].map((name) => join(root, name));
const compiled = new Set(['.ts', '.tsx', '.mts', '.js', '.mjs', '.cjs']);

/**
 * @param {string} folder
 * @returns {string[]}
 */
function filesIn(folder) {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/**
 * A step is fresh when none of its sources is newer than its stamp and none has come or gone since.
 * @param {string} name
 * @param {string[]} sources
 */
function stampOf(name, sources) {
  const path = join(dist, '.stamps', name);
  const list = sources
    .map((file) => relative(root, file))
    .sort()
    .join('\n');
  const newestMs = Math.max(...sources.map((file) => statSync(file).mtimeMs));
  const old = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  return {
    isFresh: old === list && statSync(path).mtimeMs >= newestMs,
    filesCameOrWent: old !== undefined && old !== list,
    set() {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, list);
    },
  };
}

function compile() {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const { status } = spawnSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.build.json')], { stdio: 'inherit' });
  if (status !== 0) throw new Error('The sources do not compile: see above.');
}

/**
 * What the compiler leaves behind, such as YAML files, goes beside the compiled code.
 * @param {string[]} sources
 */
function copyOthers(sources) {
  for (const file of sources.filter((each) => !compiled.has(extname(each)))) {
    const target = join(dist, relative(src, file));
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(file, target);
  }
}

/** @param {string} root of a page that runs in a browser */
async function buildPage(root) {
  const { build } = await import('vite');
  // Vite sets NODE_ENV for its build; the product that starts in this process afterwards must not take it for its own.
  const { NODE_ENV: before } = process.env;
  await build({ configFile: join(root, 'vite.config.ts'), root });
  if (before === undefined) delete process.env.NODE_ENV;
  else process.env.NODE_ENV = before;
}

/** Builds what is out of date, and says so in a line for each part. */
export async function buildWhatIsNeeded() {
  const sources = filesIn(src);
  const serverSources = sources.filter(
    (file) => !file.startsWith(pageSource + sep) && !file.startsWith(tabSource + sep),
  );
  // The page shares types and a little code with the rest of the playground.
  const pageSources = sources.filter((file) => file.startsWith(join(src, 'playground') + sep));
  const contract = join(src, 'http', 'tab-contract');
  const tabSources = sources.filter((file) => file.startsWith(tabSource + sep) || file.startsWith(contract));
  const server = () => stampOf('server', [...serverSources, ...settings]);
  const page = () => stampOf('page', [...pageSources, ...settings]);
  const tab = () => stampOf('tab', [...tabSources, ...settings]);

  if (server().filesCameOrWent) rmSync(dist, { recursive: true, force: true });
  if (!server().isFresh) {
    process.stdout.write('Building the server\n');
    compile();
    copyOthers(serverSources);
    server().set();
  }
  if (!page().isFresh) {
    process.stdout.write('Building the playground page\n');
    await buildPage(pageSource);
    page().set();
  }
  if (!tab().isFresh) {
    process.stdout.write('Building the tab\n');
    await buildPage(tabSource);
    tab().set();
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await buildWhatIsNeeded().catch((error) => {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  });
}
