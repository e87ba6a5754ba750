import { type Posted, postOnce } from '../../product/post-once.js';
import { teamsLimits } from '../limits.js';
import type { Activity } from './activities.js';

/** A token for one request, as Microsoft issues it to the channel; without an issuer none is sent. */
export type IssueToken = (serviceUrl: string) => Promise<string>;

/** Sends activities to the product's messaging endpoint. */
export function createTeamsSender(productUrl: string, issueToken: IssueToken | undefined) {
  const url = new URL('/api/messages', productUrl);
  const latest = new Map<string, Activity>();

  async function send(activity: Activity): Promise<Posted> {
    const token = await issueToken?.(String(activity.serviceUrl));
    return postOnce(url, {
      body: JSON.stringify(activity),
      timeoutMs: activity.type === 'invoke' ? teamsLimits.invokeMs : teamsLimits.deliverMs,
      headers: {
        'User-Agent': 'Microsoft-SkypeBotApi (Microsoft-BotFramework/3.0)',
        'Content-Type': 'application/json; charset=utf-8',
        Accept: 'application/json',
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
      },
    });
  }

  return {
    send(personId: string, activity: Activity): Promise<Posted> {
      latest.set(personId, activity);
      return send(activity);
    },
    /** The same activity once more, as a channel does that did not hear the answer. */
    async again(personId: string): Promise<Posted | undefined> {
      const activity = latest.get(personId);
      return activity && send(activity);
    },
  };
}

export type TeamsSend = ReturnType<typeof createTeamsSender>;
