import { randomUUID } from 'node:crypto';
import type { Card } from '../../../src/playground/teams/cards/card.js';
import type { Input } from '../../../src/playground/teams/cards/inputs.js';
import { actionsOf } from '../../../src/playground/teams/cards/walk.js';
import { type ActionId, isDeskAction, opensWindow } from '../../../src/presentation/action-ids.js';
import { createNewCalls, type NewCalls } from '../../support/new-calls.js';
import { NotPossible } from '../../support/playground-api.js';
import type { connectTenant, DialogShown, TeamsMessageShown } from '../../support/teams-tenant.js';
import {
  type ChatClient,
  type ChatPerson,
  REFERENCE,
  type SeenMessage,
  type SeenWindow,
  textOf,
} from './chat-client.js';
import { buttonsOf, linesOf, outsideOf, readStep, type SeenStep } from './teams-words.js';

type Tenant = ReturnType<typeof connectTenant>;
type ShownPerson = Awaited<ReturnType<Tenant['people']>>[number];

interface Options {
  readonly tenant: Tenant;
  /** Where the product takes Teams' activities. */
  readonly productUrl: string;
  /** Where the tenant says that it is reached. */
  readonly serviceUrl: string;
}

interface Deps extends Options {
  readonly newCalls: NewCalls;
}

const STEP = 'report.step';
const SEND_FORM = 'ticket.send';
const SHOW_PAGE = 'desk.page';
const OPEN_FORM = 'report.open';
const READ = 'concern.read';
/** What the client says of a card whose words it does not preview. */
const CLIENTS_OWN = 'Sent a card';

/** A Teams tenant as its people see it. */
export function createTeamsClient(options: Options): ChatClient {
  const { tenant } = options;
  const deps = { ...options, newCalls: createNewCalls(tenant) };
  return {
    platform: 'teams',
    person: async (name) => {
      const people = await tenant.people();
      const found = people.find((each) => each.name === name);
      if (!found) throw new NotPossible(`nobody in the tenant is called ${name}`);
      const someone = tenant.person(found.id);
      // A bot can't write to whoever never had the app.
      if (!found.installed) await someone.install();
      return createPerson(found, people, deps);
    },
  };
}

