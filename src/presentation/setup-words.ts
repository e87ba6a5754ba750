import type { WhyUnreached } from '../application/people/why-unreached.js';
import type {
  Channel,
  Light,
  NamedGap,
  NeededAgency,
  SetupItem,
  SetupItemId,
  SetupProblem,
} from '../domain/setup/checklist.js';
import { dateAndTime, listed } from './wording.js';

/** The checklist of the set-up in words: for the command line and for the page in chat. */

const TITLES: Readonly<Record<SetupItemId, string>> = {
  duty: 'Person on duty',
  deputy: 'Deputy',
  lead: 'Safeguarding lead',
  manager: 'Manager',
  alternate: 'Somebody else in the chain',
  phones: 'Phone numbers',
  'external-contact': 'External contact',
  rota: 'Rota of the coming eight weeks',
  agencies: 'Agencies and areas',
  key: 'Encryption key',
  'test-card': 'Test messages',
  mail: 'E-mail',
  pager: 'Pager',
  heartbeat: 'Heartbeat',
};

export function setupTitle(id: SetupItemId): string {
  return TITLES[id];
}

/** A sign and a word each: nobody has to tell colours apart. */
const LIGHTS: Readonly<Record<Light, string>> = { green: '✓ In place', amber: '▲ To improve', red: '✗ Missing' };
/** Whatever its light, it has to be green. */
const NEEDED = '✗ Needed';

export function setupLight({ blocksLive, state }: Pick<SetupItem, 'blocksLive' | 'state'>): string {
  return blocksLive && state !== 'green' ? NEEDED : LIGHTS[state];
}

/** Said wherever the checklist is shown: it belongs in the data protection impact assessment. */
export const OPERATOR_CAN_READ =
  'Whoever operates the server can technically read everything, because they hold the keys. Say so in your data protection impact assessment.';

export const LIVE = 'Safeguard is live.';

export function notLiveBecause(ids: readonly SetupItemId[]): string {
  return `Safeguard is not live. First put in place: ${listed(ids.map((id) => TITLES[id].toLowerCase()))}.`;
}

/** @param zone whose clock the times are shown by. */
export function setupTodo(id: SetupItemId, problem: SetupProblem, zone: string): string {
  switch (problem.kind) {
    case 'nobody':
      return NOBODY[id] ?? 'Nobody has this part: give it to somebody.';
    case 'out-of-reach':
      return `${names(problem.people)} can't be told of anything: add an account or an e-mail address.`;
    case 'nobody-else':
      return 'A concern about the one person of the chain could be told to nobody here: put a second person who can be told on the rota, or make them lead or manager.';
    case 'same-phone':
      return 'The duty and the alternate number are the same: name a number that somebody else answers, for concerns that the duty person must not know of.';
    case 'external-phone-is-ours':
      return "The external contact has one of your own numbers: name somebody outside, such as the council's safeguarding hub.";
    case 'rota-gap':
      return gapWords(problem.gap, zone);
    case 'no-agency':
      return `${AGENCIES[problem.agency]} is missing: add its name, area and number to the agencies.`;
    case 'no-agency-in':
      return `${AGENCIES[problem.agency]} of ${problem.area} is missing: add its name and number to the agencies, or write the area as the others do.`;
    case 'agency-without-phone':
      return `${problem.name} has no number: add it, because referring begins with a call.`;
    case 'key-beside-the-data':
      return 'The key was made beside the data, where whoever takes the data has the key: move it to ENCRYPTION_KEYS, and keep it apart from the data and its backups.';
    case 'key-not-held':
      return `${holderWords(problem.holders)} Two named people have to keep a copy offline, each in a place of their own, and confirm it in the set-up: without the key no record can be read.`;
    case 'card-not-sent':
      return `No test message has been sent yet to ${names(problem.people)}: send them from the set-up.`;
    case 'card-waiting':
      return `No answer yet from ${names(problem.people)}: ask them to press the button of their test message.`;
    case 'card-lapsed':
      return `The answer of ${names(problem.people)} is more than 90 days old, or came from an account that is not active any more: send another.`;
    case 'not-set':
      return NOT_SET[problem.channel];
  }
}

const NOBODY: Partial<Record<SetupItemId, string>> = {
  duty: 'Nobody is on duty now: put somebody who is here on the rota.',
  deputy: 'Nobody is next: put a second person on the rota.',
  lead: 'Nobody has the role lead: give it to somebody, because concerns about staff go to them.',
  manager: 'Nobody has the role manager: give it to somebody, because they stand behind the leads.',
};

const AGENCIES: Readonly<Record<NeededAgency, string>> = {
  'adult-social-care': 'Adult Social Care (adult-social-care)',
  'childrens-social-care': "Children's Social Care (childrens-social-care)",
};

const NOT_SET: Readonly<Record<Channel, string>> = {
  mail: 'Not set: with SMTP_URL and EMAIL_FROM people are told by e-mail, without any content, when chat does not reach them.',
  pager: 'Not set: with PAGER_WEBHOOK_URL somebody is woken, without any content, when chat does not reach them.',
  heartbeat: 'Not set: with HEARTBEAT_URL somebody outside notices when Safeguard stops.',
};

const WHY_NOT_REACHED: Readonly<Record<WhyUnreached, string>> = {
  'no-account': 'They have no active account on a platform that is connected.',
  unheard: 'They have never written to Safeguard, and it could not write first.',
  refused: 'The last message to them was refused for good.',
  'platform-out': 'Their platform takes nothing from Safeguard now: whoever operates it has to look at its token.',
  'not-installed': 'They do not have the app.',
  blocked: 'They have blocked the app.',
};

/** Why a message did not come through to somebody. */
export function whyNotReached(because: WhyUnreached): string {
  return WHY_NOT_REACHED[because];
}

function names(people: readonly { readonly name: string }[]): string {
  return listed(people.map(({ name }) => name || 'somebody without a name'));
}

function gapWords({ from, to, name }: NamedGap, zone: string): string {
  const who = name === undefined ? 'names nobody' : `names ${name}, who is not here any more`;
  return `From ${dateAndTime(from, zone)} to ${dateAndTime(to, zone)} the rota ${who}: put somebody else on it.`;
}

function holderWords(holders: readonly { readonly name: string }[]): string {
  const [holder] = holders;
  return holder === undefined
    ? 'Nobody has confirmed that they have a copy of the key.'
    : `Only ${names([holder])} has confirmed that they have a copy of the key.`;
}
