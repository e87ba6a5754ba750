import type { AdaptiveCardInvokeResponse } from 'botbuilder';
import { ACTIONS } from '../../../presentation/action-ids.js';
import { noticeView } from '../../../presentation/notices.js';
import { pressFailed } from '../../../presentation/press-failed.js';
import { DONE, NOT_FOUND } from '../../../presentation/wording.js';
import { executeData } from '../activity.js';
import { noticeCard, REFRESH } from '../cards/notices.js';
import { failure } from '../errors.js';
import { personOf, type Turn } from '../turn.js';
import type { HandlerDeps } from './deps.js';

/** The SDK's type knows a card as the value and no words; the protocol has both. */
interface CardAnswer extends Omit<AdaptiveCardInvokeResponse, 'value'> {
  readonly value: AdaptiveCardInvokeResponse['value'] | string;
}

/** `Action.Execute` on a concern's card: what is true now comes back as the card; trouble as words. */
export function createCardActions({ useCases, presses, log }: HandlerDeps) {
  async function answer(turn: Turn, value: unknown): Promise<CardAnswer> {
    const parsed = executeData.safeParse(value);
    const { concernId, item } = parsed.data?.action.data ?? {};
    const person = await personOf(useCases, turn);
    if (!parsed.success || person === undefined || !turn.personal) return say(NOT_FOUND);
    const { verb } = parsed.data.action;
    if (verb !== REFRESH) {
      const press = presses.find(verb);
      if (press === undefined) return say(NOT_FOUND);
      const shown = await press(person, { concernId, item, account: turn.account, where: 'message' });
      if (shown.kind === 'window') return say(shown.window.lines.join(' '));
      // This card is about something else than who has the concern; delivery changes it.
      if (!CHANGES_THE_REQUEST.includes(verb)) return say(DONE);
    }
    const facts = concernId && (await useCases.cardNow(person, concernId));
    if (!facts) return say(NOT_FOUND);
    const { phones } = await useCases.organisation.current();
    return { statusCode: 200, type: CARD, value: noticeCard(noticeView(facts, phones.emergency)) };
  }

  return (turn: Turn, value: unknown): Promise<CardAnswer> =>
    answer(turn, value).catch(async (error: unknown) => {
      log.error(failure(error), 'a press could not be answered');
      return say(pressFailed(await useCases.organisation.current()).join(' '));
    });
}

const CHANGES_THE_REQUEST: readonly string[] = [ACTIONS.acknowledge, ACTIONS.decline, ACTIONS.confirmExternalCall];

const CARD = 'application/vnd.microsoft.card.adaptive';

function say(words: string): CardAnswer {
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: words };
}
