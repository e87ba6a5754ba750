import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Call } from '../../src/playground/web-api/calls.js';
import { ACTIONS, caseAction } from '../../src/presentation/action-ids.js';
import { CASE_FORMS, FORM_VERBS, type FormVerb } from '../../src/presentation/case/forms.js';
import { anOrganisation } from '../support/builders.js';
import { WORKING } from '../support/case.js';
import { PATIENCE_MS, until } from '../support/playground-api.js';
import { dumpMongo, leaked } from '../support/sentinels.js';
import { type ChatPerson, type SeenMessage, textOf } from './platforms/chat-client.js';
import { type Answers, raise, SAME, startWorld, told, type World } from './platforms/world.js';

/**
 * Everything that can be typed into the forms of a case, on each platform: it stands in windows that somebody opened by a press,
 * and nowhere else.
 */

/** Stands in every text that is typed. */
const STEM = 'Zyxomma';
const words = (verb: FormVerb, question: string) => `${STEM} ${verb} ${question}`;
const texts = (verb: FormVerb, ...questions: readonly string[]): Answers =>
  Object.fromEntries(questions.map((question) => [question, words(verb, question)]));

const DUE = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
const WITHIN_TWO_WEEKS = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);

/** Each question that takes free text, with a word of its own in it. A verb that is new has to stand here. */
const TYPED: { readonly [Verb in FormVerb]: Answers } = {
  'add-note': { ...texts('add-note', 'text'), source: 'Opinion: what I think' },
  'ask-reporter': texts('ask-reporter', 'text'),
  'answer-question': texts('answer-question', 'text'),
  'add-information': texts('add-information', 'text'),
  'tell-reporter': texts('tell-reporter', 'text'),
  'record-triage': {
    ...texts('record-triage', 'capacityNote', 'views', 'wishedOutcome', 'optionsConsidered', 'leastRestrictive'),
    safety: 'They were made safe',
    careNeeds: 'Yes',
    atRiskOfAbuse: 'Yes',
    unableToProtect: 'Not known',
    capacity: 'Assumed',
    advocate: 'Not needed',
    consent: 'No',
  },
  refer: {
    ...texts('refer', 'area', 'spokeTo', 'theirReference', 'shared', 'why', 'explanation', 'notToldBecause'),
    agency: 'Police',
    consented: 'No',
    reason: 'A crime is suspected',
    personTold: 'No',
  },
  'review-sharing': { ...texts('review-sharing', 'text'), agreed: 'Yes' },
  'record-outcome': { ...texts('record-outcome', 'text'), outcome: 'They declined' },
  challenge: texts('challenge', 'to', 'why'),
  decide: { ...texts('decide', 'rationale'), decision: 'No further action' },
  'sign-off': { ...texts('sign-off', 'text'), agreed: 'I agree' },
  'tell-other': { ...texts('tell-other', 'because'), other: 'Insurer', told: 'Not needed' },
  'add-action': { ...texts('add-action', 'text'), due: DUE },
  'reassign-action': { due: DUE },
  'complete-action': texts('complete-action', 'text'),
  'cancel-action': texts('cancel-action', 'reason'),
  'snooze-action': { ...texts('snooze-action', 'reason'), until: WITHIN_TWO_WEEKS },
  'record-support': { ...texts('record-support', 'text'), to: 'The person at risk' },
  'link-concern': texts('link-concern', 'reference'),
  'merge-into': texts('merge-into', 'reference'),
  'hand-over': texts('hand-over', 'text'),
  'change-urgency': { ...texts('change-urgency', 'reason'), urgent: 'Urgent, high risk' },
  'grant-access': { ...texts('grant-access', 'reason'), until: DUE },
  'record-review': texts('record-review', 'text'),
  'explain-missed-target': texts('explain-missed-target', 'reason'),
  'confirm-exclusions': {},
  'draft-pack': { pack: 'Our own file: the whole chronology' },
  'record-staff-measure': { ...texts('record-staff-measure', 'reason'), measure: 'No change' },
  'log-low-level': texts('log-low-level', 'text'),
  close: { ...texts('close', 'personTold', 'remainingRisk', 'learning'), wishMet: 'Partly' },
  reopen: texts('reopen', 'reason'),
  withdraw: texts('withdraw', 'reason'),
};

test.each(FORM_VERBS)('%s has a word in each question that takes free text', (verb) => {
  const about = { organisation: anOrganisation(), now: WORKING, typed: {}, people: [] };
  const free = CASE_FORMS[verb].parts(about).filter(({ kind }) => kind === 'line' || kind === 'words');
  const typed = Object.entries(TYPED[verb]).filter(([, text]) => String(text).startsWith(STEM));
  expect(typed.map(([question]) => question).sort()).toEqual(free.map(({ id }) => id).sort());
});

