import { randomUUID } from 'node:crypto';
import type { ElementState } from '../../../src/playground/views/state.js';
import { installation } from '../../../src/playground/workspace/ids.js';
import { createNewCalls, type NewCalls } from '../../support/new-calls.js';
import { NotPossible } from '../../support/playground-api.js';
import type { connectWorkspace, MessageShown, PersonShown, ViewShown } from '../../support/slack-workspace.js';
import {
  type ChatClient,
  type ChatPerson,
  REFERENCE,
  type SeenMessage,
  type SeenWindow,
  textOf,
} from './chat-client.js';
import { asTyped, buttonsOf, linesIn, linesOf, MORE, outsideOf, questionOf } from './slack-words.js';

type Workspace = ReturnType<typeof connectWorkspace>;
type WorkspacePerson = ReturnType<Workspace['person']>;

interface Options {
  readonly workspace: Workspace;
}

interface Deps extends Options {
  readonly newCalls: NewCalls;
}

const FORM = 'report.form';
const TICKET_FORM = 'ticket.form';

/** A Slack workspace as its people see it. */
export function createSlackClient(options: Options): ChatClient {
  const { workspace } = options;
  const deps = { ...options, newCalls: createNewCalls(workspace) };
  return {
    platform: 'slack',
    person: async (name) => {
      const people = await workspace.people();
      const found = people.find((each) => each.name === name);
      if (!found) throw new NotPossible(`nobody in the workspace is called ${name}`);
      return createPerson(found, people, deps);
    },
  };
}

function createPerson(shown: PersonShown, people: readonly PersonShown[], deps: Deps): ChatPerson {
  const { workspace, newCalls } = deps;
  const { id, name } = shown;
  const someone = workspace.person(id);
  /** @returns what the product answers with; nothing where it does not */
  const sendAs = async (payload: object): Promise<string> => {
    const sent = { user: { id }, team: { id: installation.team.id }, ...payload };
    const answer = await workspace.deliver('interactive', sent);
    return answer.ok ? answer.body : '';
  };

  async function top(): Promise<SeenWindow> {
    const view = await someone.modal();
    if (!view) throw new NotPossible(`${name} has no window open`);
    return windowOf(view);
  }

  async function closeWindows(): Promise<void> {
    if (await someone.modal()) await someone.close(true);
  }

  /** The form redraws itself after an answer that it grows with. */
  async function redrawn(change: () => Promise<unknown>): Promise<void> {
    const before = (await someone.modal())?.hash;
    await change();
    await someone.waitForModal(({ hash }) => hash !== before);
  }

  async function formNow(...kinds: readonly string[]): Promise<ViewShown> {
    const view = await someone.modal();
    if (!view || !kinds.includes(view.callbackId)) throw new NotPossible(`${name} has no form open`);
    return view;
  }

  async function answersAfter<T>(deed: () => Promise<T>): Promise<readonly string[]> {
    const before = (await someone.screen()).ephemerals.length;
    await deed();
    const answers = (await someone.screen()).ephemerals.slice(before);
    return answers.flatMap(answerLines);
  }

  const answerLines = ({ text, blocks }: Pick<MessageShown, 'text' | 'blocks'>) =>
    blocks.length > 0 ? linesOf(blocks) : linesIn(text);

  return {
    name,
    messages: async () => (await someone.messages()).filter(({ byBot }) => byBot).map(messageOf),
    announced: async (message) => {
      const { notifications } = await someone.screen();
      const about = notifications.filter(({ channel, ts }) => message.id === `${channel}/${ts}`);
      return about.map(({ phone, desktop }) => [...new Set([phone, desktop].map(asTyped))]);
    },
    lookAgain: async () => {},

    press: async (message, action) => {
      const told = await answersAfter(() => pressIn(someone, message, action));
      const view = await someone.modal();
      await closeWindows();
      return [...told, ...(view ? linesOf(view.blocks) : [])].join(' ');
    },
    open: async (message, action) => {
      await pressIn(someone, message, action);
      return top();
    },
    window: async () => ((await someone.modal()) ? top() : undefined),
    pressInWindow: async (button) => {
      const { buttons } = await top();
      const found = buttons.find(({ action, label }) => [action, label].includes(button));
      if (!found) throw new NotPossible(`the window has no button ${button}: ${buttons.map(({ label }) => label)}`);
      if (found.tucked) await someone.change(MORE, found.label);
      else await someone.press({ in: 'modal', element: found.label });
      return top();
    },
    openList: async (list) => {
      await someone.command('/safeguard', list);
      return top();
    },
    pressInRow: async (words) => {
      await someone.press({ in: 'modal', element: words });
      return top();
    },
    caseForm: async () => {
      const { values } = await formNow(TICKET_FORM);
      const answers = Object.entries(values).map(([question, inputs]) => {
        const [state] = Object.values(inputs);
        return [question, state ? answerOf(state, people) : []] as const;
      });
      return Object.fromEntries(answers);
    },
    fill: async (answers) => {
      for (const [question, value] of Object.entries(answers)) {
        await someone.change(question, value.length === 0 ? null : value);
      }
    },
    sendCaseForm: async () => {
      await formNow(TICKET_FORM);
      const outcome = await someone.submit();
      const view = await someone.modal();
      if (view && view.callbackId !== TICKET_FORM) return { kind: 'done', window: windowOf(view) };
      const beside = outcome.kind === 'refused' ? outcome.errors : (view?.errors ?? {});
      return { kind: 'refused', problems: [...Object.values(beside), ...(view?.trouble ? [view.trouble] : [])] };
    },
    leavePack: async () => {
      await someone.submit();
      return top();
    },
    closeWindows,

    privately: async () => (await someone.screen()).ephemerals.map((answer) => answerLines(answer).join(' ')),

    ask: (word) => answersAfter(() => someone.command('/safeguard', word)),
    post: async (words) => {
      const { channel, ts } = await someone.post('C01GENERAL', words);
      return { channel, ts };
    },

    openForm: async () => {
      const told = await answersAfter(() => someone.command('/safeguard'));
      return (await someone.modal())?.callbackId === FORM ? undefined : told;
    },
    openFormAbout: async ({ channel = '', ts = '' }) => {
      await someone.messageShortcut('raise_concern_about_message', { channel, ts });
      await someone.waitForModal(({ callbackId }) => callbackId === FORM);
    },
    form: async () => {
      const { title, blocks, values } = await formNow(FORM);
      const inputs = blocks.flatMap((block) => (block.type === 'input' ? [block] : []));
      const questions = inputs.map((input) => {
        const question = input.block_id ?? '';
        const [state] = Object.values(values[question] ?? {});
        return [question, { ...questionOf(input), answer: state ? answerOf(state, people) : [] }] as const;
      });
      return { title, questions: Object.fromEntries(questions), lines: [...new Set(linesOf(blocks))] };
    },
    answer: async (question, value) => {
      const { blocks } = await formNow(FORM);
      const block = blocks.find(({ block_id }) => block_id === question);
      if (block?.type !== 'input') throw new NotPossible(`the form does not ask ${question}`);
      const typed = value.length === 0 ? null : value;
      if (block.dispatch_action) await redrawn(() => someone.change(question, typed));
      else await someone.change(question, typed);
    },
    moreDetail: () => redrawn(() => someone.press({ in: 'modal', element: 'Add more detail' })),
    send: async () => {
      const outcome = await someone.submit();
      if (outcome.kind === 'refused') return { kind: 'refused', beside: outcome.errors, form: [] };
      const view = await someone.modal();
      if (view === undefined || view.callbackId === FORM) {
        const { whatHappened, ...beside } = view?.errors ?? {};
        // What belongs to no question has to stand beside one.
        const form = [...(whatHappened ? [whatHappened] : []), ...(view?.trouble ? [view.trouble] : [])];
        return { kind: 'refused', beside, form };
      }
      const window = windowOf(view);
      return REFERENCE.test(textOf(window))
        ? { kind: 'received', window }
        : { kind: 'refused', beside: {}, form: window.lines };
    },

    forgePress: async (action, concernId, item) => {
      const trigger = `forged-${randomUUID()}`;
      const actions = [{ action_id: action, action_ts: '1', value: [concernId, item].filter(Boolean).join(' ') }];
      const callsSince = newCalls();
      await sendAs({ type: 'block_actions', trigger_id: trigger, actions });
      // The workspace opens nothing for a trigger that it never gave out; what would have opened is what is asked for.
      const calls = (await callsSince()).filter(({ method }) => method === 'views.open');
      const opened = calls.map(({ args }) => args as { trigger_id?: string; view?: unknown });
      const view = opened.find(({ trigger_id }) => trigger_id === trigger)?.view;
      const { blocks = [] } = (typeof view === 'string' ? JSON.parse(view) : (view ?? {})) as Partial<ViewShown>;
      return linesOf(blocks).join(' ');
    },
    forgeAnswers: async (answers) => {
      const { id: viewId, callbackId, privateMetadata, values } = await formNow(FORM, TICKET_FORM);
      const forged = Object.entries(answers).map(([question, value]) => {
        const [[actionId, state] = ['', undefined]] = Object.entries(values[question] ?? {});
        return [question, { [actionId]: { ...state, ...forgedState(state, value) } }] as const;
      });
      const view = {
        id: viewId,
        callback_id: callbackId,
        private_metadata: privateMetadata,
        state: { values: { ...values, ...Object.fromEntries(forged) } },
      };
      return sendAs({ type: 'view_submission', view, sentAs: randomUUID() });
    },
  };
}

