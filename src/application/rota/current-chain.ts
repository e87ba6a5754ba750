import type { Organisation } from '../../domain/organisation.js';
import { type OnDuty, onDutyAt } from '../../domain/rota.js';
import type { Chain } from '../../domain/routing.js';
import type { PeopleStore } from '../ports.js';

export type CurrentChain = (organisation: Organisation, at: Date) => Promise<Chain>;

/**
 * Roles change by hand, so a few seconds late is soon enough. What may never be late is exclusion: delivery asks about
 * the person anew just before it sends.
 */
const FRESH_MS = 5_000;

/** Who could be told at that instant: the rota's people and everyone with the role, active ones only. */
export function createCurrentChain({ people }: { readonly people: PeopleStore }): CurrentChain {
  let last: { readonly key: string; readonly readAtMs: number; readonly chain: Promise<Chain> } | undefined;

  async function read({ duty, deputy }: OnDuty): Promise<Chain> {
    const [onRota, leads, managers] = await Promise.all([
      people.byIds([duty, deputy].filter((id) => id !== undefined)),
      people.withRole('lead'),
      people.withRole('manager'),
    ]);
    const active = (id: typeof duty) => onRota.find((person) => person.id === id && person.active);
    return { duty: active(duty), deputy: active(deputy), leads, managers };
  }

  return (organisation, at) => {
    const onDuty = onDutyAt(organisation.rota, at);
    const key = `${onDuty.duty}\n${onDuty.deputy}`;
    if (last?.key === key && performance.now() - last.readAtMs < FRESH_MS) return last.chain;
    const chain = read(onDuty);
    last = { key, readAtMs: performance.now(), chain };
    chain.catch(() => {
      last = undefined;
    });
    return chain;
  };
}
