import type { UseCases } from '../application/use-cases.js';
import { type Account, asFormToken, type ConcernId, type PersonId } from '../domain/ids.js';
import type { Person } from '../domain/person.js';
import { ACTIONS, type CaseActionId, caseAction, SHOW_PACK, TURN_PAGE } from './action-ids.js';
import { type CaseFlow, type CaseShown, itemFrom } from './case/case-flow.js';
import { FORM_VERBS, type FormVerb, WITHOUT_FORM } from './case/forms.js';
import { type PackView, packOfItem, packView } from './case/pack-view.js';
import { outcomeWords } from './case/refusal-words.js';
import { concernDetails, type DetailsView } from './concern-details.js';
import type { PageView } from './page-view.js';
import { PRACTICE_IS_OVER } from './practice.js';
import {
  acknowledgeFirstWindow,
  alreadyHeldWindow,
  type MessageWindow,
  notFoundWindow,
  thanksWindow,
} from './windows.js';
import { LABELS } from './wording.js';

/** What a press on a concern's button shows to the one who pressed. */
export type Shown =
  | { readonly kind: 'details'; readonly view: DetailsView }
  | { readonly kind: 'pack'; readonly view: PackView }
  | { readonly kind: 'page'; readonly view: PageView }
  | CaseShown
  /** Nothing: the message that was pressed changes through delivery. */
  | { readonly kind: 'nothing' };

/** Where the button stood: a message changes through delivery, a window has to be answered at once. */
export type PressedIn = 'message' | 'window';

/** What a button carries besides its action: hints, judged again on arrival. */
export interface Pressed {
  /** Of a button of a concern. */
  readonly concernId?: ConcernId | undefined;
  /** An action, question, referral or decision; or the page or the draft that is asked for. */
  readonly item?: string | undefined;
  /** With which of their accounts it was pressed. */
  readonly account?: Account | undefined;
  readonly where: PressedIn;
}

type Press = (person: Person, pressed: Pressed & { readonly concernId: ConcernId }) => Promise<Shown>;

/** The controls of a concern; each works on every platform. */
export type ConcernActionId =
  | Exclude<(typeof ACTIONS)[keyof typeof ACTIONS], typeof ACTIONS.openForm | typeof ACTIONS.moreDetail>
  | CaseActionId;

/** @returns what that control does; undefined for one that nobody offers. */
export type FindPress = (
  action: string,
) => ((person: Person | undefined, pressed: Pressed) => Promise<Shown>) | undefined;

/**
 * The buttons of a concern, the same on every platform. What a button carries is a hint: whoever presses is asked about
 * again, and the concern is judged as it is now.
 */
export function createConcernPresses(useCases: UseCases, caseFlow: CaseFlow): ReadonlyMap<string, Press> {
  const say = (window: MessageWindow): Shown => ({ kind: 'window', window });

  async function details(person: Person, concernId: ConcernId, page?: number): Promise<Shown> {
    const read = await useCases.read(person, concernId);
    if (read.kind === 'found') return { kind: 'details', view: concernDetails(read.details, page) };
    return say(read.kind === 'acknowledge-first' ? acknowledgeFirstWindow(concernId) : notFoundWindow());
  }

  async function held(by: PersonId, at: Date): Promise<Shown> {
    const [holder, { zone }] = await Promise.all([useCases.people.byId(by), useCases.organisation.current()]);
    return say(alreadyHeldWindow(holder?.name ?? 'Somebody', at, useCases.clock.now(), zone));
  }

  const practiceIsOver = say({ title: 'It has ended', close: LABELS.close, lines: PRACTICE_IS_OVER });

  const verb =
    (name: 'acknowledge' | 'decline'): Press =>
    async (person, { concernId, where }) => {
      const outcome = await useCases[name](person, concernId);
      useCases.deliverSoon();
      if (outcome.kind === 'not-found') return say(notFoundWindow());
      if (outcome.kind === 'practice-ended') return practiceIsOver;
      if (outcome.kind === 'already-acknowledged') return held(outcome.by, outcome.at);
      return where === 'window' ? details(person, concernId) : { kind: 'nothing' };
    };

  const confirmExternalCall: Press = async (person, { concernId, where }) => {
    const outcome = await useCases.confirmExternalCall(person, concernId);
    useCases.deliverSoon();
    if (outcome.kind === 'not-found') return say(notFoundWindow());
    return where === 'window' ? say(thanksWindow()) : { kind: 'nothing' };
  };

  const atOnce =
    (name: (typeof WITHOUT_FORM)[number]): Press =>
    async (person, { concernId, where }) => {
      const outcome = await useCases.workOn(person, concernId, { verb: name }, useCases.newToken());
      useCases.deliverSoon();
      if (outcome.kind === 'not-found') return say(notFoundWindow());
      if (outcome.kind !== 'done') return say({ title: 'Not done', close: LABELS.close, lines: outcomeWords(outcome) });
      return where === 'window' ? details(person, concernId) : { kind: 'nothing' };
    };

  const pack: Press = async (person, { concernId, item = '' }) => {
    const { entry, page } = packOfItem(item);
    const token = asFormToken(entry);
    const opened = await useCases.openPack(person, concernId, token);
    return opened ? { kind: 'pack', view: packView({ ...opened, entry: token }, page) } : say(notFoundWindow());
  };

  const opensForm =
    (name: FormVerb): Press =>
    (person, { concernId, item }) =>
      caseFlow.open(person, { verb: name, concernId, item: itemFrom(item) });

  return new Map<string, Press>([
    [ACTIONS.read, (person, { concernId }) => details(person, concernId)],
    [TURN_PAGE, (person, { concernId, item }) => details(person, concernId, Number(item) || 0)],
    [SHOW_PACK, pack],
    [ACTIONS.acknowledge, verb('acknowledge')],
    [ACTIONS.decline, verb('decline')],
    [ACTIONS.confirmExternalCall, confirmExternalCall],
    ...WITHOUT_FORM.map((name): [string, Press] => [caseAction(name), atOnce(name)]),
    ...FORM_VERBS.map((name): [string, Press] => [caseAction(name), opensForm(name)]),
  ]);
}
