import { describe, expect, it } from 'vitest';
import { caseNews } from '../../../../src/application/delivery/news-facts.js';
import { entryAt } from '../../../../src/domain/chronology.js';
import { type Concern, withEntry } from '../../../../src/domain/concern.js';
import { anOrganisation, excluding, LARS, LEILA, minutesAfter, PRIYA, SAM } from '../../../support/builders.js';
import { aHeldConcern, COMMANDS, done, TOMASZ, WORKING } from '../../../support/case.js';

const askedAt = (concern: Concern, minutes: number, ...to: readonly (typeof LEILA)[]) =>
  withEntry(
    concern,
    entryAt(minutesAfter(WORKING, minutes), 'safeguard', {
      kind: 'low-level-pattern',
      about: TOMASZ.id,
      to: to.map(({ id }) => id),
    }),
  );
const reviewedAt = (concern: Concern, minutes: number) =>
  done(concern, LEILA, COMMANDS['record-review'], { now: minutesAfter(WORKING, minutes) });
const news = (concern: Concern, recipient = LEILA) =>
  caseNews(
    { kind: 'case-news', to: recipient.id, about: 'low-level-pattern' },
    concern,
    recipient,
    WORKING,
    anOrganisation(),
  ).state.kind;

describe('a message that asks for a review', () => {
  const concern = aHeldConcern({ route: 'lead' });

  it.each([
    ['is open until then', askedAt(concern, 0, LEILA), 'open'],
    ['is settled by it', reviewedAt(askedAt(concern, 0, LEILA), 5), 'settled'],
    ['is not settled by an earlier one', askedAt(reviewedAt(concern, 0), 5, LEILA), 'open'],
    ['is open again when it is asked again', askedAt(reviewedAt(askedAt(concern, 0, LEILA), 5), 10, LEILA), 'open'],
    ['is as it was when others are asked', askedAt(reviewedAt(askedAt(concern, 0, LEILA), 5), 10, LARS), 'settled'],
    [
      'is no longer with whoever is kept from it',
      askedAt({ ...concern, excluded: excluding(LEILA) }, 0, LEILA),
      'no-longer-with-you',
    ],
  ])('%s', (_, now, state) => {
    expect(news(now)).toBe(state);
  });
});

describe('a message that asks somebody to take over', () => {
  const offered = done(aHeldConcern(), PRIYA, COMMANDS['hand-over']);
  const state = (concern: Concern) =>
    caseNews({ kind: 'case-news', to: SAM.id, about: 'handover' }, concern, SAM, WORKING, anOrganisation()).state;

  it('says to whoever accepted that they have it, and since when; to whoever did not that it is settled', () => {
    const later = minutesAfter(WORKING, 5);
    expect(state(offered)).toEqual({ kind: 'open' });
    expect(state(done(offered, SAM, COMMANDS['accept-handover'], { now: later }))).toEqual({
      kind: 'yours',
      since: later,
    });
    expect(state(done(offered, SAM, COMMANDS['decline-handover']))).toEqual({ kind: 'settled' });
  });
});
