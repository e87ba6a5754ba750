import { describe, expect, it, onTestFinished } from 'vitest';
import { createRenewHome } from '../../../../src/application/delivery/renew-home.js';
import { DeliveryError } from '../../../../src/application/errors.js';
import { AMARA, aPerson, PRIYA } from '../../../support/builders.js';

/** A page whose drawings end only when they are let. */
function aPage({ failing = false } = {}) {
  const waiting: (() => void)[] = [];
  const shown: string[] = [];
  const faults: unknown[] = [];
  const renew = createRenewHome({
    home: {
      platform: 'slack',
      show: async (userId) => {
        shown.push(userId);
        await new Promise<void>((resolve) => waiting.push(resolve));
        if (failing) throw new DeliveryError({ platform: 'slack', retryable: true, reason: 'ratelimited' });
      },
    },
    ownConcerns: async () => [],
    onFault: (error) => faults.push(error),
  });
  const settle = async () => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  const end = async () => {
    for (const resolve of waiting.splice(0)) resolve();
    await settle();
  };
  onTestFinished(end);
  return { renew, shown, faults, end, settle };
}

describe('somebody’s own page', () => {
  it('is drawn once for a burst of changes, and once more for what changed meanwhile', async () => {
    const { renew, shown, end, settle } = aPage();
    for (let change = 0; change < 5; change += 1) renew(AMARA);
    await settle();
    expect(shown).toEqual(['UAMARA']);
    await end();
    expect(shown).toEqual(['UAMARA', 'UAMARA']);
    await end();
    expect(shown).toHaveLength(2);
    renew(AMARA);
    await settle();
    expect(shown).toHaveLength(3);
  });

  it('keeps nobody else waiting', async () => {
    const { renew, shown, settle } = aPage();
    renew(AMARA);
    renew(PRIYA);
    await settle();
    expect(shown).toEqual(['UAMARA', 'UPRIYA']);
  });

  it('is left until it is opened next when the platform does not take it', async () => {
    const { renew, shown, faults, end, settle } = aPage({ failing: true });
    renew(AMARA);
    await settle();
    await end();
    expect(faults).toEqual([]);
    renew(AMARA);
    await settle();
    expect(shown).toHaveLength(2);
  });

  it('is none for somebody without an account there', async () => {
    const { renew, shown, settle } = aPage();
    renew(aPerson('ada', { accounts: [] }));
    await settle();
    expect(shown).toEqual([]);
  });
});
