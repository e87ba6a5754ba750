import { describe, expect, it } from 'vitest';
import {
  type DigestBook,
  latestDigestDay,
  NO_DIGESTS,
  sendDigests,
} from '../../../../src/domain/digests/digest-book.js';
import { anOrganisation, at, id } from '../../../support/builders.js';

const SETTINGS = anOrganisation();
const READERS = { weekly: [id('leila'), id('fiona')], board: [id('leila')] };
const send = (book: DigestBook, local: string) => sendDigests(book, READERS, at(local), SETTINGS);
const said = ({ letters }: ReturnType<typeof send>) =>
  letters.map(({ to, about, item }) => [to, about, item].filter(Boolean).join(' '));

describe('the day of a digest', () => {
  it.each([
    ['2026-11-23T08:59', '2026-11-16'],
    ['2026-11-23T09:00', '2026-11-23'],
    ['2026-11-29T23:59', '2026-11-23'],
    // The week in which the clock goes back.
    ['2026-10-26T08:59', '2026-10-19'],
    ['2026-10-26T09:00', '2026-10-26'],
  ])('at %s is %s', (now, day) => expect(latestDigestDay(at(now), SETTINGS)).toBe(day));
});

describe('digests', () => {
  it('begin without one: nothing was missed', () => {
    const first = send(NO_DIGESTS, '2026-11-25T12:00');
    expect(first.letters).toEqual([]);
    expect(first.state).toEqual({ weekly: '2026-11-23', quarterly: '2026-Q3' });
  });

  const begun: DigestBook = { weekly: '2026-11-23', quarterly: '2026-Q3' };

  it('come once for each week', () => {
    expect(said(send(begun, '2026-11-30T08:59'))).toEqual([]);
    const sent = send(begun, '2026-11-30T09:00');
    expect(said(sent)).toEqual(['leila weekly-digest', 'fiona weekly-digest']);
    expect(send(sent.state, '2026-12-07T08:59').state).toBe(sent.state);
  });

  it('are one after a long stop, and the report of a quarter comes with the first digest after its end', () => {
    expect(said(send(begun, '2027-01-03T12:00'))).toEqual(['leila weekly-digest', 'fiona weekly-digest']);
    const sent = send(begun, '2027-01-04T09:00');
    expect(said(sent)).toEqual(['leila weekly-digest', 'fiona weekly-digest', 'leila board-report 2026-Q4']);
    expect(said(send(sent.state, '2027-01-11T09:00'))).toEqual(['leila weekly-digest', 'fiona weekly-digest']);
  });

  it('wait for the end of the quiet hours', () => {
    expect(send(begun, '2026-11-30T22:00').state).toBe(begun);
    expect(said(send(begun, '2026-12-01T07:30'))).toHaveLength(2);
  });

  it('send nothing again when the clock goes back', () => {
    expect(send({ ...begun, weekly: '2026-12-07' }, '2026-12-01T10:00').letters).toEqual([]);
  });
});
