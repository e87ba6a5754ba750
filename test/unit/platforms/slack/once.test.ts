import { describe, expect, it } from 'vitest';
import { createOnce } from '../../../../src/platforms/slack/once.js';
import type { SlackPayload } from '../../../../src/platforms/slack/payloads.js';

const user = { id: 'U1' };
const press: SlackPayload = {
  type: 'block_actions',
  user,
  trigger_id: '1',
  actions: [{ action_id: 'a', action_ts: '1' }],
};
const view = { id: 'V1', callback_id: 'report.form', private_metadata: '', state: { values: {} } };
const event = (id: string): SlackPayload => ({
  type: 'event_callback',
  team_id: 'T1',
  event_id: id,
  event: { type: 'app_home_opened' },
});
const at = (nowSeconds: number, payload: SlackPayload, mark: string, untilSeconds = 300) => ({
  payload,
  mark,
  untilSeconds,
  nowSeconds,
});

describe('a request', () => {
  it('is taken once as long as its signature is acceptable', () => {
    const once = createOnce();
    expect(once(at(0, press, 'v0=1'))).toBe('first');
    expect(once(at(300, press, 'v0=1'))).toBe('again');
    expect(once(at(300, press, 'v0=2'))).toBe('first');
  });

  it('is known by its own id where Slack repeats it under a new signature', () => {
    const once = createOnce();
    expect(once(at(0, event('Ev1'), 'v0=1'))).toBe('first');
    expect(once(at(60, event('Ev1'), 'v0=2'))).toBe('again');
    expect(once(at(60, event('Ev2'), 'v0=3'))).toBe('first');
  });

  it('that sends the form is always answered', () => {
    const once = createOnce();
    const send: SlackPayload = { type: 'view_submission', user, view };
    expect([once(at(0, send, 'v0=1')), once(at(1, send, 'v0=1'))]).toEqual(['first', 'first']);
  });

  it('is forgotten when its time is over, and the oldest first when there are too many', () => {
    const once = createOnce(2);
    for (const mark of ['v0=1', 'v0=2', 'v0=3']) once(at(0, press, mark));
    expect(once(at(1, press, 'v0=3'))).toBe('again');
    expect(once(at(1, press, 'v0=1'))).toBe('first');
  });
});
