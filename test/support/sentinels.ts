import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BSON, MongoClient } from 'mongodb';
import { findRunningEngine } from '../../src/storage/embedded-mongodb/engine-file.js';

/** Words that must appear in windows and nowhere else. */
const SENTINELS = {
  reporter: ['Amara', 'Okafor'],
  subject: ['Tomasz', 'Nowak'],
  personAtRisk: ['Wilhelmina', 'Brackenbury'],
  type: ['coercive', 'Coercive', 'self-harm', 'Self-harm', 'suicidal'],
  narrative: ['marmalade', 'lighthouse'],
  quoted: ['periwinkle'],
  detail: ['harpsichord', 'threnody', 'quagmire'],
  typed: ['gooseberry'],
};
const WORDS = Object.values(SENTINELS).flat();

export function leaked(text: string): string[] {
  return WORDS.filter((word) => text.includes(word));
}

/** Every document of the product's own engine, as text, and the names of the collections. */
export async function dumpDatabase(dataDir: string): Promise<{ readonly text: string; readonly names: string[] }> {
  const engine = await findRunningEngine(dataDir);
  const client = new MongoClient(engine?.uri ?? '');
  const db = client.db('safeguard');
  const collections = await db.listCollections().toArray();
  const dump = await Promise.all(
    collections.map(async ({ name }) => BSON.EJSON.stringify(await db.collection(name).find().toArray())),
  );
  await client.close();
  return { text: dump.join('\n'), names: collections.map(({ name }) => name) };
}

/** Every file below the folder, as text. */
export async function readFiles(folder: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  return Promise.all(
    files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name), 'latin1')),
  );
}
