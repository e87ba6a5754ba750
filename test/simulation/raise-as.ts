import { randomUUID } from 'node:crypto';
import { accountOn } from '../../src/domain/ids.js';
import type { Person } from '../../src/domain/person.js';
import type { Instance } from './instance.js';

/** A concern from its form, on the ordinary route. */
export async function raiseAs({ useCases }: Pick<Instance, 'useCases'>, reporter: Person, danger: 'yes' | 'no') {
  const owner = reporter.accounts[0] ?? accountOn('slack', 'UNOBODY');
  const draft = await useCases.drafts.open(reporter, owner, randomUUID(), {});
  const answers = { danger, atRisk: 'client', responsible: 'no', whatHappened: 'Words of the reporter' } as const;
  const outcome = await useCases.raiseConcern({ draft, answers });
  if (outcome.kind !== 'received') throw new Error(`not received: ${outcome.kind}`);
  return outcome.receipt;
}
