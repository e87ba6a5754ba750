import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { fingerprintOf } from '../../src/domain/setup/key-fingerprint.js';
import { deskAction } from '../../src/presentation/action-ids.js';
import { runInside } from '../support/cli.js';
import { WITHOUT_DATES, whoIsWho } from '../support/demonstration.js';
import { startTestProduct, TEST_KEY, TEST_KEYS, type TestProduct } from '../support/product.js';
import { createPublicVisitor } from '../support/public-page.js';
import { wordsOf } from '../support/raising.js';

/** The set-up on the whole product: what it remembers, what makes it forget, and the command line beside it. */

const HOLD = deskAction('hold-key');
const SEND = deskAction('send-test-cards');
const NOT_SET_UP = 'Not live: Safeguard is not fully set up here yet.';
const NEXT_KEY = { id: 'test-2', bytes: new Uint8Array(32).fill(8) };
const NEXT_KEYS = `${NEXT_KEY.id}:${Buffer.from(NEXT_KEY.bytes).toString('base64')},${TEST_KEYS}`;

let product: TestProduct | undefined;
afterEach(() => product?.stop());

async function begin(options: Parameters<typeof startTestProduct>[0] = {}) {
  product = await startTestProduct(options);
  return { ...product, ...(await whoIsWho(product)) };
}

type Person = Awaited<ReturnType<typeof begin>>['lead'];

async function setup(person: Person): Promise<string> {
  if (await person.modal()) await person.close(true);
  await person.command('/safeguard', 'setup');
  return wordsOf((await person.modal()) ?? {});
}

async function type(person: Person, fingerprint: string): Promise<string> {
  await setup(person);
  await person.press({ in: 'modal', element: HOLD });
  await person.change('fingerprint', fingerprint);
  await person.submit();
  return JSON.stringify(await person.modal());
}

async function form(person: Person): Promise<string> {
  if (await person.modal()) await person.close(true);
  await person.command('/safeguard');
  const words = wordsOf((await person.modal()) ?? {});
  await person.close(true);
  return words;
}

describe('who keeps the key', () => {
  test('is remembered over a restart, counts for that key alone, and is what org check says', async () => {
    const { lead, manager, mongodbUri, stop } = await begin();
    const check = () => runInside({ MONGODB_URI: mongodbUri, ENCRYPTION_KEYS: TEST_KEYS }, ['org', 'check']);
    expect((await check()).code).toBe(1);
    await type(lead, fingerprintOf(TEST_KEY));
    expect(await type(manager, fingerprintOf(TEST_KEY))).toContain('Safeguard is live.');
    const checked = await check();
    expect([checked.code, checked.said]).toEqual([0, expect.stringContaining('Safeguard is live.')]);
    expect(checked.said).toMatch(/^✓ In place +Encryption key +Fiona Macleod, Leila Haddad$/m);
    expect(checked.said).toContain('No test message has been sent yet to');
    await stop();

    const again = await begin({ mongodbUri });
    // From the first form on.
    expect(await form(again.amara)).not.toContain(NOT_SET_UP);
    await again.stop();

    const rotated = await begin({ mongodbUri, environment: { ENCRYPTION_KEYS: NEXT_KEYS } });
    expect(await form(rotated.amara)).toContain(NOT_SET_UP);
    expect(await setup(rotated.lead)).toContain('Nobody has confirmed that they have a copy of the key.');
    expect(await type(rotated.lead, fingerprintOf(TEST_KEY))).toContain(
      'not the fingerprint of the key that is used now',
    );
    await type(rotated.lead, fingerprintOf(NEXT_KEY));
    expect(await type(rotated.manager, fingerprintOf(NEXT_KEY))).toContain('Safeguard is live.');
  });

  test('is not guessed: after five wrong ones even the right one has to wait, for that person alone', async () => {
    const { lead, manager, logged, slack } = await begin();
    for (let tries = 0; tries < 5; tries += 1) {
      expect(await type(lead, `0000-0000-0000-0000-000${tries}`)).toContain('This is not the fingerprint');
    }
    expect(await type(lead, fingerprintOf(TEST_KEY))).toContain('Too many were wrong');
    expect(await type(manager, fingerprintOf(TEST_KEY))).toContain('Only Fiona Macleod has confirmed');
    await slack.skip('61m');
    expect(await type(lead, fingerprintOf(TEST_KEY))).toContain('Safeguard is live.');
    for (const typed of [fingerprintOf(TEST_KEY), '0000-0000']) expect(logged()).not.toContain(typed);
  });

  test('counts no longer when somebody has left', async () => {
    const { lead, manager, amara, slack } = await begin();
    await type(lead, fingerprintOf(TEST_KEY));
    await type(manager, fingerprintOf(TEST_KEY));
    expect(await form(amara)).not.toContain(NOT_SET_UP);
    await manager.deactivate();
    await expect
      .poll(async () => [await slack.skip('1m'), await setup(lead)].at(1), { timeout: 60_000 })
      .toContain('Only Leila Haddad has confirmed');
    await expect.poll(() => form(amara), { timeout: 30_000 }).toContain(NOT_SET_UP);
  });
});

