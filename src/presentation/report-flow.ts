import { setTimeout as delay } from 'node:timers/promises';
import type { z } from 'zod';
import { completeAnswers } from '../application/concerns/complete-answers.js';
import { wantsNumbersOnly, withCrisisSeen, withCrisisShown } from '../application/concerns/crisis.js';
import { type FormAnswers, formAnswersSchema, type Question } from '../application/concerns/form-answers.js';
import { withAuthorChosen } from '../application/concerns/quoted-author.js';
import type { Draft } from '../application/draft-store.js';
import type { FirstAnswers, UseCases } from '../application/use-cases.js';
import type { Account } from '../domain/ids.js';
import { createRecent } from './recent.js';
import { missingWords, reportForm } from './report-form.js';
import { bothPhones, phoneLine } from './report-form-help.js';
import type { FormView } from './report-form-parts.js';
import { answerReasons, eachNotSent, NOT_SENT_YET } from './report-problems.js';
import { guestRefusal, type MessageWindow, receiptWindow, toldNobodyWindow } from './windows.js';
import { cannotConfirm, EARLIER_TRY, notSent } from './wording.js';

export type Opened =
  | { readonly kind: 'opened'; readonly draftId: string; readonly form: FormView }
  /** Privately to be told to somebody who may not report here. */
  | { readonly kind: 'refused'; readonly lines: readonly string[] };

export type Sent =
  | { readonly kind: 'received'; readonly window: MessageWindow }
  /** As the reporter wished in a crisis: nothing was stored, and nothing is kept of what they typed. */
  | { readonly kind: 'told-nobody'; readonly window: MessageWindow }
  /** Beside each question that still needs an answer. */
  | { readonly kind: 'incomplete'; readonly problems: Readonly<Record<string, string>> }
  /** Not sent, or nobody knows: the form stays with everything typed. */
  | { readonly kind: 'refused'; readonly words: string };

/** The reporter's form from its opening to its sending, the same on every platform. */
export interface ReportFlow {
  /**
   * @param once the same value opens the same form: a repeated request makes no second one.
   * @throws StorageError and others: the caller says that the form could not be opened.
   */
  open(account: Account, once: string, first: FirstAnswers): Promise<Opened>;
  /**
   * The answers as they are to be kept before the form is drawn with them.
   * @param stood the questions of the form as it was when they were given
   */
  answered(answers: FormAnswers, stood: readonly string[]): FormAnswers;
  /** The form with these answers in it, grown as they call for. */
  shown(answers: FormAnswers, draft: Draft<unknown>): Promise<FormView>;
  /** Beside each question that needs an answer before the form can be sent. */
  missing(answers: FormAnswers): Readonly<Record<string, string>>;
  /** @param stood the questions of the form that was sent */
  send(answers: FormAnswers, stood: readonly string[], draft: Draft<unknown>): Promise<Sent>;
  /** What to say when not even finding the form went well; nothing was stored by this attempt. */
  refusal(draftId: string, outcome: 'not-sent' | 'unknown'): Promise<string>;
}

export function createReportFlow(useCases: UseCases): ReportFlow {
  /**
   * Forms of which an earlier attempt may have been stored. Another instance or a restart does not know of them, so "not
   * sent" never stands without its exception; whoever is remembered here gets the plainer "we cannot confirm".
   */
  const unsure = createRecent();

  async function refusal(draftId: string, outcome: 'not-sent' | 'unknown'): Promise<string> {
    const { phones } = await useCases.organisation.current();
    const both = `${phones.duty} or ${phones.alternate}`;
    if (outcome === 'unknown') unsure.set(draftId, true);
    return unsure.get(draftId)
      ? cannotConfirm(both, phones.emergency)
      : `${notSent(both, phones.emergency)} ${EARLIER_TRY}`;
  }

  /** Asked of the store as well: another instance may have made the earlier try. */
  async function mayBeSent({ id, reporter, dataKey }: Draft<unknown>): Promise<boolean> {
    if (unsure.get(id)) return true;
    return (await useCases.ownConcerns(reporter)).some((concern) => concern.id === dataKey.concernId);
  }

  /** Whoever asks for it is in a hurry, and what a store that is out of reach knows is the least of it. */
  async function toldNobody(answers: FormAnswers, draft: Draft<unknown>): Promise<MessageWindow> {
    const { phones } = await useCases.organisation.current();
    const toTalk = useCases.previewRoute(answers, draft.reporter).then(({ route }) => phoneLine(route, phones));
    return toldNobodyWindow(phones, await orElse(toTalk, bothPhones(phones)), await orElse(mayBeSent(draft), true));
  }

  return {
    open: async (account, once, first) => {
      const identified = await useCases.identify(account);
      if (identified.kind === 'not-a-member') {
        return { kind: 'refused', lines: guestRefusal(await useCases.organisation.current()) };
      }
      if (identified.kind === 'unavailable') throw new Error('nobody could say who this is');
      // The account that they use comes first: that is where they are told what becomes of it.
      const { accounts } = identified.person;
      const reporter = { ...identified.person, accounts: [account, ...accounts.filter((other) => other !== account)] };
      const [draft, setting] = await Promise.all([
        useCases.drafts.open(reporter, account, once, first),
        useCases.previewRoute(first, identified.person),
      ]);
      return { kind: 'opened', draftId: draft.id, form: reportForm(first, setting) };
    },
    shown: async (answers, { reporter }) => {
      const all = withAuthorChosen(answers, reporter);
      return reportForm(all, await useCases.previewRoute(all, reporter));
    },
    missing: (answers) => {
      const complete = completeAnswers(answers);
      return complete.kind === 'incomplete' ? missingWords(complete.missing) : {};
    },
    answered: (answers, stood) => withCrisisShown(answers, stood, useCases.clock.now()),
    send: async (answers, stood, draft) => {
      if (wantsNumbersOnly(answers)) return { kind: 'told-nobody', window: await toldNobody(answers, draft) };
      // Its button did not say that it sends anything: the form that does has to be seen first.
      if (!stood.includes(OPEN_QUESTION)) return { kind: 'incomplete', problems: LOOK_AGAIN };
      const seen = withCrisisSeen(answers, stood, useCases.clock.now());
      const outcome = await useCases.raiseConcern({ draft, answers: seen });
      switch (outcome.kind) {
        case 'received':
          unsure.delete(draft.id);
          return { kind: 'received', window: receiptWindow(outcome.receipt) };
        case 'incomplete':
          return { kind: 'incomplete', problems: missingWords(outcome.missing) };
        default:
          return { kind: 'refused', words: await refusal(draft.id, outcome.kind) };
      }
    },
    refusal,
  };
}

/** Whatever else the form shows, it asks this wherever a concern can be sent. */
const OPEN_QUESTION: Question = 'whatHappened';
const LOOK_AGAIN = { [OPEN_QUESTION]: `${NOT_SENT_YET} Look it over, then press Send.` };

/** Of the three seconds that Slack gives. */
const LOOK_UP_MS = 800;

function orElse<Answer>(answer: Promise<Answer>, otherwise: Answer): Promise<Answer> {
  return Promise.race([answer, delay(LOOK_UP_MS, otherwise, { ref: false })]).catch(() => otherwise);
}

/** What to say beside each question whose answer can't be taken. */
export function answerProblems(error: z.ZodError): Readonly<Record<string, string>> {
  return eachNotSent(answerReasons(error));
}

/** A draft as it was kept; what does not parse is an empty form rather than a broken one. */
export function draftAnswers(kept: unknown): FormAnswers {
  const parsed = formAnswersSchema.safeParse(kept);
  return parsed.success ? parsed.data : {};
}
