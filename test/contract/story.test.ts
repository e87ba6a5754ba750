import { readFile } from 'node:fs/promises';
import { DateTime } from 'luxon';
import { afterEach, expect, test } from 'vitest';
import { ACTIONS, caseAction } from '../../src/presentation/action-ids.js';
import { chronologyText } from '../../src/presentation/case/chronology-text.js';
import { createCaseDeeds } from '../support/case-deeds.js';
import { raise, SAME, startWorld, told, type World } from './platforms/world.js';

/**
 * One concern from its first word to its end, over each platform's own HTTP, on days that are the same in every run. What an
 * inspector would be given is compared with a text that people have read and approved.
 */

const ZONE = 'Europe/London';
const APPROVED = new URL('../fixtures/approved/chronology.txt', import.meta.url);
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const;
type Day = (typeof DAYS)[number];

let world: World | undefined;
afterEach(() => world?.stop());

test.each(SAME)('a concern is raised, clarified, referred, chased, supported and closed in $staff', async (where) => {
  world = await startWorld(where);
  const { amara, lead, record, product } = world;
  const deeds = createCaseDeeds(world);
  const monday = await aWeekOfPriya(world);
  const { duty: priya, deputy: sam } = await world.onDuty();
  const on = (day: Day) => monday.plus({ days: DAYS.indexOf(day) });
  /** The product's clock, never back. */
  const at = async (day: Day, time: string): Promise<void> => {
    const { now } = await product.slack.clock();
    const target = DateTime.fromISO(`${on(day).toISODate()}T${time}`, { zone: ZONE });
    await product.slack.skip(target.toMillis() - Date.parse(now));
  };
  const date = (day: Day) => on(day).toISODate() ?? '';

  await at('Monday', '10:05');
  const reference = await raise(amara, {
    whatHappened: 'She told me that her son takes her bank card every Friday.',
  });
  await at('Monday', '10:15');
  await priya.press(await told(priya, reference), ACTIONS.acknowledge);
  await told(priya, `You have had ${reference} since`);

  // Clarified.
  await at('Monday', '10:25');
  await deeds.does(priya, reference, 'ask-reporter', { text: 'In which words did she tell you?' });
  await at('Monday', '10:45');
  await deeds.answers(amara, `There is a question about ${reference}`, 'answer-question', {
    text: '"He says it is for the rent." She asked me not to ring him.',
  });
  await told(priya, `The reporter has answered about ${reference}`);

  // Triaged and decided.
  await at('Monday', '11:05');
  await deeds.does(priya, reference, 'record-triage', {
    safety: 'Nobody is in danger now',
    careNeeds: 'Yes',
    atRiskOfAbuse: 'Yes',
    unableToProtect: 'Not known',
    capacity: 'Assumed',
    advocate: 'Offered',
    consent: 'No',
    views: 'She is afraid that he would not visit her any more.',
    wishedOutcome: 'To have her card back, and to see him.',
    optionsConsidered: 'A talk with him; a new card; the council.',
    leastRestrictive: 'The council can ask without naming her.',
  });
  await at('Monday', '11:25');
  await deeds.does(priya, reference, 'decide', {
    decision: 'Refer to Adult Social Care',
    rationale: 'All three questions may be answered with yes, and there may be others at risk.',
  });

  // Referred: rung first, written down after, and looked over by a second person.
  await at('Monday', '12:05');
  await deeds.does(priya, reference, 'refer', {
    agency: 'Adult Social Care, Example Borough',
    day: date('Monday'),
    time: '11:35',
    spokeTo: 'The desk',
    theirReference: 'R-100',
    shared: 'What she said, and who told us.',
    why: 'She can’t stop it herself.',
    consented: 'No',
    reason: 'A crime is suspected',
    explanation: 'He may do the same to others.',
    personTold: 'Yes',
  });
  await at('Monday', '14:05');
  await deeds.answers(lead, `asks you to review a step on ${reference}`, 'review-sharing', {
    agreed: 'Yes',
    text: 'It was right, and she was told.',
  });

  // Chased: the council declines, and is challenged.
  await at('Wednesday', '12:05');
  await deeds.does(priya, reference, 'record-outcome', {
    outcome: 'They declined',
    text: 'A family matter, said the desk.',
  });
  await at('Wednesday', '12:25');
  await deeds.does(priya, reference, 'challenge', {
    to: 'Their team manager',
    why: 'It is taking without leave, every week.',
  });
  await at('Thursday', '10:05');
  await deeds.does(priya, reference, 'record-outcome', {
    outcome: 'They have taken it on',
    text: 'The team manager rang: somebody visits her tomorrow.',
  });

  // Work, support, and a word to the reporter.
  await at('Thursday', '10:25');
  await deeds.does(priya, reference, 'add-action', {
    text: 'Help her to ask the bank for a new card.',
    owner: sam.name,
    due: date('Friday'),
  });
  await deeds.does(priya, reference, 'record-support', {
    to: 'The person at risk',
    text: 'An advocate, whom she would like.',
  });
  await deeds.does(priya, reference, 'tell-reporter', { text: 'Rang her, and thanked her.' });
  await told(amara, `Your concern ${reference} has been acted on.`);
  await at('Thursday', '16:05');
  await deeds.does(priya, reference, 'hand-over', { to: sam.name, text: 'The bank, and the visit.' });
  await deeds.presses(sam, `asks you to take over ${reference}`, caseAction('accept-handover'));
  await told(priya, `Your hand-over of ${reference} was accepted`);
  await at('Friday', '11:05');
  await deeds.answers(sam, `You have an action on ${reference}`, 'complete-action', {
    text: 'She has a new card.',
  });
  await deeds.does(sam, reference, 'add-note', {
    text: 'The council visited her, and will again.',
    source: 'Fact: seen, heard or done',
    day: date('Friday'),
    time: '09:30',
  });

  // Closed.
  await at('Friday', '15:05');
  await deeds.does(sam, reference, 'close', {
    wishMet: 'Fully',
    personTold: 'Everything. She is glad, and her son still visits.',
    remainingRisk: 'Low: the new card stays with her.',
    learning: 'Say at the first call what the threshold is.',
  });
  await told(amara, `Your concern ${reference} is closed.`);

  const text = await exported(record, reference);
  const shown = withoutDates(text.replaceAll(reference, 'SG-REFERENCE'), on);
  expect(shown).toBe(await readFile(APPROVED, 'utf8'));
});

