import { afterEach, describe, expect, test } from 'vitest';
import { WITHOUT_DATES, whoIsWho } from '../support/demonstration.js';
import { drillsPage, newestReport, openDrillForm, START_DRILL, startDrill } from '../support/drills.js';
import { startTestProduct, type TestProduct } from '../support/product.js';
import { about, fillForm, raiseConcern, wordsOf } from '../support/raising.js';

/** Drills on the whole product: who is asked when nobody answers, and what must not notice that there was one. */

let product: TestProduct | undefined;
afterEach(() => product?.stop());

async function begin(organisation?: string) {
  const started = await startTestProduct(organisation === undefined ? {} : { organisation });
  product = started;
  const who = await whoIsWho(started);
  const metric = async (name: string): Promise<number> => {
    const text = await (await fetch(`http://127.0.0.1:${started.metricsPort}/metrics`)).text();
    return Number(new RegExp(`^${name} (.*)$`, 'm').exec(text)?.[1]);
  };
  return { ...started, ...who, skip: started.slack.skip, metric };
}

type Person = Awaited<ReturnType<typeof begin>>['lead'];

const says = (...words: readonly string[]) =>
  function said(message: Parameters<ReturnType<typeof about>>[0]) {
    return words.every((one) => wordsOf(message).includes(one));
  };
/** Of the practice concern itself, without the letter about the drill. */
const cards = async (person: Person, reference: string) =>
  (await person.messages()).filter(about(reference)).filter(({ text }) => !text.includes('a drill has ended'));
const windowOf = async (person: Person) => wordsOf((await person.modal()) ?? {});

describe('who is asked in a drill', () => {
  test('nobody answers: everybody is asked in their turn, it ends by itself, and the report says so', async () => {
    const { lead, duty, deputy, manager, skip } = await begin();
    const reference = await startDrill(lead);
    await duty.waitForMessage(says(`Practice: New concern ${reference}, urgent`));
    await skip('14m');
    expect(await cards(deputy, reference)).toEqual([]);
    await skip('2m');
    await deputy.waitForMessage(says(`Practice: ${reference}, urgent, is now with you. Nobody has acknowledged it`));
    await skip('15m');
    await manager.waitForMessage(says(`Practice: ${reference}, urgent, is now with you`));
    await lead.waitForMessage(
      says('Practice: Safeguard has a message for you.', `Nobody has acknowledged ${reference}`),
    );
    await skip('14m');
    expect(await drillsPage(lead)).toContain(`A drill is running: ${reference}`);
    await skip('2m');
    for (const person of [duty, deputy, manager]) {
      const card = await person.waitForMessage(says(`Practice: ${reference} has ended.`, 'Nobody acknowledged it.'));
      expect(wordsOf(card)).not.toContain('concern.acknowledge');
      // Nobody is asked once more after the end.
      expect(await cards(person, reference)).toHaveLength(1);
    }
    const report = await newestReport(manager);
    expect(report).toContain('Nobody acknowledged it. It ended by itself after 47 minutes.');
    expect(report.match(/No answer in/g)).toHaveLength(3);
    expect(report).toContain('The message reached everybody who was asked.');
    await skip('2h');
    expect(await cards(duty, reference)).toHaveLength(1);
    expect(await drillsPage(lead)).not.toContain('A drill is running');
  });

  test('the duty person can’t take it, and the deputy does', async () => {
    const { lead, duty, deputy, dutyName, deputyName, skip } = await begin();
    const reference = await startDrill(lead, 'standard');
    const card = await duty.waitForMessage(says(`Practice: New concern ${reference}.`));
    await skip('5m');
    await duty.press({ in: card, element: 'concern.more', item: "I can't take this" });
    const passedOn = await deputy.waitForMessage(says(`Practice: ${reference} is now with you.`));
    await skip('7m');
    await deputy.press({ in: passedOn, element: 'Acknowledge' });
    const report = await newestReport(lead);
    expect(report).toMatch(new RegExp(`${deputyName} acknowledged it after 12 minutes, in time`));
    expect(report).toMatch(new RegExp(`${dutyName}, on duty, .* Could not take it, said so after 5 minutes`));
    expect(report).toMatch(new RegExp(`${deputyName}, deputy, .* Acknowledged after 7 minutes`));
    // Nobody else had to be asked, and nobody is by and by.
    await skip('3h');
    expect((await lead.messages()).some(says('is now with you'))).toBe(false);
  });

  test('whoever is on duty and starts it is not asked: the deputy is, at once', async () => {
    const file = WITHOUT_DATES;
    const { duty, deputy, deputyName, dutyName } = await begin(
      file.replaceAll('roles: [staff, duty]', 'roles: [staff, duty, lead]'),
    );
    const page = await drillsPage(duty);
    expect(page).toContain(`first ${deputyName} (deputy)`);
    expect(page).not.toContain(dutyName);
    const reference = await startDrill(duty);
    const card = await deputy.waitForMessage(says(`Practice: New concern ${reference}, urgent`));
    expect((await cards(duty, reference)).map(wordsOf).filter((words) => words.includes('Acknowledge'))).toEqual([]);
    await deputy.press({ in: card, element: 'Acknowledge' });
    expect(await newestReport(duty)).toContain(`${deputyName} acknowledged it`);
  });

  test('people whom no message reaches are named, and the next are asked at once', async () => {
    const file = WITHOUT_DATES;
    // In neither workspace nor tenant, and unknown there by their addresses.
    const unheard = file.replaceAll(
      /email: (priya|sam)@example\.org, (roles: \[[^\]]*\]), .*(manager: fiona)/g,
      'email: nobody-$1@example.org, $2, $3',
    );
    const { lead, manager } = await begin(unheard);
    const reference = await startDrill(lead);
    const card = await manager.waitForMessage(says(`Practice: ${reference}, urgent, is now with you`));
    await manager.press({ in: card, element: 'Acknowledge' });
    const report = await newestReport(lead);
    expect(report.match(/Reached by: Chat: failed; E-mail at .*?; Pager at/g)).toHaveLength(2);
    expect(report).toMatch(
      /No message reached (Priya Shah and Sam Whitlock|Sam Whitlock and Priya Shah), only a call\./,
    );
  });
});

