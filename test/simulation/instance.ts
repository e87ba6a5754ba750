import { pino } from 'pino';
import { connectPlatforms } from '../../src/composition/connect-platforms.js';
import { openStores } from '../../src/composition/open-stores.js';
import { buildUseCases } from '../../src/composition/use-cases.js';
import { createKeyRing, type RingKey } from '../../src/storage/key-ring.js';
import { connectMongo } from '../../src/storage/mongo.js';
import { openVault } from '../../src/storage/vault.js';
import type { Workspace } from './workspace.js';

const KEY: RingKey = { id: 'k', bytes: new Uint8Array(32).fill(7) };
const SILENT = pino({ level: 'silent' });

interface Options {
  readonly name: string;
  readonly uri: string;
  readonly workspace: Workspace;
  /** The time on the machine that it runs on. */
  readonly now: () => Date;
  readonly onFault: (error: unknown, where: string) => void;
}

/**
 * An instance of the product as `compose` wires it, in this process: its own connection, stores, Slack client and memory. Its ticks
 * come when a test says so.
 */
export async function openInstance({ name, uri, workspace, now, onFault }: Options) {
  const connection = await connectMongo(uri);
  const vault = await openVault(connection, createKeyRing([KEY]));
  const clock = { now };
  let isOver = false;
  /** What somebody says after their end is not heard. */
  const heardFault = (error: unknown, where: string) => {
    if (!isOver) onFault(error, where);
  };
  const stores = await openStores({ connection, vault, clock, onFault: heardFault });
  const platforms = await connectPlatforms({
    settings: {
      slack: { kind: 'http', signingSecret: 'secret', botToken: `xoxb-${name}`, apiUrl: workspace.apiUrl },
      teams: undefined,
    },
    organisation: stores.organisation,
    addresses: stores.addresses,
    clock,
    atStop: () => {},
  });
  const work = buildUseCases({
    stores,
    platforms,
    wakers: [],
    clock,
    metrics: { countDelivery: () => {}, countFallback: () => {} },
    log: SILENT,
    whenQuiet: async () => true,
    installed: { production: false, key: 'given', keyId: KEY.id, fingerprint: '', channels: new Set() },
    onFault: heardFault,
  });

  /** What `composition/clockwork` does at a tick, without the rounds through the directories. */
  async function tick(): Promise<void> {
    const concerns = async () => {
      await work.escalateDue();
      await work.chaseDue();
      await work.followDuty();
      await work.deliver();
    };
    await Promise.all([work.followReminders(), concerns()]);
    await work.finishDelivering();
  }

  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });

  /** Nobody hears from it any more, whatever it was doing. */
  async function kill(): Promise<void> {
    isOver = true;
    workspace.cutOff(name);
    end();
    await connection.close(true);
  }

  return {
    name,
    connection,
    stores,
    useCases: work.useCases,
    /** Ends with the instance, if that comes first. */
    tick: (): Promise<void> => {
      const ticking = tick().catch((error: unknown) => {
        if (!isOver) throw error;
      });
      return Promise.race([ticking, ended]);
    },
    kill,
    isOver: () => isOver,
  };
}

export type Instance = Awaited<ReturnType<typeof openInstance>>;
