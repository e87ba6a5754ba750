import { z } from 'zod';
import { cleaned } from '../../application/concerns/typed-text.js';
import { asConcernId, asFormToken, asItemId } from '../../domain/ids.js';
import { FORM_VERBS } from '../../presentation/case/forms.js';
import { DESK_FORMS } from '../../presentation/desk/names.js';

/**
 * What we use of Slack's payloads. Everything that arrives is parsed by one of these before anything is done with it;
 * what does not fit is refused.
 */

const slackId = z.string().regex(/^[A-Z0-9]{2,40}$/);
const user = z.object({ id: slackId });
const team = z.object({ id: slackId }).nullish();
const trigger = z.string().min(1).max(255);
/** What somebody typed. */
const typed = z.string().transform(cleaned);
const responseUrl = z.url().max(500).optional();

/** One input's state. Which property is set depends on the kind of the input. */
const inputState = z.object({
  type: z.string(),
  value: typed.nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_options: z.array(z.object({ value: z.string() })).nullish(),
  selected_users: z.array(slackId).nullish(),
  selected_date: z.string().max(40).nullish(),
  selected_time: z.string().max(40).nullish(),
});
export type InputState = z.infer<typeof inputState>;

const stateValues = z.record(z.string(), z.record(z.string(), inputState));
export type StateValues = z.infer<typeof stateValues>;

const view = z.object({
  id: z.string().min(1).max(255),
  callback_id: z.string().max(255).default(''),
  hash: z.string().optional(),
  private_metadata: z.string().max(3_000).default(''),
  state: z.object({ values: stateValues }).default({ values: {} }),
});
export type SlackView = z.infer<typeof view>;

export const commandPayload = z.object({
  command: z.string().startsWith('/').max(255),
  text: z.string().max(200_000).transform(cleaned).default(''),
  user_id: slackId,
  team_id: slackId,
  trigger_id: trigger,
  response_url: responseUrl,
});

export const shortcutPayload = z.object({
  type: z.literal('shortcut'),
  callback_id: z.string().max(255),
  user,
  team,
  trigger_id: trigger,
});

export const messageShortcutPayload = z.object({
  type: z.literal('message_action'),
  callback_id: z.string().max(255),
  user,
  team,
  trigger_id: trigger,
  response_url: responseUrl,
  message_ts: z.string().max(40).optional(),
  message: z.object({
    text: typed.default(''),
    user: slackId.optional(),
    ts: z.string().max(40).optional(),
  }),
});

const action = z.object({
  action_id: z.string().max(255),
  block_id: z.string().max(255).optional(),
  action_ts: z.string().max(40).default('0'),
  value: z.string().max(2_000).optional(),
  selected_option: z.object({ value: z.string().max(2_000) }).nullish(),
});

/** The home tab is a view of Slack's too, and no window of ours: what is pressed there opens one. */
function noneAtHome(payload: unknown): unknown {
  return homeView.safeParse(payload).success ? undefined : payload;
}
const homeView = z.object({ type: z.literal('home') });

export const blockActionsPayload = z.object({
  type: z.literal('block_actions'),
  user,
  team,
  trigger_id: trigger,
  response_url: responseUrl,
  view: z.preprocess(noneAtHome, view.optional()),
  actions: z.array(action).min(1).max(25),
});
export type BlockActions = z.infer<typeof blockActionsPayload>;

export const viewSubmissionPayload = z.object({ type: z.literal('view_submission'), user, team, view });
const viewClosedPayload = z.object({ type: z.literal('view_closed'), user, team, view });

export const eventPayload = z.object({
  type: z.literal('event_callback'),
  team_id: slackId,
  event_id: z.string().max(255),
  event: z.looseObject({ type: z.string().max(255), user: slackId.optional(), tab: z.string().optional() }),
});

/** Anything that Slack may send us and that we answer. */
export const slackPayload = z.union([
  commandPayload,
  shortcutPayload,
  messageShortcutPayload,
  blockActionsPayload,
  viewSubmissionPayload,
  viewClosedPayload,
  eventPayload,
  z.object({ type: z.literal('url_verification'), challenge: z.string().max(1_000) }),
  z.object({ type: z.literal('app_rate_limited') }),
  z.object({ ssl_check: z.literal('1') }),
]);

export type SlackPayload = z.infer<typeof slackPayload>;

/** The workspace that a payload comes from, when it says so. */
export function teamOf(payload: SlackPayload): string | undefined {
  if ('team_id' in payload) return payload.team_id;
  return 'team' in payload ? payload.team?.id : undefined;
}

const formToken = z.string().min(16).max(100).transform(asFormToken);

/** A concern's id as buttons carry it. */
export const concernIdText = z.uuid().transform(asConcernId);

/** What a form carries: our own text, and yet only a hint. */
export const formTicket = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'no JSON' });
      return z.NEVER;
    }
  })
  .pipe(
    z.union([
      z.object({
        verb: z.enum(FORM_VERBS),
        concernId: concernIdText,
        item: z.string().max(100).transform(asItemId).optional(),
        token: formToken,
      }),
      z.object({ desk: z.enum(DESK_FORMS), item: z.string().max(100).optional(), token: formToken }),
    ]),
  );
