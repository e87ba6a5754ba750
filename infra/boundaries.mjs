import { readdir, readFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise } from 'dependency-cruiser';
import config from '../.dependency-cruiser.cjs';

/**
 * The import rule. Judges src, then the fixture, in which every file says in its first line which rule refuses it: a rule
 * that refuses nothing, or refuses too much, fails as loudly as a bad import does.
 *
 *     node infra/boundaries.mjs [folder that holds a src, instead of both]
 */

const PROJECT = fileURLToPath(new URL('..', import.meta.url));
const FIXTURE = join(PROJECT, 'test/fixtures/boundaries');

/** Reads of the environment, in the ways that people write them. */
const ENVIRONMENT = 'environment-readers';
const READS_ENVIRONMENT =
  /\bprocess\s*(\?\.|\.)\s*env\b|\bprocess\s*\[\s*['"`]env\b|\{[^{}]*\benv\b[^{}]*\}\s*=\s*process\b|\bimport\s*\{[^}]*\benv\b[^}]*\}\s*from\s*['"](node:)?process['"]/;
const MAY_READ_ENVIRONMENT = new Set(['src/main.ts', 'src/cli/main.ts', 'src/config.ts']);

const RULES = [...(config.forbidden ?? []).map(({ name }) => name ?? ''), ENVIRONMENT];

/** @typedef {{ rule: string, files: string[], words: string }} Violation */

/**
 * @param {string} folder that holds a src
 * @returns {Promise<{ files: string[], violations: Violation[] }>} paths from the folder, with slashes
 */
async function judge(folder) {
  const files = await sourcesIn(folder);
  if (files.length === 0) throw new Error(`no sources were found in ${folder}/src`);
  const cruised = await cruiseSrc(folder);
  const missed = files.filter((file) => !cruised.modules.has(file));
  // A tool that silently leaves files out finds nothing wrong in them.
  if (missed.length > 0) throw new Error(`these were not judged: ${missed.join(', ')}`);
  return { files, violations: [...cruised.violations, ...(await environmentReaders(folder, files))] };
}

/** @param {string} folder */
async function sourcesIn(folder) {
  const entries = await readdir(join(folder, 'src'), { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

/** @param {string} folder */
async function cruiseSrc(folder) {
  const { output } = await cruise(['src'], {
    ...config.options,
    baseDir: resolve(folder),
    validate: true,
    ruleSet: { forbidden: config.forbidden ?? [] },
  });
  if (typeof output === 'string') throw new Error('the cruise gave no result');
  const { totalCruised, violations } = output.summary;
  if (totalCruised === 0) throw new Error(`0 modules were judged in ${folder}`);
  return {
    modules: new Set(output.modules.map(({ source }) => source)),
    violations: violations.map(({ rule, from, to, cycle }) => ({
      rule: rule.name,
      files: [from, ...(cycle ?? []).map(({ name }) => name)],
      words: `${from} imports ${cycle ? cycle.map(({ name }) => name).join(', which imports ') : to}`,
    })),
  };
}

/**
 * @param {string} folder
 * @param {readonly string[]} files
 * @returns {Promise<Violation[]>}
 */
async function environmentReaders(folder, files) {
  const found = await Promise.all(
    files.map(async (file) => {
      const reads = READS_ENVIRONMENT.test(await readFile(join(folder, file), 'utf8'));
      return reads && !MAY_READ_ENVIRONMENT.has(file)
        ? [{ rule: ENVIRONMENT, files: [file], words: `${file} reads the environment` }]
        : [];
    }),
  );
  return found.flat();
}

/** @returns {Promise<string[]>} what is wrong with src */
async function problemsOfSrc(folder = PROJECT) {
  const { files, violations } = await judge(folder);
  process.stdout.write(`${files.length} files of src judged by ${RULES.length} rules\n`);
  return violations.map(({ rule, words }) => `${rule}: ${words}`);
}

/** @returns {Promise<string[]>} rules that do not refuse what they should, or refuse what they should not */
async function problemsOfRules() {
  const { files, violations } = await judge(FIXTURE);
  const problems = [];
  const untried = new Set(RULES);
  for (const file of files) {
    const [, expected] = /^\/\/ refused by ([\w-]+)\n/.exec(await readFile(join(FIXTURE, file), 'utf8')) ?? [];
    const refusing = new Set(violations.filter((each) => each.files.includes(file)).map(({ rule }) => rule));
    if (expected) untried.delete(expected);
    if (expected && !refusing.has(expected)) problems.push(`${expected} lets the fixture's ${file} pass`);
    for (const rule of refusing) if (rule !== expected) problems.push(`${rule} refuses the fixture's ${file}`);
  }
  return [...problems, ...[...untried].map((rule) => `${rule} has nothing to refuse in the fixture`)];
}

const [folder] = process.argv.slice(2);
const problems = folder ? await problemsOfSrc(folder) : [...(await problemsOfSrc()), ...(await problemsOfRules())];
for (const problem of problems) process.stderr.write(`${problem}\n`);
if (problems.length > 0) process.exitCode = 1;
