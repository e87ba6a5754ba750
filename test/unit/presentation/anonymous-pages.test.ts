import { describe, expect, it } from 'vitest';
import { asConcernId, asReference } from '../../../src/domain/ids.js';
import {
  failedPage,
  NOT_OURS,
  receivedPage,
  stateLines,
  TOO_LONG,
  unreadablePage,
} from '../../../src/presentation/anonymous/pages.js';
import { anOrganisation, minutesAfter, RECEIVED } from '../../support/builders.js';

/** What the public page says. */

describe('a page of words', () => {
  it.each([
    ['a fault of ours', 'concern', failedPage(anOrganisation(), 'concern')],
    ['a fault of ours', 'reply', failedPage(anOrganisation(), 'reply')],
    ['too long', 'concern', unreadablePage(anOrganisation(), TOO_LONG, 'concern')],
    ['too long', 'reply', unreadablePage(anOrganisation(), TOO_LONG, 'reply')],
    ['from another site', 'concern', unreadablePage(anOrganisation(), NOT_OURS, 'concern')],
  ])(
    'promises nobody that their words are still there, and says whom to ring: %s %s',
    (_, about, { lines, newForm }) => {
      const said = lines.join(' ');
      expect(said).not.toMatch(/still be there|Press Send/);
      expect(said).toContain('Going back may show your words again.');
      expect(said).toContain('If they are gone, please write them once more, or ring.');
      expect(said).toContain('Duty phone: +44 20 7946 0100');
      expect(said).toContain('call 999 now');
      expect(newForm).toBe(about === 'concern' ? 'Open a new form' : undefined);
    },
  );
});

describe('what has become of a concern', () => {
  const now = RECEIVED;
  const organisation = anOrganisation();

  it('is looked up by its sender, who is told until when', () => {
    const { lines } = receivedPage({
      receipt: {
        concernId: asConcernId('c'),
        reference: asReference('SG-ANONYM'),
        urgent: false,
        crisis: false,
        organisation,
        now,
        files: 0,
        changedSince: false,
        told: { kind: 'sent', names: [], phone: '+44 20 7946 0100', hearBy: minutesAfter(now, 60) },
      },
      answers: {},
      isLive: true,
    });
    expect(lines).toContain(
      'If you look with your reply code and nobody has taken it on by 15:05 today, ring +44 20 7946 0100. ' +
        'If someone is in immediate danger, call 999 now.',
    );
  });

  it('is not called acted on where all that is known is with whom it is', () => {
    const box = { receivedAt: now, questions: [], told: [], phone: '+44 20 7946 0100', organisation, now };
    const [state] = stateLines({ ...box, reference: asReference('SG-ANONYM'), state: 'merged' });
    expect(state).toMatch(/It is with the people who handle safeguarding here\.$/);
  });
});
