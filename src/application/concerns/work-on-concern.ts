import { may } from '../../domain/access.js';
import { workOn } from '../../domain/case/case-verbs.js';
import type { CaseCommand, CaseVerb } from '../../domain/case/commands.js';
import type { MergeInto } from '../../domain/case/links.js';
import { withDue } from '../../domain/case/with-due.js';
import type { CaseContext, CaseOutcome } from '../../domain/case/work.js';
import type { Concern } from '../../domain/concern.js';
import { asItemId, type ConcernId, type FormToken, type PersonId } from '../../domain/ids.js';
import type { Person } from '../../domain/person.js';
import { peopleAmong } from '../../domain/reporter.js';
import type { Chain } from '../../domain/routing.js';
import type { AccessLog, Clock, ConcernStore, OrganisationStore, PeopleStore, Random } from '../ports.js';
import type { CurrentChain } from '../rota/current-chain.js';
import { createFollowMerges } from './follow-merges.js';
import { createCountAgain, seenByReviewers } from './low-level-patterns.js';

interface Deps {
  readonly concerns: ConcernStore;
  readonly people: Pick<PeopleStore, 'byId' | 'byIds'>;
  readonly accessLog: AccessLog;
  readonly organisation: OrganisationStore;
  readonly currentChain: CurrentChain;
  readonly clock: Clock;
  readonly random: Random;
  /** Whoever is kept from it from now on may have a card that names it. */
  readonly onExcluded: () => Promise<void>;
}

/**
 * Every verb of a case: judged against what is true now, written with the version compared, and audited when it is refused.
 * @param token of the form that was sent: sending it again has no second effect.
 */
export type WorkOnConcern = (
  by: Person,
  concernId: ConcernId,
  command: AskedCommand,
  token: FormToken,
) => Promise<CaseOutcome>;

/** A command as a form gives it: other concerns by the reference that people know, and people by their ids alone. */
export type AskedCommand =
  | Exclude<CaseCommand, { verb: 'link-concern' | 'merge-into' | 'take-duplicate' | 'confirm-exclusions' }>
  | { readonly verb: 'link-concern'; readonly reference: string }
  | { readonly verb: 'merge-into'; readonly reference: string }
  | { readonly verb: 'confirm-exclusions'; readonly people: readonly PersonId[] };

export type AskedVerb = AskedCommand['verb'];

