import { type ErrorRequestHandler, type Request, type RequestHandler, Router } from 'express';
import type { Logger } from 'pino';
import { type PublicAnswers, publicAnswersSchema } from '../../application/anonymous/public-answers.js';
import type { RaiseAnonymously } from '../../application/anonymous/raise-anonymously.js';
import type { ReplyByCode } from '../../application/anonymous/reply-by-code.js';
import { saysSomething } from '../../application/concerns/typed-text.js';
import type { AnonymousForms } from '../../application/draft-store.js';
import type { OrganisationStore, Random } from '../../application/ports.js';
import type { Liveness } from '../../application/setup/liveness.js';
import { asItemId } from '../../domain/ids.js';
import type { Organisation } from '../../domain/organisation.js';
import { type ReplyCode, readReplyCode } from '../../domain/reply-code.js';
import {
  busyReplyPage,
  busyWords,
  FORM_ENDED,
  FORM_MISSING,
  failedPage,
  NOT_OURS,
  nobodyReads,
  noSuchCode,
  notSentWords,
  receivedPage,
  TOO_LONG,
  unreadablePage,
} from '../../presentation/anonymous/pages.js';
import { ANONYMOUS_PATH, NOT_SENT_REPLY, REPLY_PATH, whomToCall } from '../../presentation/anonymous/words.js';
import { tokenOfWords } from '../../presentation/form-token.js';
import { answerReasons, missingReasons, NOT_SENT_YET } from '../../presentation/report-problems.js';
import { isForeign } from '../foreign.js';
import { guard } from '../guarded.js';
import { CONTENT_SECURITY_POLICY } from './page.js';
import { bytesOf, formBody, formIn, isForm, LONGEST_TEXT, replyRequest, statusOf, typedIn } from './read-body.js';
import { askForCode, replyPage } from './reply-page.js';
import { type ReportPage, reportPage, wordsPage } from './report-page.js';
import { createTurns, noSoonerThan } from './turns.js';

interface Deps {
  readonly raiseAnonymously: RaiseAnonymously;
  readonly replyByCode: ReplyByCode;
  readonly forms: AnonymousForms;
  readonly organisation: OrganisationStore;
  readonly random: Pick<Random, 'token'>;
  readonly isLive: Liveness['isLive'];
  readonly deliverSoon: () => void;
  readonly log: Logger;
}

/** At the same time, of the whole page: storing takes milliseconds, so a line moves fast. */
const MOST_AT_ONCE = 4;
/** Of all that waits: some four thousand reports as people write them, or 240 of the longest. */
const MOST_WAITING_BYTES = 64 * 1024 * 1024;
/** However soon we know: the answer to a wrong code takes as long as that to a right one. */
const CODE_TAKES_MS = 400;

