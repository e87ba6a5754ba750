import { asItemId } from '../../src/domain/ids.js';
import { type Acting, newForm, personOf } from './acting.js';
import { at, type Day, dayOf, plusDays, plusHours } from './oracle/calendar.js';

interface KeptPolicy {
  readonly id: string;
  readonly title: string;
  readonly owner: string;
}

const NEVER_SHARE = 0.15;
const MATERIAL_SHARE = 0.5;

/** What becomes of a policy in those days: reviewed early, late or never, and where it changed accepted by most. */
export function planPolicy(
  acting: Acting,
  policy: KeptPolicy,
  { begins, ends, changesOn }: { readonly begins: Day; readonly ends: Day; readonly changesOn?: Day | undefined },
): void {
  const { oracle, diary, chance } = acting;
  const { id, title, owner } = policy;
  let reviews = 0;

  function plan(): void {
    const due = oracle.policies.dueOf(title);
    if (due === undefined || due > plusDays(ends, 60) || chance.happens(NEVER_SHARE)) return;
    const from = at(due < begins ? begins : due, '09:30');
    diary.add({ at: plusHours(from, 24 * chance.between(-40, 30)), when: 'by-day', does: (now) => review(now) });
  }

  async function review(now: Date, material = chance.happens(MATERIAL_SHARE)): Promise<void> {
    const token = newForm();
    const done = { after: reviews, version: `${reviews + 2}`, summary: 'What changed', material, on: dayOf(now) };
    const by = await personOf(acting, owner);
    const outcome = await acting.fleet.one().useCases.workOnPolicies.review(by, asItemId(id), done, token);
    if (outcome.kind !== 'done') throw new Error(`not reviewed: ${outcome.kind}`);
    reviews += 1;
    oracle.policies.reviewed(title, now, material);
    plan();
    if (material) for (const member of oracle.people.here()) planAcceptance(member.id, now, reviews);
  }

  function planAcceptance(person: string, from: Date, ofReview: number): void {
    if (chance.happens(NEVER_SHARE)) return;
    const inHours = 24 * (chance.happens(0.5) ? chance.next() * 7 : chance.next() * 45);
    diary.add({
      at: plusHours(from, inHours),
      when: 'by-day',
      does: async () => {
        // Another version since, or not asked yet.
        if (ofReview !== reviews || !oracle.policies.isAsked(title, person)) return;
        if (!oracle.people.byId(person)?.isHere) return;
        const { stores, useCases } = acting.fleet.one();
        const campaign = (await stores.policies.of(id).read())?.campaign;
        if (campaign === undefined) throw new Error('no campaign');
        const by = await personOf(acting, person);
        const outcome = await useCases.workOnPolicies.accept(by, asItemId(id), campaign.id);
        if (outcome.kind !== 'accepted') throw new Error(`not accepted: ${outcome.kind}`);
        oracle.policies.accepted(title, person);
      },
    });
  }

  plan();
  // Beside what chance brings.
  if (changesOn) diary.add({ at: at(changesOn, '09:30'), when: 'by-day', does: (now) => review(now, true) });
}