function createPerson(shown: ShownPerson, people: readonly ShownPerson[], deps: Deps): ChatPerson {
  const { tenant, newCalls } = deps;
  const { id, name } = shown;
  const someone = tenant.person(id);
  const said = async () => (await someone.messages()).filter(({ byBot }) => byBot);

  async function top(): Promise<DialogShown> {
    const dialog = await someone.dialog();
    if (!dialog) throw new NotPossible(`${name} has no dialog open`);
    return dialog;
  }

  async function closeWindows(): Promise<void> {
    if (await someone.dialog()) await someone.closeDialog();
  }

  /** What the bot answers to these words, apart from what it happens to write of itself meanwhile. */
  async function answersTo(words: string): Promise<readonly TeamsMessageShown[]> {
    const callsSince = newCalls();
    await someone.say(words);
    const own = (await someone.messages()).findLast(({ byBot, text }) => !byBot && text === words);
    const replies = (await callsSince()).filter(({ args }) => (args as { activity?: string }).activity === own?.id);
    const ids = replies.map(({ response }) => (response as { id?: string }).id);
    return (await said()).filter(({ id }) => ids.includes(id));
  }

  async function step(): Promise<SeenStep> {
    const { card, values } = await top();
    if (!card || !isForm(card)) throw new NotPossible(`${name} has no form open`);
    return readStep(card, (input) => answerIn(input, values[input.id] ?? '', people));
  }

  async function caseForm(): Promise<SeenStep> {
    const { card, values } = await top();
    if (!card || !isCaseForm(card)) throw new NotPossible(`${name} has no form of a case open`);
    return readStep(card, (input) => answerIn(input, values[input.id] ?? '', people));
  }

  async function offers(go: string): Promise<boolean> {
    const { card } = await top();
    return card !== null && actionsOf(card).some((each) => each.type === 'Action.Submit' && each.data?.go === go);
  }

  /** All steps from the first, each as it is after what was answered; ends where a concern can be sent. */
  async function walk(visit: (step: SeenStep) => Promise<'stay' | 'on'>): Promise<void> {
    if (await offers('next')) await someone.pressInDialog('next');
    while (await offers('back')) await someone.pressInDialog('back');
    for (const go of ['next', 'detail', undefined]) {
      if ((await visit(await step())) === 'stay') return;
      if (go === undefined || !(await offers(go))) return;
      // Nobody asks for more detail by looking.
      if (go === 'detail' && !wantsDetail) return;
      await someone.pressInDialog(go);
      // A step that still needs an answer stays.
      if (go === 'next' && (await offers('next'))) return;
    }
  }
  let wantsDetail = false;

  async function opened(deed: () => Promise<unknown>): Promise<void> {
    wantsDetail = false;
    await deed();
    await someone.waitForDialog();
  }

  async function post(name: string, value: unknown): Promise<string> {
    const { tenantId, botId } = await tenant.app();
    const { chatId } = await someone.screen();
    const response = await fetch(`${deps.productUrl}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        type: 'invoke',
        name,
        value,
        id: `f:${randomUUID()}`,
        timestamp: new Date().toISOString(),
        channelId: 'msteams',
        serviceUrl: deps.serviceUrl,
        from: { id: `29:${id}`, aadObjectId: id },
        recipient: { id: botId },
        conversation: { id: chatId, conversationType: 'personal', tenantId },
        channelData: { tenant: { id: tenantId } },
      }),
    });
    return response.text();
  }

  return {
    name,
    messages: async () => (await said()).map(messageOf),
    announced: async (message) => {
      const { notifications } = await someone.screen();
      const about = notifications.filter(({ messageId }) => messageId === message.id);
      return about.map(({ phone, chatList }) =>
        [...new Set([phone, chatList])].filter((words) => words !== CLIENTS_OWN),
      );
    },
    lookAgain: async () => {
      await someone.openChat();
    },

    press: async ({ id: message }, action) => {
      const before = new Set((await someone.screen()).notices.map((notice) => notice.id));
      await someone.press({ id: message }, action);
      const { notices } = await someone.screen();
      return notices.flatMap(({ id, text }) => (before.has(id) ? [] : [text])).join(' ');
    },
    open: async ({ id: message }, action) => {
      await someone.press({ id: message }, action);
      return windowOf(await top());
    },
    window: async () => {
      const dialog = await someone.dialog();
      return dialog ? windowOf(dialog) : undefined;
    },
    pressInWindow: async (button) => {
      await someone.pressInDialog(button);
      return windowOf(await top());
    },
    openList: async (list) => {
      const [offer] = await answersTo(list);
      if (!offer) throw new NotPossible(`nothing is offered for ${list}`);
      await someone.press(offer, SHOW_PAGE);
      return windowOf(await top());
    },
    pressInRow: async (words) => {
      const { card } = await top();
      const body = card?.body ?? [];
      const row = body.findIndex((element) =>
        linesOf(card && { ...card, body: [element] })
          .join(' ')
          .includes(words),
      );
      if (row < 0) throw new NotPossible(`no row says ${words}`);
      const before = card ? actionsOf({ body: body.slice(0, row + 1) }).length : 0;
      await someone.pressInDialog(`#${before}`);
      return windowOf(await top());
    },
    caseForm: async () => {
      const { questions } = await caseForm();
      return Object.fromEntries(Object.entries(questions).map(([question, { answer }]) => [question, answer]));
    },
    fill: async (answers) => {
      for (const [question, value] of Object.entries(answers)) await someone.change(question, value);
    },
    sendCaseForm: async () => {
      await caseForm();
      await someone.pressInDialog(SEND_FORM);
      const dialog = await top();
      if (!isCaseForm(dialog.card)) return { kind: 'done', window: windowOf(dialog) };
      const { beside, alarms } = await caseForm();
      const problems = [...Object.values(beside), ...alarms, ...(dialog.trouble ? [dialog.trouble] : [])];
      return { kind: 'refused', problems };
    },
    leavePack: async () => {
      await someone.pressInDialog(READ);
      return windowOf(await top());
    },
    closeWindows,

    privately: async () => (await someone.screen()).notices.map(({ text }) => text),

    ask: async (word) => (await answersTo(word)).flatMap(({ cards }) => linesOf(cards[0])),
    post: async (words) => {
      const [group] = (await someone.screen()).groups;
      await someone.say(words, group?.id, { mention: false });
      const messages = (await someone.screen()).groups.find((each) => each.id === group?.id)?.messages;
      return { id: messages?.at(-1)?.id ?? 'none' };
    },

    openForm: async () => {
      const [offer] = await answersTo('safeguard');
      const mayOpen = buttonsOf(offer?.cards[0]).some(({ action }) => action === OPEN_FORM);
      if (!offer || !mayOpen) return linesOf(offer?.cards[0]);
      await opened(() => someone.press(offer, OPEN_FORM));
      return undefined;
    },
    openFormAbout: ({ id: messageId = '' }) =>
      opened(() => someone.extension('raise_concern_about_message', { from: 'message', messageId })),
    form: async () => {
      const steps: SeenStep[] = [];
      await walk(async (seen) => {
        steps.push(seen);
        return 'on';
      });
      return {
        // The platform's own: which step it is.
        title: (await top()).title.split(', ')[0] ?? '',
        questions: Object.assign({}, ...steps.map(({ questions }) => questions)),
        lines: [...new Set(steps.flatMap(({ lines }) => lines))],
      };
    },
    answer: async (question, value) => {
      const isHere = ({ questions }: SeenStep) => question in questions;
      let found = isHere(await step());
      if (!found) {
        await walk(async (seen) => {
          found = isHere(seen);
          return found ? 'stay' : 'on';
        });
      }
      if (!found) throw new NotPossible(`the form does not ask ${question}`);
      await someone.change(question, value);
    },
    moreDetail: async () => {
      wantsDetail = true;
      if (await offers('next')) await someone.pressInDialog('next');
      await someone.pressInDialog('detail');
    },
    send: async () => {
      if (!(await offers('send'))) await someone.pressInDialog('next');
      if (await offers('send')) await someone.pressInDialog('send');
      const dialog = await top();
      if (!dialog.card || !isForm(dialog.card)) {
        const window = windowOf(dialog);
        return REFERENCE.test(textOf(window))
          ? { kind: 'received', window }
          : { kind: 'refused', beside: {}, form: window.lines };
      }
      const { beside, alarms } = await step();
      return { kind: 'refused', beside, form: [...alarms, ...(dialog.trouble ? [dialog.trouble] : [])] };
    },

    forgePress: async (action, concernId, item) => {
      const data = { action, ...(concernId && { concernId }), ...(item && { item }) };
      const answer =
        action === READ || (isDeskAction(action) && opensWindow(action as ActionId))
          ? await post('task/fetch', { data })
          : await post('adaptiveCard/action', {
              action: { type: 'Action.Execute', verb: action, data },
              trigger: 'manual',
            });
      return wordsIn(JSON.parse(answer));
    },
    forgeAnswers: async (answers) => {
      const { card, values } = await top();
      const submit = card && actionsOf(card).find((each) => each.type === 'Action.Submit' && isSent(each.data));
      const data = submit?.type === 'Action.Submit' ? submit.data : {};
      return post('task/submit', { data: { ...data, go: 'send', ...values, ...answers } });
    },
  };
}

