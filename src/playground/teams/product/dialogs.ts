import { randomUUID } from 'node:crypto';
import type { Posted } from '../../product/post-once.js';
import { acknowledged, NotOnScreen, type Outcome } from '../../product/refusal.js';
import type { Calls } from '../../web-api/calls.js';
import type { Card } from '../cards/card.js';
import { findAction } from '../cards/find-action.js';
import { clientErrors, filledIn, type InputValues, initialValues, withTyped } from '../cards/values.js';
import type { Conversation } from '../tenant/conversations.js';
import type { TeamsPerson } from '../tenant/people.js';
import type { Dialog, DialogContent } from '../tenant/screens.js';
import type { Tenant } from '../tenant/tenant.js';
import type { Activities } from './activities.js';
import { readTaskAnswer } from './invoke-answers.js';
import type { TeamsSend } from './send.js';
import { failedFor, somethingWentWrong } from './trouble.js';

interface Deps {
  readonly tenant: Tenant;
  readonly activities: Activities;
  readonly sender: TeamsSend;
  readonly calls: Calls;
}

interface Fetch {
  readonly person: TeamsPerson;
  readonly conversation: Conversation;
  readonly name: 'task/fetch' | 'composeExtension/fetchTask';
  readonly value: Readonly<Record<string, unknown>>;
  /** Of an extension's command: what every later submission says again. */
  readonly carries?: Readonly<Record<string, unknown>>;
  readonly replyToId?: string;
}

const context = { theme: 'default' };

/** Dialogs: one for each person at a time, opened and answered by invokes. */
export function createDialogs({ tenant, activities, sender, calls }: Deps) {
  const { screens, conversations } = tenant;
  const isAccount = (id: string) => tenant.person(id) !== undefined;

  function record(name: string, about: unknown, posted: Posted): void {
    const status = posted.ok ? posted.status : 0;
    calls.record({
      kind: 'answer',
      method: name,
      args: about,
      status,
      response: posted.ok ? posted.body : posted.failure,
    });
  }

  function cardOf(dialog: Dialog): Card {
    if (dialog.content.kind !== 'card') throw new NotOnScreen('that dialog has nothing to press');
    return dialog.content.card;
  }

  function openOf(person: TeamsPerson): Dialog {
    const { dialog } = screens.of(person.id);
    if (!dialog) throw new NotOnScreen('they have no dialog open');
    return dialog;
  }

  function show(
    person: TeamsPerson,
    content: DialogContent,
    from: Omit<Dialog, 'id' | 'content' | 'values' | 'errors' | 'trouble'>,
  ) {
    const values = content.kind === 'card' ? initialValues(content.card) : {};
    screens.of(person.id).dialog = { id: randomUUID(), content, ...from, values, errors: {}, trouble: null };
    tenant.tell(person.id);
    return acknowledged;
  }

  return {
    record,

    async fetch({ person, conversation, name, value, carries = {}, replyToId }: Fetch): Promise<Outcome> {
      const activity = activities.invoke(person, conversation, name, { ...value, context }, replyToId);
      const posted = await sender.send(person.id, activity);
      record(name, value, posted);
      const answer = readTaskAnswer(posted, 'fetch');
      if (!answer.ok) return failedFor(tenant, person, answer.failure);
      if (answer.value === 'close') return acknowledged;
      const submitAs = name === 'task/fetch' ? 'task/submit' : 'composeExtension/submitAction';
      return show(person, answer.value, { submitAs, conversation: conversation.id, carries, replyToId });
    },

    /** Without sending anything: the person types into the dialog. */
    type(person: TeamsPerson, typed: InputValues): void {
      const dialog = openOf(person);
      dialog.values = withTyped(cardOf(dialog), dialog.values, typed, isAccount);
      tenant.tell(person.id);
    },

    async press(person: TeamsPerson, wanted: string, typed: InputValues): Promise<Outcome> {
      const dialog = openOf(person);
      const card = cardOf(dialog);
      dialog.values = withTyped(card, dialog.values, typed, isAccount);
      const action = findAction(card, wanted);
      if (action.type !== 'Action.Submit') return acknowledged;
      const alone = action.associatedInputs === 'none';
      dialog.errors = alone ? {} : clientErrors(card, dialog.values);
      dialog.trouble = null;
      tenant.tell(person.id);
      if (Object.keys(dialog.errors).length > 0) return { kind: 'refused', errors: dialog.errors };

      const data = { ...action.data, ...(alone ? {} : filledIn(dialog.values)) };
      const { submitAs, carries, replyToId } = dialog;
      const conversation = conversations.byId(dialog.conversation);
      if (!conversation) throw new NotOnScreen('that conversation is gone');
      const value = { ...carries, data, context };
      const posted = await sender.send(person.id, activities.invoke(person, conversation, submitAs, value, replyToId));
      record(submitAs, data, posted);
      const answer = readTaskAnswer(posted, 'submit');
      // Somebody who closed the dialog meanwhile gets no new one.
      if (screens.of(person.id).dialog !== dialog) return acknowledged;
      if (!answer.ok) {
        dialog.trouble = somethingWentWrong;
        tenant.tell(person.id);
        return { kind: 'failed', failure: answer.failure };
      }
      if (answer.value !== 'close')
        return show(person, answer.value, { submitAs, conversation: conversation.id, carries, replyToId });
      screens.of(person.id).dialog = undefined;
      tenant.tell(person.id);
      return acknowledged;
    },

    /** Teams tells the app nothing of it. */
    close(person: TeamsPerson): void {
      openOf(person);
      screens.of(person.id).dialog = undefined;
      tenant.tell(person.id);
    },
  };
}

export type Dialogs = ReturnType<typeof createDialogs>;