export function createWorkOnConcern(deps: Deps): WorkOnConcern {
  const { concerns, people, accessLog, organisation, currentChain, clock, random } = deps;
  const { passOnWords, passOnNews, passOnExclusion } = createFollowMerges(deps);
  const countAgain = createCountAgain(deps);

  async function work(by: Person, concernId: ConcernId, command: CaseCommand, token: FormToken): Promise<CaseOutcome> {
    const settings = await organisation.current();
    const chain = await currentChain(settings, clock.now());
    const outcome = await concerns.changeFor(by, concernId, async (concern) => {
      const named = await people.byIds([
        ...namedIn(command),
        ...(concern.holder === undefined ? [] : [concern.holder]),
        ...peopleAmong(concern.chronology.map(({ author }) => author)),
      ]);
      const newId = () => asItemId(random.token());
      const now = clock.now();
      const lowLevelSeen =
        command.verb === 'log-low-level'
          ? await seenByReviewers(concerns, concern, command.about, { chain, people: named, now })
          : [];
      const context: CaseContext = { now, chain, rota: settings.rota, newId, token, people: named, lowLevelSeen };
      return withDue(concern, workOn(concern, by, command, context), settings);
    });
    if (outcome?.kind === 'done') await followUp(by, concernId, command, token);
    // What was done stands in the chronology; what was not stands here, whatever the reason.
    else await recordRefused(by, concernId, command.verb);
    return outcome ?? { kind: 'not-found' };
  }

  /** What a verb means beyond its own concern; also when the form was sent before, in case that did not come so far. */
  async function followUp(by: Person, concernId: ConcernId, command: CaseCommand, token: FormToken): Promise<void> {
    switch (command.verb) {
      case 'add-information':
      case 'answer-question':
        return passOnWords(by, concernId, token);
      case 'tell-reporter':
      case 'close':
      case 'withdraw':
        return passOnNews(concernId, token);
      case 'confirm-exclusions':
        await passOnExclusion(by, concernId, command, token);
        return deps.onExcluded();
      case 'log-low-level':
        return countAgain(concernId, command.about, await currentChain(await organisation.current(), clock.now()));
    }
  }

  function recordRefused(by: Person, concernId: ConcernId, action: CaseVerb): Promise<void> {
    return accessLog.record({ concernId, person: by.id, action, outcome: 'refused', at: clock.now() });
  }

  /** The concern that a reference names, for whoever may read it; for everybody else there is none. */
  async function named(by: Person, reference: string): Promise<Concern | undefined> {
    const concern = await concerns.findByReference(by, reference);
    return concern && may(by, 'read', concern, clock.now()) ? concern : undefined;
  }

  return async (by, concernId, command, token) => {
    switch (command.verb) {
      case 'link-concern':
      case 'merge-into': {
        const other = await named(by, command.reference);
        if (other === undefined) {
          // Audited: it may have named a concern that is kept from them.
          await recordRefused(by, concernId, command.verb);
          return { kind: 'refused', because: { kind: 'no-such-concern' } };
        }
        const { id: concern, reference, status, excluded } = other;
        if (command.verb === 'link-concern') {
          return work(by, concernId, { verb: command.verb, other: { concern, reference } }, token);
        }
        const merging = { verb: command.verb, other: { concern, reference, status, excluded } };
        return concern < concernId
          ? mergeFromThere(by, concernId, merging, token)
          : merge(by, concernId, merging, token);
      }
      case 'confirm-exclusions': {
        const known = await people.byIds(command.people);
        return work(by, concernId, { verb: command.verb, people: known }, token);
      }
      default:
        return work(by, concernId, command, token);
    }
  };

  /**
   * A merge is written in two concerns, always first in the one with the smaller id: of two people who merge two concerns into
   * each other, one finds that the other was first. Where the second half fails, sending the form again completes it.
   */
  async function merge(by: Person, from: ConcernId, merging: MergeInto, token: FormToken): Promise<CaseOutcome> {
    const outcome = await work(by, from, merging, token);
    if (outcome.kind === 'done') await takeDuplicate(by, from, merging.other.concern, token);
    return outcome;
  }

  async function mergeFromThere(
    by: Person,
    from: ConcernId,
    merging: MergeInto,
    token: FormToken,
  ): Promise<CaseOutcome> {
    const duplicate = await concerns.findFor(by, from);
    const context = { now: clock.now(), chain: NO_CHAIN, rota: NO_ROTA, newId: () => asItemId(''), token, people: [] };
    // Nothing is written there before it is certain that this one may be merged.
    if (duplicate && workOn(duplicate, by, merging, context).outcome.kind === 'done') {
      const taken = await takeDuplicate(by, from, merging.other.concern, token);
      if (taken?.kind === 'not-now' || taken?.kind === 'not-found') {
        await recordRefused(by, from, merging.verb);
        const because = taken.kind === 'not-now' ? 'other-has-ended' : 'no-such-concern';
        return { kind: 'refused', because: { kind: because } };
      }
    }
    return work(by, from, merging, token);
  }

  async function takeDuplicate(by: Person, merged: ConcernId, into: ConcernId, token: FormToken) {
    const duplicate = await concerns.findFor(by, merged);
    if (duplicate === undefined) return undefined;
    const other = { concern: duplicate.id, reference: duplicate.reference };
    return work(by, into, { verb: 'take-duplicate', other }, token);
  }
}

/** A merge asks nobody. */
const NO_CHAIN: Chain = { leads: [], managers: [] };
const NO_ROTA = { weeks: [], overrides: [] };

/** Our people whom a verb gives something to. */
function namedIn(command: CaseCommand): readonly PersonId[] {
  switch (command.verb) {
    case 'add-action':
    case 'reassign-action':
      return [command.owner];
    case 'hand-over':
    case 'grant-access':
      return [command.to];
    default:
      return [];
  }
}
