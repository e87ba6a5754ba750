import { connect } from 'node:net';
import type { Connection, mongo } from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ACTIONS, caseAction } from '../../src/presentation/action-ids.js';
import { connectMongo } from '../../src/storage/mongo.js';
import type { ChatPerson } from '../contract/platforms/chat-client.js';
import { type Answers, startWorld, told, type World } from '../contract/platforms/world.js';
import { does, opens, takes } from '../support/case-windows.js';
import { pagesIn } from '../support/pdf-text.js';

/** A link leads to what may leave the record only by the hand of whoever it was made for: what it does over HTTP. */

const SECRET = 'Quietwords';
let world: World;
let database: Connection;
let duty: ChatPerson;
let lead: ChatPerson;

beforeAll(async () => {
  world = await startWorld({ reporter: 'slack', staff: 'slack' });
  database = await connectMongo(world.product.mongodbUri);
});
afterAll(async () => {
  await database?.close();
  await world?.stop();
});
beforeEach(async () => {
  ({ duty } = await world.onDuty());
  ({ lead } = world);
  for (const person of [world.amara, duty, lead]) await person.closeWindows();
});

interface Drafted {
  readonly reference: string;
  readonly concernId: string;
  readonly text: string;
  readonly pdf: string;
}

/** A concern that the duty person took, and a draft of it by them or by the lead. */
async function drafted(by = duty): Promise<Drafted> {
  const reference = await takes(duty, world.amara, { whatHappened: `${SECRET} happened.` });
  await opens(duty, reference);
  const { id } = await world.record.concern(reference);
  if (by !== duty) {
    await does(duty, 'refer', WITHOUT_CONSENT);
    await by.open(await told(by, reference), caseAction('review-sharing'));
    await by.pressInWindow('Back to the concern');
  }
  const window = await does(by, 'draft-pack', { pack: 'Adult Social Care, Example Borough' });
  const { 'Open plain text': text, 'Download PDF': pdf } = window.links;
  if (!text || !pdf) throw new Error('the draft has no links');
  return { reference, concernId: id, text, pdf };
}

/** The lead is asked to look at it, which is their way in. */
const WITHOUT_CONSENT: Answers = {
  agency: 'police',
  shared: 'What was shared',
  why: 'Why it was',
  consented: 'No',
  reason: 'A crime is suspected',
  explanation: 'In our words',
  personTold: 'Yes',
};

const post = (url: string) => fetch(url, { method: 'POST' });
const downloads = () => database.collection('downloads');
const accesses = async (concernId: string) =>
  (await world.record.accesses(concernId)).filter((entry) => entry.startsWith('download-pack'));

/** What nobody may learn from: the answer without what differs by chance. */
async function answer(response: Response): Promise<unknown> {
  const headers = Object.fromEntries(response.headers);
  for (const changing of ['date', 'x-request-id', 'keep-alive', 'connection']) delete headers[changing];
  return { status: response.status, headers, body: await response.text() };
}

/** The same as for a token that never was. */
async function leadsNowhere(url: string): Promise<void> {
  const never = url.replace(/[^/]+$/, 'A'.repeat(43));
  expect(await answer(await fetch(url))).toEqual(await answer(await fetch(never)));
  expect(await answer(await post(url))).toEqual(await answer(await post(never)));
  expect((await post(never)).status).toBe(404);
}

async function changePerson(
  name: string,
  change: mongo.UpdateFilter<mongo.BSON.Document>,
): Promise<() => Promise<void>> {
  const people = database.collection('people');
  for await (const person of people.find({})) {
    if ((await world.record.nameOf(person._id as never)) !== name) continue;
    await people.updateOne({ _id: person._id }, change);
    return async () => void (await people.replaceOne({ _id: person._id }, person));
  }
  throw new Error(`nobody is called ${name}`);
}