describe('one drill', () => {
  test('runs at a time, whoever starts another, and a form that is sent twice starts one', async () => {
    const { lead, manager, duty } = await begin();
    await openDrillForm(manager);
    await openDrillForm(lead);
    await Promise.all([lead.submit(), lead.submit().catch(() => undefined)]);
    const reference = /A drill is running: (SG-[0-9A-Z]{6})/.exec(await windowOf(lead))?.[1] ?? 'none';
    await duty.waitForMessage(about(reference));
    await manager.submit();
    expect(JSON.stringify(await manager.modal())).toContain('A drill is running already.');
    await lead.close(true);
    await manager.close(true);
    expect((await duty.messages()).filter(says('Practice: New concern'))).toHaveLength(1);
    expect(await drillsPage(manager)).not.toContain(START_DRILL);
  });

  test('that was stopped makes room for the next, some minutes later', async () => {
    const { lead, duty, manager, skip } = await begin();
    const first = await startDrill(lead);
    await duty.waitForMessage(about(first));
    await manager.command('/safeguard', 'drill');
    // Neither started by them nor theirs as a lead.
    expect(await windowOf(manager)).not.toContain('Stop the drill');
    await manager.close(true);
    await lead.command('/safeguard', 'drill');
    await lead.press({ in: 'modal', element: 'Stop the drill' });
    expect(await windowOf(lead)).toContain('stopped it after');
    await lead.close(true);
    await expect(startDrill(manager)).rejects.toThrow('no drill was started');
    await manager.close(true);
    await skip('10m');
    const second = await startDrill(manager);
    await duty.waitForMessage(says(`Practice: New concern ${second}`));
  });
});

