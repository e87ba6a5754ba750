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
export async function dumpDatabase(dataDir: string): Promise<Dump> {
  const engine = await findRunningEngine(dataDir);
  return dump(engine?.uri ?? '', 'safeguard');
}

/** The same of the database that the address names. */
export const dumpMongo = (uri: string): Promise<Dump> => dump(uri);

interface Dump {
  readonly text: string;
  readonly names: string[];
}

async function dump(uri: string, name?: string): Promise<Dump> {
  const client = new MongoClient(uri);
  const db = client.db(name);
  const collections = await db.listCollections().toArray();
  const documents = await Promise.all(
    collections.map(async (each) => BSON.EJSON.stringify(await db.collection(each.name).find().toArray())),
  );
  await client.close();
  return { text: documents.join('\n'), names: collections.map((each) => each.name) };
}

/** Every file below the folder, as text. */
export async function readFiles(folder: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  return Promise.all(
    files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name), 'latin1')),
  );
}
