import type { DescribedPerson, OrganisationDescription } from '../../src/domain/organisation-description.js';
import type { Chance } from './chance.js';
import { type Day, plusDays } from './oracle/calendar.js';

/** An invented organisation of any size, as its file describes it. */

export interface Size {
  readonly people: number;
  readonly policies: number;
}

/** Of the rota, a week each. */
export const DUTY = ['duty0', 'duty1', 'duty2', 'duty3'];
const LEADS = ['lead0', 'lead1'];
const MANAGERS = ['manager0', 'manager1'];
const TEAM = 12;

/** `p17` has the Slack account UP17. */
export function person(id: string, roles: DescribedPerson['roles'], manager?: string): DescribedPerson {
  return { id, name: `Person ${id}`, roles, slack: `U${id.toUpperCase()}`, ...(manager && { manager }) };
}

function everybody({ people }: Size): readonly DescribedPerson[] {
  const chain = [
    ...DUTY.map((id) => person(id, ['staff', 'duty'], 'manager0')),
    ...LEADS.map((id) => person(id, ['staff', 'lead'], 'manager1')),
    ...MANAGERS.map((id) => person(id, ['staff', 'manager'])),
  ];
  const rest = Math.max(1, people - chain.length);
  const staff = Array.from({ length: rest }, (_, index) => {
    const team = Math.floor(index / TEAM);
    // The first of each team leads it; of a few nobody is the line manager.
    const isHead = index % TEAM === 0;
    const manager = isHead ? MANAGERS[team % MANAGERS.length] : index % 23 === 5 ? undefined : `p${team * TEAM}`;
    return person(`p${index}`, ['staff'], manager);
  });
  return [...chain, ...staff];
}

/** @param begins the day on which the product starts; what is recorded lies before it. */
export function describeStaff(size: Size, begins: Day, chance: Chance): OrganisationDescription {
  const people = everybody(size);
  const someTimeAgo = (most: number) => plusDays(begins, -chance.between(1, most));
  return {
    organisation: {
      name: 'Care Mastery',
      timeZone: 'Europe/London',
      holidays: 'GB-ENG',
      workingHours: 'Mon-Fri 09:00-17:00',
      phones: { emergency: '999', duty: '+44 20 7946 0100', alternate: '+44 20 7946 0101' },
      externalContact: { name: 'Council safeguarding hub', phone: '+44 20 7946 0400' },
    },
    people,
    rota: { from: '2026-01-05', handover: 'Mon 09:00', cover: 'always', weeks: DUTY, overrides: [] },
    agencies: [
      {
        id: 'asc',
        kind: 'adult-social-care',
        area: 'Example Borough',
        name: 'Adult Social Care',
        phone: '+44 20 7946 0500',
      },
    ],
    clocks: {},
    reminders: {},
    policies: Array.from({ length: size.policies }, (_, index) => ({
      id: `policy-${index}`,
      title: `Example ${index} policy`,
      owner: chance.pick(people).id,
      version: '1',
      lastReviewed: someTimeAgo(380),
      reviewEvery: '12mo',
    })),
    dbs: people
      .filter(() => chance.happens(0.9))
      .map(({ id }) => {
        const onService = chance.happens(0.7);
        return {
          person: id,
          level: 'enhanced',
          workforce: 'adult',
          barredLists: true,
          issued: someTimeAgo(onService ? 380 : 1_100),
          updateService: onService,
        };
      }),
    training: people.flatMap(({ id, roles }) => [
      ...(chance.happens(0.9) ? [{ person: id, course: 'safeguarding-awareness', completed: someTimeAgo(380) }] : []),
      ...(roles.length > 1 && !roles.includes('manager')
        ? [{ person: id, course: 'safeguarding-lead', completed: someTimeAgo(740) }]
        : []),
    ]),
  };
}
