import { AGENCY_KINDS } from '../domain/case/vocabulary.js';
import type { Inconsistency } from './organisation-file-rules.js';
import type { OrganisationFile } from './organisation-file-schema.js';

/** What works, and is probably not what was meant: the product starts, and the operator is told. Names nobody. */
export function doubtful(file: OrganisationFile): Inconsistency[] {
  return [...missingRoles(file), ...rotaWithoutRole(file), ...outOfReach(file), ...agenciesOfNoKind(file)];
}

function missingRoles({ people }: OrganisationFile): Inconsistency[] {
  const has = (role: 'lead' | 'manager') => people.some(({ roles }) => roles.includes(role));
  return [
    ...(has('lead')
      ? []
      : [
          {
            path: ['people'],
            reason: 'nobody has the role lead, so a concern about somebody who works here goes to the managers',
          },
        ]),
    ...(has('manager')
      ? []
      : [{ path: ['people'], reason: 'nobody has the role manager, so nobody stands behind the leads' }]),
  ];
}

/** The rota decides who is told; the role only says what was meant. */
function rotaWithoutRole({ people, rota }: OrganisationFile): Inconsistency[] {
  const meant = new Set(people.filter(({ roles }) => roles.includes('duty')).map(({ id }) => id));
  const named = [
    ...rota.weeks.map((person, index) => ({ person, path: ['rota', 'weeks', index] })),
    ...rota.overrides.map(({ person }, index) => ({ person, path: ['rota', 'overrides', index, 'person'] })),
  ];
  return named
    .filter(({ person }, index) => !meant.has(person) && named.findIndex((other) => other.person === person) === index)
    .map(({ path }) => ({ path, reason: 'has no role duty, and is on duty all the same' }));
}

function outOfReach({ people, rota }: OrganisationFile): Inconsistency[] {
  const onRota = new Set([...rota.weeks, ...rota.overrides.map(({ person }) => person)]);
  return people.flatMap(({ id, roles, slack, teams, email }, index) => {
    const isTold = onRota.has(id) || roles.includes('lead') || roles.includes('manager');
    if (!isTold || slack || teams || email) return [];
    return [{ path: ['people', index], reason: 'has to be told of concerns, and has no account or e-mail address' }];
  });
}

/** A decision to refer waits for a referral to an agency of that kind, which a slip of the pen would never be. */
function agenciesOfNoKind({ agencies }: OrganisationFile): Inconsistency[] {
  const known: readonly string[] = AGENCY_KINDS;
  return agencies.flatMap(({ kind }, index) =>
    known.includes(kind)
      ? []
      : [{ path: ['agencies', index, 'kind'], reason: `is none of ${known.join(', ')}, and counts as other` }],
  );
}
