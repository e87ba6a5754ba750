import { installation, newId } from '../workspace/ids.js';
import type { Answer, Failure, Send } from './send.js';

const reasons: Readonly<Record<Failure, string>> = {
  operation_timeout: 'http_timeout',
  dispatch_failed: 'connection_failed',
  http_client_error: 'http_error',
  http_service_error: 'http_error',
};

function envelope(event: Record<string, unknown>): string {
  const { team, appId, botUserId, verificationToken } = installation;
  return JSON.stringify({
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
  });
}

/** Sends events, and sends them again when they are not acknowledged: at once, after a minute, after five. */
export function createEvents(send: Send, retryDelaysMs: readonly number[]) {
  const waiting = new Set<NodeJS.Timeout>();

  async function attempt(body: string, retry: number, last: Failure | undefined): Promise<Answer> {
    const headers =
      retry > 0 && last ? { 'x-slack-retry-num': String(retry), 'x-slack-retry-reason': reasons[last] } : {};
    const answer = await send({ contentType: 'application/json', body, headers });
    const delayMs = retryDelaysMs[retry];
    if (!answer.ok && !answer.noRetry && delayMs !== undefined) {
      const timer = setTimeout(() => {
        waiting.delete(timer);
        void attempt(body, retry + 1, answer.failure);
      }, delayMs);
      waiting.add(timer);
    }
    return answer;
  }

  return {
    send: (event: Record<string, unknown>): Promise<Answer> => attempt(envelope(event), 0, undefined),
    close(): void {
      for (const timer of waiting) clearTimeout(timer);
      waiting.clear();
    },
  };
}

export type Events = ReturnType<typeof createEvents>;
