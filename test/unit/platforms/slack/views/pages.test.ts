import { expect, it } from 'vitest';
import { pageModal } from '../../../../../src/platforms/slack/views/windows.js';
import { parseMrkdwn } from '../../../../../src/playground/page/blocks/mrkdwn.js';

it('makes a row bold that stands out, line by line, because Slack ends what is bold with its line', () => {
  const rows = [{ text: 'Safeguarding Policy\nRead version 4 & accept it.', standsOut: true as const, buttons: [] }];
  const { blocks } = pageModal({ title: 'Policies', close: 'Close', lines: [], rows, buttons: [] });
  const bold = '*Safeguarding Policy*\n*Read version 4 &amp; accept it.*';
  expect(blocks).toMatchObject([{ text: { text: bold } }]);
  expect(JSON.stringify(parseMrkdwn(bold))).not.toContain('*');
});
