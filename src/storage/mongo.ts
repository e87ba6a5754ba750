import { setTimeout as delay } from 'node:timers/promises';
import mongoose, { type Connection, type ConnectOptions } from 'mongoose';
import { StorageError } from '../application/errors.js';

/** How long an operation may look for a reachable server: shorter than the patience of somebody sending a form. */
const SERVER_SELECTION_MS = 1_500;
const SOCKET_TIMEOUT_MS = 20_000;
const CLOSE_MS = 3_000;

const OPTIONS = {
  bufferCommands: false,
  // What is absent stays absent: the driver would store null.
  ignoreUndefined: true,
  autoIndex: false,
  autoCreate: false,
  writeConcern: { w: 'majority', journal: true },
  retryWrites: false,
  serverSelectionTimeoutMS: SERVER_SELECTION_MS,
  connectTimeoutMS: SERVER_SELECTION_MS,
  socketTimeoutMS: SOCKET_TIMEOUT_MS,
  maxPoolSize: 50,
  heartbeatFrequencyMS: 2_000,
  minHeartbeatFrequencyMS: 200,
} as const satisfies ConnectOptions;

/** @throws StorageError when no server answers. */
export async function connectMongo(uri: string): Promise<Connection> {
  mongoose.set('strictQuery', 'throw');
  const connection = mongoose.createConnection(uri, OPTIONS);
  try {
    return await connection.asPromise();
  } catch (error) {
    await connection.close(true);
    throw new StorageError('not-stored', { cause: error });
  }
}

/** Exchanges the driver's client under a connection; its models stay. */
export async function reopen(connection: Connection, uri: string): Promise<void> {
  // Not by force: mongoose would refuse every later operation on the connection. What hangs is left to its time-outs.
  await Promise.race([connection.close(), delay(CLOSE_MS)]);
  await storing(() => connection.openUri(uri, OPTIONS));
}

/** Whether the database answers within a second. */
export async function answers(connection: Connection): Promise<boolean> {
  try {
    await connection.db?.command({ ping: 1 }, { timeoutMS: 1_000 });
    return connection.db !== undefined;
  } catch {
    return false;
  }
}

/**
 * Runs a database operation and gives its failure a meaning.
 *
 * - the driver never reached a server: nothing was stored
 * - the server refused: nothing was stored
 * - the connection broke, or the journal could not be confirmed: nobody knows
 */
export async function storing<Result>(operation: () => Promise<Result>): Promise<Result> {
  try {
    return await operation();
  } catch (error) {
    if (isDuplicateKey(error)) throw error;
    throw new StorageError(neverReached(error) ? 'not-stored' : 'unknown', { cause: error });
  }
}

function neverReached(error: unknown): boolean {
  const { mongo } = mongoose;
  if (error instanceof mongo.MongoWriteConcernError) return false;
  return error instanceof mongo.MongoServerSelectionError || error instanceof mongo.MongoServerError;
}

const DUPLICATE_KEY = 11_000;

/** The server's answer to a second document under a unique key. */
export function isDuplicateKey(error: unknown): error is InstanceType<typeof mongoose.mongo.MongoServerError> {
  return error instanceof mongoose.mongo.MongoServerError && error.code === DUPLICATE_KEY;
}