function isForm(card: Card): boolean {
  return actionsOf(card).some((action) => action.type === 'Action.Submit' && isStep(action.data));
}

function isStep(data: object | undefined): boolean {
  return (data as { action?: unknown } | undefined)?.action === STEP;
}

function isCaseForm(card: Card | null): boolean {
  return card !== null && actionsOf(card).some((action) => action.type === 'Action.Submit' && isCaseSend(action.data));
}

function isCaseSend(data: object | undefined): boolean {
  return (data as { action?: unknown } | undefined)?.action === SEND_FORM;
}

function isSent(data: object | undefined): boolean {
  return isStep(data) || isCaseSend(data);
}

function messageOf({ id, cards, text }: TeamsMessageShown): SeenMessage {
  const [card] = cards;
  return { id, lines: [...(text ? [text] : []), ...linesOf(card)], buttons: buttonsOf(card) };
}

function windowOf({ title, card, message }: DialogShown): SeenWindow {
  return {
    title,
    lines: [...(message ? [message] : []), ...linesOf(card)],
    buttons: buttonsOf(card),
    ...outsideOf(card),
  };
}

function answerIn(input: Input, value: string, people: readonly ShownPerson[]): string[] {
  if (input.type !== 'Input.ChoiceSet') return value ? [value] : [];
  return value
    .split(',')
    .filter(Boolean)
    .map((each) => {
      const choice = input.choices.find((one) => one.value === each)?.title;
      return choice ?? people.find(({ id }) => id === each)?.name ?? each;
    });
}

/** The words of an answer to an invoke: a sentence, or a dialog with a card. */
function wordsIn(answer: unknown): string {
  const { value, task } = answer as {
    readonly value?: unknown;
    readonly task?: { readonly value?: { readonly card?: { readonly content?: Card } } };
  };
  return typeof value === 'string' ? value : linesOf(task?.value?.card?.content ?? (value as Card)).join(' ');
}
