import type { ItemId } from '../ids.js';
import { secondPeople } from './second-person.js';
import type { Decision } from './vocabulary.js';
import type { CaseRule } from './work.js';
import { done, record, refused, tell } from './work.js';

export interface Decide {
  readonly verb: 'decide';
  readonly decision: Decision;
  readonly rationale: string;
}

/** No further action stands only once a second person has signed it off. */
export const decide: CaseRule<Decide> = (work, { decision, rationale }) => {
  const id = work.newId();
  const needsSignOff = decision === 'no-further-action';
  const asked = needsSignOff ? secondPeople(work) : [];
  return done(
    record(work, { kind: 'decided', id, decision, rationale, asked, needsSignOff }, { source: 'opinion' }),
    ...asked.flatMap((person) => tell(work, person, 'sign-off', id)),
  );
};

export interface SignOff {
  readonly verb: 'sign-off';
  readonly decision: ItemId;
  readonly agreed: boolean;
  readonly text: string;
}

export const signOff: CaseRule<SignOff> = (work, { decision, agreed, text }) => {
  const found = work.file.decisions.find(({ id }) => id === decision);
  if (found?.signOff.kind !== 'awaited') return refused(work, { kind: 'already-signed-off' });
  return done(
    record(work, { kind: 'signed-off', decision, agreed, text }, { source: 'opinion' }),
    ...tell(work, found.by, 'signed-off', decision),
  );
};