function messageOf(message: MessageShown): SeenMessage {
  const { channel, ts, blocks, text } = message;
  const lines = blocks.length > 0 ? linesOf(blocks) : linesIn(text);
  return { id: `${channel}/${ts}`, lines, buttons: buttonsOf(blocks) };
}

function windowOf({ title, blocks }: ViewShown): SeenWindow {
  return { title, lines: linesOf(blocks), buttons: buttonsOf(blocks), ...outsideOf(blocks) };
}

async function pressIn(someone: WorkspacePerson, seen: SeenMessage, action: string): Promise<void> {
  const [channel, ts] = seen.id.split('/');
  const message = (await someone.messages()).find((each) => each.channel === channel && each.ts === ts);
  const button = buttonsOf(message?.blocks ?? []).find((each) => each.action === action);
  if (!message || !button) throw new NotPossible(`that message has no button ${action}`);
  if (button.tucked) await someone.press({ in: message, element: MORE, item: button.label });
  // Buttons of the organisation's own have what they are about in their ids.
  else await someone.press({ in: message, element: button.label });
}

function answerOf(state: ElementState, people: readonly PersonShown[]): string[] {
  if ('value' in state) return state.value ? [state.value] : [];
  if ('selected_option' in state) return state.selected_option ? [state.selected_option.text.text] : [];
  if ('selected_options' in state) return state.selected_options.map(({ text }) => text.text);
  if ('selected_date' in state) return state.selected_date ? [state.selected_date] : [];
  if ('selected_time' in state) return state.selected_time ? [state.selected_time] : [];
  if (!('selected_users' in state)) return [];
  return state.selected_users.map((user) => people.find(({ id }) => id === user)?.name ?? user);
}

function forgedState(state: ElementState | undefined, value: string) {
  if (state && 'selected_option' in state) return { selected_option: value ? { value } : null };
  return { value: value || null };
}
