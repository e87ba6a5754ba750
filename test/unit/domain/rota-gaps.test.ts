import { describe, expect, it } from 'vitest';
import type { PersonId } from '../../../src/domain/ids.js';
import { rotaGaps } from '../../../src/domain/rota-gaps.js';
import { aRota, at, id, PRIYA, SAM } from '../../support/builders.js';

const LEFT = id('left');
const isHere = (person: PersonId) => person !== LEFT;
/** A Wednesday in Sam's week: weeks go Priya, Sam from 5 January, with the handover on Monday at 9. */
const NOW = at('2026-01-14T12:00');
const until = (local: string) => ({ from: NOW, to: at(local) });
const gap = (from: string, to: string, person?: PersonId) => ({
  from: at(from),
  to: at(to),
  ...(person && { person }),
});

describe('the gaps of a rota', () => {
  it('are none where everybody is here', () => {
    expect(rotaGaps(aRota(), isHere, until('2026-03-11T12:00'))).toEqual([]);
  });

  it('are the weeks of somebody who has left, from handover to handover', () => {
    const rota = aRota({ weeks: [LEFT, SAM.id] });
    expect(rotaGaps(rota, isHere, until('2026-02-04T12:00'))).toEqual([
      gap('2026-01-19T09:00', '2026-01-26T09:00', LEFT),
      gap('2026-02-02T09:00', '2026-02-04T12:00', LEFT),
    ]);
  });

  it('begin now where there is one now', () => {
    const rota = aRota({ weeks: [PRIYA.id, LEFT] });
    expect(rotaGaps(rota, isHere, until('2026-01-26T09:00'))).toEqual([
      gap('2026-01-14T12:00', '2026-01-19T09:00', LEFT),
    ]);
  });

  it('are one where nobody of the rota is here', () => {
    const rota = aRota({ weeks: [LEFT] });
    expect(rotaGaps(rota, isHere, until('2026-03-11T12:00'))).toEqual([
      gap('2026-01-14T12:00', '2026-03-11T12:00', LEFT),
    ]);
  });

  it('are filled, and made, by overrides', () => {
    const rota = aRota({
      weeks: [LEFT, SAM.id],
      overrides: [
        { from: at('2026-01-20T09:00'), to: at('2026-01-22T09:00'), person: PRIYA.id },
        { from: at('2026-01-28T09:00'), to: at('2026-01-29T09:00'), person: LEFT },
      ],
    });
    expect(rotaGaps(rota, isHere, until('2026-02-01T12:00'))).toEqual([
      gap('2026-01-19T09:00', '2026-01-20T09:00', LEFT),
      gap('2026-01-22T09:00', '2026-01-26T09:00', LEFT),
      gap('2026-01-28T09:00', '2026-01-29T09:00', LEFT),
    ]);
  });

  it('are the time before the rota begins', () => {
    const rota = aRota({ from: '2026-01-19' });
    expect(rotaGaps(rota, isHere, until('2026-02-01T12:00'))).toEqual([gap('2026-01-14T12:00', '2026-01-19T00:00')]);
  });

  it('go by the clock on the wall where it changes', () => {
    // 29 March 2026: clocks go forward in the night to Sunday.
    const rota = aRota({ weeks: [PRIYA.id, LEFT] });
    const gaps = rotaGaps(rota, isHere, { from: at('2026-03-20T12:00'), to: at('2026-04-10T12:00') });
    expect(gaps).toEqual([
      gap('2026-03-23T09:00', '2026-03-30T09:00', LEFT),
      gap('2026-04-06T09:00', '2026-04-10T12:00', LEFT),
    ]);
    expect(gaps[0]?.to.toISOString()).toBe('2026-03-30T08:00:00.000Z');
  });

  it('are none in an empty time', () => {
    expect(rotaGaps(aRota({ weeks: [LEFT] }), isHere, { from: NOW, to: NOW })).toEqual([]);
  });
});
