import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

/** @typedef {{ id: string, name: string, email: string, teams: string }} Person */

const ORGANISATION = fileURLToPath(new URL('organisation.yaml', import.meta.url));

/** Of nobody: the product takes any tenant from a local client unless it is told one. */
export const TENANT_ID = 'b1f0c7a2-5d3e-4c86-9a41-6e2d8f7b3c15';

/**
 * Whom the client can be: the organisation's people with an account in Teams, and those who show most: somebody who raises,
 * and whoever takes turns on duty.
 * @returns {{ people: readonly Person[], usual: readonly string[] }}
 */
export function readPeople() {
  const { people, rota } = parse(readFileSync(ORGANISATION, 'utf8'));
  return { people, usual: [people[0].id, ...rota.weeks] };
}

/**
 * Its configuration file, as JSON, which is YAML too. Its user ids are Entra's object ids, because that is what the people
 * picker of the real Teams gives, and this one gives the user id.
 * @param {readonly Person[]} people
 * @param {Person} me whom the client is used by
 */
export function clientSettings(people, me) {
  return JSON.stringify({
    version: '0.1.1',
    tenantId: TENANT_ID,
    bot: { id: '28:safeguard', name: 'Safeguard' },
    currentUser: asUser(me),
    users: people.filter(({ id }) => id !== me.id).map(asUser),
    personalChat: { id: `a:${me.id}` },
    groupChat: { id: '19:group@thread.v2', name: 'Group chat' },
    team: {
      id: '19:team@thread.tacv2',
      name: 'Care team',
      aadGroupId: '6f1d3b58-2c94-4e07-8a6b-9d0e5c7f1a32',
      channels: [{ id: '19:announcements@thread.tacv2', name: 'Announcements' }],
    },
  });
}

/** @param {Person} person */
function asUser({ name, email, teams }) {
  const [givenName = '', ...rest] = name.split(' ');
  const surname = rest.join(' ');
  // "userPrincipleName" is how the client spells it.
  return { id: teams, aadObjectId: teams, name, givenName, surname, email, userPrincipleName: email };
}
