import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ACTIONS, caseAction } from '../../src/presentation/action-ids.js';
import type { FormVerb } from '../../src/presentation/case/forms.js';
import { does, opens, sends, takes, withButton } from '../support/case-windows.js';
import type { ChatPerson, SeenWindow } from './platforms/chat-client.js';
import { textOf } from './platforms/chat-client.js';
import { type Answers, raise, SAME, startWorld, told, toldNothing, type World } from './platforms/world.js';

/** What the holder of a concern does with it, from acknowledgement to its end, on each platform. */

/** What a reporter is told; true whether or not somebody has it. */
const THANKS = {
  title: 'Thank you',
  lines: [
    'It is kept with your concern.',
    'Whoever handles it is told now. If nobody has taken it yet, whoever takes it will see it.',
  ],
};
const NOT_FOUND = "We can't find that, or it is not for you.";
/** Of every answer that somebody types: it may stand in windows alone. */
const SECRET = 'Quietwords';
/** Also after the clock was moved a week ahead. */
const dayToCome = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describe.each(SAME)('work on a case in $staff', (where) => {
  let world: World;
  let amara: ChatPerson;
  let duty: ChatPerson;
  let deputy: ChatPerson;
  let lead: ChatPerson;

  beforeAll(async () => {
    world = await startWorld(where);
    ({ amara, lead } = world);
  });
  afterAll(() => world?.stop());
  beforeEach(async () => {
    ({ duty, deputy } = await world.onDuty());
    for (const person of [amara, duty, deputy, lead]) await person.closeWindows();
  });

  const people = () => [amara, duty, deputy, lead, world.manager];

  /** Taken by whoever is asked first; their window stays open. */
  async function taken(answers: Answers = {}, holder = duty): Promise<string> {
    const reference = await takes(holder, amara, { whatHappened: `${SECRET} happened.`, ...answers });
    await opens(holder, reference);
    return reference;
  }

  const staffConcern = () => taken({ responsible: 'Yes', subjects: ['Tomasz Nowak'] }, lead);

  async function opensList(person: ChatPerson, list: 'cases' | 'actions'): Promise<SeenWindow> {
    await person.closeWindows();
    return person.openList(list);
  }

  /** Turns the pages until it is there. */
  async function findsInList(person: ChatPerson, list: 'cases' | 'actions', reference: string): Promise<SeenWindow> {
    let page = await opensList(person, list);
    while (!textOf(page).includes(reference)) {
      if (!page.buttons.some(({ label }) => label === 'More')) throw new Error(`${reference} is not in the list`);
      page = await person.pressInWindow('More');
    }
    return page;
  }

  const eventKinds = async (reference: string) =>
    (await world.record.concern(reference)).chronology.map(({ event }) => event.kind);

  /** Nobody's chat holds a word of what was typed. */
  async function nothingSaid(): Promise<void> {
    for (const person of people()) {
      for (const message of await person.messages()) expect(textOf(message)).not.toContain(SECRET);
    }
  }

  const TRIAGE: Answers = {
    safety: 'They were made safe',
    careNeeds: 'Yes',
    atRiskOfAbuse: 'Yes',
    unableToProtect: 'Not known',
    capacity: 'Assumed',
    advocate: 'Not needed',
    consent: 'Yes',
    wishedOutcome: `${SECRET} wish`,
  };
  const REFERRAL: Answers = { agency: 'police', shared: `${SECRET} shared`, why: `${SECRET} why`, consented: 'Yes' };

  /** Verbs that need nothing but the holder: what is answered, and what the case view then says. */
  const SIMPLE: readonly { readonly verb: FormVerb; readonly answers: Answers; readonly shows: string }[] = [
    {
      verb: 'add-note',
      answers: { text: `${SECRET} note`, source: 'Fact: seen, heard or done', day: '2026-11-20', time: '09:15' },
      shows: `Note: ${SECRET} note`,
    },
    { verb: 'record-triage', answers: TRIAGE, shows: 'Triage. Immediate danger: They were made safe' },
    { verb: 'refer', answers: REFERRAL, shows: 'Police' },
    {
      verb: 'tell-other',
      answers: { other: 'Insurer', told: 'Not needed', because: `${SECRET} because` },
      shows: `Insurer need not be told, because: ${SECRET} because`,
    },
    {
      verb: 'record-support',
      answers: { to: 'The person at risk', text: `${SECRET} support` },
      shows: `Support offered to the person at risk: ${SECRET} support`,
    },
    {
      verb: 'change-urgency',
      answers: { urgent: 'Urgent, high risk', reason: `${SECRET} risk` },
      shows: `Risk raised: urgent. ${SECRET} risk`,
    },
    { verb: 'record-review', answers: { text: `${SECRET} review` }, shows: `Reviewed: ${SECRET} review` },
  ];

  test('each verb that needs nobody else is done in its form, and stands in the case view', async () => {
    await taken();
    for (const { verb, answers, shows } of SIMPLE) {
      const after = await does(duty, verb, answers);
      expect([verb, textOf(after).includes(shows)]).toEqual([verb, true]);
    }
    const first = textOf(await duty.pressInWindow('Earlier entries'));
    expect(first).toContain('Chronology, 1 to');
    expect(textOf(await duty.pressInWindow('Later entries'))).toContain(`Reviewed: ${SECRET} review`);
    await nothingSaid();
  });

  test('a target of our own that was missed asks for a reason, once', async () => {
    const reference = await taken();
    expect((await opens(duty, reference)).buttons.map(({ label }) => label)).not.toContain('Our own target');
    await world.skip('8d');
    const late = textOf(await opens(duty, reference));
    expect(late).toMatch(/Record triage: our own target was .+\. Please say why\./);
    const after = textOf(await does(duty, 'explain-missed-target', { reason: `${SECRET} fire` }));
    expect(after).toContain(`Our own target missed (Record triage): ${SECRET} fire`);
    expect(after).toMatch(/Record triage: our own target was [^.]+\.$/m);
    await nothingSaid();
  });

  test('sharing without consent needs a reason at once, and a lead looks afterwards', async () => {
    const reference = await taken();
    await duty.pressInWindow(caseAction('refer'));
    await duty.fill({ ...REFERRAL, consented: 'No' });
    const refused = await duty.sendCaseForm();
    expect(refused).toEqual({
      kind: 'refused',
      problems: Array(3).fill('Please answer this: it was shared without consent.'),
    });
    expect((await duty.caseForm()).shared).toEqual([`${SECRET} shared`]);
    await sends(duty, { reason: 'A crime is suspected', explanation: `${SECRET} words`, personTold: 'Yes' });
    const card = await withButton(lead, reference, caseAction('review-sharing'));
    const form = textOf(await lead.open(card, caseAction('review-sharing')));
    // So that nobody agrees to what they have not read.
    for (const words of [`Shared: ${SECRET} shared`, `Why: ${SECRET} why`, `${SECRET} words The person was told.`])
      expect(form).toContain(words);
    const after = await sends(lead, { agreed: 'Yes', text: `${SECRET} right` });
    expect(textOf(after)).toContain(`Sharing without consent reviewed, agreed: ${SECRET} right`);
    await told(lead, `${reference}: this is settled.`);
    await told(duty, `There is an answer to your request about ${reference}`);
    await nothingSaid();
  });

  test('the reporter is asked, answers, adds, and is told; each in a window', async () => {
    const reference = await taken();
    await does(duty, 'ask-reporter', { text: `${SECRET} question?` });
    const question = await withButton(amara, reference, caseAction('answer-question'));
    const form = await amara.open(question, caseAction('answer-question'));
    expect(textOf(form)).toContain(`${SECRET} question?`);
    expect(await sends(amara, { text: `${SECRET} answer` })).toMatchObject(THANKS);
    await amara.closeWindows();
    await told(duty, `The reporter has answered about ${reference}`);
    await amara.open(
      await withButton(amara, `You answered a question about ${reference}`, caseAction('add-information')),
      caseAction('add-information'),
    );
    await sends(amara, { text: `${SECRET} more` });
    await amara.closeWindows();
    const now = textOf(await opens(duty, reference));
    expect(now).toContain(`The reporter answered: ${SECRET} answer`);
    expect(now).toContain(`The reporter added: ${SECRET} more`);
    await does(duty, 'tell-reporter', { text: `${SECRET} told` });
    await told(amara, `Your concern ${reference} has been acted on.`);
    expect((await amara.ask('mine')).join(' ')).toContain(`${reference}: being acted on`);
    await nothingSaid();
  });

  test('the reporter adds to it from the first moment, and whoever takes it sees that', async () => {
    const reference = await raise(amara, { whatHappened: `${SECRET} happened.` });
    const adds = async (message: string, text: string) => {
      const add = caseAction('add-information');
      await amara.open(await withButton(amara, message, add), add);
      expect(await sends(amara, { text: `${SECRET} ${text}` })).toMatchObject(THANKS);
      await amara.closeWindows();
    };
    await adds(`We have your concern, ${reference}.`, 'before');
    await duty.press(await told(duty, reference), ACTIONS.acknowledge);
    await adds(`took ${reference}`, 'after');
    await told(duty, `The reporter has added something to ${reference}`);
    const now = textOf(await opens(duty, reference));
    for (const text of ['before', 'after']) expect(now).toContain(`The reporter added: ${SECRET} ${text}`);
    await nothingSaid();
  });

  test('a reporter who named themselves has no way to add to what is kept from them', async () => {
    const reference = await raise(amara, { responsible: 'Yes', subjects: [amara.name] });
    await lead.press(await told(lead, reference), ACTIONS.acknowledge);
    await told(amara, `took ${reference}`);
    const about = (await amara.messages()).filter((message) => textOf(message).includes(reference));
    expect(about.length).toBeGreaterThan(1);
    expect(about.flatMap(({ buttons }) => buttons)).toEqual([]);
    const { id } = await world.record.concern(reference);
    expect(await amara.forgePress(caseAction('add-information'), id)).toBe(NOT_FOUND);
  });

  test('an action is passed on, done by an owner who may read nothing else, and cancelled', async () => {
    const reference = await taken();
    // A manager reads only what they have taken.
    const owner = world.manager;
    const add = (text: string, to: string): Answers => ({ text: `${SECRET} ${text}`, owner: to, due: dayToCome(14) });
    await does(duty, 'add-action', add('first', deputy.name));
    await does(duty, 'reassign-action', { owner: owner.name, due: dayToCome(15) });
    const card = await withButton(owner, `You have an action on ${reference}`, caseAction('complete-action'));
    expect(card.buttons.map(({ label }) => label)).toEqual(['Open action']);
    expect(textOf(await owner.open(card, caseAction('complete-action')))).toContain(`${SECRET} first`);
    const list = await findsInList(owner, 'actions', reference);
    expect(textOf(list)).toContain(`${reference}: yours, due`);
    const form = await owner.pressInRow(reference);
    expect(textOf(form)).toContain(`${SECRET} first`);
    expect(textOf(form)).not.toContain(`${SECRET} happened`);
    expect((await sends(owner, { text: `${SECRET} did` })).title).toBe('Thank you');
    await owner.closeWindows();
    await told(duty, `An action on ${reference} is done.`);
    expect(await owner.forgePress(ACTIONS.read, (await world.record.concern(reference)).id)).toBe(NOT_FOUND);
    await opens(duty, reference);
    await does(duty, 'add-action', add('second', duty.name));
    const after = await does(duty, 'cancel-action', { reason: `${SECRET} not needed` });
    expect(textOf(after)).toContain(`Action cancelled: ${SECRET} not needed`);
    await nothingSaid();
  });

  test('a decision of no further action is signed off by a second person, and the concern closed and opened again', async () => {
    const reference = await taken();
    await does(duty, 'decide', { decision: 'No further action', rationale: `${SECRET} rationale` });
    await duty.pressInWindow(caseAction('close'));
    const closing = { wishMet: 'Partly', personTold: `${SECRET} said`, remainingRisk: `${SECRET} risk` };
    await duty.fill(closing);
    const refused = await duty.sendCaseForm();
    const words = refused.kind === 'refused' ? refused.problems.join('\n') : '';
    expect(words).toContain('A second person has to sign off "no further action".');
    expect(words).toContain('Record triage: whether the immediate danger was dealt with.');
    expect(words).toContain('Tell the reporter that it was acted on.');
    expect(await duty.caseForm()).toMatchObject({ personTold: [`${SECRET} said`], remainingRisk: [`${SECRET} risk`] });
    const card = await withButton(lead, reference, caseAction('sign-off'));
    await lead.open(card, caseAction('sign-off'));
    await sends(lead, { agreed: 'I agree', text: `${SECRET} agreed` });
    await opens(duty, reference);
    await does(duty, 'record-triage', TRIAGE);
    await does(duty, 'tell-reporter', { text: `${SECRET} told` });
    const closed = await does(duty, 'close', closing);
    expect(textOf(closed)).toContain('Closed.');
    await told(amara, `Your concern ${reference} is closed.`);
    await told(duty, `${reference} is closed.`);
    expect(closed.buttons.map(({ label }) => label)).not.toContain('Add action');
    const reopened = await does(duty, 'reopen', { reason: `${SECRET} again` });
    expect(textOf(reopened)).toContain(`Reopened: ${SECRET} again`);
    await nothingSaid();
  });

  test('the answer of an agency is recorded and challenged', async () => {
    await taken();
    await does(duty, 'refer', REFERRAL);
    await does(duty, 'record-outcome', { outcome: 'They declined', text: `${SECRET} no` });
    const after = await does(duty, 'challenge', { to: 'Their manager', why: `${SECRET} threshold` });
    expect(textOf(after)).toContain(`Challenged with Their manager: ${SECRET} threshold`);
    await nothingSaid();
  });

  test('a hand-over stays with its holder when it is declined, and moves when it is accepted', async () => {
    const reference = await taken();
    const offer = () => does(duty, 'hand-over', { to: deputy.name, text: `${SECRET} first` });
    await offer();
    const asks = `${duty.name} asks you to take over ${reference}`;
    const first = await withButton(deputy, asks, caseAction('decline-handover'));
    await deputy.press(first, caseAction('decline-handover'));
    await told(duty, `Your hand-over of ${reference} was not accepted`, 'You still have it.');
    await told(deputy, `${reference}: this is settled.`);
    await offer();
    const second = await withButton(deputy, asks, caseAction('accept-handover'));
    await deputy.press(second, caseAction('accept-handover'));
    await told(duty, `Your hand-over of ${reference} was accepted`);
    const { holder } = await world.record.concern(reference);
    expect(await world.record.nameOf(holder ?? expect.unreachable())).toBe(deputy.name);
    await nothingSaid();
  });

  test('a colleague is given access, and may read until it ends', async () => {
    const reference = await taken();
    await does(duty, 'grant-access', { to: world.manager.name, until: dayToCome(25), reason: `${SECRET} knows` });
    const colleague = world.manager;
    const card = await told(colleague, `You were given access to ${reference}`);
    const details = await colleague.open(card, ACTIONS.read);
    expect(details.buttons.map(({ label }) => label)).toEqual(['Add note']);
    await colleague.closeWindows();
    await nothingSaid();
  });

  test('a concern about staff: who is kept from it finds nothing of it any more', async () => {
    const reference = await staffConcern();
    await does(lead, 'log-low-level', { text: `${SECRET} low` });
    await does(lead, 'record-staff-measure', { measure: 'No change', reason: `${SECRET} measure` });
    await does(lead, 'grant-access', { to: deputy.name, until: dayToCome(25), reason: `${SECRET} reason` });
    await told(deputy, `You were given access to ${reference}`);
    await does(lead, 'confirm-exclusions', { people: [deputy.name] });
    await told(deputy, `${reference} is no longer with you.`);
    const { id } = await world.record.concern(reference);
    for (const action of [ACTIONS.read, caseAction('add-note'), caseAction('refer')]) {
      expect(await deputy.forgePress(action, id)).toBe(NOT_FOUND);
    }
    await expect(findsInList(deputy, 'cases', reference)).rejects.toThrow('is not in the list');
    await toldNothing(await world.staff('Tomasz Nowak'), reference);
    await nothingSaid();
  });

  test('an earlier concern is linked, a duplicate merged, a mistake withdrawn', async () => {
    const goesOn = await taken();
    const duplicate = await taken();
    const linked = await does(duty, 'link-concern', { reference: goesOn });
    expect(textOf(linked)).toContain(`Linked with ${goesOn}`);
    await duty.pressInWindow(caseAction('merge-into'));
    await duty.fill({ reference: 'SG-000000' });
    expect(JSON.stringify(await duty.sendCaseForm())).toContain('find a concern with that reference for you.');
    await sends(duty, { reference: goesOn });
    await told(amara, `Your concern ${duplicate} is being acted on.`);
    expect(textOf(await opens(duty, goesOn))).toContain(`${duplicate} is a duplicate of this`);
    await does(duty, 'withdraw', { reason: `${SECRET} mistake` });
    await told(duty, `${goesOn} was withdrawn.`);
    await nothingSaid();
  });

  test('a third low-level concern about one person asks the lead for a review, and says why in the window alone', async () => {
    const grace = await world.staff('Grace Adeyemi');
    const references: string[] = [];
    for (const text of ['one', 'two', 'three']) {
      const reference = await taken({ responsible: 'Yes', subjects: [grace.name] }, lead);
      references.push(reference);
      const after = textOf(await does(lead, 'log-low-level', { text: `${SECRET} ${text}` }));
      expect(after.includes('in 90 days')).toBe(references.length === 3);
    }
    const [, , third = ''] = references;
    const asked = await told(lead, `Please look at ${third} again.`, 'A review is due. The window says why.');
    for (const said of [grace.name, 'low-level', 'Low-level', '90 days']) expect(textOf(asked)).not.toContain(said);
    const why = textOf(await opens(lead, third));
    expect(why).toContain(`Three low-level concerns about ${grace.name} in 90 days: ${references.join(', ')}.`);
    expect(why).toContain('A review is due; it is not a finding.');
    expect(await eventKinds(third)).toContain('low-level-pattern');
    const reviewed = await does(lead, 'record-review', { text: `${SECRET} talked` });
    expect(textOf(reviewed)).not.toContain('A review is due; it is not a finding.');
    await told(lead, `${third}: this is settled.`);
    for (const reference of references) await toldNothing(grace, reference);
    await nothingSaid();
  });

  test('the reporter of a duplicate is heard where the work goes on, and told how far it is', async () => {
    const other = await world.reporter('Tomasz Nowak');
    await other.closeWindows();
    const duplicate = await raise(other, { whatHappened: `${SECRET} again.` });
    await duty.press(await told(duty, duplicate), ACTIONS.acknowledge);
    const goesOn = await taken();
    await opens(duty, duplicate);
    await does(duty, 'merge-into', { reference: goesOn });
    const news = await withButton(other, `Your concern ${duplicate} is being acted on.`, caseAction('add-information'));
    await other.open(news, caseAction('add-information'));
    await sends(other, { text: `${SECRET} besides` });
    await other.closeWindows();
    await told(duty, `The reporter has added something to ${goesOn}`);
    const heard = textOf(await opens(duty, goesOn));
    expect(heard).toContain(`The reporter of ${duplicate} added: ${SECRET} besides`);
    await does(duty, 'tell-reporter', { text: `${SECRET} told` });
    await told(other, `Your concern ${duplicate} has been acted on.`);
    expect((await other.ask('mine')).join(' ')).toContain(`${duplicate}: being acted on`);
    await does(duty, 'withdraw', { reason: `${SECRET} mistake` });
    await told(other, `Your concern ${duplicate} is closed.`);
    expect((await other.ask('mine')).join(' ')).toContain(`${duplicate}: closed`);
    await toldNothing(other, goesOn);
    await nothingSaid();
  });

  test('whom else to tell is asked until it is written down', async () => {
    await staffConcern();
    const dbs = 'DBS (barring), when its test is met';
    const before = await does(lead, 'add-note', { text: `${SECRET} seen`, source: 'Fact: seen, heard or done' });
    expect(textOf(before)).toContain(dbs);
    const answers = { other: 'DBS (barring)', told: 'Not needed', because: `${SECRET} not met` };
    const after = textOf(await does(lead, 'tell-other', answers));
    expect(after).toContain('Staff, without prejudice: still open');
    expect(after).toContain("Council's PiPoT contact");
    expect(after).not.toContain(dbs);
    // What the organisation file says it is: a charity, and no registered provider.
    expect(after).toMatch(/Charity Commission(?!, if)/);
    expect(after).not.toContain('CQC');
    expect(after).toContain(`DBS (barring) need not be told, because: ${SECRET} not met`);
    await nothingSaid();
  });

  test('open work is listed by reference, and opens from there', async () => {
    const reference = await taken();
    const list = await findsInList(duty, 'cases', reference);
    expect(textOf(list)).not.toContain(SECRET);
    expect((await duty.pressInRow(reference)).title).toBe(reference);
    expect(textOf(await opensList(amara, 'cases'))).toBe('You have no open concerns.');
  });

  test('the same form sent twice has one effect', async () => {
    const reference = await taken();
    await duty.pressInWindow(caseAction('add-note'));
    await duty.fill({ text: `${SECRET} once`, source: 'Opinion: what I think' });
    await duty.forgeAnswers({});
    expect((await duty.sendCaseForm()).kind).toBe('done');
    expect((await eventKinds(reference)).filter((kind) => kind === 'note')).toHaveLength(1);
    await duty.pressInWindow(caseAction('add-note'));
    await duty.fill({ text: `${SECRET} first`, source: 'Opinion: what I think' });
    await duty.forgeAnswers({});
    // Somebody who was told to press again, and put a word right before they did.
    await duty.fill({ text: `${SECRET} put right` });
    const after = await duty.sendCaseForm();
    const shown = after.kind === 'done' ? textOf(after.window) : '';
    for (const words of ['first', 'put right']) expect(shown).toContain(`Note: ${SECRET} ${words}`);
  });

  test('a form that was open when the concern ended changes nothing, and says so', async () => {
    const reference = await taken();
    await duty.pressInWindow(caseAction('add-action'));
    await duty.fill({ text: `${SECRET} late`, owner: duty.name, due: dayToCome(14) });
    await findsInList(lead, 'cases', reference);
    await lead.pressInRow(reference);
    await does(lead, 'withdraw', { reason: `${SECRET} mistake` });
    const sent = await duty.sendCaseForm();
    expect(sent.kind === 'done' && textOf(sent.window)).toBe(
      'This concern was withdrawn. Reopen it to go on. Nothing was changed.',
    );
    expect(await eventKinds(reference)).not.toContain('action-added');
  });
});
