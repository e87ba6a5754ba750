import type { WebClient } from '@slack/web-api';
import { NEUTRAL_PREVIEW } from '../../../presentation/wording.js';
import { escaped, NO_UNFURLING, section } from '../views/blocks.js';

export interface PrivateTo {
  readonly userId: string;
  /** Where Slack takes a private answer to a message's button; a window's button has none. */
  readonly responseUrl?: string | undefined;
}

const TIMEOUT_MS = 5_000;
const SLACK_HOSTS = /(^|\.)slack(-gov)?\.com$/;

/**
 * Tells one person something after their request was acknowledged: beside the message that they pressed in, or else in a
 * direct message whose preview is neutral.
 * @throws whatever Slack says no with, when neither way works
 */
export async function tellPrivately(client: WebClient, to: PrivateTo, lines: readonly string[]): Promise<void> {
  const text = lines.map(escaped).join('\n');
  if (to.responseUrl && isSlacks(to.responseUrl, client) && (await answered(to.responseUrl, text))) return;
  const blocks = [section(NEUTRAL_PREVIEW), section(text)];
  await client.chat.postMessage({ channel: to.userId, text: NEUTRAL_PREVIEW, blocks, ...NO_UNFURLING });
}

/** The request is signed, and yet names an address that we would call: only Slack's own are called. */
function isSlacks(responseUrl: string, { slackApiUrl }: WebClient): boolean {
  const { origin, protocol, hostname } = new URL(responseUrl);
  return origin === new URL(slackApiUrl).origin || (protocol === 'https:' && SLACK_HOSTS.test(hostname));
}

async function answered(responseUrl: string, text: string): Promise<boolean> {
  try {
    const { ok } = await fetch(responseUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ response_type: 'ephemeral', replace_original: false, text }),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return ok;
  } catch {
    return false;
  }
}
