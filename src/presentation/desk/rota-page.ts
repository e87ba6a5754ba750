import type { RotaOverview, ShownAsk, ShownProblem, ShownShift } from '../../application/rota/show-rota.js';
import { deskAction, SHOW_PAGE } from '../action-ids.js';
import { nobodyOnDuty } from '../home.js';
import type { PageButton, PageRow, PageView } from '../page-view.js';
import { LABELS, unwatchedLine } from '../wording.js';
import { momentWords, shortStretch, stretchWords } from './stretch-words.js';

/** Who is on duty, next and after that; what is wrong with it, and what can be done. */
export function rotaPage(rota: RotaOverview): PageView {
  const { now, zone, unwatchedUntil, phone } = rota;
  return {
    title: 'Rota',
    close: LABELS.close,
    lines: [...nowLines(rota), ...(unwatchedUntil ? [unwatchedLine(unwatchedUntil, now, zone, phone)] : [])],
    rows: [
      ...rota.problems.map((problem) => problemRow(problem, rota)),
      ...rota.asks.map((ask) => askRow(ask, rota)),
      ...rota.shifts.map((shift) => shiftRow(shift, rota)),
      ...rota.changes.map((change) => changeRow(change, rota)),
    ],
    buttons: rota.seesRoles ? [SHOW_PEOPLE] : [],
  };
}

const PEOPLE = 'People and roles';
export const SHOW_PEOPLE: PageButton = { action: SHOW_PAGE, item: 'people', label: PEOPLE, spokenLabel: PEOPLE };

function nowLines({ shifts, handover, now, zone }: RotaOverview): string[] {
  const [current] = shifts;
  const next = shifts.find(({ from }) => from.getTime() === handover?.getTime());
  return [
    current?.duty && current.isHere
      ? `On duty now: ${current.duty}${handover ? `, until ${momentWords(handover, now, zone)}` : ''}.${current.deputy ? ` Deputy: ${current.deputy}.` : ''}`
      : nobodyOnDuty(current?.deputy),
    ...(next ? [`Next: ${next.duty ?? 'nobody'}, ${stretchWords(next, now, zone)}.`] : []),
  ];
}

const PROBLEMS: Record<ShownProblem['kind'], (name: string) => string> = {
  'nobody-on-duty': () => 'Nobody is on duty',
  'no-deputy': (name) => `There is nobody behind ${name}`,
  'duty-has-left': (name) => `${name} has left and is on duty`,
  'deputy-has-left': (name) => `${name} has left and is deputy`,
  'duty-unreachable': (name) => `No message reaches ${name}, who is on duty`,
  'deputy-unreachable': (name) => `No message reaches ${name}, who is deputy`,
  'overrides-overlap': (name) => `Two changes overlap: ${name} is on duty`,
};

function problemRow(problem: ShownProblem, { now, zone }: RotaOverview): PageRow {
  return { text: `${problemWords(problem)} ${stretchWords(problem, now, zone)}.`, standsOut: true, buttons: [] };
}

/** What is wrong, without when. */
export function problemWords({ kind, name = 'somebody' }: Pick<ShownProblem, 'kind' | 'name'>): string {
  return `Look at this: ${PROBLEMS[kind](name)}`;
}

export function askRow({ id, name, whose, inReturn, ...stretch }: ShownAsk, { now, zone }: RotaOverview): PageRow {
  const when = stretchWords(stretch, now, zone);
  const returned = inReturn ? stretchWords(inReturn, now, zone) : undefined;
  if (whose === 'asked-by-them') {
    const back = returned ? ` In return you would take ${returned}.` : '';
    return {
      text: `You asked ${name} to be on duty ${when}.${back} There is no answer yet.`,
      standsOut: true,
      buttons: [{ action: deskAction('withdraw-swap'), item: id, label: 'Withdraw', spokenLabel: `Withdraw, ${name}` }],
    };
  }
  const back = returned ? ` In return ${name} would take ${returned}.` : '';
  return {
    text: `${name} asks you to be on duty ${when}.${back}`,
    standsOut: true,
    buttons: [
      {
        action: deskAction('accept-swap'),
        item: id,
        label: 'Accept',
        spokenLabel: `Accept, ${name}`,
        style: 'primary',
      },
      { action: deskAction('decline-swap'), item: id, label: 'Decline', spokenLabel: `Decline, ${name}` },
    ],
  };
}

function shiftRow(shift: ShownShift, rota: RotaOverview): PageRow {
  const { duty, deputy, isTheirs, isOverride } = shift;
  const who = [duty ?? 'Nobody', isTheirs ? '(you)' : '', isOverride ? '(changed)' : ''].filter(Boolean).join(' ');
  const text = `${shortStretch(shift, rota.now, rota.zone)}\n${who}${deputy ? `, deputy ${deputy}` : ''}`;
  return { text, buttons: shiftButtons(shift, rota) };
}

/** What the viewer may do about a turn, from now on. */
export function shiftButtons(shift: ShownShift, { now, zone, mayChange }: RotaOverview): readonly PageButton[] {
  const spoken = stretchWords(shift, now, zone);
  const item = stretchItem({ from: shift.from < now ? now : shift.from, to: shift.to });
  const swap: PageButton = {
    action: deskAction('ask-swap'),
    item,
    label: 'Swap',
    spokenLabel: `Ask for a swap, ${spoken}`,
  };
  const change: PageButton = {
    action: deskAction('change-rota'),
    item,
    label: 'Change',
    spokenLabel: `Change, ${spoken}`,
  };
  return [...(shift.isTheirs ? [swap] : []), ...(mayChange ? [change] : [])];
}

export function changeRow(
  { id, name, ...stretch }: RotaOverview['changes'][number],
  { now, zone }: RotaOverview,
): PageRow {
  const when = stretchWords(stretch, now, zone);
  return {
    text: `Changed: ${name} is on duty ${when}.`,
    buttons: [
      { action: deskAction('cancel-change'), item: id, label: 'Take back', spokenLabel: `Take back, ${name}, ${when}` },
    ],
  };
}

interface Stretch {
  readonly from: Date;
  readonly to: Date;
}

/** A stretch as a button carries it: a hint that fills in a form. */
export function stretchItem({ from, to }: Stretch): string {
  return `${from.getTime()}-${to.getTime()}`;
}

export function stretchOfItem(item: string): Stretch | undefined {
  const [, from, to] = /^(\d{1,15})-(\d{1,15})$/.exec(item) ?? [];
  return from && to ? { from: new Date(Number(from)), to: new Date(Number(to)) } : undefined;
}
