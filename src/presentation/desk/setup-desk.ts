import type { KeyConfirmed } from '../../application/setup/keep-key.js';
import type { UseCases } from '../../application/use-cases.js';
import { asItemId } from '../../domain/ids.js';
import { questionsOf, said } from '../case/questions.js';
import { clockTime, NOT_FOR_YOU } from '../wording.js';
import type { DeskForm, DeskOutcome, DeskPart, DeskSent } from './desk-part.js';
import { SETUP_IS_FOR_OTHERS, setupPage } from './setup-page.js';

type SetupCases = Pick<
  UseCases,
  'seeSetup' | 'confirmKey' | 'takeBackKey' | 'sendTestCards' | 'answerTestCard' | 'organisation' | 'clock'
>;

const DONE: DeskOutcome = { kind: 'done', page: 'setup' };
const FINGERPRINT = 'fingerprint';

/** How Safeguard is set up: what is missing, who keeps the key, and whom a test message reached. */
export function createSetupDesk(useCases: SetupCases): DeskPart {
  const { seeSetup, confirmKey, takeBackKey, sendTestCards, answerTestCard, organisation, clock } = useCases;

  async function answerOf(confirmed: KeyConfirmed): Promise<DeskSent> {
    switch (confirmed.kind) {
      case 'confirmed':
      case 'confirmed-before':
        return DONE;
      case 'not-theirs':
        return { kind: 'refused', lines: [NOT_FOR_YOU] };
      case 'wait': {
        const { zone } = await organisation.current();
        const until = clockTime(confirmed.until, clock.now(), zone);
        return beside(`Too many were wrong, so this one was not looked at. Try again from ${until}.`);
      }
      default:
        return beside(WRONG[confirmed.kind]);
    }
  }

  const holdKey: DeskForm = {
    label: 'I hold the key offline',
    submit: 'Confirm',
    open: async (by) => {
      const shown = await seeSetup(by);
      if (shown === undefined) return undefined;
      return {
        // What was typed is never shown again: it may be the key after all.
        parts: () => [
          said('never', 'Never type the key itself here, or in any chat. Only its fingerprint.', 'notice'),
          said('which', `It is about the key "${shown.keyId}", and your own copy of it that is kept offline.`),
          said(
            'how',
            'On a computer that you trust, run "npm run cli -- keys fingerprint" and give it your copy. It needs no network and no database. The README says how to do it where Safeguard is not installed.',
          ),
          questionsOf({}).line(FINGERPRINT, 'Fingerprint of your copy', {
            hint: '20 characters, such as 3f0a-91c2-…; capitals, spaces and dashes do not matter',
          }),
        ],
        answers: {
          send: async (typed) => answerOf(await confirmKey(by, textOf(typed[FINGERPRINT]))),
        },
      };
    },
  };

  return {
    pages: {
      setup: async (viewer) => {
        const shown = await seeSetup(viewer);
        return shown ? setupPage(shown) : SETUP_IS_FOR_OTHERS;
      },
    },
    forms: { 'hold-key': holdKey },
    atOnce: {
      'take-back-key': async (by, item) =>
        (await takeBackKey(by, asItemId(item))) ? DONE : { kind: 'refused', lines: [NOT_FOR_YOU] },
      'send-test-cards': async (by) => {
        const { kind } = await sendTestCards(by);
        return kind === 'sent' ? DONE : { kind: 'refused', lines: [NOT_SENT[kind]] };
      },
      'answer-test-card': async (by, item, account) => {
        const answered = account && (await answerTestCard(by, asItemId(item), account));
        return answered === undefined || answered === 'not-theirs'
          ? { kind: 'refused', lines: [NOT_THEIR_CARD] }
          : DONE;
      },
    },
  };
}

const WRONG: Record<'wrong' | 'the-key' | 'no-fingerprint', string> = {
  wrong:
    'This is not the fingerprint of the key that is used now. Check that your copy is of that key, and that you typed all of it.',
  'the-key':
    'This looks like the key itself. It was not kept here, but it has gone through chat: have the key replaced, and tell whoever runs the server.',
  'no-fingerprint': 'A fingerprint has 20 characters, from 0 to 9 and from a to f.',
};

const NOT_SENT = {
  'sent-just-now': 'Everybody was sent one within the last ten minutes. Give them time to press it.',
  'nobody-to-send-to': 'There is nobody in the chain to send one to.',
  'not-theirs': NOT_FOR_YOU,
} as const;

const NOT_THEIR_CARD = 'This test message was not sent to you.';

function beside(words: string): DeskSent {
  return { kind: 'problems', problems: { [FINGERPRINT]: words } };
}

function textOf(typed: string | readonly string[] | undefined): string {
  return typeof typed === 'string' ? typed : '';
}
