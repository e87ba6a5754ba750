import { expect } from 'vitest';
import type { Concern } from '../../../src/domain/concern.js';
import type { Platform } from '../../../src/domain/ids.js';
import { demonstrationToldIn } from '../../support/demonstration.js';
import { NotPossible, PATIENCE_MS, until } from '../../support/playground-api.js';
import { startProductWithPlayground } from '../../support/product-with-playground.js';
import { openStoredRecord } from '../../support/stored-record.js';
import { type ChatClient, type ChatPerson, REFERENCE, type SeenMessage, textOf } from './chat-client.js';
import { createSlackClient } from './slack-client.js';
import { createTeamsClient } from './teams-client.js';

/** Where the reporter is, where everybody who handles concerns is told, and by which way Slack reaches the product. */
export interface Where {
  readonly reporter: Platform;
  readonly staff: Platform;
  readonly slackBy?: 'http' | 'socket-mode';
}

/** Each platform; one that is new has to stand here. */
const PLATFORMS = Object.keys({ slack: true, teams: true } satisfies Record<Platform, true>) as Platform[];

/** Each platform by itself. */
export const SAME: readonly Where[] = PLATFORMS.map((platform) => ({
  reporter: platform,
  staff: platform,
  slackBy: 'http',
}));

/** Each mixture of platforms works as each platform does. */
export const EVERYWHERE: readonly Where[] = PLATFORMS.flatMap((reporter) =>
  PLATFORMS.map((staff): Where => ({ reporter, staff, slackBy: 'http' })),
);

/** Slack's other way to the product: nobody notices by which it came. */
export const BY_SOCKET_MODE: Where = { reporter: 'slack', staff: 'slack', slackBy: 'socket-mode' };

/** Whoever raises a concern is told where they raised it, unless they prefer to be told elsewhere. */
const HANDLERS = ['priya', 'sam', 'leila', 'fiona'];

interface WorldOptions {
  readonly mongodbUri?: string;
  readonly logLevel?: string;
  /** In place of the demonstration organisation. */
  readonly organisation?: string;
  /** Sections beside those of the organisation. */
  readonly more?: string;
}

/** The whole product with a workspace and a tenant, in which everybody has accounts on both. */
export async function startWorld({ reporter, staff, slackBy }: Where, { more = '', ...options }: WorldOptions = {}) {
  const organisation = options.organisation ?? (await demonstrationToldIn(staff, ...HANDLERS));
  const product = await startProductWithPlayground({ slackBy, ...options, organisation: organisation + more });
  const { origin: productUrl, serviceUrl, slack, teams } = product;
  const clients: { readonly [P in Platform]: ChatClient } = {
    slack: createSlackClient({ workspace: slack }),
    teams: createTeamsClient({ tenant: teams, productUrl, serviceUrl }),
  };
  const record = await openStoredRecord(product.mongodbUri);
  const amara = await clients[reporter].person('Amara Okafor');
  const lead = await clients[staff].person('Leila Haddad');
  const manager = await clients[staff].person('Fiona Macleod');
  const onRota = [await clients[staff].person('Priya Shah'), await clients[staff].person('Sam Whitlock')] as const;
  return {
    product,
    record,
    /** Somebody who raises concerns. */
    reporter: (name: string) => clients[reporter].person(name),
    /** Somebody who handles them. */
    staff: (name: string) => clients[staff].person(name),
    amara,
    lead,
    manager,
    /** The duty person and the deputy change every Monday. */
    onDuty: async () => {
      const [priya, sam] = onRota;
      const isPriya = (await amara.ask('duty')).join(' ').includes('On duty now: Priya Shah');
      return isPriya ? { duty: priya, deputy: sam } : { duty: sam, deputy: priya };
    },
    skip: (duration: string) => product.slack.skip(duration),
    stop: async () => {
      await record.close();
      await product.stop();
    },
  };
}

export type World = Awaited<ReturnType<typeof startWorld>>;

/** Answers by question; the four that are needed have defaults. */
export type Answers = Readonly<Record<string, string | readonly string[]>>;

export const FOUR_ANSWERS: Answers = {
  danger: 'No',
  atRisk: 'A client',
  responsible: 'No',
  whatHappened: 'They told me something that worries me.',
};

export async function fillForm(person: ChatPerson, answers: Answers = {}): Promise<void> {
  expect(await person.openForm()).toBeUndefined();
  for (const [question, value] of Object.entries({ ...FOUR_ANSWERS, ...answers })) await person.answer(question, value);
}

/** Sends the form that is open. @returns the receipt and the reference in it */
export async function send(person: ChatPerson) {
  const sent = await person.send();
  if (sent.kind === 'refused') throw new Error(`the form was not taken: ${JSON.stringify(sent)}`);
  const reference = REFERENCE.exec(textOf(sent.window))?.[0];
  if (!reference) throw new Error('the receipt names no reference');
  return { reference, receipt: sent.window };
}

export async function raise(person: ChatPerson, answers: Answers = {}): Promise<string> {
  await fillForm(person, answers);
  const { reference } = await send(person);
  await person.closeWindows();
  return reference;
}

/** Waits for a message to that person with these words in it. */
export function told(person: ChatPerson, ...words: readonly string[]): Promise<SeenMessage> {
  return until(`"${words.join('" and "')}" for ${person.name}`, PATIENCE_MS, async () =>
    (await person.messages()).findLast((message) => words.every((one) => textOf(message).includes(one))),
  );
}

export async function toldNothing(person: ChatPerson, reference: string): Promise<void> {
  expect((await person.messages()).filter((message) => textOf(message).includes(reference))).toEqual([]);
}

/** Times and references differ from run to run; their places do not. */
export function timeless(lines: readonly string[]): string[] {
  return lines.map((line) =>
    line
      .replaceAll(/\d\d:\d\d (today|tomorrow|yesterday|on \w+ \d+ \w+( \d{4})?)/g, 'TIME')
      .replaceAll(/\d+ \w+ \d{4}, \d\d:\d\d/g, 'DATE')
      .replaceAll(/\d+ \w+ left/g, 'SOME left')
      .replaceAll(new RegExp(REFERENCE, 'g'), 'REF'),
  );
}

/** What the chronology says happened, by kind and reason. */
export function eventsOf({ chronology }: Concern): string[] {
  return chronology.map(({ event }) => ('because' in event ? `${event.kind}: ${event.because}` : event.kind));
}

export { NotPossible };
