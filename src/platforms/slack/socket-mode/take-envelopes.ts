import { setTimeout as delay } from 'node:timers/promises';
import type { App, types } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Judge } from '../judge.js';
import { failure } from '../listeners/answering.js';
import { fitted } from './answer.js';
import type { Answer } from './connection.js';
import { acknowledgementOf, type Envelope } from './envelope.js';

/** How long copies are known: longer than Slack goes on repeating an event. */
const REMEMBERED_SECONDS = 3_600;
/** After that Slack has told the person that it failed. */
const ANSWERED_WITHIN_MS = 3_000;
const LOOK_EVERY_MS = 20;

interface Options {
  readonly app: Pick<App, 'processEvent'>;
  readonly judge: Judge;
  readonly log: Logger;
  /** Counts what is being answered now. */
  readonly begin: () => () => void;
  readonly showAfterwards: (envelope: Envelope, view: types.ModalView) => Promise<void>;
}

/** What stands between connections and Bolt: the checks that requests over HTTP go through, and answers in frames. */
export function createTakeEnvelopes({ app, judge, log, begin, showAfterwards }: Options) {
  let isTaking = true;
  let beingAnswered = 0;

  /** @returns a function that sends the first answer and leaves out any other */
  function answerOnce(envelope: Envelope, answer: Answer) {
    let isAnswered = false;
    beingAnswered += 1;
    const done = begin();
    const settle = () => {
      if (isAnswered) return;
      isAnswered = true;
      beingAnswered -= 1;
      done();
    };
    const ack = async (response?: unknown): Promise<void> => {
      if (isAnswered) return;
      try {
        const { frame, afterwards } = fitted(envelope, response);
        if (!answer(frame)) log.warn({ kind: envelope.type }, 'an answer was lost: its connection has ended');
        else if (afterwards) void showAfterwards(envelope, afterwards);
      } finally {
        settle();
      }
    };
    return { ack, settle };
  }

  async function take(envelope: Envelope, answer: Answer): Promise<void> {
    // Whatever is left unanswered Slack tells the person of; an event comes again.
    if (!isTaking) return;
    const nowSeconds = Date.now() / 1_000;
    const untilSeconds = nowSeconds + REMEMBERED_SECONDS;
    const refusal = judge({ body: envelope.payload, mark: envelope.envelope_id, untilSeconds, nowSeconds });
    if (refusal !== undefined) {
      // A copy is answered as over HTTP. Nobody waits for an answer to an event, and it would come again to be refused again.
      if (refusal === 'repeated' || envelope.type === 'events_api') answer(acknowledgementOf(envelope, undefined));
      return;
    }
    const { ack, settle } = answerOnce(envelope, answer);
    try {
      await app.processEvent({
        body: envelope.payload,
        ack,
        ...(envelope.retry_attempt !== undefined && { retryNum: envelope.retry_attempt }),
        ...(envelope.retry_reason !== undefined && { retryReason: envelope.retry_reason }),
      });
      // What Bolt has no use for, such as a notice that events come too fast, would be sent again.
      if (envelope.type === 'events_api') await ack();
    } catch (error) {
      log.error(failure(error), 'a request could not be processed');
    } finally {
      settle();
    }
  }

  return {
    take,
    /** Takes no more, and resolves when what was taken is answered or too late to be answered. */
    async finish(): Promise<void> {
      isTaking = false;
      for (let waitedMs = 0; beingAnswered > 0 && waitedMs < ANSWERED_WITHIN_MS; waitedMs += LOOK_EVERY_MS) {
        await delay(LOOK_EVERY_MS, undefined, { ref: false });
      }
    },
  };
}
