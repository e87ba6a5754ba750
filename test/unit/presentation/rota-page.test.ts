import { describe, expect, it } from 'vitest';
import type { RotaOverview, ShownShift } from '../../../src/application/rota/show-rota.js';
import { rotaPage } from '../../../src/presentation/desk/rota-page.js';
import { at } from '../../support/builders.js';

const NOW = at('2026-11-23T14:00');

const shift = (duty: string, from: string, to: string, isHere = true): ShownShift => ({
  from: at(from),
  to: at(to),
  duty,
  deputy: 'Sam',
  isTheirs: false,
  isHere,
  isOverride: false,
});

function shown(shifts: readonly ShownShift[], handover?: string): readonly string[] {
  const overview: RotaOverview = {
    now: NOW,
    zone: 'Europe/London',
    phone: '+44 20 7946 0100',
    ...(handover && { handover: at(handover) }),
    shifts,
    problems: [],
    asks: [],
    changes: [],
    mayChange: false,
    seesRoles: false,
    hasDuty: false,
  };
  return rotaPage(overview).lines;
}

describe('who is on duty, above the list', () => {
  it('is there until somebody else comes, however their turns are parted', () => {
    const parted = [
      shift('Priya', '2026-11-23T09:00', '2026-11-30T09:00'),
      shift('Priya', '2026-11-30T09:00', '2026-12-02T09:00'),
      shift('Lars', '2026-12-02T09:00', '2026-12-07T09:00'),
    ];
    expect(shown(parted, '2026-12-02T09:00')).toEqual([
      'On duty now: Priya, until Wed 2 December, 09:00. Deputy: Sam.',
      expect.stringMatching(/^Next: Lars, /),
    ]);
  });

  it('has no end where nobody else ever comes', () => {
    expect(shown([shift('Priya', '2026-11-23T09:00', '2026-11-30T09:00')])).toEqual([
      'On duty now: Priya. Deputy: Sam.',
    ]);
  });

  it('is not somebody who has left', () => {
    expect(shown([shift('Priya', '2026-11-23T09:00', '2026-11-30T09:00', false)])).toEqual([
      'Nobody is on duty now: concerns go to the deputy, Sam.',
    ]);
  });
});