describe('looking at a link', () => {
  test('changes nothing, however often, and shows nothing of the concern', async () => {
    const { text, reference, concernId } = await drafted();
    const before = await downloads().countDocuments();
    for (let times = 0; times < 5; times += 1) {
      const page = await fetch(text);
      expect(page.status).toBe(200);
      const html = await page.text();
      expect(html).toContain('This link works once.');
      expect(html).toContain('<form method="post"><button>Download</button></form>');
      for (const hidden of [SECRET, reference, concernId]) expect(html).not.toContain(hidden);
    }
    const head = await fetch(text, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect(await downloads().countDocuments()).toBe(before);
    expect(await accesses(concernId)).toEqual([]);
    expect(await (await post(text)).text()).toContain(SECRET);
  });

  test('lets nothing of it be kept, framed, run or sent on', async () => {
    const { pdf } = await drafted();
    for (const response of [await fetch(pdf), await post(pdf), await post(pdf)]) {
      const { headers } = response;
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-robots-tag')).toContain('noindex');
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none';.*frame-ancestors 'none'/);
    }
  });
});

describe('following a link', () => {
  test('works for one of several at the same moment, and is logged as one read', async () => {
    const { text, concernId } = await drafted();
    const answers = await Promise.all(Array.from({ length: 8 }, () => post(text)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(404)]);
    expect(await accesses(concernId)).toEqual(['download-pack allowed']);
    await leadsNowhere(text);
  });

  test('ends after ten minutes of real time, and not by the clock of the playground', async () => {
    const { text, pdf } = await drafted();
    const links = await downloads().find({}).sort({ endsAt: -1 }).limit(2).toArray();
    for (const { endsAt } of links) {
      const minutes = ((endsAt as Date).getTime() - Date.now()) / 60_000;
      expect(minutes).toBeGreaterThan(8);
      expect(minutes).toBeLessThanOrEqual(10);
    }
    await world.skip('11m');
    expect((await fetch(pdf)).status).toBe(200);
    await downloads().updateMany({}, { $set: { endsAt: new Date(Date.now() - 1) } });
    await leadsNowhere(text);
    await leadsNowhere(pdf);
  });

  test('gives pages that can be read, each with the reference', async () => {
    const { pdf, reference } = await drafted();
    const response = await post(pdf);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    const pages = await pagesIn(await response.arrayBuffer());
    for (const [index, page] of pages.entries()) {
      expect(page).toContain(reference);
      expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
    }
    expect(pages.join('\n')).toContain(SECRET);
  });
});

describe('whoever a link was made for', () => {
  test('follows it no more once the concern is kept from them, and nobody learns that it was one', async () => {
    const { text, pdf, concernId, reference } = await drafted(lead);
    expect((await fetch(text)).status).toBe(200);
    const { id } = await personCalled(lead.name);
    await duty.closeWindows();
    await duty.open(await told(duty, `You have had ${reference} since`), ACTIONS.read);
    await does(duty, 'confirm-exclusions', { people: [lead.name] });
    expect((await world.record.concern(reference)).excluded.people).toContain(id);
    await leadsNowhere(text);
    await leadsNowhere(pdf);
    expect(await accesses(concernId)).toEqual(Array(2).fill('download-pack refused'));
  });

  test('follows it no more without the role that let them', async () => {
    const { text, concernId } = await drafted(lead);
    const restore = await changePerson(lead.name, { $set: { roles: ['staff'] } });
    try {
      await leadsNowhere(text);
      expect(await accesses(concernId)).toEqual(['download-pack refused']);
    } finally {
      await restore();
    }
  });

  test('follows it no more after they have left', async () => {
    const { text } = await drafted();
    const restore = await changePerson(duty.name, { $set: { active: false } });
    try {
      await leadsNowhere(text);
    } finally {
      await restore();
    }
  });
});

describe('the token of a link', () => {
  const tokenOf = (url: string) => url.split('/').at(-1) ?? expect.unreachable();

  test('stands in no log and in no database', async () => {
    const { text, pdf } = await drafted();
    const { port } = new URL(text);
    await fetch(text);
    await post(text);
    await post(text);
    // What no route answers is logged as well.
    for (const path of [
      text.replace('/download/', '/DOWNLOAD/'),
      text.replace('/download/', '/downloads/'),
      `${pdf}/more`,
    ]) {
      expect((await fetch(path)).status).toBe(404);
    }
    await raw(Number(port), `GET //download/${tokenOf(pdf)} HTTP/1.1`);
    await expect.poll(() => world.product.logged().split('/download').length, { timeout: 60_000 }).toBeGreaterThan(6);
    const stored = JSON.stringify(await downloads().find({}).toArray());
    for (const token of [tokenOf(text), tokenOf(pdf)]) {
      expect(token).toMatch(/^[\w-]{43}$/);
      expect(world.product.logged()).not.toContain(token);
      expect(stored).not.toContain(token);
    }
  });

  test('that is none leads nowhere', async () => {
    const { text } = await drafted();
    for (const wrong of ['x', `${tokenOf(text)}A`, tokenOf(text).slice(1), '%00', 'A'.repeat(43)]) {
      const url = text.replace(tokenOf(text), wrong);
      expect([(await fetch(url)).status, (await post(url)).status]).toEqual([404, 404]);
    }
    expect((await fetch(text.replace(tokenOf(text), '%E0%A4%A'))).status).toBe(400);
    expect((await post(text)).status).toBe(200);
  });
});

async function personCalled(name: string): Promise<{ readonly id: string }> {
  for await (const { _id: id } of database.collection('people').find({})) {
    if ((await world.record.nameOf(id as never)) === name) return { id: String(id) };
  }
  throw new Error(`nobody is called ${name}`);
}

/** A request that no client would make of an address. */
function raw(port: number, line: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(`${line}\r\nHost: x\r\nConnection: close\r\n\r\n`));
    let answer = '';
    socket.on('data', (chunk) => {
      answer += String(chunk);
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}
