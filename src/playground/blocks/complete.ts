import { randomBytes } from 'node:crypto';
import type { Block } from './layout.js';

function randomId(): string {
  return randomBytes(4).toString('base64url').slice(0, 5);
}

type Json = Record<string, unknown>;

function defaultsOf(value: Json): Json {
  if (value.type === 'plain_text') return { emoji: true };
  if (value.type === 'mrkdwn') return { verbatim: false };
  if (value.type === 'input') return { optional: false, dispatch_action: false };
  return {};
}

const actionable = new Set([
  'button',
  'overflow',
  'radio_buttons',
  'checkboxes',
  'datepicker',
  'timepicker',
  'datetimepicker',
  'static_select',
  'multi_static_select',
  'users_select',
  'multi_users_select',
  'plain_text_input',
  'email_text_input',
  'url_text_input',
  'number_input',
  'rich_text_input',
]);

function completeValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(completeValue);
  if (typeof value !== 'object' || value === null) return value;
  const object = value as Json;
  const entries = Object.entries(object).map(([key, inner]) => [key, completeValue(inner)]);
  const id = actionable.has(String(object.type)) && !object.action_id ? { action_id: randomId() } : {};
  return { ...id, ...Object.fromEntries(entries), ...missing(object) };
}

function missing(object: Json): Json {
  return Object.fromEntries(Object.entries(defaultsOf(object)).filter(([key]) => !(key in object)));
}

/** Any Slack text or view with the defaults that Slack writes into it. */
export function complete<T>(value: T): T {
  return completeValue(value) as T;
}

/**
 * Blocks as Slack sends them back: defaults written out, missing ids made up. A made-up id is new at every
 * update, so that what a person typed under it is lost, as in Slack.
 */
export function completeBlocks(blocks: readonly Block[]): Block[] {
  return blocks.map((block) => complete(block.block_id ? block : { ...block, block_id: randomId() }));
}
