import { checkBlocks } from '../blocks/check.js';
import type { Block } from '../blocks/layout.js';
import { limits } from '../limits.js';
import { type Arguments, structured, text } from './arguments.js';
import { type Result, refuse, refuseBlocks } from './results.js';

export type Content =
  | { readonly ok: true; readonly text: string | undefined; readonly blocks: Block[] | undefined }
  | { readonly ok: false; readonly result: Result };

const refused = (result: Result): Content => ({ ok: false, result });

/** The words and blocks of a chat.* call, or the error that Slack gives for them. */
export function readContent(args: Arguments, longestText: number): Content {
  if (args.attachments !== undefined && args.attachments !== '[]') return refused(refuse('invalid_attachments'));
  const given = text(args, 'text');
  if (given && given.length > longestText) return refused(refuse('msg_too_long'));
  if (args.blocks === undefined || args.blocks === '') return { ok: true, text: given, blocks: undefined };
  const raw = structured(args, 'blocks');
  if (!raw.ok || !Array.isArray(raw.value)) return refused(refuse('invalid_blocks_format'));
  const checked = checkBlocks(raw.value);
  if (!checked.ok) return refused(refuseBlocks(checked.problems));
  if (JSON.stringify(checked.value).length > limits.message.blocksAsJson) return refused(refuse('msg_blocks_too_long'));
  return { ok: true, text: given, blocks: checked.value };
}
