import type { PeopleOverview, ShownLeaver, ShownRoleAsk } from '../../application/roles/show-people.js';
import { deskAction, SHOW_PAGE } from '../action-ids.js';
import type { PageButton, PageRow, PageView } from '../page-view.js';
import { clockTime, LABELS } from '../wording.js';
import { ROLE_LABELS, toBe } from './role-words.js';

/** How many rows one window has. */
const PAGE = 15;

/** Who has which role, what is asked about it, and who has left. */
export function peoplePage(overview: PeopleOverview, page: number): PageView {
  const { people, asks, left, mayDecide } = overview;
  const rows: readonly PageRow[] = [
    ...asks.map((ask) => askRow(ask, overview)),
    ...left.map((leaver) => leaverRow(leaver, overview)),
    ...people.map(({ name, roles }) => ({
      text: `${name}: ${roles.map((role) => ROLE_LABELS[role]).join(', ')}`,
      buttons: [],
    })),
  ];
  return {
    title: 'People and roles',
    close: LABELS.close,
    lines: ['A change of roles takes two people, a lead and a manager, and is about neither of them.'],
    rows: rows.slice(page * PAGE, (page + 1) * PAGE),
    buttons: [
      ...(mayDecide ? [ASK] : []),
      ...(page > 0 ? [turn('Before', page - 1)] : []),
      ...(rows.length > (page + 1) * PAGE ? [turn('More', page + 1)] : []),
    ],
  };
}

const ASK: PageButton = {
  action: deskAction('ask-role-change'),
  label: 'Change a role',
  spokenLabel: 'Change a role',
};

function turn(label: string, to: number): PageButton {
  return { action: SHOW_PAGE, item: `people ${to}`, label, spokenLabel: label };
}

function askRow(ask: ShownRoleAsk, { now, zone }: PeopleOverview): PageRow {
  const { id, person, wanted, by, reason, expiresAt, may } = ask;
  const button = (verb: 'approve-role-change' | 'refuse-role-change', label: string): PageButton => ({
    action: deskAction(verb),
    item: id,
    label,
    spokenLabel: `${label}, ${person}`.slice(0, 75),
  });
  const buttons = {
    approve: [
      { ...button('approve-role-change', 'Approve'), style: 'primary' } as const,
      button('refuse-role-change', "Don't approve"),
    ],
    withdraw: [button('refuse-role-change', 'Withdraw')],
    nothing: [],
  };
  const why = reason === undefined ? '' : ` Reason: ${reason}`;
  const until = `It ends ${clockTime(expiresAt, now, zone)} without an answer.`;
  return {
    text: `${by} asks that ${person} ${toBe(wanted)}. ${until}${why}`,
    standsOut: true,
    buttons: buttons[may],
  };
}

function leaverRow({ name, leftAt, backAt, alarm }: ShownLeaver, { now, zone }: PeopleOverview): PageRow {
  const back = backAt ? ' An account of theirs is active again.' : '';
  return {
    text: `${name} has left: ${clockTime(leftAt, now, zone)}.${back}`,
    standsOut: true,
    buttons:
      backAt && alarm
        ? [
            {
              action: deskAction('put-back'),
              item: alarm,
              label: 'Put them back',
              spokenLabel: `Put ${name} back`.slice(0, 75),
            },
          ]
        : [],
  };
}
