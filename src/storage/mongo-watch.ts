import type { Connection } from 'mongoose';
import { answers, connectMongo, reopen } from './mongo.js';

const LOOK_EVERY_MS = 2_000;
/** Failures in a row before the connection is doubted: a restart of the database takes less. */
const DOUBTED_AFTER = 3;

interface Options {
  readonly connection: Connection;
  readonly uri: string;
  /** Whoever holds on to the driver's client has to take the new one. */
  readonly onReopened: () => Promise<void>;
  readonly onFault: (error: unknown) => void;
}

/**
 * Opens the connection anew when the database answers others and not us. The driver's monitor (7.8) waits for ever for
 * a socket to drain when the peer closed it at the moment of a write (`writeCommand` in its connection.js: no time-out
 * of any kind applies), and then nothing of ours would ever reach the database again.
 */
export function watchConnection({ connection, uri, onReopened, onFault }: Options): { stop(): void } {
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;

  async function look(): Promise<void> {
    failures = (await answers(connection)) ? 0 : failures + 1;
    if (failures < DOUBTED_AFTER || !(await answersOthers(uri))) return;
    await reopen(connection, uri);
    failures = 0;
    await onReopened();
  }

  const next = () => {
    timer = setTimeout(() => void look().catch(onFault).finally(next), LOOK_EVERY_MS);
    timer.unref();
  };
  next();
  return { stop: () => clearTimeout(timer) };
}

async function answersOthers(uri: string): Promise<boolean> {
  try {
    const other = await connectMongo(uri);
    const reachable = await answers(other);
    await other.close(true);
    return reachable;
  } catch {
    return false;
  }
}
