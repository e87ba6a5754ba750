import { deskAction } from '../../src/presentation/action-ids.js';
import { wordsOf } from './raising.js';
import type { connectWorkspace } from './slack-workspace.js';

type SlackPerson = ReturnType<ReturnType<typeof connectWorkspace>['person']>;

export const START_DRILL = deskAction('start-drill');
const CLOCKS = {
  urgent: 'Urgent: acknowledge in 15 minutes',
  standard: 'Standard: acknowledge in 60 minutes',
} as const;

/** Opens the page of drills; what it says. */
export async function drillsPage(person: SlackPerson): Promise<string> {
  await person.command('/safeguard', 'drill');
  const words = wordsOf((await person.modal()) ?? {});
  await person.close(true);
  return words;
}

/** Fills in the form, and leaves it to be sent. */
export async function openDrillForm(starter: SlackPerson, clock: keyof typeof CLOCKS = 'urgent'): Promise<void> {
  await starter.command('/safeguard', 'drill');
  await starter.press({ in: 'modal', element: START_DRILL });
  await starter.change('clock', CLOCKS[clock]);
}

/** Starts a drill as a lead or manager does. @returns its reference */
export async function startDrill(starter: SlackPerson, clock: keyof typeof CLOCKS = 'urgent'): Promise<string> {
  await openDrillForm(starter, clock);
  const outcome = await starter.submit();
  const words = wordsOf((await starter.modal()) ?? {});
  const reference = /A drill is running: (SG-[0-9A-Z]{6})/.exec(words)?.[1];
  if (!reference) throw new Error(`no drill was started: ${JSON.stringify(outcome)} ${words}`);
  await starter.close(true);
  return reference;
}

/** The report of the newest drill, line by line, as the letter opens it. */
export async function newestReport(reader: SlackPerson): Promise<string> {
  const letter = await reader.waitForMessage((message) => message.text.startsWith('Practice: a drill has ended.'));
  await reader.press({ in: letter, element: 'Show the report' });
  const words = wordsOf(await reader.waitForModal((view) => view.title === 'Report of a drill'));
  await reader.close(true);
  return words;
}
