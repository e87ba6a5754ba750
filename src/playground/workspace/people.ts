import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Standing } from '../contract.js';
import { installation } from './ids.js';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** What they are in the demonstration, for the page only. */
  readonly description: string;
  /** Changes when an administrator deactivates the account, or activates it again. */
  standing: Standing;
  readonly teamId: string;
}

const organisationFile = z.object({
  people: z
    .array(
      z.object({
        name: z.string(),
        email: z.string(),
        roles: z.array(z.string()),
        slack: z.string().optional(),
        teams: z.string().optional(),
      }),
    )
    .min(1),
});

export type ListedPerson = z.infer<typeof organisationFile>['people'][number];

const descriptions: Readonly<Record<string, string>> = {
  duty: 'On the duty rota',
  lead: 'Safeguarding lead',
  manager: 'Manager',
  administrator: 'Administrator',
  staff: 'Member of staff',
};

/** What somebody is in the demonstration. */
export function describe(roles: readonly string[]): string {
  const named = roles.filter((role) => role !== 'staff' || roles.length === 1);
  return named.map((role) => descriptions[role] ?? role).join(', ');
}

/** People whom the organisation file does not know, one of each kind that a workspace really has. */
const others: readonly Omit<Person, 'email'>[] = [
  outsider('U01JORDAN', 'Jordan Blake', 'Member, not in the organisation file', 'member'),
  outsider('U01GUEST', 'Casey Guest', 'Guest of several channels', 'guest'),
  outsider('U01ULTRA', 'Robin Vale', 'Guest of one channel', 'single-channel-guest'),
  outsider('U01FORMER', 'Dana Frost', 'Account deactivated', 'deactivated'),
  {
    ...outsider('U09STRANGER', 'Alex Morgan', 'From another company (Slack Connect)', 'stranger'),
    teamId: 'T09OTHERCO',
  },
];

function outsider(id: string, name: string, description: string, standing: Standing) {
  return { id, name, description, standing, teamId: installation.team.id };
}

export function emailOf(name: string): string {
  return `${name.split(' ')[0]?.toLowerCase()}@example.org`;
}

/** The people of the organisation file. @throws {Error} when it cannot be read or has none. */
export function listedPeople(source: string | readonly ListedPerson[]): readonly ListedPerson[] {
  return typeof source === 'string' ? organisationFile.parse(parse(readFileSync(source, 'utf8'))).people : source;
}

/**
 * The people of the workspace: those of the organisation file who have a Slack id, and a few more.
 * @throws {Error} when the file cannot be read or has no people.
 */
export function readPeople(source: string | readonly ListedPerson[]): Person[] {
  const known = listedPeople(source).flatMap(({ slack, name, email, roles }): Person[] => {
    if (!slack) return [];
    return [{ id: slack, name, email, description: describe(roles), standing: 'member', teamId: installation.team.id }];
  });
  return [...known, ...others.map((person) => ({ ...person, email: emailOf(person.name) }))];
}
