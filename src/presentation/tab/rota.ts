import type { RotaOverview, ShownProblem, ShownShift } from '../../application/rota/show-rota.js';
import type { Stretch } from '../../domain/rota/shifts.js';
import { deskAction } from '../action-ids.js';
import { counted } from '../desk/counted.js';
import { askRow, changeRow, problemWords, SHOW_PEOPLE, stretchItem } from '../desk/rota-page.js';
import { momentWords, stretchWords } from '../desk/stretch-words.js';
import { nobodyOnDuty } from '../home.js';
import type { PageButton, PageRow } from '../page-view.js';
import { unwatchedLine } from '../wording.js';
import { deputyOf, faultsOf, isGap, rotaWeeks } from './rota-weeks.js';

/** The rota as a calendar: the same turns, words and buttons as in chat. */
export function rotaView(rota: RotaOverview) {
  return {
    panels: panelsOf(rota),
    notices: [...problemNotices(rota), ...rota.asks.map((ask) => askRow(ask, rota))],
    summary: summaryOf(rota),
    weekdays: WEEKDAYS,
    weeks: rotaWeeks(rota),
    changes: rota.changes.map((change) => changeRow(change, rota)),
    buttons: rota.seesRoles ? [SHOW_PEOPLE] : [],
  };
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Those in which nobody who is here is on duty. */
const GAPS: Partial<Record<ShownProblem['kind'], true>> = { 'nobody-on-duty': true, 'duty-has-left': true };

interface Panel {
  readonly title: string;
  readonly who: string;
  readonly isYours: boolean;
  readonly isGap: boolean;
  readonly lines: readonly string[];
}

function panelsOf(rota: RotaOverview): readonly Panel[] {
  const { shifts, handover, now, zone } = rota;
  const next = shifts.find(({ from }) => from.getTime() === handover?.getTime());
  const yours = shifts.find(({ isTheirs, from }) => isTheirs && from > now);
  return [
    nowPanel(rota),
    ...(next
      ? [
          {
            title: 'Next',
            who: next.duty ?? 'Nobody',
            isYours: next.isTheirs,
            isGap: isGap(next, rota),
            lines: [sentence(stretchWords(next, now, zone)), ...peopleLines(next, rota)],
          },
        ]
      : []),
    // Where they are next, it is said already.
    ...(yours && yours !== next
      ? [
          {
            title: 'Your next turn',
            who: momentWords(yours.from, now, zone),
            isYours: false,
            isGap: false,
            lines: [`Until ${momentWords(yours.to, now, zone)}.`],
          },
        ]
      : []),
  ];
}

function nowPanel(rota: RotaOverview): Panel {
  const { shifts, handover, unwatchedUntil, now, zone, phone } = rota;
  const [current] = shifts;
  const watched = unwatchedUntil ? [unwatchedLine(unwatchedUntil, now, zone, phone)] : [];
  const title = 'On duty now';
  if (current?.duty === undefined || !current.isHere) {
    return {
      title,
      who: 'Nobody',
      isYours: false,
      isGap: true,
      lines: [nobodyOnDuty(current?.deputy), ...watched],
    };
  }
  const until = handover ? [`Until ${momentWords(handover, now, zone)}.`] : [];
  return {
    title,
    who: current.duty,
    isYours: current.isTheirs,
    isGap: false,
    lines: [...until, ...peopleLines(current, rota), ...watched],
  };
}

function peopleLines(shift: ShownShift, rota: RotaOverview): readonly string[] {
  return [...faultsOf(shift, rota), deputyOf(shift, rota)].map((words) => `${words}.`);
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** What is wrong, each once, with when that is; gaps come first. */
function problemNotices(rota: RotaOverview): readonly PageRow[] {
  const inOrder = [...rota.problems].sort((one, other) => Number(other.kind in GAPS) - Number(one.kind in GAPS));
  const words = [...new Set(inOrder.map(problemWords))];
  return words.map((what) => {
    const problems = inOrder.filter((problem) => problemWords(problem) === what);
    const when = problems.map((problem) => stretchWords(problem, rota.now, rota.zone)).join('; ');
    const gaps = rota.mayChange ? problems.filter(({ kind }) => kind in GAPS) : [];
    // The next is the first once that is filled.
    return { text: `${what} ${when}.`, buttons: gaps.slice(0, 1).map((gap) => fillButton(gap, rota)) };
  });
}

function fillButton({ from, to }: Stretch, { now, zone }: RotaOverview): PageButton {
  const label = 'Put somebody on duty';
  return {
    action: deskAction('change-rota'),
    item: stretchItem({ from, to }),
    label,
    spokenLabel: `${label}, ${stretchWords({ from, to }, now, zone)}`,
    style: 'primary',
  };
}

function summaryOf(rota: RotaOverview): string {
  const gaps = gapsOf(rota);
  if (gaps.length === 0) return 'The rota names somebody throughout.';
  // Whoever can do something about them is told above when they are.
  if (rota.problems.length > 0) return `${counted(gaps.length, 'gap')} in these weeks.`;
  const when = gaps.map((gap) => stretchWords(gap, rota.now, rota.zone)).join('; ');
  return `${counted(gaps.length, 'gap')}: nobody is on duty ${when}.`;
}

/** What goes on over several turns is one gap. */
function gapsOf(rota: RotaOverview): readonly Stretch[] {
  const gaps: Stretch[] = [];
  for (const shift of rota.shifts.filter((each) => isGap(each, rota))) {
    const from = shift.from < rota.now ? rota.now : shift.from;
    const before = gaps.at(-1);
    if (before?.to.getTime() === from.getTime()) gaps[gaps.length - 1] = { from: before.from, to: shift.to };
    else gaps.push({ from, to: shift.to });
  }
  return gaps;
}
