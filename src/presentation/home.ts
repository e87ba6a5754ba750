import type { FollowedConcern } from '../application/ports.js';
import type { OnDutyNow } from '../application/rota/who-is-on-duty.js';
import type { Organisation } from '../domain/organisation.js';
import { dateAndTime, emergencyLine, inPractice, unwatchedLine } from './wording.js';

/** What a reporter may know of their own concern: never more than this. */
const OWN_STATE: Record<FollowedConcern['state'], string> = {
  unacknowledged: 'received',
  'nobody-yet': 'nobody has it yet, please ring',
  held: 'with a person',
  'acted-on': 'being acted on',
  closed: 'closed',
  withdrawn: 'closed',
  merged: 'being acted on',
  'nobody-told': 'saved: you were asked to ring',
};

/** The home tab persists, so it is held to the rules of a message: references and states only. */
export interface HomeView {
  readonly intro: string;
  readonly help: string;
  readonly own: readonly string[];
  readonly empty: string;
  /** Where they can say more; absent where there is nothing to add to. */
  readonly sayMore?: string | undefined;
}

export function homeView(own: readonly FollowedConcern[], organisation: Organisation): HomeView {
  const { phones, name } = organisation;
  return {
    intro: `Raise a safeguarding concern at ${name}. It goes privately to the person on duty, or to a safeguarding lead if somebody who works or volunteers here may be responsible.`,
    help: `${emergencyLine(phones.emergency)} Duty phone: ${phones.duty}. If it is about the duty person: ${phones.alternate}.`,
    own: ownLines(own, organisation.zone),
    empty: EMPTY,
    sayMore: sayMoreAbout(own),
  };
}

/** The answer to `mine`. */
export function mineLines(own: readonly FollowedConcern[], { zone }: Organisation): string[] {
  const sayMore = sayMoreAbout(own);
  return own.length > 0 ? [...ownLines(own, zone), ...(sayMore ? [sayMore] : [])] : [EMPTY];
}

const EMPTY = 'You have raised no concerns here.';

function sayMoreAbout(own: readonly FollowedConcern[]): string | undefined {
  // Where nobody here was told, they are asked to ring instead.
  return own.some(({ state, practice }) => state !== 'nobody-told' && !practice)
    ? 'Something to add? Press "Add information" in a message about that concern.'
    : undefined;
}

function ownLines(own: readonly FollowedConcern[], zone: string): string[] {
  return own.map(({ reference, state, receivedAt, practice }) => {
    const at = dateAndTime(receivedAt, zone);
    if (practice) return inPractice(`${reference}, ${state === 'closed' ? 'has ended' : 'is running'} (${at})`);
    return `${reference}: ${OWN_STATE[state]} (${at})`;
  });
}

export function dutyLines(
  { duty, deputy, unwatchedUntil }: OnDutyNow,
  { phones, zone }: Organisation,
  now: Date,
): string[] {
  return [
    duty ? `On duty now: ${duty}.${deputy ? ` Deputy: ${deputy}.` : ''}` : nobodyOnDuty(deputy),
    ...(unwatchedUntil ? [unwatchedLine(unwatchedUntil, now, zone, phones.duty)] : []),
    `Duty phone: ${phones.duty}. If it is about the duty person: ${phones.alternate}. ${emergencyLine(phones.emergency)}`,
  ];
}

/** Where the rota names nobody, or somebody who is not here any more. @param deputy who is here */
export function nobodyOnDuty(deputy: string | undefined): string {
  const who = deputy ? `the deputy, ${deputy}` : 'the safeguarding leads';
  return `Nobody is on duty now: concerns go to ${who}.`;
}

/** Usage of the command; "help" and every word that has no page yet. */
export function helpLines({ phones }: Organisation, command: string): string[] {
  return [
    `${command} opens the form. ${command} followed by your words opens it with them typed in. Nothing is sent until you press Send.`,
    `${command} duty shows who is on duty, ${command} rota the coming weeks. ${command} mine shows the concerns you raised. ${command} cases and ${command} actions show the work that is open for you. ${command} workforce shows your checks and training, or those you see to, ${command} policy our policies and what you are to accept. ${command} drill is for leads and managers, to practise, ${command} setup for them and administrators, to see how Safeguard is set up. ${command} help shows this.`,
    `For help with the bot or to talk to someone, ring ${phones.duty} or ${phones.alternate}. ${emergencyLine(phones.emergency)}`,
  ];
}
