import { acknowledged, NotOnScreen, type Outcome } from '../../product/refusal.js';
import type { ExecuteAction, SubmitAction } from '../cards/actions.js';
import type { Card } from '../cards/card.js';
import { findAction } from '../cards/find-action.js';
import { clientErrors, filledIn, type InputValues, initialValues, withTyped } from '../cards/values.js';
import type { TeamsMessage } from '../tenant/conversations.js';
import type { TeamsPerson } from '../tenant/people.js';
import type { Tenant } from '../tenant/tenant.js';
import type { Activities } from './activities.js';
import { conversationFor } from './chats.js';
import type { Dialogs } from './dialogs.js';
import { readCardAnswer } from './invoke-answers.js';
import type { TeamsSend } from './send.js';
import { failedFor } from './trouble.js';

interface Deps {
  readonly tenant: Tenant;
  readonly activities: Activities;
  readonly sender: TeamsSend;
  readonly dialogs: Dialogs;
}

interface Press {
  readonly messageId: string;
  readonly action: string;
  readonly values: InputValues;
  readonly asFallback: boolean;
}

interface Shown {
  readonly message: TeamsMessage;
  readonly card: Card;
}

/** The buttons of cards in chats. */
export function createCardPresses({ tenant, activities, sender, dialogs }: Deps) {
  const { conversations, screens } = tenant;

  function shown(person: TeamsPerson, messageId: string): Shown {
    const message = conversations.message(messageId);
    if (message) conversationFor(tenant, person, message.conversation);
    const card = screens.of(person.id).cards.get(messageId) ?? message?.cards[0];
    if (!message || !card) throw new NotOnScreen('there is no such card');
    return { message, card };
  }

  /** Action.Execute and refresh: one invoke, whose answer replaces the card for this person or says something. */
  async function execute(
    person: TeamsPerson,
    { message }: Shown,
    { verb, data, id }: ExecuteAction,
    values: InputValues,
    trigger: 'manual' | 'automatic',
  ): Promise<Outcome> {
    const value = {
      action: { type: 'Action.Execute', ...(id ? { id } : {}), verb, data: { ...data, ...filledIn(values) } },
      trigger,
    };
    const conversation = conversationFor(tenant, person, message.conversation);
    const posted = await sender.send(
      person.id,
      activities.invoke(person, conversation, 'adaptiveCard/action', value, message.id),
    );
    dialogs.record('adaptiveCard/action', verb, posted);
    const answer = readCardAnswer(posted);
    // What refreshes by itself fails without a word: the card stays as it is.
    if (!answer.ok && trigger === 'automatic') return { kind: 'failed', failure: answer.failure };
    if (!answer.ok) return failedFor(tenant, person, answer.failure);
    if (answer.value.kind === 'error') return failedFor(tenant, person, 'the app answered with an error');
    if (answer.value.kind === 'card') screens.of(person.id).cards.set(message.id, answer.value.card);
    else screens.addNotice(person.id, answer.value.message);
    tenant.tell(person.id);
    return acknowledged;
  }

  async function submit(person: TeamsPerson, { message }: Shown, { data = {} }: SubmitAction, values: InputValues) {
    const conversation = conversationFor(tenant, person, message.conversation);
    const { msteams, ...own } = data;
    const value = { ...own, ...filledIn(values) };
    if (msteams) {
      return dialogs.fetch({
        person,
        conversation,
        name: 'task/fetch',
        replyToId: message.id,
        value: { data: { ...value, msteams } },
      });
    }
    const activity = activities.build(person, conversation, 'message', {
      value,
      replyToId: message.id,
      channelData: { source: { name: 'message' }, legacy: { replyToId: message.id } },
    });
    const posted = await sender.send(person.id, activity);
    if (posted.ok && posted.status < 300) return acknowledged;
    return failedFor(tenant, person, posted.ok ? `http_${posted.status}` : posted.failure);
  }

  return {
    async press(
      person: TeamsPerson,
      { messageId, action: wanted, values: typed, asFallback }: Press,
    ): Promise<Outcome> {
      const here = shown(person, messageId);
      const { card } = here;
      const values = withTyped(card, initialValues(card), typed, (id) => tenant.person(id) !== undefined);
      const found = findAction(card, wanted);
      if (found.isEnabled === false) throw new NotOnScreen('that button is disabled');
      const fallback = asFallback && found.type === 'Action.Execute' ? found.fallback : undefined;
      if (asFallback && typeof fallback !== 'object') throw new NotOnScreen('that button has no fallback');
      const action = typeof fallback === 'object' ? fallback : found;
      if (action.type === 'Action.OpenUrl' || action.type === 'Action.ToggleVisibility') return acknowledged;
      const sent = action.associatedInputs === 'none' ? {} : values;
      const errors = action.associatedInputs === 'none' ? {} : clientErrors(card, values);
      if (Object.keys(errors).length > 0) return { kind: 'refused', errors };
      return action.type === 'Action.Execute'
        ? execute(person, here, action, sent, 'manual')
        : submit(person, here, action, sent);
    },

    async refresh(person: TeamsPerson, messageId: string): Promise<Outcome> {
      const here = shown(person, messageId);
      if (!here.card.refresh) throw new NotOnScreen('that card cannot be refreshed');
      return execute(person, here, here.card.refresh.action, {}, 'manual');
    },

    /** Opening the chat: each card that wants to be refreshed for this person asks for itself. */
    async openChat(person: TeamsPerson): Promise<Outcome> {
      let outcome: Outcome = acknowledged;
      for (const message of conversations.messages(person.chatId)) {
        const refresh = message.cards[0]?.refresh;
        const forThem = refresh && (refresh.userIds ?? [person.userId]).includes(person.userId);
        if (!forThem || !message.cards[0]) continue;
        const done = await execute(person, { message, card: message.cards[0] }, refresh.action, {}, 'automatic');
        if (done.kind === 'failed') outcome = done;
      }
      return outcome;
    },
  };
}

export type CardPresses = ReturnType<typeof createCardPresses>;
