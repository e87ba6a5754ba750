import { DateTime } from 'luxon';
import type { FormVerb } from '../../../src/presentation/case/forms.js';
import type { ChatPerson } from '../../contract/platforms/chat-client.js';
import type { Answers, World } from '../../contract/platforms/world.js';
import type { CaseDeeds } from '../../support/case-deeds.js';
import { ABOUT_STAFF, type Role, SECRET } from './cases.js';

/** One concern that somebody holds, and what can be done to it before the browser's part begins. */
export async function startStory(world: World, deeds: CaseDeeds, answers: Answers = {}) {
  // The two on the rota take turns, and the tests may move the clock past that.
  const { duty, deputy } = await world.onDuty();
  const people: { readonly [R in Role]: ChatPerson } = { reporter: world.amara, duty, deputy, lead: world.lead };
  // What a test that failed left open would stand in the way of this one.
  for (const person of Object.values(people)) await person.closeWindows();
  const holder: Role = answers === ABOUT_STAFF ? 'lead' : 'duty';
  const whatHappened = `${SECRET} happened.`;
  const reference = await deeds.taken(people[holder], { whatHappened, ...answers });
  let other = '';
  return {
    reference,
    name: {
      reporter: people.reporter.name,
      duty: people.duty.name,
      deputy: people.deputy.name,
      lead: people.lead.name,
    },
    /** A day for a question, counted from today. */
    inDays: (days: number): string => DateTime.now().setZone('Europe/London').plus({ days }).toISODate() ?? '',
    skip: (duration: string) => world.skip(duration),
    does: (verb: FormVerb, typed: Answers) => deeds.does(people[holder], reference, verb, typed),
    /** Withdrawn by that person. */
    endedBy: (role: Role) => deeds.doesFromList(people[role], reference, 'withdraw', { reason: `${SECRET} mistake` }),
    /** A second concern of the same reporter and holder. @returns its reference */
    another: async (): Promise<string> => {
      other = await deeds.taken(people[holder], { whatHappened });
      return other;
    },
    get other() {
      return other;
    },
  };
}

export type Story = Awaited<ReturnType<typeof startStory>>;
