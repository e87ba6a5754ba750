import type { LetterFacts } from '../../application/delivery/letter-facts.js';
import { deskAction } from '../action-ids.js';
import type { NoticeSlots } from '../notice-slots.js';
import { clockTime } from '../wording.js';

type CardFacts = Extract<LetterFacts, { about: 'test-card' }>;

const LABEL = 'I got this';

/** To everybody whom a concern may go to: nothing but a press is asked for. */
export function testCardSlots(facts: CardFacts): Pick<NoticeSlots, 'preview' | 'lines' | 'buttons'> {
  const { by, state, answeredAt, item, now, zone } = facts;
  switch (state) {
    case 'open':
      return {
        preview: 'This is a test message. Please press the button.',
        lines: [
          `${by} is checking that messages from Safeguard reach everybody to whom a concern may go. Nobody is at risk, and there is nothing else to do.`,
        ],
        buttons: [
          {
            action: deskAction('answer-test-card'),
            item,
            label: LABEL,
            spokenLabel: `${LABEL}, the test message`,
            style: 'primary',
            tucked: false,
          },
        ],
      };
    case 'answered': {
      const at = answeredAt ? ` at ${clockTime(answeredAt, now, zone)}` : '';
      return { preview: `Thank you. You got this test message${at}.`, lines: [NOTHING], buttons: [] };
    }
    case 'replaced':
      return { preview: 'There is a newer test message for you.', lines: [NOTHING], buttons: [] };
  }
}

const NOTHING = 'You need do nothing more with this one.';