/** The public page: a concern without a name, and the way back with a reply code. Off, it is no path of ours at all. */
export function createAnonymousPage(deps: Deps): Router {
  const { raiseAnonymously, replyByCode, forms, organisation, random, isLive, deliverSoon, log } = deps;
  const router = Router({ caseSensitive: true, strict: true });
  const inTurn = createTurns({ most: MOST_AT_ONCE, mostBytes: MOST_WAITING_BYTES });
  const waiterOf = (request: Request) => ({ bytes: bytesOf(request), hasLeft: () => request.socket.destroyed });

  const logged = (error: unknown) =>
    log.error({ error: error instanceof Error ? error.name : typeof error }, 'the public page failed');

  const whereOn: RequestHandler = async (_request, response, next) => {
    const { anonymousPage } = await organisation.current();
    if (!anonymousPage) return next('router');
    guard(response, CONTENT_SECURITY_POLICY);
    response.type('html');
    next();
  };
  router.use([ANONYMOUS_PATH, REPLY_PATH], whereOn);

  const ours =
    (about: 'concern' | 'reply'): RequestHandler =>
    async (request, response, next) => {
      if (!isForeign(request) && isForm(request)) return next();
      const status = isForm(request) ? 403 : 415;
      const settings = await organisation.current();
      response.status(status).send(wordsPage(unreadablePage(settings, NOT_OURS, about), settings));
    };

  router.get(ANONYMOUS_PATH, async (_request, response) => {
    const setting = { organisation: await organisation.current(), isLive: isLive() };
    response.send(reportPage({ ...setting, answers: {}, form: forms.open() }));
  });

  router.post(ANONYMOUS_PATH, ours('concern'), formBody, async (request, response) => {
    const { body } = request;
    const settings = await organisation.current();
    const form = formIn(body);
    const typed = typedIn(body);
    const parsed = publicAnswersSchema.safeParse(typed);
    const setting = { organisation: settings, isLive: isLive(), answers: typed as PublicAnswers, form };
    const again = (status: number, changed: Partial<ReportPage>) =>
      void response.status(status).send(reportPage({ ...setting, ...changed }));
    if (!parsed.success) return again(422, { notSent: NOT_SENT_YET, problems: answerReasons(parsed.error) });
    const raise = () => raiseAnonymously(form, parsed.data);
    const turn = await inTurn(waiterOf(request), raise).catch((error: unknown) => {
      logged(error);
      // It may have been stored: the same form makes one concern, so it stays with its words.
      return { kind: 'had', answer: { kind: 'unknown' } } as const;
    });
    if (turn.kind === 'full') return again(503, { notSent: busyWords(settings) });
    const raised = turn.answer;
    switch (raised.kind) {
      case 'received':
        deliverSoon();
        return void response.send(
          wordsPage(receivedPage({ ...raised, answers: parsed.data, isLive: setting.isLive }), settings),
        );
      case 'incomplete':
        return again(422, { notSent: NOT_SENT_YET, problems: missingReasons(raised.missing) });
      case 'form-ended':
        return again(422, { notSent: form === '' ? FORM_MISSING : FORM_ENDED, form: forms.open() });
      default:
        return again(503, { notSent: notSentWords(settings, raised.kind) });
    }
  });

  router.get(REPLY_PATH, async (_request, response) => {
    response.send(askForCode(await organisation.current()));
  });

  router.post(REPLY_PATH, ours('reply'), formBody, async (request, response) => {
    const settings = await organisation.current();
    const asked = replyRequest.safeParse({ ...request.body });
    const code = asked.success ? readReplyCode(asked.data.code) : undefined;
    const turn = await noSoonerThan(
      CODE_TAKES_MS,
      inTurn(waiterOf(request), () => answered(code, asked.data ?? {})),
    );
    if (turn.kind === 'full') return void response.status(503).send(wordsPage(busyReplyPage(settings), settings));
    const page = turn.answer;
    if (page !== undefined) return void response.send(page);
    response.status(404).send(askForCode(settings, noSuchCode(settings)));
  });

  /** The page that the code leads to, after what was said with it; undefined for a code that leads nowhere. */
  async function answered(
    code: ReplyCode | undefined,
    {
      once,
      question,
      text,
    }: {
      readonly once?: string | undefined;
      readonly question?: string | undefined;
      readonly text?: string | undefined;
    },
  ): Promise<string | undefined> {
    const box = code && (await replyByCode.open(code));
    if (code === undefined || box === undefined) return undefined;
    const shown = { box, code, once: random.token() };
    if (once === undefined || text === undefined) return replyPage(shown);
    if (box.state === 'nobody-told') {
      return replyPage({ ...shown, again: { text, problem: nobodyReads(box.organisation) } });
    }
    const problem = saysSomething(text) ? (text.length > LONGEST_TEXT ? TOO_LONG_TEXT : undefined) : SAY_SOMETHING;
    if (problem) return replyPage({ ...shown, again: { question, text, problem } });
    const said =
      question === undefined
        ? ({ verb: 'add-information', text } as const)
        : ({ verb: 'answer-question', question: asItemId(question), text } as const);
    const outcome = await replyByCode.say(code, said, tokenOfWords(once, said)).catch((error: unknown) => {
      logged(error);
      return { kind: 'unknown' } as const;
    });
    if (outcome.kind === 'unknown')
      return replyPage({ ...shown, once, again: { question, text, problem: NOT_CONFIRMED } });
    if (outcome.kind === 'too-often')
      return replyPage({ ...shown, once, again: { question, text, problem: TOO_OFTEN } });
    if (outcome.kind !== 'done') return replyPage({ ...shown, again: { text, problem: NOT_TAKEN } });
    deliverSoon();
    return replyPage({
      ...shown,
      // It is kept by now, so that a page which can't be read anew must not say otherwise.
      box: (await replyByCode.open(code).catch(logged)) ?? box,
      said: 'Thank you. We have what you wrote.',
    });
  }

  const lastResort: ErrorRequestHandler = async (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const about = request.originalUrl.startsWith(REPLY_PATH) ? 'reply' : 'concern';
    const status = statusOf(error);
    if (status === undefined) logged(error);
    const settings: Organisation = await organisation.current();
    const words =
      request.method !== 'POST'
        ? { title: 'Try again', lines: [whomToCall(settings)] }
        : status === undefined
          ? failedPage(settings, about)
          : unreadablePage(settings, status === 413 ? TOO_LONG : NOT_OURS, about);
    response.status(status ?? 500).send(wordsPage(words, settings));
  };
  router.use([ANONYMOUS_PATH, REPLY_PATH], lastResort);
  return router;
}

const SAY_SOMETHING = `Please write something. ${NOT_SENT_REPLY}`;
const TOO_LONG_TEXT = `At most ${LONGEST_TEXT.toLocaleString('en-GB')} characters fit here. ${NOT_SENT_REPLY}`;
const NOT_CONFIRMED = 'We cannot confirm that it was sent. Press Send again: it will not be sent twice.';
const TOO_OFTEN = `You have sent many things within an hour. ${NOT_SENT_REPLY} Your words stand here: send them a little later, or ring.`;
const NOT_TAKEN = `We can't take this now. ${NOT_SENT_REPLY}`;
