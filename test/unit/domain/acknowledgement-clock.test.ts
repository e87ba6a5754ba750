import { describe, expect, it } from 'vitest';
import { acknowledgementDue } from '../../../src/domain/acknowledgement-clock.js';
import { anOrganisation, aRota, at, hours } from '../../support/builders.js';

const always = anOrganisation();
const daytime = anOrganisation({ rota: aRota({ cover: hours('Mon-Fri 08:00-20:00') }) });

describe('the acknowledgement clock', () => {
  it('gives an urgent concern 15 minutes, and 30 for the second step', () => {
    expect(acknowledgementDue(always, true, at('2026-11-23T14:05'), 1)).toEqual(at('2026-11-23T14:20'));
    expect(acknowledgementDue(always, true, at('2026-11-23T14:05'), 2)).toEqual(at('2026-11-23T14:35'));
  });

  it('gives a standard concern 60 minutes, and 120 for the second step', () => {
    expect(acknowledgementDue(always, false, at('2026-11-23T14:05'), 1)).toEqual(at('2026-11-23T15:05'));
    expect(acknowledgementDue(always, false, at('2026-11-23T14:05'), 2)).toEqual(at('2026-11-23T16:05'));
  });

  it('runs on at night and at weekends for an urgent concern, whoever watches', () => {
    expect(acknowledgementDue(daytime, true, at('2026-11-28T23:50'), 1)).toEqual(at('2026-11-29T00:05'));
    expect(acknowledgementDue(daytime, true, at('2026-11-28T23:50'), 2)).toEqual(at('2026-11-29T00:20'));
  });

  it('waits for the rota’s cover hours for a standard concern', () => {
    expect(acknowledgementDue(daytime, false, at('2026-11-27T19:30'), 1)).toEqual(at('2026-11-30T08:30'));
    expect(acknowledgementDue(daytime, false, at('2026-11-27T19:30'), 2)).toEqual(at('2026-11-30T09:30'));
    expect(acknowledgementDue(daytime, false, at('2026-11-29T03:00'), 1)).toEqual(at('2026-11-30T09:00'));
  });

  it('is real time when the clocks change', () => {
    expect(acknowledgementDue(always, true, at('2026-03-29T00:50'), 1)).toEqual(new Date('2026-03-29T01:05:00Z'));
    expect(acknowledgementDue(always, false, new Date('2026-10-25T00:30:00Z'), 2)).toEqual(
      new Date('2026-10-25T02:30:00Z'),
    );
  });

  it('is the organisation’s own', () => {
    const own = anOrganisation({
      acknowledge: { urgent: { amount: 5, unit: 'm' }, standard: { amount: 2, unit: 'h' } },
    });
    expect(acknowledgementDue(own, true, at('2026-11-23T14:05'), 2)).toEqual(at('2026-11-23T14:15'));
    expect(acknowledgementDue(own, false, at('2026-11-23T14:05'), 1)).toEqual(at('2026-11-23T16:05'));
  });

  it('refuses a clock that needs a calendar', () => {
    const bad = anOrganisation({
      acknowledge: { urgent: { amount: 1, unit: 'wd' }, standard: { amount: 1, unit: 'mo' } },
    });
    expect(() => acknowledgementDue(bad, true, at('2026-11-23T14:05'), 1)).toThrow(RangeError);
  });
});