/** From the next Monday on: duty changes every week, and the same people are to have the same parts. */
async function aWeekOfPriya({ product, onDuty }: World): Promise<DateTime> {
  const { now } = await product.slack.clock();
  const today = DateTime.fromISO(now, { zone: ZONE });
  let monday = today.plus({ days: 8 - today.weekday }).startOf('day');
  await product.slack.skip(monday.set({ hour: 9, minute: 30 }).toMillis() - today.toMillis());
  if ((await onDuty()).duty.name !== 'Priya Shah') {
    await product.slack.skip('7d');
    monday = monday.plus({ weeks: 1 });
  }
  return monday;
}

/** The record as it is given away. */
async function exported(record: World['record'], reference: string): Promise<string> {
  const concern = await record.concern(reference);
  const ids = new Set<Parameters<typeof record.nameOf>[0]>();
  const collect = (id: Parameters<typeof record.nameOf>[0]): string => {
    ids.add(id);
    return '';
  };
  chronologyText(concern, collect, ZONE);
  const names = new Map(await Promise.all([...ids].map(async (id) => [id, await record.nameOf(id)] as const)));
  return chronologyText(concern, (id) => names.get(id) ?? '', ZONE);
}

/** A day by its name, because the week is another in every run; and the first digit of the minutes, because machines are slow. */
function withoutDates(text: string, on: (day: Day) => DateTime): string {
  return DAYS.reduce((rest, day) => {
    const date = on(day).setLocale('en-GB').toFormat('d LLLL yyyy');
    return rest.replaceAll(new RegExp(`${date}, (\\d\\d:\\d)\\d`, 'g'), `${day}, $1x`);
  }, text);
}
