import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { isIP } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import appManifest from '@microsoft/app-manifest';
import { zipSync } from 'fflate';
import { parse } from 'yaml';
import { z } from 'zod';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'manifests', 'teams');
const icons = ['color.png', 'outline.png'];

/** A zip holds local time without a zone, so this is the same in every zone. */
const ALWAYS_AT = new Date(2026, 0, 1);

/** @param {string} text */
function isPublicOrigin(text) {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  const isBare = url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password;
  return url.protocol === 'https:' && isBare && url.hostname.includes('.') && isIP(url.hostname) === 0;
}

/** Each message is the rest of a sentence that begins with the variable's name; none repeats a value. */
const environmentSchema = z.object({
  MICROSOFT_APP_ID: z
    .string('is not set: it is the application (client) ID of the app registration')
    .regex(
      /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
      'is not an application (client) ID, which has 32 digits and letters a to f in groups of 8, 4, 4, 4 and 12',
    )
    .refine((id) => !/^[0-]{36}$/.test(id), 'is all noughts: it is the application (client) ID of the app registration')
    .transform((id) => id.toLowerCase()),
  PUBLIC_URL: z
    .string('is not set: it is the address of the product, such as https://safeguard.example.org')
    .refine(isPublicOrigin, 'is not a public https:// address with a name and without a path')
    .transform((text) => new URL(text)),
});

export class PackageError extends Error {
  /** @override */
  name = 'PackageError';
  /** @param {readonly string[]} problems */
  constructor(problems) {
    super(`The Teams app package can't be made:\n${problems.map((problem) => `- ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

/**
 * Puts the values into strings after the file was parsed, so that a value can't change the file's shape.
 * @param {unknown} part
 * @param {Readonly<Record<string, string>>} values
 * @returns {unknown}
 */
function filled(part, values) {
  if (typeof part === 'string') return part.replace(/\$\{(\w+)\}/g, (word, name) => values[name] ?? word);
  if (Array.isArray(part)) return part.map((each) => filled(each, values));
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, filled(value, values)]));
}

/**
 * The template with the environment's values in it.
 * @param {Readonly<Record<string, string | undefined>>} environment
 * @throws {PackageError} with a sentence for each variable that is missing or bad.
 */
export function readTeamsManifest(environment) {
  // A variable that is set to nothing is one that is not set, as for the product itself.
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value));
  const parsed = environmentSchema.safeParse(set);
  if (!parsed.success)
    throw new PackageError(parsed.error.issues.map(({ path, message }) => `${String(path[0])} ${message}.`));
  const { MICROSOFT_APP_ID, PUBLIC_URL } = parsed.data;
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const values = { VERSION: version, MICROSOFT_APP_ID, PUBLIC_URL: PUBLIC_URL.origin, PUBLIC_HOST: PUBLIC_URL.host };
  const template = parse(readFileSync(join(folder, 'manifest.yaml'), 'utf8'));
  return /** @type {import('@microsoft/app-manifest').TeamsManifestV1D19.TeamsManifestV1D19} */ (
    filled(template, values)
  );
}

/**
 * What Microsoft's schema of the manifest's own version says against it; empty when it is good. The schema comes with the
 * package, so nothing is fetched.
 * @param {ReturnType<typeof readTeamsManifest>} manifest
 * @returns {Promise<string[]>}
 */
export function schemaProblems(manifest) {
  const built = dirname(createRequire(import.meta.url).resolve('@microsoft/app-manifest'));
  const path = join(built, 'json-schemas', 'teams', `v${manifest.manifestVersion}`, 'MicrosoftTeams.schema.json');
  return appManifest.AppManifestUtils.validateAgainstSchema(manifest, JSON.parse(readFileSync(path, 'utf8')));
}

/**
 * The zip that Teams takes: the same bytes for the same environment, wherever and whenever it is made.
 * @param {Readonly<Record<string, string | undefined>>} environment
 * @returns {Promise<Uint8Array>}
 * @throws {PackageError} when a variable is missing or bad, or the schema refuses the manifest.
 */
export async function buildTeamsPackage(environment) {
  const manifest = readTeamsManifest(environment);
  const problems = await schemaProblems(manifest);
  if (problems.length > 0) throw new PackageError(problems.map((problem) => `manifest.yaml ${problem}`));
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  const files = { 'manifest.json': new TextEncoder().encode(text) };
  const pictures = icons.map((name) => [name, new Uint8Array(readFileSync(join(folder, 'icons', name)))]);
  return zipSync({ ...files, ...Object.fromEntries(pictures) }, { level: 9, mtime: ALWAYS_AT });
}

async function main() {
  const path = resolve(process.argv[2] ?? join(root, 'dist', 'safeguard-teams.zip'));
  const bytes = await buildTeamsPackage(process.env);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  process.stdout.write(`${path}\n`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main().catch((error) => {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  });
}
