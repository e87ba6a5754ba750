import { accountOn } from '../../../domain/ids.js';
import { welcomeLines } from '../../../presentation/welcome.js';
import { NEUTRAL_PREVIEW } from '../../../presentation/wording.js';
import { escaped, NO_UNFURLING, section } from '../views/blocks.js';
import { failure, type ListenerDeps } from './answering.js';

const BEGIN = 'Type /safeguard anywhere, or use the button on the home tab.';

/**
 * Greets a member who meets the bot for the first time, other than by raising a concern: the form explains itself, and nobody is
 * disturbed in it. Never throws: nobody waits for it, and what fails is made up for by the home tab, which says the same.
 */
export function createWelcome({ useCases, client, log }: ListenerDeps) {
  /** So that nobody is asked about at each press. Of another instance, or after a restart, the address book knows. */
  const met = new Set<string>();

  async function welcome(userId: string): Promise<void> {
    if (met.has(userId)) return;
    const account = accountOn('slack', userId);
    if ((await useCases.identify(account)).kind !== 'member') return;
    const isFirst = await useCases.isFirstMeeting(account);
    met.add(userId);
    if (!isFirst) return;
    const lines = welcomeLines(await useCases.organisation.current(), await useCases.whoIsOnDuty(), BEGIN);
    const blocks = [section(`*${NEUTRAL_PREVIEW}*`), ...lines.map((line) => section(escaped(line)))];
    await client.chat.postMessage({ channel: userId, text: NEUTRAL_PREVIEW, blocks, ...NO_UNFURLING });
  }

  return (userId: string): Promise<void> =>
    welcome(userId).catch((error: unknown) => log.error(failure(error), 'somebody could not be welcomed'));
}
