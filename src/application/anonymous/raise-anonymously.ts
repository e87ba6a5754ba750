import { setTimeout as delay } from 'node:timers/promises';
import type { ReplyCode } from '../../domain/reply-code.js';
import { ANONYMOUS } from '../../domain/reporter.js';
import { completeAnswers, type Missing } from '../concerns/complete-answers.js';
import { isCrisis } from '../concerns/crisis.js';
import type { RaiseConcern, RaiseOutcome } from '../concerns/raise-concern.js';
import type { AnonymousForms, DraftStore } from '../draft-store.js';
import { StorageError } from '../errors.js';
import { MOST_PEOPLE } from '../people/most-people.js';
import type { Clock, OrganisationStore, PeopleStore } from '../ports.js';
import type { CurrentChain } from '../rota/current-chain.js';
import type { PublicAnswers } from './public-answers.js';
import { whoIsMeant } from './who-is-meant.js';

export type RaisedAnonymously =
  /** The code is told again only for a short while, since whoever sends the form later may be somebody else at that screen. */
  | (Extract<RaiseOutcome, { kind: 'received' }> & { readonly code?: ReplyCode | undefined })
  | Exclude<RaiseOutcome, { kind: 'received' }>
  /** Not one of our forms, or one of yesterday: nothing was stored by it. */
  | { readonly kind: 'form-ended' };

export type RaiseAnonymously = (form: string, answers: PublicAnswers) => Promise<RaisedAnonymously>;

interface Deps {
  readonly forms: AnonymousForms;
  readonly drafts: Pick<DraftStore, 'openAnonymous'>;
  readonly people: Pick<PeopleStore, 'inFile'>;
  readonly organisation: OrganisationStore;
  readonly currentChain: CurrentChain;
  readonly raiseConcern: (command: RaiseConcern) => Promise<RaiseOutcome>;
  readonly clock: Clock;
}

const CODE_SHOWN_FOR_MS = 15 * 60_000;
/** Before anything of the concern is written. */
const PATIENCE_MS = 5_000;

/** A concern without anybody's name: stored and routed as every other, and nobody is its reporter. */
export function createRaiseAnonymously(deps: Deps): RaiseAnonymously {
  const { forms, drafts, people, organisation, currentChain, raiseConcern, clock } = deps;

  type Prepared = RaiseConcern | { readonly missing: Missing };

  async function prepared(form: string, answers: PublicAnswers, code: ReplyCode): Promise<Prepared> {
    const settings = await organisation.current();
    const now = clock.now();
    const [here, chain] = await Promise.all([people.inFile(MOST_PEOPLE), currentChain(settings, now)]);
    const meant = whoIsMeant(answers, here, chain);
    const judged = completeAnswers(meant);
    // Judged before anything is stored: whoever sends half a form a thousand times leaves nothing.
    if (judged.kind === 'incomplete') return judged;
    const draft = await drafts.openAnonymous(form);
    const reporter = {
      id: ANONYMOUS,
      accounts: [],
      code,
      subjectInWords: answers.whoItMayBe?.trim() || undefined,
    } as const;
    // The page shows whom to call in a crisis from the first moment, to everybody.
    return { draft: { ...draft, reporter }, answers: { ...meant, ...(isCrisis(meant) && { crisisShownAt: now }) } };
  }

  return async (form, answers) => {
    const code = forms.codeOf(form);
    if (code === undefined) return { kind: 'form-ended' };
    const ready = await Promise.race([
      prepared(form, answers, code),
      delay(PATIENCE_MS, undefined, { ref: false }),
    ]).catch((error: unknown) => {
      if (error instanceof StorageError) return undefined;
      throw error;
    });
    if (ready === undefined) return { kind: 'not-sent' };
    if ('missing' in ready) return { kind: 'incomplete', missing: ready.missing };
    const outcome = await raiseConcern(ready);
    if (outcome.kind !== 'received') return outcome;
    const age = clock.now().getTime() - outcome.receivedAt.getTime();
    return age < CODE_SHOWN_FOR_MS ? { ...outcome, code } : outcome;
  };
}
