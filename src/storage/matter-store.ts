import type { z } from 'zod';
import type { MatterStore } from '../application/ports.js';
import type { ItemId, MatterId } from '../domain/ids.js';
import type { Letter, MatterChange } from '../domain/letter.js';
import type { PendingNotice } from './concern-document.js';
import { letterContext, letterMatter, letterThread } from './letter-codec.js';
import type { MatterDocument, MatterModel } from './matter-document.js';
import { isDuplicateKey, storing } from './mongo.js';
import type { Vault } from './vault.js';

/** A verb that loses this many races in a row meets something other than a race. */
const MOST_CONFLICTS = 30;

export interface MatterDeps {
  readonly model: MatterModel;
  readonly vault: Vault;
  readonly newKey: () => string;
}

/** One kind of record: its id, what it is before anything happened to it, and how it is read back. */
export interface Matter<State> {
  readonly id: MatterId;
  readonly initial: State;
  /** Makes dates of texts again, since what is sealed is JSON. */
  readonly schema: z.ZodType<State>;
  /** Of what kind it is, where there is one for each person or thing. */
  readonly shelf?: string;
}

/** A record of its own, changed by compare-and-set, with the letters of a change in the same write. */
export function createMatterStore<State>(kind: Matter<State>, deps: MatterDeps): MatterStore<State> {
  const { id, initial, shelf } = kind;
  const { model, vault, newKey } = deps;

  async function load(): Promise<Loaded<State>> {
    const document = await storing(() => model.findById(id).lean<MatterDocument>());
    if (!document) return { version: 0, state: initial };
    return { version: document.version, state: await openMatter(document, kind, vault), nextAt: document.nextAt };
  }

  function pending(letters: readonly Letter[]): Promise<PendingNotice[]> {
    return Promise.all(
      letters.map(async (letter) => {
        const key = newKey();
        const matter = letterMatter(id, letter.item);
        const sealed = await vault.organisation.close(letterContext(matter, key), letter);
        return { key, refresh: false, matter, thread: letterThread(vault, matter, letter), sealed };
      }),
    );
  }

  const refreshOf = (item: ItemId): PendingNotice => ({ key: newKey(), refresh: true, matter: letterMatter(id, item) });

  /** @returns false where somebody else wrote meanwhile. */
  async function write(version: number, change: MatterChange<State, unknown>): Promise<boolean> {
    const { state, letters, refresh = [], nextAt } = change;
    const [sealed, notices] = await Promise.all([vault.organisation.close(contextOf(id), state), pending(letters)]);
    const fields = { state: sealed, ...(nextAt && { nextAt }), ...(shelf && { shelf }) };
    const pushed = [...notices, ...refresh.map(refreshOf)];
    if (version === 0) {
      const first = { _id: id as string, version: 1, ...fields, pendingNotices: pushed };
      return storing(() => model.create([first])).then(
        () => true,
        (error: unknown) => {
          if (isDuplicateKey(error)) return false;
          throw error;
        },
      );
    }
    const update = {
      $set: { ...fields, version: version + 1 },
      ...(nextAt === undefined && { $unset: { nextAt: 1 as const } }),
      $push: { pendingNotices: { $each: pushed } },
    };
    const { matchedCount } = await storing(() => model.updateOne({ _id: id, version }, update));
    return matchedCount === 1;
  }

  return {
    matter: id,
    read: async () => (await load()).state,
    change: async (decide) => {
      for (let conflicts = 0; conflicts < MOST_CONFLICTS; conflicts += 1) {
        const loaded = await load();
        const change = await decide(loaded.state);
        if (isNothing(change, loaded)) return change.outcome;
        if (await write(loaded.version, change)) return change.outcome;
      }
      throw new Error('a matter kept changing under a verb');
    },
    refreshLetters: async (item) => {
      // Bookkeeping, so the version stays.
      await storing(() => model.updateOne({ _id: id }, { $push: { pendingNotices: refreshOf(item) } }));
    },
  };
}

interface Loaded<State> {
  readonly version: number;
  readonly state: State;
  readonly nextAt?: Date | undefined;
}

/** Whether there is nothing to write; whoever changes nothing need not say when time does. */
function isNothing<State>(change: MatterChange<State, unknown>, { state, nextAt }: Loaded<State>): boolean {
  if (change.state !== state || change.letters.length > 0) return false;
  return change.nextAt === undefined || change.nextAt.getTime() === nextAt?.getTime();
}

function contextOf(id: string): string {
  return `matter/${id}/state`;
}

/** What a document holds, as the rules know it. */
export async function openMatter<State>(
  { _id, state }: Pick<MatterDocument, '_id' | 'state'>,
  { schema }: Pick<Matter<State>, 'schema'>,
  vault: Vault,
): Promise<State> {
  return schema.parse(await vault.organisation.open(contextOf(_id), state));
}