describe('nothing but its own page notices a drill', () => {
  test('no list, no figure, no search and no case', async () => {
    const { lead, duty, deputy, amara, skip, metric } = await begin();
    const real = await raiseConcern(amara);
    await amara.close(true);
    const realCard = await duty.waitForMessage(about(real));
    const before = await metric('safeguard_escalations_total');
    await skip('1m');
    await duty.press({ in: realCard, element: 'Acknowledge' });
    await skip('1m');
    const delivered = 'safeguard_deliveries_total\\{outcome="delivered"\\}';
    const deliveredBefore = await metric(delivered);
    expect(deliveredBefore).toBeGreaterThan(0);
    const reference = await startDrill(lead);
    const card = await duty.waitForMessage(about(reference));
    await skip('16m');
    await deputy.waitForMessage(about(reference));

    expect(await metric('safeguard_oldest_unacknowledged_seconds')).toBe(0);
    expect(await metric('safeguard_escalations_total')).toBe(before);
    expect(await metric(delivered)).toBe(deliveredBefore);
    for (const person of [duty, deputy, lead]) {
      await person.command('/safeguard', 'cases');
      const listed = await windowOf(person);
      expect(listed).not.toContain(reference);
      expect(listed.includes(real)).toBe(person !== deputy);
      await person.close(true);
    }

    // Whoever has a real concern finds none by that reference.
    const held = await duty.waitForMessage(says(`You have had ${real}`));
    await duty.press({ in: held, element: 'Read concern' });
    await duty.change('concern.more', 'Link a concern');
    await duty.change('reference', reference);
    await duty.submit();
    expect(JSON.stringify(await duty.modal())).toContain('find');
    await duty.close(true);

    await deputy.press({ in: await deputy.waitForMessage(about(reference)), element: 'Acknowledge' });
    await duty.waitForMessage(says(`Practice: ${reference} has ended.`));
    for (const person of [duty, deputy, lead]) {
      await person.command('/safeguard', 'cases');
      expect(await windowOf(person)).not.toContain(reference);
      await person.close(true);
    }
    expect(card.text).toContain('Practice: ');
  });

  test('whoever started it has it among their own, as a drill, with nothing to add to', async () => {
    const { lead, duty } = await begin();
    const reference = await startDrill(lead);
    const card = await duty.waitForMessage(about(reference));
    const mine = async () => {
      await lead.command('/safeguard', 'mine');
      return wordsOf((await lead.screen()).ephemerals.at(-1) ?? {});
    };
    expect(await mine()).toContain(`Practice: ${reference}, is running (`);
    expect(await mine()).not.toContain('Add information');
    await lead.waitForHome(says(`Practice: ${reference}, is running`));
    await duty.press({ in: card, element: 'Acknowledge' });
    await lead.waitForHome(says(`Practice: ${reference}, has ended`));
    expect(await mine()).toContain(`Practice: ${reference}, has ended (`);
  });

  test('a real concern goes its way meanwhile, and says nothing of practice', async () => {
    const { lead, duty, amara } = await begin();
    const reference = await startDrill(lead);
    await duty.waitForMessage(about(reference));
    const real = await raiseConcern(amara, { danger: 'Yes' });
    const card = await duty.waitForMessage(about(real));
    expect(wordsOf(card)).not.toContain('ractice');
    await duty.press({ in: card, element: 'Acknowledge' });
    await duty.waitForMessage(says(`You have had ${real} since`));
    expect(await drillsPage(lead)).toContain(`A drill is running: ${reference}`);
  });

  test('a real concern does not wait for a message of a drill that a platform is slow to take', async () => {
    const { lead, duty, amara, tomasz, slack, origin } = await begin();
    const armed = async () => (await fetch(`${origin}/playground/api/faults`)).json();
    await fillForm(amara);
    await openDrillForm(lead);
    // Whoever is greeted is greeted before, so that nothing else is slow instead.
    await tomasz.openHome();
    for (const person of [lead, tomasz]) await person.waitForMessage(says('is how you raise'));
    // The card of the duty person, and the receipt. Less than a delivery waits for, so that it is taken in the end.
    await slack.fault({ method: 'chat.postMessage', kind: 'slow', delayMs: 8_000, times: 2 });
    await lead.submit();
    // Faults that were met are forgotten with the next call.
    await expect.poll(async () => [await tomasz.openHome(), await armed()].at(1)).toEqual([]);
    await amara.submit();
    const real = /SG-[0-9A-Z]{6}/.exec(await windowOf(amara))?.[0] ?? 'none';
    await duty.waitForMessage(about(real));
    expect((await duty.messages()).filter(says('Practice: '))).toEqual([]);
    await duty.waitForMessage(says('Practice: New concern'));
  });
});
