import { describe, expect, test } from 'vitest';
import type { MessageFacts } from '../../../src/application/delivery/message-facts.js';
import { renderNotice } from '../../../src/platforms/slack/views/notices.js';
import { attachment } from '../../../src/platforms/teams/cards/elements.js';
import { noticeCard } from '../../../src/platforms/teams/cards/notices.js';
import { limits } from '../../../src/playground/limits.js';
import { readActivity } from '../../../src/playground/teams/connector/read-activity.js';
import { previewsOf } from '../../../src/playground/teams/tenant/previews.js';
import { readContent } from '../../../src/playground/web-api/chat-content.js';
import { type NoticeView, noticeView } from '../../../src/presentation/notices.js';
import { asMeant, asSeen, EMERGENCY, meant, type Seen } from '../../contract/platforms/as-meant.js';
import { covering } from '../../contract/platforms/covering.js';
import { everyMessage, everyPractice, KINDS } from '../../contract/platforms/notice-cases.js';
import * as slack from '../../contract/platforms/slack-words.js';
import * as teams from '../../contract/platforms/teams-words.js';

/**
 * Every message that the product can send, as each platform renders it: the platform takes it, and it says what presentation meant.
 * The contract of the messengers sends a part of them over HTTP (`covering`).
 */

/** @returns what is seen of it, and what is previewed */
function inSlack(view: NoticeView): readonly [Seen, readonly string[]] {
  const { text, blocks } = renderNotice(view);
  // It may have to be changed to this, which is the stricter limit.
  const content = readContent({ text, blocks: JSON.stringify(blocks) }, limits.message.updatedText);
  if (!content.ok) throw new Error(`Slack refuses it: ${JSON.stringify(content.result)}`);
  const taken = content.blocks ?? [];
  return [asSeen({ lines: slack.linesOf(taken), buttons: slack.buttonsOf(taken) }), slack.linesIn(content.text ?? '')];
}

function inTeams(view: NoticeView): readonly [Seen, readonly string[]] {
  const activity = { type: 'message', summary: view.preview, attachments: [attachment(noticeCard(view))] };
  const read = readActivity(activity);
  if (!read.ok || read.draft === 'typing') throw new Error(`Teams refuses it: ${JSON.stringify(read)}`);
  const [card] = read.draft.cards;
  return [asSeen({ lines: teams.linesOf(card), buttons: teams.buttonsOf(card) }), [previewsOf(read.draft).phone]];
}

/** Each text, and each set of controls below so many lines. */
function shownBy(messages: readonly MessageFacts[]): ReadonlySet<string> {
  const seen = messages.map(meant);
  return new Set(
    seen.flatMap(({ lines, buttons, spoken }) => [...lines, ...spoken, JSON.stringify([lines.length, buttons])]),
  );
}

describe.each(KINDS)('%s', (kind) => {
  const all = everyMessage(kind);

  test.each([
    ['Slack', inSlack],
    ['Teams', inTeams],
  ] as const)('is taken by %s in every state, as it was meant', (_platform, render) => {
    expect(all.length).toBeGreaterThan(1);
    for (const facts of [...all, ...everyPractice(kind)]) {
      const view = noticeView(facts, EMERGENCY);
      expect(render(view)).toEqual([asMeant(view), [view.preview]]);
    }
  });

  test('shows nothing that what is sent of it over HTTP does not show', () => {
    expect(shownBy(covering(all))).toEqual(shownBy(all));
  });
});
