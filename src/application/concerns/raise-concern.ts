import { caseFileOf } from '../../domain/case/case-file.js';
import type { Concern } from '../../domain/concern.js';
import type { ConcernId, Reference } from '../../domain/ids.js';
import type { Organisation } from '../../domain/organisation.js';
import type { Person } from '../../domain/person.js';
import { type NewConcern, raise } from '../../domain/raising.js';
import { referenceFrom } from '../../domain/reference.js';
import type { ReplyCode } from '../../domain/reply-code.js';
import { isClinicalCrisis, type Report } from '../../domain/report.js';
import { ANONYMOUS } from '../../domain/reporter.js';
import { onDutyAt } from '../../domain/rota.js';
import { barredFrom, type Chain, everyone, phoneOf } from '../../domain/routing.js';
import type { Draft } from '../draft-store.js';
import { StorageError } from '../errors.js';
import type { PeoplePicked } from '../people/people-picked.js';
import type { AddOutcome, Clock, ConcernStore, OrganisationStore, Random } from '../ports.js';
import type { CurrentChain } from '../rota/current-chain.js';
import { completeAnswers, type Missing } from './complete-answers.js';
import { everyPick, type FormAnswers } from './form-answers.js';
import { passedOnIn } from './passed-on.js';
import { excludedBy } from './preview-route.js';

export interface RaiseConcern {
  readonly draft: Pick<Draft<unknown>, 'formToken' | 'dataKey' | 'files'> & {
    readonly reporter: Person | AnonymousReporter;
  };
  readonly answers: FormAnswers;
}

/** Whoever sends the form of the public page. */
export interface AnonymousReporter {
  readonly id: typeof ANONYMOUS;
  readonly accounts: readonly [];
  /** With which they come back. */
  readonly code: ReplyCode;
  /** Who it may be, as they typed it. */
  readonly subjectInWords?: string | undefined;
}

export type RaiseOutcome =
  | { readonly kind: 'received'; readonly receipt: Receipt; readonly receivedAt: Date }
  | { readonly kind: 'incomplete'; readonly missing: Missing }
  /** Nothing was stored and nobody was told. */
  | { readonly kind: 'not-sent' }
  /** It may have been stored; sending again is safe. */
  | { readonly kind: 'unknown' };

/** What the reporter is told at once, in the form's own window. */
export interface Receipt {
  readonly concernId: ConcernId;
  readonly reference: Reference;
  readonly urgent: boolean;
  /** Whom to call in a crisis is said once more. */
  readonly crisis: boolean;
  readonly organisation: Organisation;
  readonly now: Date;
  /** How many came with it. */
  readonly files: number;
  /** An earlier try was stored already, and what was changed since was not. */
  readonly changedSince: boolean;
  readonly told:
    | {
        readonly kind: 'sent';
        readonly names: readonly string[];
        readonly phone: string;
        readonly hearBy: Date;
        readonly unwatchedUntil?: Date | undefined;
      }
    | { readonly kind: 'nobody-told' };
}

interface Deps {
  readonly concerns: ConcernStore;
  readonly peoplePicked: PeoplePicked;
  readonly organisation: OrganisationStore;
  readonly currentChain: CurrentChain;
  readonly clock: Clock;
  readonly random: Random;
  /** Milliseconds that storing has before the reporter is told that the outcome is unknown. */
  readonly patienceMs?: number;
}

/** Slack gives three seconds to answer; one is kept for the answer itself. */
const PATIENCE_MS = 2_000;
const REFERENCE_TRIES = 5;

/**
 * Stores a concern before anything is said about it. Never throws for a store out of reach: the reporter has to be
 * told the truth, so the outcome is one of the answers.
 */
