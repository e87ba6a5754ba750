import { describe, expect, it } from 'vitest';
import { takesOverWithDuty } from '../../../../src/domain/case/goes-with-duty.js';
import { asItemId, asPersonId } from '../../../../src/domain/ids.js';
import type { RotaOverride } from '../../../../src/domain/rota.js';
import { aRota, FIONA, LEILA, minutesAfter, PRIYA, RECEIVED, SAM } from '../../../support/builders.js';

/** It is Priya's week by the list. */
const ROTA = aRota({ weeks: [PRIYA.id, SAM.id] });

function made(overrides: Partial<RotaOverride>): RotaOverride {
  const to = minutesAfter(RECEIVED, 60);
  return { id: asItemId('o-1'), person: SAM.id, from: RECEIVED, to, by: LEILA.id, because: 'change', ...overrides };
}

const takesOver = (person = SAM, ...overrides: readonly RotaOverride[]) =>
  takesOverWithDuty(person, { ...ROTA, overrides }, RECEIVED);

describe('what others hold', () => {
  it('goes to whoever is on duty by the list, or by others', () => {
    expect(takesOver(PRIYA)).toBe(true);
    expect(takesOver(SAM, made({}))).toBe(true);
    expect(takesOver(SAM, made({ because: 'cover', by: FIONA.id }))).toBe(true);
  });

  it('goes to whoever puts themselves where the list or others have put them anyway', () => {
    expect(takesOver(PRIYA, made({ person: PRIYA.id, by: PRIYA.id }))).toBe(true);
    expect(takesOver(SAM, made({ by: SAM.id }), made({}))).toBe(true);
  });

  it('does not go to whoever puts themselves on duty, under which id ever', () => {
    expect(takesOver(SAM, made({ by: SAM.id }))).toBe(false);
    const known = { ...SAM, formerIds: [asPersonId('samuel')] };
    expect(takesOver(known, made({ by: asPersonId('samuel') }))).toBe(false);
  });

  it('does not go to a manager, whoever puts them on duty', () => {
    expect(takesOver(FIONA, made({ person: FIONA.id }))).toBe(false);
  });
});
