import type { types } from '@slack/bolt';
import { ACTIONS, SHOW_PAGE } from '../../../presentation/action-ids.js';
import type { HomeView } from '../../../presentation/home.js';
import { LABELS } from '../../../presentation/wording.js';
import { escaped, plain, quiet, section } from './blocks.js';

/** The home tab. It stays on screen and in Slack's store, so it holds references and states only. */
export function homeTab(view: HomeView): types.HomeView {
  return {
    type: 'home',
    blocks: [
      section(`*${escaped(view.help)}*`, 'help'),
      section(escaped(view.intro), 'intro'),
      {
        type: 'actions',
        block_id: 'raise',
        elements: [
          { type: 'button', action_id: ACTIONS.openForm, text: plain(LABELS.raise), style: 'primary' },
          { type: 'button', action_id: SHOW_PAGE, text: plain(LABELS.openPages), value: 'pages' },
        ],
      },
      { type: 'divider' },
      { type: 'header', text: plain('My concerns') },
      section(escaped(view.own.length > 0 ? view.own.join('\n') : view.empty), 'own'),
      ...(view.sayMore ? [quiet(view.sayMore, 'say-more')] : []),
    ],
  };
}

/** What somebody sees who may not report here. */
export function refusalTab(lines: readonly string[]): types.HomeView {
  return { type: 'home', blocks: lines.map((line) => section(escaped(line))) };
}