export function createRaiseConcern(deps: Deps) {
  const { concerns, organisation, currentChain, peoplePicked, clock, random, patienceMs = PATIENCE_MS } = deps;

  async function store({ draft, answers }: RaiseConcern, attempt: Attempt): Promise<RaiseOutcome> {
    const complete = completeAnswers(answers);
    if (complete.kind === 'incomplete') return complete;
    const settings = await organisation.current();
    const { reporter } = draft;
    const now = clock.now();
    const told = passedOnIn(answers, settings.zone, now);
    if (told.kind === 'refused') return { kind: 'incomplete', missing: told.problems };
    const [picked, chain] = await Promise.all([peoplePicked(everyPick(answers)), currentChain(settings, now)]);
    const report = complete.toReport(picked, told.passedOn);
    const fresh = {
      id: draft.dataKey.concernId,
      formToken: draft.formToken,
      reporter: reporter.id,
      reporterAccounts: reporter.accounts,
      report: { ...report, hiddenFrom: report.hiddenFrom.filter((id) => id !== reporter.id), ...saidBy(reporter) },
      excluded: excludedBy(picked, reporter.id, report.subjects),
      crisisShownAt: answers.crisisShownAt,
      files: draft.files,
    };
    for (let tries = 0; tries < REFERENCE_TRIES; tries += 1) {
      const concern: NewConcern = { ...fresh, reference: referenceFrom(random.bytes(6)) };
      const change = raise(concern, chain, settings, now);
      // Whoever waits may have been told "not sent" by now; then it must stay unsent.
      if (attempt.abandoned) return { kind: 'not-sent' };
      attempt.writing = true;
      const added = await concerns.add(change, draft.dataKey, 'code' in reporter ? reporter.code : undefined);
      if (added.kind !== 'reference-taken') {
        const stored = storedBy(added, change.concern);
        const receipt = receiptOf(stored, change.concern, settings, chain);
        return { kind: 'received', receipt, receivedAt: stored.receivedAt };
      }
    }
    return { kind: 'not-sent' };
  }

  /** Asks no store: what is stored must not be called anything else because a later read failed. */
  function receiptOf(concern: Concern, asked: Concern, settings: Organisation, chain: Chain): Receipt {
    const { id, reference, urgent } = concern;
    // All of it is JSON before it is sealed, so what differs there is what somebody changed.
    const changedSince = JSON.stringify(saidIn(concern)) !== JSON.stringify(saidIn(asked));
    const crisis = isClinicalCrisis(concern.report.detail.types);
    const files = caseFileOf(concern).evidence.length;
    const when = { organisation: settings, now: clock.now() };
    const about = { concernId: id, reference, urgent, crisis, ...when, files, changedSince };
    if (concern.status === 'nobody-told') return { ...about, told: { kind: 'nobody-told' } };
    const routed = new Set(concern.routed.map(({ person }) => person));
    const told = everyone(chain).filter(({ person }) => routed.has(person.id));
    return {
      ...about,
      told: {
        kind: 'sent',
        names: told.map(({ person }) => person.name),
        phone: settings.phones[phoneOf(concern.route, chain, barredFrom(concern))],
        hearBy: concern.escalation?.nextAt ?? about.now,
        unwatchedUntil: onDutyAt(settings.rota, about.now).unwatchedUntil,
      },
    };
  }

  return async (command: RaiseConcern): Promise<RaiseOutcome> => {
    const attempt: Attempt = { abandoned: false, writing: false };
    let timer: NodeJS.Timeout | undefined;
    const outOfPatience = new Promise<RaiseOutcome>((resolve) => {
      timer = setTimeout(() => {
        attempt.abandoned = true;
        resolve({ kind: attempt.writing ? 'unknown' : 'not-sent' });
      }, patienceMs);
    });
    const stored = store(command, attempt).catch((error: unknown): RaiseOutcome => {
      // A read that failed stored nothing; only a write can leave the outcome unknown.
      if (error instanceof StorageError)
        return { kind: attempt.writing && error.outcome === 'unknown' ? 'unknown' : 'not-sent' };
      throw error;
    });
    try {
      return await Promise.race([stored, outOfPatience]);
    } finally {
      clearTimeout(timer);
    }
  };
}

function saidBy(reporter: Person | AnonymousReporter): Partial<Report> {
  if (reporter.id !== ANONYMOUS) return {};
  const { subjectInWords } = reporter as AnonymousReporter;
  return { identity: 'anonymous', ...(subjectInWords && { subjectInWords }) };
}

interface Attempt {
  abandoned: boolean;
  writing: boolean;
}

/** What its reporter said and brought: a concern that somebody works on already may have more of either. */
function saidIn({ report, reporter, chronology }: Concern) {
  const brought = caseFileOf({ chronology }).evidence.filter(({ by }) => by === reporter);
  return [report, brought.map(({ id }) => id)];
}

function storedBy(added: Exclude<AddOutcome, { kind: 'reference-taken' }>, fresh: Concern): Concern {
  return added.kind === 'already-there' ? added.concern : fresh;
}
