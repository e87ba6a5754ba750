import { Router } from 'express';
import type { Logger } from 'pino';
import { type FormAnswers, formAnswersSchema } from '../../application/concerns/form-answers.js';
import type { Draft } from '../../application/draft-store.js';
import type { UseCases } from '../../application/use-cases.js';
import { pickPerson } from '../../domain/ids.js';
import { filesQuestion } from '../../presentation/file-rows.js';
import { answerProblems, createReportFlow, draftAnswers } from '../../presentation/report-flow.js';
import type { FormView } from '../../presentation/report-form-parts.js';
import { cannotOpen } from '../../presentation/windows.js';
import { LABELS } from '../../presentation/wording.js';
import { openReportRequest, type Report, reportAnswer, reportRequest, type Typed } from '../tab-contract.js';
import { sorted, type Unfitting, unfittingIn, withUnfitting } from './unfitting.js';
import { type createVisits, refuse, type Visit } from './visit.js';

interface Deps {
  readonly visits: ReturnType<typeof createVisits>;
  readonly useCases: UseCases;
  readonly log: Logger;
}

/** The reporter's own form: the same questions, words and route as in chat. */
export function createReportRoutes({ visits, useCases, log }: Deps): Router {
  const flow = createReportFlow(useCases);
  const router = Router();

  const people = async () =>
    (await useCases.peopleToPick()).map(({ id, name }) => ({ value: pickPerson(id), label: name }));

  async function form(
    draft: Draft<unknown>,
    answers: FormAnswers,
    problems: Readonly<Record<string, string>> = {},
    unfitting: Unfitting = {},
  ): Promise<Report> {
    const [view, listed, brought] = await Promise.all([
      flow.shown(answers, draft).then((shown) => withUnfitting(shown, unfitting)),
      people(),
      useCases.draftFiles.list(draft),
    ]);
    const files = asksForFiles(view) ? filesQuestion(brought) : undefined;
    return reportAnswer.parse({ kind: 'form', draftId: draft.id, form: view, problems, people: listed, files });
  }

  router.post(
    '/report/open',
    visits(async ({ account }, { body }, response) => {
      const asked = openReportRequest.safeParse(body);
      if (!asked.success) return refuse(response, 400, 'not-understood');
      try {
        const opened = await flow.open(account, `tab/${asked.data.once}`, {});
        if (opened.kind === 'refused') return void response.json(windowOf(opened.lines));
        const draft = await useCases.drafts.find(account, opened.draftId);
        if (draft === undefined) throw new Error('a form that was opened is not there');
        response.json(await form(draft, draftAnswers(draft.answers), {}, unfittingIn(draft.answers)));
      } catch (error) {
        log.error({ error: error instanceof Error ? error.name : typeof error }, 'a form could not be opened');
        response.json(windowOf(cannotOpen(await useCases.organisation.current())));
      }
    }),
  );

  /** Undefined for what is not understood, and for a form that is not theirs. */
  async function answered({ account }: Visit, body: unknown): Promise<Report | undefined> {
    const asked = reportRequest.safeParse(body);
    if (!asked.success) return undefined;
    const { draftId, typed, stood, go } = asked.data;
    const draft = await useCases.drafts.find(account, draftId);
    if (!draft) return undefined;
    const before = draftAnswers(draft.answers);
    const all = { ...before, ...answersOf(typed, stood) };
    const parsed = formAnswersSchema.safeParse(all);
    if (parsed.success && go === 'send') return send(draft, parsed.data, stood);
    const { fitting, unfitting } = parsed.success ? { fitting: parsed.data, unfitting: {} } : sorted(all, parsed.error);
    const taken = { ...draftAnswers(fitting), ...(go === 'detail' && { moreDetail: true }) };
    const kept = go === 'send' ? taken : flow.answered(taken, stood);
    await useCases.drafts.keep(account, draft, { ...kept, unfitting }, Date.now());
    if (parsed.success) return form(draft, kept);
    const missing = go === 'send' ? flow.missing(kept) : {};
    return form(draft, kept, { ...missing, ...answerProblems(parsed.error) }, unfitting);
  }

  async function send(draft: Draft<unknown>, answers: FormAnswers, stood: readonly string[]): Promise<Report> {
    const { draftFiles } = useCases;
    const holding = draftFiles.hold(draft);
    const sent = await holding
      .then((files) => flow.send(answers, stood, { ...draft, files }))
      .catch(async (error: unknown) => {
        log.error({ error: error instanceof Error ? error.name : typeof error }, 'a form could not be taken');
        // Without its files it did not go at all.
        const outcome = await holding.then(
          () => 'unknown' as const,
          () => 'not-sent' as const,
        );
        return { kind: 'refused', words: await flow.refusal(draft.id, outcome) } as const;
      });
    if (sent.kind === 'incomplete') {
      await draftFiles.letGo(draft);
      return form(draft, answers, sent.problems);
    }
    if (sent.kind === 'refused') return form(draft, answers, { send: sent.words });
    if (sent.kind === 'told-nobody') await draftFiles.forget(draft);
    useCases.deliverSoon();
    void useCases.drafts
      .forgetAnswers(draft)
      .catch((error: unknown) => log.error({ error: String(error instanceof Error && error.name) }, 'a draft stays'));
    return { kind: 'window', window: { ...sent.window, lines: [...sent.window.lines] } };
  }

  /** They thought better of it: nothing stays of what they typed, unless it was sent already. */
  router.delete(
    '/report/:draftId',
    visits(async ({ account }, { params }, response) => {
      const draft = await useCases.drafts.find(account, String(params.draftId));
      if (draft === undefined) return refuse(response, 404, 'not-understood');
      await Promise.all([useCases.draftFiles.removeAll(draft), useCases.drafts.forgetAnswers(draft)]);
      response.status(204).end();
    }),
  );

  router.post(
    '/report',
    visits(async (visit, { body }, response) => {
      const answer = await answered(visit, body);
      if (answer === undefined) return refuse(response, 400, 'not-understood');
      response.json(answer);
    }),
  );
  return router;
}

/** A form that only shows numbers sends nothing, so it takes nothing either. */
function asksForFiles({ parts }: FormView): boolean {
  return parts.some(({ id }) => id === 'whatHappened');
}

const SEVERAL = ['selfHarm', 'subjectUnknown', 'types', 'subjects', 'hiddenFrom'];

/** Over what was known before, and only of questions that stood there: what is empty was taken back. */
function answersOf(typed: Typed, stood: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    stood
      .filter((question) => question in formAnswersSchema.shape)
      .map((question) => {
        const value = Object.hasOwn(typed, question) ? typed[question] : undefined;
        if (SEVERAL.includes(question)) return [question, Array.isArray(value) ? value : []];
        return [question, typeof value === 'string' && value !== '' ? value : undefined];
      }),
  );
}

function windowOf(lines: readonly string[]): Report {
  return { kind: 'window', window: { title: LABELS.raise, close: LABELS.close, lines: [...lines] } };
}
