import { heldSince } from '../../domain/case/case-file.js';
import { type Concern, isExcluded, type RoutedPerson } from '../../domain/concern.js';
import { MISSED_WHEN_HOLDER_LEFT } from '../../domain/leaving/holder-left.js';
import type { Organisation } from '../../domain/organisation.js';
import { onDutyAt } from '../../domain/rota.js';
import type { PeopleStore } from '../ports.js';
import type { ReceiptState } from './message-facts.js';

interface Asking {
  readonly concern: Concern;
  readonly settings: Organisation;
  readonly people: Pick<PeopleStore, 'byId'>;
  readonly now: Date;
}

/**
 * Who has the concern, in facts that stay true although the message is renewed only when the concern changes: who it
 * went to at first, who said that they can't take it, and who was asked since.
 */
export async function receiptState({ concern, settings, people, now }: Asking): Promise<ReceiptState> {
  if (concern.holder !== undefined) {
    const name = (await people.byId(concern.holder))?.name || 'Somebody';
    return { kind: 'held', name, since: heldSince(concern) ?? now };
  }
  const namesOf = async (entries: readonly RoutedPerson[]): Promise<readonly string[]> => {
    const found = await Promise.all(entries.map(({ person }) => people.byId(person)));
    // Whoever turned out to be excluded after they were asked is not for this message to name.
    const nameable = found.filter((person) => person === undefined || !isExcluded(person, concern.excluded));
    return nameable.map((person) => person?.name || 'Somebody');
  };
  // What could not be delivered to somebody never went to them.
  const reached = concern.routed.filter(({ unreachableAt }) => unreachableAt === undefined);
  const first = reached.filter((entry) => isFirst(entry, concern));
  const asked = reached.filter(({ declinedAt }) => declinedAt === undefined);
  const [wentTo, declined, askedSince] = await Promise.all([
    namesOf(first),
    namesOf(reached.filter(({ declinedAt }) => declinedAt !== undefined)),
    namesOf(asked.filter((entry) => !isFirst(entry, concern))),
  ]);
  const holderLeft = concern.acknowledgedAt !== undefined;
  const { missed = 0 } = concern.escalation ?? {};
  const onDutyAlone = first.length === 1 && first[0]?.as === 'duty';
  return {
    kind: 'waiting',
    wentTo,
    // Of the moment when it came: whoever is on duty now may be somebody else.
    wasOnDuty: onDutyAlone && onDutyAt(settings.rota, concern.receivedAt).unwatchedUntil === undefined,
    declined,
    askedSince,
    nobodyLeft: asked.length === 0,
    holderLeft,
    clockMissed: missed > (holderLeft ? MISSED_WHEN_HOLDER_LEFT : 0),
    nextAt: concern.escalation?.nextAt ?? now,
    unwatchedUntil: onDutyAt(settings.rota, now).unwatchedUntil,
  };
}

/** Told the moment the concern came, by its route; everybody later was asked because nobody had taken it. */
function isFirst({ at }: RoutedPerson, concern: Concern): boolean {
  return at.getTime() === concern.receivedAt.getTime();
}
