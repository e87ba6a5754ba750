import { z } from 'zod';
import { limits } from '../limits.js';
import { anyBlock, type Block } from './layout.js';
import { inWords, type Problem, toProblems } from './problems.js';
import { problemsAcross, type Surface } from './rules.js';
import { identifier, plainText } from './text.js';

/** Either the value in its type, or every problem in Slack's words. */
export type Checked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: string[] };

const common = {
  blocks: z.array(anyBlock).min(1).max(limits.view.blocks),
  private_metadata: z.string().max(limits.view.privateMetadata).optional(),
  callback_id: z.string().max(limits.view.callbackId).optional(),
  external_id: identifier.max(limits.view.externalId).optional(),
};

const modal = z.strictObject({
  type: z.literal('modal'),
  ...common,
  title: plainText(limits.view.title),
  submit: plainText(limits.view.button).optional(),
  close: plainText(limits.view.button).optional(),
  clear_on_close: z.boolean().optional(),
  notify_on_close: z.boolean().optional(),
  submit_disabled: z.boolean().optional(),
});

const home = z.strictObject({ type: z.literal('home'), ...common });
const messageBlocks = z.array(anyBlock).max(limits.message.blocks);

export type ModalView = z.infer<typeof modal>;
export type HomeView = z.infer<typeof home>;

function check<T>(schema: z.ZodType<T>, input: unknown, root: string, across: (value: T) => Problem[]): Checked<T> {
  const parsed = schema.safeParse(input);
  const problems = parsed.success ? across(parsed.data) : toProblems(parsed.error, input);
  if (!parsed.success || problems.length > 0) {
    return { ok: false, problems: problems.map((problem) => inWords(problem, root)) };
  }
  return { ok: true, value: parsed.data };
}

const below =
  (key: string) =>
  (problem: Problem): Problem => ({ ...problem, path: [key, ...problem.path] });

function problemsOfModal(view: ModalView): Problem[] {
  const firstInput = view.blocks.findIndex((block) => block.type === 'input');
  const unsubmittable =
    firstInput >= 0 && !view.submit
      ? [{ path: [firstInput, 'input'], message: 'must define `submit` to use an `input` block in modals' }]
      : [];
  return [...unsubmittable, ...problemsAcross(view.blocks, 'modal')].map(below('blocks'));
}

export function checkBlocks(input: unknown, surface: Surface = 'message'): Checked<Block[]> {
  return check(messageBlocks, input, 'blocks', (blocks) => problemsAcross(blocks, surface));
}

export function checkModal(input: unknown): Checked<ModalView> {
  return check(modal, input, 'view', problemsOfModal);
}

export function checkHome(input: unknown): Checked<HomeView> {
  return check(home, input, 'view', (view) => problemsAcross(view.blocks, 'home').map(below('blocks')));
}
