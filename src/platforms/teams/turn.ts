import { type Activity, TurnContext } from 'botbuilder';
import type { UseCases } from '../../application/use-cases.js';
import { type Account, accountOn } from '../../domain/ids.js';
import { teamsActivity } from './activity.js';

/** What one activity comes down to for us. */
export interface Turn {
  /** Absent for an activity of nobody, such as one of a channel. */
  readonly account?: Account | undefined;
  /** The bot's own chat with one person: the only place where anything about a concern may be said. */
  readonly personal: boolean;
  readonly text: string;
  /** The bot itself, as Teams calls it. */
  readonly bot: string;
  /** Ties a repeated activity to the first. */
  readonly once: string;
  /** Milliseconds since 1970, as Teams says. */
  readonly atMs: number;
}

export function turnOf(context: TurnContext): Turn {
  const { activity } = context;
  const parsed = teamsActivity.shape.from.parse(activity.from);
  const saidMs = new Date(activity.timestamp ?? Number.NaN).getTime();
  const atMs = Number.isFinite(saidMs) ? saidMs : Date.now();
  return {
    account: parsed.aadObjectId === undefined ? undefined : accountOn('teams', parsed.aadObjectId),
    personal: activity.conversation?.conversationType === 'personal',
    text: withoutMention(activity).trim(),
    bot: activity.recipient?.id ?? '',
    once: activity.id ?? activity.replyToId ?? `${atMs}`,
    atMs,
  };
}

/** The SDK takes for granted that an activity says whom it is for. */
function withoutMention(activity: Partial<Activity>): string {
  return (activity.recipient && TurnContext.removeRecipientMention(activity)) ?? activity.text ?? '';
}

/** The person behind the activity, if they have dealt with us before; asks no platform. */
export async function personOf(useCases: UseCases, { account }: Turn) {
  return account === undefined ? undefined : useCases.personOf(account);
}