describe('the public page', () => {
  test('says that it is not live as the form in chat does, and on its receipt, until it is', async () => {
    const { lead, manager, origin } = await begin();
    const visitor = createPublicVisitor({ origin });
    const form = (await visitor.get('/anonymous')).words;
    expect(form).toContain(`${NOT_SET_UP} Please send this as usual, and ring`);
    expect(form.indexOf('call 999 now')).toBeLessThan(form.indexOf(NOT_SET_UP));
    expect((await visitor.raise({ whatHappened: '' })).html).toContain(NOT_SET_UP);
    const sent = await visitor.raise();
    expect(sent.words).toContain(`${NOT_SET_UP} Please ring +44 20 7946 0100 as well.`);
    await type(lead, fingerprintOf(TEST_KEY));
    await type(manager, fingerprintOf(TEST_KEY));
    for (const { html } of [await visitor.get('/anonymous'), await visitor.raise()]) {
      expect(html).not.toContain('Not live');
    }
  });
});

describe('test messages', () => {
  test('to somebody whom no message reaches say so, with the reason', async () => {
    const file = WITHOUT_DATES;
    // In neither workspace nor tenant, and unknown there by her address.
    const organisation = file.replace(
      /email: (fiona)@example\.org, (roles: \[[^\]]*\]), .*\}/,
      'email: nobody-$1@example.org, $2 }',
    );
    const { lead } = await begin({ organisation });
    await setup(lead);
    await lead.press({ in: 'modal', element: SEND });
    await expect
      .poll(() => setup(lead), { timeout: 60_000 })
      .toMatch(
        /Fiona Macleod: sent at [^,]*, not pressed yet\. They have no active account on a platform that is connected\./,
      );
  });

  test('that are asked for by two people at the same time reach everybody once', async () => {
    const { lead, manager, duty } = await begin();
    await Promise.all([setup(lead), setup(manager)]);
    await Promise.all([lead, manager].map((person) => person.press({ in: 'modal', element: SEND })));
    await duty.waitForMessage((message) => wordsOf(message).includes('This is a test message.'));
    for (const person of [lead, manager]) {
      await person.waitForMessage((message) => wordsOf(message).includes('This is a test message.'));
    }
    const got = (await duty.messages()).filter((message) => wordsOf(message).includes('test message'));
    expect(got).toHaveLength(1);
  });
});

describe('the fingerprint on the command line', () => {
  test('is told of a copy that is typed or in a file, without any setting', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'safeguard-key-'));
    const [copy, settings, other] = ['copy', 'settings.env', 'other'].map((name) => join(folder, name));
    await writeFile(copy ?? '', `${TEST_KEYS}\n`);
    await writeFile(settings ?? '', `PORT=1\nENCRYPTION_KEYS=${NEXT_KEYS}\nHOST=x\n`);
    await writeFile(other ?? '', Buffer.from(TEST_KEY.bytes).toString('base64'));
    const said = `test-1  ${fingerprintOf(TEST_KEY)}`;
    expect(await runInside({}, ['keys', 'fingerprint'], TEST_KEYS)).toMatchObject({ code: 0, said });
    expect(await runInside({}, ['keys', 'fingerprint', copy ?? ''])).toMatchObject({ code: 0, said });
    expect(await runInside({}, ['keys', 'fingerprint', settings ?? ''])).toMatchObject({
      code: 0,
      said: `test-2  ${fingerprintOf(NEXT_KEY)}\n${said}`,
    });
    const refused = await runInside({}, ['keys', 'fingerprint', other ?? '']);
    expect([refused.code, refused.said]).toEqual([1, '']);
    expect(refused.complained).toContain('id:base64');
    expect(refused.complained).not.toContain(Buffer.from(TEST_KEY.bytes).toString('base64'));
    expect((await runInside({}, ['keys', 'fingerprint', join(folder, 'nowhere')])).code).toBe(1);
    expect((await runInside({}, ['keys', 'fingerprint', 'a', 'b'])).code).toBe(2);
    await rm(folder, { recursive: true });
  });
});
