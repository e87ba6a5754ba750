import type { CaseItem } from '../../application/concerns/case-item.js';
import type { AskedCommand } from '../../application/concerns/work-on-concern.js';
import type { UseCases } from '../../application/use-cases.js';
import type { CaseFile } from '../../domain/case/case-file.js';
import { stands } from '../../domain/case/case-verbs.js';
import { decisionSeen } from '../../domain/case/decisions.js';
import { mayHold } from '../../domain/case/handover.js';
import { triageSeen } from '../../domain/case/triage.js';
import type { CaseOutcome } from '../../domain/case/work.js';
import { isExcluded, isReporter } from '../../domain/concern.js';
import { asItemId, type ConcernId, type FormToken, type ItemId } from '../../domain/ids.js';
import type { Person } from '../../domain/person.js';
import { ACTIONS } from '../action-ids.js';
import type { DeskTicket } from '../desk/desk-part.js';
import { tokenOfWords } from '../form-token.js';
import type { PageButton } from '../page-view.js';
import type { FormView } from '../report-form-parts.js';
import { type MessageWindow, notFoundWindow } from '../windows.js';
import { LABELS } from '../wording.js';
import type { CaseForm, FormAbout } from './case-form.js';
import { CASE_FORMS, type FormVerb } from './forms.js';
import { type CasePart, said, type Typed } from './questions.js';
import { outcomeWords } from './refusal-words.js';

/** A form as it is shown, with what it has to bring back. */
export interface TicketFormView extends FormView<string> {
  readonly about: CaseTicket | DeskTicket;
  /** Words beside questions, or at the top where they belong to none. */
  readonly problems: Problems;
  /** Leads to where whoever opened it came from. Nothing that is typed is sent by it. */
  readonly back?: PageButton | undefined;
}

/** What a form of a case carries: hints, all judged again when it is sent. */
export interface CaseTicket {
  readonly verb: FormVerb;
  readonly concernId: ConcernId;
  readonly item?: ItemId | undefined;
  /** The same form sent twice has one effect. */
  readonly token: FormToken;
}

export type Problems = Readonly<Record<string, string>>;

export interface FormDrawn {
  readonly kind: 'form';
  readonly form: TicketFormView;
}

export type CaseShown = FormDrawn | { readonly kind: 'window'; readonly window: MessageWindow };

export type CaseSent =
  /** Stays open, with everything typed. */
  | { readonly kind: 'problems'; readonly problems: Problems }
  /** With the token that stands in the record. */
  | { readonly kind: 'done'; readonly ticket: CaseTicket }
  | { readonly kind: 'window'; readonly window: MessageWindow };

type Refused = Extract<CaseOutcome, { kind: 'refused' }>;

/** Reporters and owners of actions see one item, and never the concern. */
export const OF_AN_ITEM: readonly FormVerb[] = ['answer-question', 'add-information'];
/** Of an action that is theirs; whoever may read the concern starts from there. */
const OF_AN_ACTION: readonly FormVerb[] = ['complete-action', 'snooze-action'];
/** What such a form needs: a reporter owns no action, and can't answer what nobody asked. */
const ITEM_OF: { readonly [Verb in FormVerb]?: readonly CaseItem['kind'][] } = {
  'answer-question': ['question'],
  'add-information': ['own', 'question'],
  'complete-action': ['action'],
  'snooze-action': ['action'],
};

type CaseUseCases = Pick<
  UseCases,
  'read' | 'readItem' | 'workOn' | 'peopleToPick' | 'organisation' | 'clock' | 'newToken' | 'deliverSoon'
>;

