import type { SetupShown, WaitingForCard } from '../../application/setup/see-setup.js';
import { blockersOf, type SetupItem, type SetupItemId } from '../../domain/setup/checklist.js';
import { deskAction } from '../action-ids.js';
import type { PageButton, PageRow, PageView } from '../page-view.js';
import {
  LIVE,
  notLiveBecause,
  OPERATOR_CAN_READ,
  setupLight,
  setupTitle,
  setupTodo,
  whyNotReached,
} from '../setup-words.js';
import type { MessageWindow } from '../windows.js';
import { clockTime, dateOf, LABELS, listed } from '../wording.js';

const TITLE = 'Set-up';

/** To everybody else who asks. */
export const SETUP_IS_FOR_OTHERS: MessageWindow = {
  title: TITLE,
  close: LABELS.close,
  lines: ['Safeguarding leads, managers and administrators see here how Safeguard is set up.'],
};

/** What is in place, what is missing, and what to do about it. */
export function setupPage(shown: SetupShown): PageView {
  const { items } = shown;
  const blockers = blockersOf(items);
  return {
    title: TITLE,
    close: LABELS.close,
    lines: [],
    rows: [
      ...(blockers.length === 0 ? LIVE_ROWS : notLiveRows(blockers)),
      { text: OPERATOR_CAN_READ, buttons: [] },
      ...items.flatMap((item) => rowsOf(item, shown)),
    ],
    buttons: [],
  };
}

/** What happens while it is not live. */
export const UNTIL_LIVE = 'Until then everybody can raise concerns, and the form asks them to ring as well.';

const LIVE_ROWS: readonly PageRow[] = [{ text: LIVE, standsOut: true, buttons: [] }];

function notLiveRows(blockers: readonly SetupItem[]): readonly PageRow[] {
  return [
    { text: notLiveBecause(blockers.map(({ id }) => id)), standsOut: true, buttons: [] },
    { text: UNTIL_LIVE, buttons: [] },
  ];
}

/** A head that stands out while something is to be done, and below it what that is. */
function rowsOf(item: SetupItem, shown: SetupShown): readonly PageRow[] {
  const names = peopleOf(item);
  const head = `${setupLight(item)}: ${setupTitle(item.id)}${names === undefined ? '' : ` (${names})`}`;
  const { todo, rows, buttons } = workOn(item, shown);
  return [
    {
      text: head,
      ...(item.state !== 'green' && { standsOut: true as const }),
      buttons: todo.length > 0 ? [] : buttons,
    },
    ...(todo.length > 0 ? [{ text: todo.join('\n'), buttons }] : []),
    ...rows,
  ];
}

/** Whom an item is about, in words. */
export function peopleOf({ people }: SetupItem): string | undefined {
  return people.length > 0 ? listed(people.map(({ name }) => name || 'somebody without a name')) : undefined;
}

/** What is to be done about an item, by whom it waits or is held, and the buttons of all of it. */
export function workOn({ id, problems }: SetupItem, shown: SetupShown) {
  return {
    // Whoever has not pressed theirs has a row each.
    todo: problems.filter(({ kind }) => kind !== 'card-waiting').map((each) => setupTodo(id, each, shown.zone)),
    rows: [
      ...(id === 'key' ? shown.holders.map((holder) => holderRow(holder, shown)) : []),
      ...(id === 'test-card' ? shown.waiting.map((waiting) => waitingRow(waiting, shown)) : []),
    ],
    buttons: buttonsOf(id, shown),
  };
}

function buttonsOf(id: SetupItemId, shown: SetupShown): readonly PageButton[] {
  if (id === 'test-card') return [SEND];
  return id === 'key' ? holdKey(shown) : [];
}

function holdKey({ holders, viewer }: SetupShown): readonly PageButton[] {
  if (holders.some(({ person }) => person.id === viewer)) return [];
  const label = 'I hold the key offline';
  return [{ action: deskAction('hold-key'), label, spokenLabel: label }];
}

function holderRow({ copy, person, at }: SetupShown['holders'][number], { viewer, zone }: SetupShown): PageRow {
  const isTheirs = person.id === viewer;
  const label = isTheirs ? 'I no longer hold it' : 'Take back';
  return {
    text: `${isTheirs ? 'You have' : `${person.name} has`} a copy offline, confirmed on ${dateOf(at, zone)}.`,
    buttons: [
      {
        action: deskAction('take-back-key'),
        item: copy,
        label,
        spokenLabel: isTheirs ? label : `${label}: ${person.name} no longer holds the key`,
      },
    ],
  };
}

function waitingRow({ person, since, because }: WaitingForCard, { now, zone }: SetupShown): PageRow {
  const why = because ? ` ${whyNotReached(because)}` : '';
  return {
    text: `${person.name || 'Somebody without a name'}: sent at ${clockTime(since, now, zone)}, not pressed yet.${why}`,
    buttons: [],
  };
}

const SEND: PageButton = {
  action: deskAction('send-test-cards'),
  label: 'Send test messages',
  spokenLabel: 'Send test messages',
};
