import { describe, expect, it } from 'vitest';
import { failedPage, NOT_OURS, TOO_LONG, unreadablePage } from '../../../src/presentation/anonymous/pages.js';
import { anOrganisation } from '../../support/builders.js';

/** What the public page says when something went wrong. */

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
