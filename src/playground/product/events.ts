import { installation, newId } from '../workspace/ids.js';
import type { Answer, Retry, Send } from './send.js';

function wrapped(event: Record<string, unknown>): Record<string, unknown> {
  const { team, appId, botUserId, verificationToken } = installation;
  return {
    token: verificationToken,
    team_id: team.id,
    context_team_id: team.id,
    context_enterprise_id: null,
    api_app_id: appId,
    event,
    type: 'event_callback',
    event_id: newId('Ev'),
    event_time: Math.floor(Date.now() / 1000),
    authorizations: [
      { enterprise_id: null, team_id: team.id, user_id: botUserId, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
  };
}

/** Sends events, and sends them again when they are not acknowledged: at once, after a minute, after five. */
export function createEvents(send: Send, retryDelaysMs: readonly number[]) {
  const waiting = new Set<NodeJS.Timeout>();

  async function attempt(payload: Record<string, unknown>, retry: Retry | undefined): Promise<Answer> {
    const answer = await send({ kind: 'events_api', payload, retry });
    const tried = retry?.num ?? 0;
    const delayMs = retryDelaysMs[tried];
    if (!answer.ok && !answer.noRetry && delayMs !== undefined) {
      const timer = setTimeout(() => {
        waiting.delete(timer);
        void attempt(payload, { num: tried + 1, after: answer.failure });
      }, delayMs);
      waiting.add(timer);
    }
    return answer;
  }

  return {
    send: (event: Record<string, unknown>): Promise<Answer> => attempt(wrapped(event), undefined),
    close(): void {
      for (const timer of waiting) clearTimeout(timer);
      waiting.clear();
    },
  };
}

export type Events = ReturnType<typeof createEvents>;
