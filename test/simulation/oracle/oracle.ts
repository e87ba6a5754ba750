import type { OrganisationDescription } from '../../../src/domain/organisation-description.js';
import { expectCases } from './cases.js';
import { expectChecks } from './checks.js';
import { expectDigests } from './digests.js';
import type { Look } from './notice.js';
import { keepPeople } from './people.js';
import { expectPolicies } from './policies.js';
import { keepRota } from './rota.js';

const COURSES = { 'safeguarding-awareness': 'awareness', 'safeguarding-lead': 'duty-training' } as const;

/**
 * Says who is to hear what and when, from the written rules alone: small, plain, and without anything of the product's own
 * reckoning. What people do is told to it as it is done.
 */
export function openOracle(file: OrganisationDescription, begunAt: Date) {
  const people = keepPeople(file.people.map(({ id, roles, manager }) => ({ id, roles, manager, isHere: true })));
  const rota = keepRota(file.rota.from, file.rota.weeks);
  const checks = expectChecks(people);
  const policies = expectPolicies(people);
  const cases = expectCases(people, rota);
  const digests = expectDigests(people, begunAt);
  for (const { person, issued, lastChecked, updateService } of file.dbs) {
    checks.made(person, 'dbs', updateService ? (lastChecked ?? issued) : issued, updateService);
  }
  for (const { person, course, completed } of file.training) {
    checks.made(person, COURSES[course as keyof typeof COURSES], completed);
  }
  for (const { title, owner, lastReviewed } of file.policies) policies.kept(title, owner, lastReviewed, 12);
  const look: Look = (now) => [digests, checks.look, policies.look, cases.look].flatMap((part) => part(now));
  return { people, rota, checks, policies, cases, look };
}

export type Oracle = ReturnType<typeof openOracle>;
