import { expect, it } from 'vitest';
import { fitted } from '../../../../../src/platforms/slack/socket-mode/answer.js';
import { acknowledgementOf, readMessage } from '../../../../../src/platforms/slack/socket-mode/envelope.js';
import { messageModal } from '../../../../../src/platforms/slack/views/windows.js';

const envelope = { type: 'slash_commands', envelope_id: 'e1', payload: { command: '/safeguard' } };

it.each([
  '',
  'null',
  '7',
  '[]',
  '{"type":"hel',
  '{"type":"close","payload":{}}',
  '{"type":"events_api","envelope_id":"e1","payload":null}',
  '{"type":"interactive","payload":{}}',
  '{"type":"interactive","envelope_id":"","payload":{}}',
])('leaves alone what is no message: %s', (text) => {
  expect(readMessage(text)).toBeUndefined();
});

it('reads a greeting, an envelope and the wish for another connection', () => {
  const messages = [{ type: 'hello' }, envelope, { type: 'disconnect', reason: 'warning' }];
  expect(messages.map((message) => readMessage(JSON.stringify(message))?.type)).toEqual([
    'hello',
    'slash_commands',
    'disconnect',
  ]);
});

it('acknowledges with what the listeners answer, and with nothing where they answer nothing', () => {
  const acknowledged = (response?: unknown): unknown => JSON.parse(acknowledgementOf({ envelope_id: 'e1' }, response));
  expect(acknowledged()).toEqual({ envelope_id: 'e1' });
  expect(acknowledged('words')).toEqual({ envelope_id: 'e1', payload: { text: 'words' } });
  expect(acknowledged({ response_action: 'clear' })).toEqual({
    envelope_id: 'e1',
    payload: { response_action: 'clear' },
  });
});

const windowOf = (lines: number) =>
  messageModal({ title: 'SG-7K3QM2', close: 'Close', lines: Array.from({ length: lines }, () => 'ä'.repeat(1_000)) });

it('sends a window whole as long as the frame may be so long, in bytes', () => {
  const response = { response_action: 'update', view: windowOf(9) };
  expect(fitted(envelope, response)).toEqual({ frame: acknowledgementOf(envelope, response) });
});

it('sends a longer one afterwards, and a word of it at once', () => {
  const view = windowOf(10);
  const { frame, afterwards } = fitted(envelope, { response_action: 'update', view });
  expect(afterwards).toEqual(view);
  expect(frame).toContain('this window is long');
  expect(frame).toContain('SG-7K3QM2');
  expect(frame).not.toContain('ää');
});

it('refuses an answer that is no window and too long, rather than lose the connection', () => {
  expect(() => fitted(envelope, { text: 'x'.repeat(21_000) })).toThrow(RangeError);
});
