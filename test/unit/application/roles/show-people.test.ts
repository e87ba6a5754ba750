import { expect, it } from 'vitest';
import { createShowPeople } from '../../../../src/application/roles/show-people.js';
import { asFormToken, asItemId, asPersonId, type PersonId } from '../../../../src/domain/ids.js';
import { NOBODY_LEFT } from '../../../../src/domain/people/leavers.js';
import type { Person } from '../../../../src/domain/person.js';
import type { RoleAsk } from '../../../../src/domain/roles/role-book.js';
import {
  anOrganisation,
  aPerson,
  FIONA,
  LARS,
  LEILA,
  minutesAfter,
  PRIYA,
  RECEIVED,
} from '../../../support/builders.js';

/** Lars under the id that he had before. */
const FORMER = asPersonId('lars-before');
const LARS_NOW: Person = { ...LARS, formerIds: [FORMER] };
/** Leila under another id, with the same account. */
const TWIN = aPerson('twin', { accounts: LEILA.accounts });

function about({ id }: Pick<Person, 'id'>): RoleAsk {
  const wanted = { change: 'give', role: 'manager' } as const;
  const asked = { by: FIONA.id, at: RECEIVED, reason: 'Covers in August', state: 'open' } as const;
  return { id: asItemId(`about-${id}`), person: id, wanted, token: asFormToken(`form-${id}`), ...asked };
}

/** @param known everybody whom the store has a record of */
function shownTo(viewer: Person, known: readonly Person[]) {
  const asks = [about(PRIYA), about(LEILA), about(TWIN), about({ id: FORMER })];
  return createShowPeople({
    roleBook: { read: async () => ({ asks, byFile: [] }) },
    leavers: { read: async () => NOBODY_LEFT },
    leaverFacts: async () => [],
    people: {
      byIds: async (ids: readonly PersonId[]) => known.filter(({ id }) => ids.includes(id)),
      withRole: async (role) => known.filter(({ roles }) => roles.includes(role)),
    },
    organisation: { current: async () => anOrganisation() },
    clock: { now: () => minutesAfter(RECEIVED, 5) },
  })(viewer);
}

const KNOWN = [PRIYA, LEILA, TWIN, LARS_NOW, FIONA];
const asksShownTo = async (viewer: Person, known = KNOWN) => (await shownTo(viewer, known))?.asks.map(({ id }) => id);

it('shows everybody who decides what is asked about others', async () => {
  expect(await asksShownTo(FIONA)).toEqual(['about-priya', 'about-leila', 'about-twin', 'about-lars-before']);
});

it('shows nobody what is asked about them, under whichever of their ids', async () => {
  expect(await asksShownTo(LEILA)).toEqual(['about-priya', 'about-lars-before']);
  expect(await asksShownTo(LARS_NOW)).toEqual(['about-priya', 'about-leila', 'about-twin']);
});
