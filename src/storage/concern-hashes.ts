import type { Concern } from '../domain/concern.js';
import type { Account, PersonId } from '../domain/ids.js';
import type { Message, Wake } from '../domain/notice.js';
import { accountsOrUnknown, everyIdOf, type Person } from '../domain/person.js';
import type { ReplyCode } from '../domain/reply-code.js';
import { peopleAmong } from '../domain/reporter.js';
import type { Vault } from './vault.js';

/** What stands in a concern's document so that it is found by a person, and tells nobody which person. */
export function createConcernHashes(vault: Pick<Vault, 'index'>) {
  const exclusionHash = (kind: 'person' | 'account', value: string) => vault.index('exclusion', `${kind}:${value}`);

  const reporterHashes = (id: PersonId, accounts: readonly Account[]) =>
    [`person:${id}`, ...accounts.map((account) => `account:${account}`)].map((value) => vault.index('reporter', value));

  /** Stands where a person's hashes would: from the database alone nobody can tell which concerns are anonymous. */
  const replyCodeHash = (code: ReplyCode) => vault.index('reporter', `reply-code:${code}`);

  return {
    /** Excluded people are left out by the query itself: whoever may not see it finds nothing. */
    hashesOf: (viewer: Person): string[] => [
      ...everyIdOf(viewer).map((id) => exclusionHash('person', id)),
      ...accountsOrUnknown(viewer).map((account) => exclusionHash('account', account)),
    ],
    excludedHashes: ({ people, accounts }: Concern['excluded']): string[] => [
      ...people.map((person) => exclusionHash('person', person)),
      ...accounts.map((account) => exclusionHash('account', account)),
    ],
    reporterHashes: ({ id, accounts }: Person) => reporterHashes(id, accounts),
    replyCodeHash,
    hashesOfReporter: ({ reporter, reporterAccounts }: Concern, code: ReplyCode | undefined): string[] => [
      ...peopleAmong([reporter]).flatMap((id) => reporterHashes(id, reporterAccounts)),
      ...(code === undefined ? [] : [replyCodeHash(code)]),
    ],
    /** Counts what is logged about one person; with a purpose of its own it names nobody in any other list. */
    lowLevelHash: (about: PersonId) => vault.index('low-level', about),
    thread: (concernId: string, message: Message | Wake) => {
      // News of two things, or of two actions, are two messages: neither may take the other's place.
      const { about, item } = 'about' in message ? message : {};
      const via = message.kind === 'wake' ? message.via : undefined;
      return vault.index('thread', [concernId, message.kind, message.to, about, item, via].filter(Boolean).join('\n'));
    },
  };
}

export type ConcernHashes = ReturnType<typeof createConcernHashes>;
