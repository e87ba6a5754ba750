import { setTimeout as delay } from 'node:timers/promises';
import type { types } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import { failure } from '../listeners/answering.js';
import { viewSubmissionPayload } from '../payloads.js';
import type { Envelope } from './envelope.js';

/** Slack has to have shown the answer in the frame first: what comes before it would be lost under it. */
const AFTER_MS = [600, 2_000, 5_000];

/** Shows a window that did not fit into the answer to the form that was sent in it. What was shown meanwhile says how to see it otherwise. */
export function createShowAfterwards({ client, log }: { readonly client: WebClient; readonly log: Logger }) {
  return async ({ payload }: Pick<Envelope, 'payload'>, view: types.ModalView): Promise<void> => {
    const submission = viewSubmissionPayload.safeParse(payload);
    if (!submission.success) return;
    for (const waitMs of AFTER_MS) {
      await delay(waitMs, undefined, { ref: false });
      try {
        await client.views.update({ view_id: submission.data.view.id, view });
        return;
      } catch (error) {
        log.error(failure(error), 'a long window could not be shown');
      }
    }
  };
}
