import type { types } from '@slack/bolt';
import { slowWindow } from '../../../presentation/windows.js';
import { LIMITS } from '../limits.js';
import { messageModal } from '../views/windows.js';
import { acknowledgementOf, type Envelope } from './envelope.js';

export interface FittedAnswer {
  readonly frame: string;
  /** What the window is to show once Slack has taken the frame, which was too short for it. */
  readonly afterwards?: types.ModalView;
}

/**
 * An answer in a frame that Slack takes. A long window, such as a case of years, is told of in the frame and comes afterwards by
 * the Web API, which takes more.
 * @throws when an answer that is no window is too long
 */
export function fitted(envelope: Pick<Envelope, 'envelope_id'>, response: unknown): FittedAnswer {
  const frame = acknowledgementOf(envelope, response);
  if (Buffer.byteLength(frame) <= LIMITS.socketFrame) return { frame };
  if (!isUpdate(response)) throw new RangeError('an answer is longer than a frame of Socket Mode may be');
  const { view } = response;
  const meanwhile = messageModal(slowWindow(view.title.text));
  return { frame: acknowledgementOf(envelope, { response_action: 'update', view: meanwhile }), afterwards: view };
}

interface Update {
  readonly response_action: 'update';
  readonly view: types.ModalView;
}

function isUpdate(response: unknown): response is Update {
  return (response as Partial<Update> | undefined)?.response_action === 'update';
}
