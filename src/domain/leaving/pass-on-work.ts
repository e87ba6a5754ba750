import { caseFileOf } from '../case/case-file.js';
import type { SecondLook } from '../case/case-items.js';
import { secondPeople } from '../case/second-person.js';
import { workOf } from '../case/work.js';
import { type Change, type Concern, isExcluded } from '../concern.js';
import { asFormToken, asItemId, type ItemId, type PersonId } from '../ids.js';
import type { CaseNews, Notice } from '../notice.js';
import type { Person } from '../person.js';
import { type LeavingContext, noted, type PassedOn, passedOn } from './context.js';

type Step = (concern: Concern, leaver: PersonId, context: LeavingContext) => Change<PassedOn>;

/** A hand-over that was offered to them: it stays with its holder, who hears of it. */
export const lapseHandover: Step = (concern, leaver, { now }) => {
  if (caseFileOf(concern).handover?.to !== leaver) return passedOn(concern, []);
  const { holder } = concern;
  const told: CaseNews[] = holder === undefined ? [] : [{ kind: 'case-news', to: holder, about: 'handover-declined' }];
  return passedOn(noted(concern, now, { kind: 'handover-lapsed', person: leaver }), told);
};

/** What they had to do is the holder's now. Where nobody has the concern, that of whoever takes it. */
export const passOnActions: Step = (concern, leaver, { now }) => {
  const { holder } = concern;
  if (concern.status !== 'held' || holder === undefined || holder === leaver) return passedOn(concern, []);
  const open = caseFileOf(concern).actions.filter(({ owner, state }) => state === 'open' && owner === leaver);
  return open.reduce(
    ({ concern: before, notices }, { id }) =>
      passedOn(noted(before, now, { kind: 'action-passed-on', action: id, from: leaver, to: holder }), [
        ...notices,
        { kind: 'case-news', to: holder, about: 'action', item: id },
      ]),
    passedOn(concern, []),
  );
};

/** A second look that was asked of them: the others who were asked can give it; where there are none, others are asked. */
export const askOthers: Step = (concern, leaver, context) => {
  const file = caseFileOf(concern);
  const looks = [
    ...file.decisions.map(({ id, by, signOff }) => ({ id, by, look: signOff, about: 'sign-off' as const })),
    ...file.referrals.map(({ id, by, review }) => ({ id, by, look: review, about: 'sharing-review' as const })),
  ];
  let change = passedOn(concern, []);
  for (const { id, by, look, about } of looks) {
    if (!isAskedOf(look, leaver)) continue;
    const left = look.asked.filter((person) => person !== leaver);
    const instead = left.length > 0 ? [] : others(concern, by, context);
    const asked = [...left, ...instead];
    change = passedOn(noted(change.concern, context.now, { kind: 'asked-instead', item: id, left: leaver, asked }), [
      ...change.notices,
      ...instead.map((to) => askTo(to, about, id)),
    ]);
  }
  return change;
};

function isAskedOf(look: SecondLook, person: PersonId): look is Extract<SecondLook, { kind: 'awaited' }> {
  return look.kind === 'awaited' && look.asked.includes(person);
}

function askTo(to: PersonId, about: 'sign-off' | 'sharing-review', item: ItemId): Notice {
  return { kind: 'case-news', to, about, item };
}

/** As when it was asked first: never whoever did it, raised it or is kept from it. */
function others(concern: Concern, author: PersonId, { now, chain, organisation, people }: LeavingContext) {
  const nobody: Person = { id: author, name: '', accounts: [], roles: [], active: false, inOrganisationFile: false };
  const by = people.find(({ id }) => id === author) ?? nobody;
  const unused = { newId: () => asItemId(''), token: asFormToken('') };
  const known = people.filter((person) => !isExcluded(person, concern.excluded));
  return secondPeople(
    workOf(concern, caseFileOf(concern), by, { now, chain, rota: organisation.rota, people: known, ...unused }),
  );
}
