import type { UseCases } from '../../application/use-cases.js';
import { type Account, asFormToken } from '../../domain/ids.js';
import type { Person } from '../../domain/person.js';
import { deskAction, SHOW_PAGE } from '../action-ids.js';
import type { FormDrawn } from '../case/case-flow.js';
import type { Typed } from '../case/questions.js';
import type { PageView } from '../page-view.js';
import type { MessageWindow } from '../windows.js';
import { LABELS, NOT_FOR_YOU } from '../wording.js';
import { createBoardDesk } from './board-desk.js';
import {
  type DeskForm,
  type DeskOutcome,
  type DeskPart,
  type DeskTicket,
  type DoAtOnce,
  problemsOf,
  type ShowPage,
} from './desk-part.js';
import { createDrillDesk } from './drill-desk.js';
import { DESK_FORMS, DESK_VERBS, type DeskFormName, PAGES, type PageName } from './names.js';
import { createPeopleDesk } from './people-desk.js';
import { createPolicyDesk } from './policy-desk.js';
import { createRotaDesk } from './rota-desk.js';
import { createSetupDesk } from './setup-desk.js';
import { createTabDesk } from './tab-desk.js';
import { createWorkPages } from './work-pages.js';
import { createWorkforceDesk } from './workforce-desk.js';

export type DeskShown =
  | { readonly kind: 'page'; readonly view: PageView }
  | FormDrawn
  | { readonly kind: 'window'; readonly window: MessageWindow }
  /** The message that was pressed changes through delivery. */
  | { readonly kind: 'nothing' };

interface DeskPressed {
  readonly item?: string | undefined;
  readonly account?: Account | undefined;
  readonly where: 'message' | 'window';
}

type DeskPress = (person: Person, pressed: DeskPressed) => Promise<DeskShown>;

export type DeskAnswered =
  | { readonly kind: 'problems'; readonly problems: Readonly<Record<string, string>> }
  | { readonly kind: 'shown'; readonly shown: DeskShown };

/** The organisation's own pages, forms and verbs; the same on every platform. */
export interface Desk {
  readonly presses: ReadonlyMap<string, DeskPress>;
  readonly page: (viewer: Person, name: PageName, rest?: string) => Promise<DeskShown>;
  readonly send: (person: Person, ticket: DeskTicket, typed: Typed) => Promise<DeskAnswered>;
  /** The form once more, with what was typed and words beside it. */
  readonly again: (
    person: Person,
    ticket: DeskTicket,
    typed: Typed,
    problems: Readonly<Record<string, string>>,
  ) => Promise<DeskShown>;
}

export function createDesk(useCases: UseCases): Desk {
  const parts: readonly DeskPart[] = [
    createWorkPages(useCases),
    createRotaDesk(useCases),
    createPeopleDesk(useCases),
    createDrillDesk(useCases),
    createSetupDesk(useCases),
    createBoardDesk(useCases),
    createWorkforceDesk(useCases),
    createPolicyDesk(useCases),
    createTabDesk(useCases),
  ];
  const pages: Partial<Record<PageName, ShowPage>> = Object.assign({}, ...parts.map((part) => part.pages));
  const forms: Partial<Record<DeskFormName, DeskForm>> = Object.assign({}, ...parts.map((part) => part.forms));
  const verbs: Partial<Record<string, DoAtOnce>> = Object.assign({}, ...parts.map((part) => part.atOnce));

  async function page(viewer: Person, name: PageName, rest = ''): Promise<DeskShown> {
    const view = viewer.active ? await pages[name]?.(viewer, rest) : undefined;
    if (view === undefined) return notForYou();
    return 'rows' in view ? { kind: 'page', view } : { kind: 'window', window: view };
  }

  async function drawn(person: Person, ticket: DeskTicket, typed: Typed, problems = {}): Promise<DeskShown> {
    const form = forms[ticket.desk];
    const open = person.active ? await form?.open(person, ticket.item ?? '') : undefined;
    if (form === undefined || open === undefined) return notForYou();
    const { label: title, submit } = form;
    return {
      kind: 'form',
      form: { title, submit, close: LABELS.cancel, parts: open.parts(typed), about: ticket, problems },
    };
  }

  async function after(person: Person, outcome: DeskOutcome): Promise<DeskShown> {
    useCases.deliverSoon();
    if (outcome.kind === 'done') return page(person, outcome.page, outcome.rest);
    return { kind: 'window', window: { title: 'Not done', close: LABELS.close, lines: [...outcome.lines, NOTHING] } };
  }

  const showPage: DeskPress = (person, { item = '' }) => {
    const [name, ...rest] = item.split(' ');
    const known = PAGES.find((each) => each === name);
    return known === undefined ? Promise.resolve(notForYou()) : page(person, known, rest.join(' '));
  };

  const atOnce =
    (verb: DoAtOnce): DeskPress =>
    async (person, { item = '', account, where }) => {
      const outcome: DeskOutcome = person.active
        ? await verb(person, item, account)
        : { kind: 'refused', lines: [NOT_FOR_YOU] };
      const shown = await after(person, outcome);
      return outcome.kind === 'done' && where === 'message' ? { kind: 'nothing' } : shown;
    };

  const presses = new Map<string, DeskPress>([[SHOW_PAGE, showPage]]);
  for (const name of DESK_FORMS) {
    presses.set(deskAction(name), (person, { item }) =>
      drawn(person, { desk: name, item, token: asFormToken(useCases.newToken()) }, {}),
    );
  }
  for (const name of DESK_VERBS) {
    const verb = verbs[name];
    if (verb) presses.set(deskAction(name), atOnce(verb));
  }

  return {
    presses,
    page,
    send: async (person, ticket, typed) => {
      const open = person.active ? await forms[ticket.desk]?.open(person, ticket.item ?? '') : undefined;
      if (open === undefined) return { kind: 'shown', shown: notForYou() };
      const sent = await open.answers.send(typed, ticket.token);
      if (sent.kind === 'problems') return sent;
      if (sent.kind === 'asks-more') return { kind: 'shown', shown: await drawn(person, ticket, typed) };
      if (sent.kind === 'refused') return { kind: 'problems', problems: problemsOf(sent) };
      return { kind: 'shown', shown: await after(person, sent) };
    },
    again: drawn,
  };
}

const NOTHING = 'Nothing was changed.';

function notForYou(): DeskShown {
  return { kind: 'window', window: { title: 'Not found', close: LABELS.close, lines: [NOT_FOR_YOU] } };
}
