import type { types } from '@slack/bolt';
import { CONCERN_DETAILS, MESSAGE_WINDOW } from '../../../presentation/action-ids.js';
import type { DetailsButton, DetailsView } from '../../../presentation/concern-details.js';
import type { PageButton, PageLink, PageRow, PageView } from '../../../presentation/page-view.js';
import { shortened } from '../../../presentation/text-pieces.js';
import type { MessageWindow } from '../../../presentation/windows.js';
import { LIMITS } from '../limits.js';
import { escaped, plain, section, words } from './blocks.js';
import { actionId, buttonValue, OVERFLOW, overflowValue } from './notices.js';

/** A window that says something; its first line stands out. */
export function messageModal({ title, close, lines, button }: MessageWindow): types.ModalView {
  const [first = '', ...rest] = lines;
  return {
    type: 'modal',
    callback_id: MESSAGE_WINDOW,
    title: plain(title),
    close: plain(close),
    blocks: [
      section(`*${escaped(first)}*`),
      ...rest.map((line) => section(escaped(line))),
      ...(button ? buttons([{ ...button, style: 'primary', tucked: false }], button.concernId) : []),
    ],
  };
}

/** The details of a concern. Only a modal may hold them: it is gone when it is closed. */
export function detailsModal(view: DetailsView): types.ModalView {
  const blocks: types.KnownBlock[] = [
    section(`*${escaped(view.headline)}*`),
    ...buttons(view.buttons, view.concernId),
    ...view.sections.flatMap(({ heading, text }) => [section(`*${escaped(heading)}*`), ...words(text)]),
    ...row(
      'turn',
      view.turn.map((entry) => button(entry, view.concernId)),
    ),
  ];
  return {
    type: 'modal',
    callback_id: CONCERN_DETAILS,
    private_metadata: view.concernId,
    title: plain(view.title),
    close: plain(view.close),
    blocks: fitting(blocks),
  };
}

/** Nothing is left out without saying so: a record that looks complete has to be. */
function fitting(blocks: types.KnownBlock[]): types.KnownBlock[] {
  if (blocks.length <= LIMITS.modalBlocks) return blocks;
  return [...blocks.slice(0, LIMITS.modalBlocks - 1), section(`*${CUT}*`)];
}

const CUT = 'There is more than one window holds: the rest is left out here. Nothing is lost from the record.';

/** What is needed at once in sight, the rest in a menu: spare buttons slow people under stress. */
function buttons(list: readonly DetailsButton[], concernId: string): types.KnownBlock[] {
  const shown = list.filter(({ tucked }) => !tucked);
  const tucked = list.filter((entry) => entry.tucked);
  return [
    ...row(
      'concern',
      shown.map((entry) => button(entry, concernId)),
    ),
    ...row('more', tucked.length > 0 ? [menu(tucked, concernId)] : []),
  ];
}

export function row(id: string, elements: types.ActionsBlockElement[]): types.KnownBlock[] {
  return elements.length > 0 ? [{ type: 'actions', block_id: id, elements }] : [];
}

function button({ action, label, style, item }: DetailsButton, concernId: string): types.Button {
  return {
    type: 'button',
    // Slack wants each id of a block once; pages differ by where they lead.
    action_id: item === undefined ? action : `${action} ${item}`,
    text: plain(label),
    value: buttonValue(concernId, item),
    ...(style === 'primary' && { style }),
  };
}

function menu(tucked: readonly DetailsButton[], concernId: string): types.StaticSelect {
  return {
    type: 'static_select',
    action_id: OVERFLOW,
    placeholder: plain('More…'),
    options: tucked.map(({ action, label }) => ({ text: plain(label), value: overflowValue(action, concernId) })),
  };
}

/** What there is, a row each. A row with one button has it beside its words; with more they stand below. */
export function pageModal({ title, close, lines, links = [], rows, buttons: below }: PageView): types.ModalView {
  const blocks = [
    ...lines.map((line) => section(escaped(line))),
    ...row('links', links.map(linkButton)),
    ...rows.flatMap(pageRow),
    ...row('below', below.map(pageButton)),
  ];
  return {
    type: 'modal',
    callback_id: MESSAGE_WINDOW,
    title: plain(title),
    close: plain(close),
    blocks: fitting(blocks),
  };
}

/** Before what a link leads to. Slack opens it and tells us of the press, which changes nothing. */
const LINK = 'link.';

export function linkButton({ id, label, url }: PageLink): types.Button {
  return { type: 'button', action_id: `${LINK}${id}`, text: plain(label), url };
}

/** Slack ends what is bold with its line. */
function bold(text: string): string {
  return escaped(text).replaceAll(/^.+$/gm, '*$&*');
}

function pageRow({ text, standsOut, buttons: own }: PageRow, index: number): types.KnownBlock[] {
  const [only, ...others] = own;
  const said = standsOut ? section(bold(text)) : ({ type: 'section', text: plain(text) } as const);
  if (only === undefined) return [said];
  if (others.length === 0) return [{ ...said, type: 'section', accessory: pageButton(only) } as types.SectionBlock];
  return [said, ...row(`row-${index}`, own.map(pageButton))];
}

export function pageButton({ action, concernId, item, label, spokenLabel, style }: PageButton): types.Button {
  return {
    type: 'button',
    action_id: actionId(action, concernId, item),
    text: plain(label),
    value: buttonValue(concernId, item),
    accessibility_label: shortened(spokenLabel, LIMITS.accessibilityLabel),
    ...(style === 'primary' && { style }),
  };
}