/** Windows: opened by a press, gone when they are closed. Everything else is said in chats, or to servers. */
const SLACK_WINDOWS = ['views.open', 'views.update', 'views.push', 'view_submission'];
const TEAMS_WINDOWS = /^(task|composeExtension)\//;
const isWindow = ({ kind, method }: Call) =>
  SLACK_WINDOWS.includes(method) || (kind === 'answer' && TEAMS_WINDOWS.test(method));

/** Of a directory, which says who somebody is: nothing that anybody is told. */
const isLookUp = ({ method }: Call) => method.startsWith('users.') || method === 'getConversationMember';

/** An activity of the bot names whom it is for, which is whoever gets it. */
function withoutRecipient({ args, response }: Call): unknown {
  const { body, ...rest } = (args ?? {}) as { readonly body?: object };
  return [{ ...rest, body: body && { ...body, recipient: undefined } }, response];
}

const leaks = (text: string) => [...leaked(text), ...(text.toLowerCase().includes(STEM.toLowerCase()) ? [STEM] : [])];
const seen = (value: unknown) => JSON.stringify(value);

describe.each(SAME)('whatever is typed about a case in $staff', (where) => {
  let world: World;
  let reference: string;
  let everybody: readonly ChatPerson[];
  /** What the verbs left to be read, each as it was typed. */
  const sent = new Set<string>();

  beforeAll(async () => {
    world = await startWorld(where, { logLevel: 'trace' });
    const { duty, deputy } = await world.onDuty();
    const tomasz = await world.staff('Tomasz Nowak');
    everybody = [world.amara, duty, deputy, world.lead, world.manager, tomasz];
    reference = await driveEverything(duty, deputy);
  });
  afterAll(() => world?.stop());

  function withButton(person: ChatPerson, about: string, action: string): Promise<SeenMessage> {
    return until(`"${about}" with ${action} for ${person.name}`, PATIENCE_MS, async () =>
      (await person.messages()).findLast(
        (each) => textOf(each).includes(about) && each.buttons.some((button) => button.action === action),
      ),
    );
  }

  /** The form on top. */
  async function sends(person: ChatPerson, verb: FormVerb, more: Answers = {}): Promise<void> {
    const answers = { ...TYPED[verb], ...more };
    await person.fill(answers);
    const outcome = await person.sendCaseForm();
    if (outcome.kind === 'refused') throw new Error(`${verb} was not taken: ${outcome.problems.join('; ')}`);
    for (const text of Object.values(answers)) if (String(text).startsWith(STEM)) sent.add(String(text));
  }

  async function does(person: ChatPerson, verb: FormVerb, more: Answers = {}): Promise<void> {
    await person.pressInWindow(caseAction(verb));
    await sends(person, verb, more);
  }

  async function fromMessage(person: ChatPerson, about: string, verb: FormVerb): Promise<void> {
    await person.closeWindows();
    await person.open(await withButton(person, about, caseAction(verb)), caseAction(verb));
    await sends(person, verb);
    await person.closeWindows();
  }

  /** A form that is refused keeps what is typed, in the window. */
  async function isRefused(person: ChatPerson, verb: FormVerb, answers: Answers): Promise<void> {
    await person.fill(answers);
    expect((await person.sendCaseForm()).kind, verb).toBe('refused');
  }

  async function takes(person: ChatPerson, answers: Answers): Promise<string> {
    const raised = await raise(world.amara, { whatHappened: 'She said marmalade.', ...answers });
    await person.press(await told(person, raised), ACTIONS.acknowledge);
    await person.open(await told(person, `You have had ${raised} since`), ACTIONS.read);
    return raised;
  }

  async function driveEverything(duty: ChatPerson, deputy: ChatPerson): Promise<string> {
    const { amara, lead, manager } = world;
    const about = await takes(lead, {
      responsible: 'Yes',
      subjects: ['Tomasz Nowak'],
      personAtRisk: 'Wilhelmina Brackenbury',
    });
    for (const verb of ['add-note', 'record-triage', 'refer', 'record-outcome', 'challenge'] as const) {
      await does(lead, verb);
    }
    for (const verb of ['tell-other', 'record-support', 'change-urgency', 'record-review'] as const) {
      await does(lead, verb);
    }
    for (const verb of ['record-staff-measure', 'log-low-level', 'draft-pack'] as const) {
      await does(lead, verb);
    }
    // The draft holds everything; from its window back to the concern.
    await lead.leavePack();
    await does(lead, 'record-outcome', { outcome: 'They have taken it on' });
    await does(lead, 'ask-reporter');
    await does(lead, 'add-action', { owner: duty.name });
    await does(lead, 'reassign-action', { owner: deputy.name });
    await does(lead, 'snooze-action');
    await does(lead, 'hand-over', { to: deputy.name });
    await does(lead, 'grant-access', { to: manager.name });
    await does(lead, 'decide');
    // Until a clock is late; after two weeks the same people are on duty.
    await world.skip('14d');
    await lead.closeWindows();
    await lead.open(await withButton(lead, about, ACTIONS.read), ACTIONS.read);
    await does(lead, 'explain-missed-target');
    await does(lead, 'tell-reporter');
    await lead.pressInWindow(caseAction('close'));
    await isRefused(lead, 'close', TYPED.close);
    await lead.closeWindows();

    await fromMessage(amara, about, 'answer-question');
    await fromMessage(amara, about, 'add-information');
    await fromMessage(deputy, about, 'complete-action');
    await deputy.press(
      await withButton(deputy, 'asks you to take over', caseAction('decline-handover')),
      caseAction('decline-handover'),
    );
    await fromMessage(manager, about, 'sign-off');
    await fromMessage(manager, about, 'review-sharing');

    await lead.open(await withButton(lead, about, ACTIONS.read), ACTIONS.read);
    await does(lead, 'add-action', { owner: lead.name, text: `${STEM} another action` });
    await lead.pressInWindow(caseAction('close'));
    await isRefused(lead, 'close', TYPED.close);
    await lead.pressInWindow(ACTIONS.read);
    for (const list of ['cases', 'actions'] as const) {
      for (const person of [lead, deputy, duty]) {
        await person.closeWindows();
        expect(leaks(textOf(await person.openList(list)))).toEqual([]);
      }
    }
    await lead.closeWindows();
    await lead.open(await withButton(lead, about, ACTIONS.read), ACTIONS.read);
    await does(lead, 'cancel-action');
    await does(lead, 'confirm-exclusions', { people: [manager.name] });
    await told(manager, `${about} is no longer with you.`);
    for (const verb of ['close', 'reopen'] as const) await does(lead, verb);
    await told(amara, `Your concern ${about} is closed.`);

    const goesOn = await takes(duty, {});
    const mistake = await takes(duty, {});
    await does(duty, 'withdraw');
    await duty.closeWindows();
    await takes(duty, {});
    for (const verb of ['link-concern', 'merge-into'] as const) {
      await duty.pressInWindow(caseAction(verb));
      await isRefused(duty, verb, TYPED[verb]);
      await duty.fill({ reference: verb === 'link-concern' ? mistake : goesOn });
      expect((await duty.sendCaseForm()).kind).toBe('done');
    }
    await duty.closeWindows();
    // Longer than fits, from a client that lets it in.
    await duty.open(await withButton(duty, goesOn, ACTIONS.read), ACTIONS.read);
    await duty.pressInWindow(caseAction('add-note'));
    await duty.fill(TYPED['add-note']);
    await duty.forgeAnswers({ text: `${STEM} `.repeat(400) });
    await duty.closeWindows();
    for (const word of ['mine', 'duty', 'help']) await amara.ask(word);
    await world.product.slack.person('U01AMARA').openHome();
    for (const person of [amara, duty, deputy, lead, manager]) await person.lookAgain();
    return about;
  }

  const calls = async () => [...(await world.product.slack.calls()), ...(await world.product.teams.calls())];

  test('stands in windows: nothing of it was lost', async () => {
    const shown = seen((await calls()).filter(isWindow));
    expect(sent.size).toBeGreaterThan(35);
    expect([...sent].filter((text) => !shown.includes(text))).toEqual([]);
    expect((await calls()).filter(({ method }) => method === 'refused view')).toEqual([]);
  });

  test('stands in no message, no card, no home tab and no answer in a chat', async () => {
    const said = (await calls())
      .filter((call) => !isWindow(call) && !isLookUp(call))
      .map((call) => seen(withoutRecipient(call)));
    expect(said.filter((text) => leaks(text).length > 0)).toEqual([]);
    expect(said.some((text) => text.includes(reference))).toBe(true);
    for (const person of everybody) {
      const messages = await person.messages();
      expect(messages.flatMap((message) => leaks(seen(message)))).toEqual([]);
      for (const message of messages) expect(leaks(seen(await person.announced(message)))).toEqual([]);
      expect(leaks(seen(await person.privately()))).toEqual([]);
    }
    const { home } = await world.product.slack.person('U01AMARA').screen();
    expect(seen(home)).toContain(reference);
    expect(leaks(seen(home))).toEqual([]);
  });

  test('stands in no log line, address or metric', async () => {
    const logged = world.product.logged();
    expect(logged).toContain('delivery');
    expect(leaks(logged)).toEqual([]);
    const metrics = await (await fetch(`http://127.0.0.1:${world.product.metricsPort}/metrics`)).text();
    expect(metrics).toContain('safeguard_');
    expect(leaks(metrics)).toEqual([]);
  });

  test('stands in no document in the clear: no concern, delivery, job or row of the access log', async () => {
    const { text, names } = await dumpMongo(world.product.mongodbUri);
    expect(names).toEqual(expect.arrayContaining(['concerns', 'deliveries', 'access-log', 'ticks']));
    expect(leaks(text)).toEqual([]);
    expect(leaks(text.toLowerCase())).toEqual([]);
    expect(text).toContain(reference);
  });
});
