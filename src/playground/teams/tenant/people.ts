import { describe, emailOf, type ListedPerson, listedPeople } from '../../workspace/people.js';
import type { TeamsPersonShown } from '../contract.js';
import { channelUserId, otherTenantId, personalChatId } from './ids.js';

export interface TeamsPerson extends Pick<TeamsPersonShown, 'id' | 'name' | 'description' | 'standing' | 'slack'> {
  readonly email: string;
  readonly tenantId: string;
  /** `29:…`, as the bot knows the account. */
  readonly userId: string;
  readonly chatId: string;
}

type Outsider = Pick<TeamsPerson, 'id' | 'name' | 'description' | 'standing' | 'slack'>;

/** People whom the organisation file does not know, one of each kind. */
const outsiders: readonly Outsider[] = [
  {
    id: 'd07b3e94-5f1c-4a28-9d63-2e8c7b5a1f08',
    name: 'Jordan Blake',
    description: 'Member, not in the organisation file',
    standing: 'member',
    slack: 'U01JORDAN',
  },
  {
    id: 'b95a2c7d-3e86-4f19-8b40-6d1f4e9c5a09',
    name: 'Casey Guest',
    description: 'Guest of the tenant',
    standing: 'guest',
    slack: 'U01GUEST',
  },
  {
    id: 'f4c81a6e-7b20-4d95-a3e7-9c5d2b8f1e10',
    name: 'Alex Morgan',
    description: 'From another company',
    standing: 'other-tenant',
    slack: 'U09STRANGER',
  },
];

/** The people of the tenant: those of the organisation file who have an Entra object id, and a few more. */
export function teamsPeople(
  source: string | readonly ListedPerson[],
  { appId, tenantId }: { readonly appId: string; readonly tenantId: string },
): TeamsPerson[] {
  const placed = (person: Outsider, email: string): TeamsPerson => ({
    ...person,
    email,
    tenantId: person.standing === 'other-tenant' ? otherTenantId : tenantId,
    userId: channelUserId(appId, person.id),
    chatId: personalChatId(appId, person.id),
  });
  const known = listedPeople(source).flatMap(({ teams, slack, name, email, roles }) => {
    if (!teams) return [];
    const person = { id: teams, name, description: describe(roles), standing: 'member' as const, slack: slack ?? null };
    return [placed(person, email)];
  });
  return [...known, ...outsiders.map((person) => placed(person, emailOf(person.name)))];
}
