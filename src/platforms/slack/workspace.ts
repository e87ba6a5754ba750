import type { WebClient } from '@slack/web-api';

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 60_000;

export interface Workspace {
  /** Undefined until Slack has told us. */
  id(): string | undefined;
  stop(): void;
}

/** Learns which workspace the bot's token belongs to; asks until Slack answers, since Slack may be down when we start. */
export function learnWorkspace(client: WebClient): Workspace {
  let id: string | undefined;
  let timer: NodeJS.Timeout | undefined;
  const ask = async (retryMs: number): Promise<void> => {
    try {
      id = (await client.auth.test()).team_id;
    } catch {
      timer = setTimeout(() => void ask(Math.min(retryMs * 2, LONGEST_RETRY_MS)), retryMs);
      timer.unref();
    }
  };
  void ask(FIRST_RETRY_MS);
  return { id: () => id, stop: () => clearTimeout(timer) };
}