/** The forms of a case, from their opening to their sending; the same on every platform. */
export function createCaseFlow(useCases: CaseUseCases) {
  async function aboutItem(person: Person, { verb, concernId, item }: Omit<CaseTicket, 'token'>, typed: Typed) {
    const found = await useCases.readItem(person, concernId, ITEM_OF[verb] ?? [], item);
    if (found === undefined) return undefined;
    const about = { organisation: await useCases.organisation.current(), typed, people: [] };
    return { ...about, now: useCases.clock.now(), item, ...(found.kind !== 'own' && { itemText: found.text }) };
  }

  /** What the form may show to that person; undefined where there is nothing for them. */
  async function aboutOf(
    person: Person,
    ticket: Omit<CaseTicket, 'token'>,
    typed: Typed,
  ): Promise<FormAbout | undefined> {
    const { verb, concernId, item } = ticket;
    if (OF_AN_ITEM.includes(verb)) return aboutItem(person, ticket, typed);
    const read = await useCases.read(person, concernId);
    if (read.kind !== 'found') {
      return OF_AN_ACTION.includes(verb) ? aboutItem(person, ticket, typed) : undefined;
    }
    const { concern, file, clocks, names, organisation, now } = read.details;
    const people = await useCases.peopleToPick();
    return {
      organisation,
      now,
      typed,
      item,
      read: { concern, file, clocks, nameOf: (id) => names.get(id) || 'Somebody' },
      people: people
        .filter((each) => !isExcluded(each, concern.excluded))
        .map((each) => {
          const isColleague = each.id !== person.id && !isReporter(each, concern);
          const isHolder = isColleague && each.id !== concern.holder && mayHold(each, organisation.rota);
          const canBe = [...(isColleague ? ['colleague' as const] : []), ...(isHolder ? ['holder' as const] : [])];
          return { value: each.id, label: each.name, canBe };
        }),
    };
  }

  function drawn(ticket: CaseTicket, about: FormAbout | undefined, problems: Problems): CaseShown {
    if (about === undefined) return { kind: 'window', window: insteadOf(problems) };
    const { label, submit, close = LABELS.cancel, parts } = formOf(ticket.verb);
    const view = { title: label, submit, close, about: ticket, problems };
    const back = about.read && { back: backToConcern(ticket.concernId) };
    return { kind: 'form', form: { ...view, ...back, parts: parts(about).map(withChoices) } };
  }

  async function refusedIn(person: Person, ticket: CaseTicket, outcome: Refused): Promise<readonly string[]> {
    const about = outcome.because.kind === 'newer-decision' ? await aboutOf(person, ticket, {}) : undefined;
    return outcomeWords(outcome, about?.read?.nameOf);
  }

  return {
    /** @returns the form, or what to say instead: the same for a concern that does not exist. */
    open: async (person: Person, asked: Omit<CaseTicket, 'token'>): Promise<CaseShown> => {
      const about = await aboutOf(person, asked, {});
      const ticket = { ...asked, ...beginsWith(asked.verb, about), token: useCases.newToken() };
      const status = about?.read?.concern.status;
      // An old button: better said now than after somebody has filled in a form.
      const isTooLate = status !== undefined && !stands(status, ticket.verb);
      return isTooLate
        ? { kind: 'window', window: notDone(outcomeWords({ kind: 'not-now', status })) }
        : drawn(ticket, about, {});
    },

    /** The form once more, with what was typed and words beside it, for a platform that has to draw it anew. */
    again: async (person: Person, ticket: CaseTicket, typed: Typed, problems: Problems): Promise<CaseShown> =>
      drawn(ticket, await aboutOf(person, ticket, typed), problems),

    send: async (person: Person, ticket: CaseTicket, typed: Typed): Promise<CaseSent> => {
      const { verb, concernId, item, token } = ticket;
      const organisation = await useCases.organisation.current();
      const schema = formOf(verb).read({
        organisation,
        typed,
        item,
        now: useCases.clock.now(),
        people: [],
      });
      const parsed = schema.safeParse(typed);
      if (!parsed.success) {
        // Whoever it is kept from by now hears nothing of it, whatever they typed.
        if ((await aboutOf(person, ticket, typed)) === undefined) return { kind: 'window', window: notFoundWindow() };
        return {
          kind: 'problems',
          problems: Object.fromEntries(parsed.error.issues.map(({ path, message }) => [String(path[0]), message])),
        };
      }
      const command = { ...parsed.data, verb } as AskedCommand;
      const sent = { ...ticket, token: tokenOfWords(token, parsed.data) };
      const outcome = await useCases.workOn(person, concernId, command, sent.token);
      useCases.deliverSoon();
      switch (outcome.kind) {
        case 'done':
          return { kind: 'done', ticket: sent };
        case 'not-found':
          return { kind: 'window', window: notFoundWindow() };
        case 'refused':
          // Beside no question: what is typed may still be right once something else is done.
          return { kind: 'problems', problems: { form: (await refusedIn(person, ticket, outcome)).join('\n') } };
        case 'not-now':
          return { kind: 'window', window: notDone(outcomeWords(outcome)) };
      }
    },
  };
}

function backToConcern(concernId: ConcernId): PageButton {
  const label = 'Back to the concern';
  return { action: ACTIONS.read, concernId, label, spokenLabel: label };
}

/** What takes the place of another goes on from that one, which has to be the newest still when it is sent. */
const SEEN: { readonly [Verb in FormVerb]?: (file: CaseFile) => string } = {
  'record-triage': triageSeen,
  decide: decisionSeen,
};

function beginsWith(verb: FormVerb, about: FormAbout | undefined): Pick<CaseTicket, 'item'> {
  const seen = about?.read && SEEN[verb]?.(about.read.file);
  return seen ? { item: asItemId(seen) } : {};
}

/** Whoever was told why knows of the concern, though there is nothing for them any more: they were asked, and somebody else answered. */
function insteadOf({ form: why }: Problems): MessageWindow {
  return why === undefined ? notFoundWindow() : notDone(why.split('\n'));
}

function notDone(lines: readonly string[]): MessageWindow {
  return { title: 'Not done', close: LABELS.close, lines };
}

/** A menu without anything in it can't be shown; the words say why nothing can be chosen. */
function withChoices(part: CasePart): CasePart {
  const empty = (part.kind === 'menu' || part.kind === 'choices') && part.options.length === 0;
  return empty ? said(part.id, `${part.label} There is nothing to choose from yet.`) : part;
}

export type CaseFlow = ReturnType<typeof createCaseFlow>;

function formOf(verb: FormVerb): CaseForm<AskedCommand> {
  // Each form fits its own verb (`CASE_FORMS`); here it is whichever one was asked for.
  return CASE_FORMS[verb] as unknown as CaseForm<AskedCommand>;
}

export function itemFrom(text: string | undefined): ItemId | undefined {
  return text === undefined || text === '' ? undefined : asItemId(text);
}
