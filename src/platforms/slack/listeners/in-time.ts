import { setTimeout as delay } from 'node:timers/promises';
import { failure, type ListenerDeps, within } from './answering.js';
import { type PrivateTo, tellPrivately } from './tell-privately.js';

/** Before Slack gives up on us after three seconds. */
const PATIENCE_MS = 2_500;
/** A platform that hangs now may take the words in a minute; later than that they would only confuse. */
const AGAIN_AFTER_MS = [2_000, 8_000, 20_000];

interface Request {
  readonly work: Promise<void>;
  readonly ack: () => Promise<void>;
  readonly to: PrivateTo;
  /** What to say when the work failed. */
  readonly words: () => Promise<readonly string[]>;
}

/**
 * Acknowledges in time whatever becomes of the work, and tells the person in words when it failed: Slack's own sign is easily
 * missed and names nobody to ring. Work that takes longer goes on.
 */
export async function inTime({ client, log }: ListenerDeps, { work, ack, to, words }: Request): Promise<void> {
  const failed = work.then(
    () => undefined,
    (error: unknown) => ({ error }),
  );
  await within(PATIENCE_MS, failed, undefined);
  await ack();
  const outcome = await failed;
  if (outcome === undefined) return;
  log.error(failure(outcome.error), 'a press or a shortcut could not be answered');
  const said = await words();
  for (const waitMs of [0, ...AGAIN_AFTER_MS]) {
    await delay(waitMs, undefined, { ref: false });
    try {
      return await tellPrivately(client, to, said);
    } catch (error) {
      log.error(failure(error), 'a failure could not be told');
    }
  }
}
