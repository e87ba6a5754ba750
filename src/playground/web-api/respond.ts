import express, { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { checkBlocks } from '../blocks/check.js';
import { completeBlocks } from '../blocks/complete.js';
import type { Block } from '../blocks/layout.js';
import { limits } from '../limits.js';
import type { ResponseTarget } from '../workspace/response-urls.js';
import type { Workspace } from '../workspace/workspace.js';
import type { Calls } from './calls.js';
import type { Faults } from './faults.js';
import { meetFault } from './meet-fault.js';

/** What an app may say in answer to a command, at once or at a response URL. */
const replySchema = z.object({
  response_type: z.enum(['ephemeral', 'in_channel']).default('ephemeral'),
  text: z.string().max(limits.message.text).default(''),
  blocks: z.unknown().optional(),
  replace_original: z.union([z.boolean(), z.literal('true'), z.literal('false')]).default(false),
  delete_original: z.union([z.boolean(), z.literal('true'), z.literal('false')]).default(false),
});

const isSet = (value: boolean | string) => value === true || value === 'true';

export type Shown = { readonly ok: true } | { readonly ok: false; readonly error: string };

/** Shows a reply to the person whom the target names; refuses bad blocks as Slack does. */
export function createShowReply(workspace: Workspace) {
  const { conversations, screens, changes } = workspace;

  function replace({ original, channel, personId }: ResponseTarget, text: string, blocks: Block[]): Shown {
    const completed = completeBlocks(blocks);
    if (!original) return { ok: false, error: 'no_original' };
    if (original.kind === 'ephemeral') screens.changeEphemeral(personId, original.id, { text, blocks: completed });
    else conversations.change(channel, original.ts, { text, blocks: completed });
    return { ok: true };
  }

  function remove({ original, channel, personId }: ResponseTarget): Shown {
    if (original?.kind === 'ephemeral') screens.dismiss(personId, original.id);
    else if (original) conversations.remove(channel, original.ts);
    return { ok: true };
  }

  return (raw: unknown, target: ResponseTarget): Shown => {
    const parsed = replySchema.safeParse(raw);
    if (!parsed.success) return { ok: false, error: 'invalid_payload' };
    const reply = parsed.data;
    const checked = checkBlocks(reply.blocks ?? []);
    if (!checked.ok) return { ok: false, error: 'invalid_blocks' };
    try {
      if (isSet(reply.delete_original)) return remove(target);
      if (!reply.text && checked.value.length === 0) return { ok: false, error: 'no_text' };
      if (isSet(reply.replace_original)) return replace(target, reply.text, checked.value);
      if (reply.response_type === 'in_channel') {
        workspace.postByBot({ channel: target.channel, text: reply.text, blocks: checked.value });
      } else {
        workspace.showEphemeral(target.personId, target.channel, reply.text, checked.value);
      }
      return { ok: true };
    } finally {
      changes.tell(target.personId);
    }
  };
}

export type ShowReply = ReturnType<typeof createShowReply>;

interface Deps {
  readonly workspace: Workspace;
  readonly showReply: ShowReply;
  readonly faults: Faults;
  readonly calls: Calls;
}

/** The response URLs at /slack/respond/: JSON in, the word "ok" or an error out. */
export function createRespond({ workspace, showReply, faults, calls }: Deps): Router {
  async function handle(req: Request, res: Response): Promise<void> {
    const method = 'response-url';
    const record = (status: number, response: unknown) =>
      calls.record({ kind: 'response-url', method, args: req.body, status, response });
    const fault = faults.take(method);
    if (fault && !fault.afterwards) {
      const met = await meetFault(fault, req, res);
      if (met) return record(met.status, met.response);
    }
    const redeemed = workspace.responseUrls.redeem(String(req.params.key));
    const shown: Shown = redeemed.ok ? showReply(req.body, redeemed.target) : redeemed;
    const status = shown.ok ? 200 : redeemed.ok ? 400 : 404;
    record(status, shown.ok ? 'ok' : shown.error);
    if (fault?.afterwards && (await meetFault(fault, req, res))) return;
    res.status(status);
    if (shown.ok) res.send('ok');
    else res.json({ ok: false, error: shown.error });
  }

  const router = Router();
  router.use(express.json({ limit: '4mb', type: () => true }));
  router.post('/:kind/:key', handle);
  return router;
}
