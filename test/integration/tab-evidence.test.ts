import { BSON } from 'mongodb';
import type { Connection } from 'mongoose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LARGEST_FILE_BYTES } from '../../src/domain/case/evidence.js';
import { connectMongo } from '../../src/storage/mongo.js';
import { aDocx, aHeic, aJpeg, aPage, aPdf, aPng, aText, aWebp } from '../support/evidence-files.js';
import { startTestProduct, type TestProduct } from '../support/product.js';
import { openStoredRecord } from '../support/stored-record.js';
import { fillTabForm, referenceIn, sendTabForm, type TabForm } from '../support/tab-reporter.js';
import { createTabVisitor } from '../support/tab-visitor.js';

/** Files with a concern, as the requests of the tab are: what is taken, who gets it, and what an attacker gets. */

const AMARA = '7d3c5a10-4b1e-4c62-9a57-0c1f6e2b8a01';
const LEILA = '91b6e3d5-7c2f-4a84-a1d8-3f5c8e9b7d04';
const FIONA = '5e2d9c81-6f4a-4b13-9e76-8a1b4d7c2e05';
const TOMASZ = 'a3f7b2c9-2d8e-4e51-8c34-1d6e9f5a4b06';

let product: TestProduct;
let tab: ReturnType<typeof createTabVisitor>;
let record: Awaited<ReturnType<typeof openStoredRecord>>;
let database: Connection;
type Visitor = Awaited<ReturnType<typeof tab.inTeams>>;
let amara: Visitor;
let leila: Visitor;
beforeAll(async () => {
  product = await startTestProduct();
  tab = createTabVisitor(product);
  record = await openStoredRecord(product.mongodbUri);
  database = await connectMongo(product.mongodbUri);
  amara = await tab.inTeams(AMARA, true);
  leila = await tab.inTeams(LEILA, true);
});
afterAll(async () => {
  await database?.close();
  await record?.close();
  await product?.stop();
});

const add = (form: TabForm, name: string, bytes: Uint8Array, by = amara) =>
  tab.sendFile(by.way, `/report/${form.draftId}/files`, name, bytes);
const remove = (form: TabForm, file: string, by = amara) => by.ask('DELETE', `/report/${form.draftId}/files/${file}`);
const namesIn = ({ body }: { body: { files: { rows: { name: string }[] } } }) =>
  body.files.rows.map(({ name }) => name);
const stored = (filter: object = {}) => database.collection('evidence').find(filter).toArray();

/** About somebody who works here, who is kept from it; Leila reads it, unless it is about her. */
async function aboutSomebody(name = 'Tomasz Nowak'): Promise<TabForm> {
  const { body } = await amara.ask('POST', '/report/open', { once: crypto.randomUUID() });
  const who = body.people.find(({ label }: { label: string }) => label === name).value;
  return fillTabForm(amara.ask, { responsible: 'yes', subjects: [who] });
}

async function raisedWith(name: string, bytes: Uint8Array) {
  const form = await aboutSomebody();
  await add(form, name, bytes);
  const sent = await sendTabForm(amara.ask, form);
  const concern = await record.concern(referenceIn(sent));
  return { form, sent, concernId: concern.id as string };
}

const detailsFor = async (by: Visitor, concernId: string) =>
  (await by.ask('POST', '/press', { action: 'concern.read', concernId })).body;
const offer = (by: Visitor, concernId: string, file: string) => by.ask('POST', '/downloads/file', { concernId, file });
const follow = (url: string) => fetch(url, { method: 'POST' });

describe('with the form', () => {
  test('files of each kind that is taken stand there until they are removed', async () => {
    const form = await fillTabForm(amara.ask);
    expect(namesIn(await add(form, 'letter.pdf', aPdf()))).toEqual(['letter.pdf']);
    await add(form, 'arm.jpg', aJpeg());
    await add(form, 'arm.png', aPng());
    await add(form, 'arm.heic', aHeic());
    const five = await add(form, 'account.docx', aDocx());
    expect(namesIn(five)).toEqual(['letter.pdf', 'arm.jpg', 'arm.png', 'arm.heic', 'account.docx']);
    const sixth = await add(form, 'what she wrote.txt', aText());
    expect(sixth.body.problem).toContain('There are 5 files already');
    expect(namesIn(sixth)).toHaveLength(5);

    const [first] = five.body.files.rows;
    expect(namesIn(await remove(form, first.id))).toEqual(['arm.jpg', 'arm.png', 'arm.heic', 'account.docx']);
    expect(await stored({ file: first.id })).toEqual([]);
    expect(namesIn(await add(form, 'arm.webp', aWebp()))).toHaveLength(5);
    const again = await amara.ask('POST', '/report', { ...form, go: 'keep' });
    expect(again.body.files.rows).toHaveLength(5);
  });

  test('at most five are taken, however many come at once', async () => {
    const form = await fillTabForm(amara.ask);
    await Promise.all(Array.from({ length: 8 }, (_, index) => add(form, `${index}.pdf`, aPdf(`${index}`))));
    const kept = await amara.ask('POST', '/report', { ...form, go: 'keep' });
    expect(kept.body.files.rows).toHaveLength(5);
  });

  test('one of 10 MB is taken, and comes back as it was; one byte more is not', async () => {
    const largest = new Uint8Array(LARGEST_FILE_BYTES).map((_, index) => index % 251);
    largest.set(aPdf(), 0);
    const form = await aboutSomebody();
    expect(namesIn(await add(form, 'large.pdf', largest))).toEqual(['large.pdf']);
    const tooLarge = new Uint8Array(LARGEST_FILE_BYTES + 1);
    tooLarge.set(aPdf(), 0);
    const refused = await add(form, 'larger.pdf', tooLarge);
    expect(refused.body.problem).toBe('The file is larger than 10 MB. It was not added.');
    expect(namesIn(refused)).toEqual(['large.pdf']);

    const concern = await record.concern(referenceIn(await sendTabForm(amara.ask, form)));
    const { view } = await detailsFor(leila, concern.id);
    const { body } = await offer(leila, concern.id, view.files[0].id);
    const bytes = new Uint8Array(await (await follow(body.view.links[0].url)).arrayBuffer());
    expect(Buffer.compare(bytes, largest)).toBe(0);
    for (const { sealed } of await stored({ concernId: concern.id })) {
      expect(String(sealed).length).toBeLessThan(2_000_000);
    }
  });

  test.each([
    ['letter.pdf', aPage()],
    ['photo.jpg', aPage()],
    ['photo.png', new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0])],
    ['photo.svg', aText('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ])('%s is judged by what is in it, and not taken', async (name, bytes) => {
    const form = await fillTabForm(amara.ask);
    const { body } = await add(form, name, bytes);
    expect(body.problem).toContain('not a kind of file that can be added');
    expect(body.files.rows).toEqual([]);
    expect((await add(form, name, new Uint8Array())).body.problem).toContain('nothing in the file');
  });

  test('a form of somebody else is none', async () => {
    const form = await fillTabForm(amara.ask);
    const { body } = await add(form, 'letter.pdf', aPdf());
    const none = { status: 404, body: { because: 'not-understood' } };
    expect(await add(form, 'other.pdf', aPdf(), leila)).toEqual(none);
    expect(await remove(form, body.files.rows[0].id, leila)).toEqual(none);
    expect(await stored({ file: body.files.rows[0].id })).not.toEqual([]);
    // Nor does a file of another form go with this one.
    const other = await fillTabForm(amara.ask);
    await remove(other, body.files.rows[0].id);
    expect(await stored({ file: body.files.rows[0].id })).not.toEqual([]);
  });

  test('nobody who is not signed in sends anything, and no other site does', async () => {
    const form = await fillTabForm(amara.ask);
    const path = `/report/${form.draftId}/files`;
    expect((await tab.sendFile({ headers: {} }, path, 'a.pdf', aPdf())).status).toBe(401);
    const elsewhere = { headers: { ...amara.way.headers, 'sec-fetch-site': 'cross-site' } };
    expect((await tab.sendFile(elsewhere, path, 'a.pdf', aPdf())).status).toBe(403);
    const asJson = { headers: { ...amara.way.headers, 'content-type': 'application/json' } };
    expect((await tab.sendFile(asJson, path, 'a.pdf', aText('{}'))).status).toBe(400);
  });

  test('whoever wants numbers only leaves nothing behind', async () => {
    const form = await fillTabForm(amara.ask);
    const { body } = await add(form, 'letter.pdf', aPdf());
    await amara.ask('POST', '/report', { ...form, go: 'detail' });
    const typed = { ...form.typed, types: ['self-harm'], selfHarm: ['yes'], crisisChoice: 'numbers-only' };
    const sent = await amara.ask('POST', '/report', {
      draftId: form.draftId,
      typed,
      stood: Object.keys(typed),
      go: 'send',
    });
    expect(sent.body.window?.title).toBe('Whom to call');
    expect(await stored({ file: body.files.rows[0].id })).toEqual([]);
  });
});

describe('of a concern that was sent', () => {
  test('what its draft had is listed, and the receipt says how much that is', async () => {
    const { sent, concernId } = await raisedWith('../../Bruise\r\non her arm.jpg', aJpeg());
    expect(sent.body.window.lines).toContain('It has 1 file with it.');
    const { view } = await detailsFor(leila, concernId);
    expect(view.files).toEqual([
      {
        id: expect.any(String),
        name: 'Bruiseon her arm.jpg',
        about: expect.stringMatching(/^JPEG picture, \d+ bytes, added by Amara Okafor on /),
      },
    ]);
    const said = view.sections.find(({ id }: { id: string }) => id === 'files');
    expect(said.text).toBe("1 file. It opens in Safeguard's pages.");
    expect(JSON.stringify(view.sections)).not.toContain('Bruise');
  });

  test('sending twice makes one concern with one list, and nothing can be added or removed any more', async () => {
    const form = await aboutSomebody();
    const { body } = await add(form, 'letter.pdf', aPdf());
    const [one, other] = await Promise.all([sendTabForm(amara.ask, form), sendTabForm(amara.ask, form)]);
    expect(referenceIn(other)).toBe(referenceIn(one));
    const late = await add(form, 'late.pdf', aPdf('late'));
    expect(late.body.problem).toContain('may have been sent already');
    const removed = await remove(form, body.files.rows[0].id);
    expect(removed.body.problem).toContain('may have been sent already');
    const again = await sendTabForm(amara.ask, form);
    expect(again.body.window.lines.join(' ')).not.toContain('What you have changed since was not taken');
    const { id } = await record.concern(referenceIn(one));
    const { view } = await detailsFor(leila, id);
    expect(view.files.map(({ name }: { name: string }) => name)).toEqual(['letter.pdf']);
    expect(await stored({ file: body.files.rows[0].id })).toHaveLength(2);
  });

  test('whoever thinks better of it leaves neither words nor files; nobody else can do that, and what was sent stays', async () => {
    const form = await aboutSomebody();
    const { body } = await add(form, 'letter.pdf', aPdf());
    const { id: file } = body.files.rows[0];
    const drop = (by: Visitor, of: TabForm) => by.ask('DELETE', `/report/${of.draftId}`);
    expect((await drop(leila, form)).status).toBe(404);
    expect(await stored({ file })).toHaveLength(2);
    const keptBefore = await amara.ask('POST', '/report', { ...form, stood: [], typed: {}, go: 'keep' });
    expect(JSON.stringify(keptBefore.body.form)).toContain(form.typed.whatHappened);
    expect((await drop(amara, form)).status).toBe(204);
    expect(await stored({ file })).toEqual([]);
    const empty = () => amara.ask('POST', '/report', { ...form, stood: [], typed: {}, go: 'keep' });
    await expect.poll(async () => JSON.stringify((await empty()).body.form)).not.toContain(form.typed.whatHappened);

    const { form: sent, concernId } = await raisedWith('photo.pdf', aPdf('photo'));
    expect((await drop(amara, sent)).status).toBe(204);
    const { view } = await detailsFor(leila, concernId);
    const { body: offered } = await offer(leila, concernId, view.files[0].id);
    expect((await follow(offered.view.links[0].url)).status).toBe(200);
  });

  test('a form that lacks an answer keeps its files, and they can still be removed', async () => {
    const form = await aboutSomebody();
    const { body } = await add(form, 'letter.pdf', aPdf());
    const lacking = { ...form, typed: { ...form.typed, whatHappened: '' } };
    expect((await sendTabForm(amara.ask, lacking)).body.files.rows).toHaveLength(1);
    expect(namesIn(await remove(form, body.files.rows[0].id))).toEqual([]);
    const { id } = await record.concern(referenceIn(await sendTabForm(amara.ask, form)));
    expect((await detailsFor(leila, id)).view.files).toEqual([]);
  });

  test('a link leads there once, as a download that nothing runs, and both reads are logged', async () => {
    const { concernId } = await raisedWith('"quoted"; x=é.html', aText('Her words'));
    const { view } = await detailsFor(leila, concernId);
    const offered = await offer(leila, concernId, view.files[0].id);
    const [{ url }] = offered.body.view.links;
    const page = await fetch(url);
    expect(await page.text()).not.toContain('quoted');
    const answers = await Promise.all(Array.from({ length: 5 }, () => follow(url)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404, 404, 404, 404]);
    const got = answers.find(({ status }) => status === 200) as Response;
    expect(await got.text()).toBe('Her words');
    expect(got.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    const disposition = got.headers.get('content-disposition') ?? '';
    expect(disposition).toMatch(/^attachment; filename=/);
    expect(disposition).toContain("filename*=UTF-8''_quoted_%3B%20x%3D%C3%A9.html.txt");
    expect(got.headers.get('x-content-type-options')).toBe('nosniff');
    expect(got.headers.get('content-security-policy')).toContain('sandbox');
    expect(got.headers.get('cache-control')).toBe('no-store');
    expect((await follow(url)).status).toBe(404);
    const accesses = await record.accesses(concernId);
    expect(accesses.filter((entry) => entry.includes('file'))).toEqual(['open-file allowed', 'download-file allowed']);
  });

  test('its link waits for whoever has not just proved who they are', async () => {
    const { concernId } = await raisedWith('letter.pdf', aPdf());
    const { view } = await detailsFor(leila, concernId);
    const silent = await tab.inTeams(LEILA);
    expect((await offer(silent, concernId, view.files[0].id)).body.view.links).toEqual([
      { id: 'file', label: 'Download the file' },
    ]);
  });

  test('whoever may not read it gets the same as for one that is not there, and so does who is kept from it', async () => {
    const { concernId } = await raisedWith('letter.pdf', aPdf());
    const { view } = await detailsFor(leila, concernId);
    const file: string = view.files[0].id;
    const none = await offer(leila, '00000000-0000-4000-8000-000000000000', file);
    expect(none.body).toMatchObject({ kind: 'window', window: { title: 'Not found' } });
    for (const objectId of [TOMASZ, AMARA, FIONA]) {
      expect(await offer(await tab.inTeams(objectId, true), concernId, file)).toEqual(none);
    }
    // A file of another concern is none of this one's.
    const other = await raisedWith('other.pdf', aPdf('other'));
    expect(await offer(leila, other.concernId, file)).toEqual(none);
    expect(await offer(leila, concernId, 'no-such-file-at-all')).toEqual(none);
    for (const body of [
      { concernId: '../x', file },
      { concernId, file: '../../x'.repeat(50) },
      { concernId, file: {} },
    ]) {
      expect((await leila.ask('POST', '/downloads/file', body)).status).toBe(400);
    }
  });

  test('a link of somebody who is kept from it since then leads nowhere', async () => {
    const { concernId } = await raisedWith('letter.pdf', aPdf());
    const { view } = await detailsFor(leila, concernId);
    const { body } = await offer(leila, concernId, view.files[0].id);
    const [{ url }] = body.view.links;
    const about = await aboutSomebody('Leila Haddad');
    const kept = await record.concern(referenceIn(await sendTabForm(amara.ask, about)));
    const concerns = database.collection<{ _id: string; excludedHashes: string[] }>('concerns');
    const { excludedHashes = [] } = (await concerns.findOne({ _id: kept.id })) ?? {};
    await concerns.updateOne({ _id: concernId }, { $set: { excludedHashes } });
    expect((await fetch(url)).status).toBe(404);
    const never = url.replace(/[^/]+$/, 'A'.repeat(43));
    expect(await (await follow(url)).text()).toBe(await (await follow(never)).text());
    expect((await follow(url)).status).toBe(404);
  });
});

describe('in a case', () => {
  const addTo = (by: Visitor, concernId: string, name: string, bytes: Uint8Array) =>
    tab.sendFile(by.way, `/concerns/${concernId}/files`, name, bytes);

  test('whoever works on it adds files, each once, and each stands in the chronology', async () => {
    const { concernId } = await raisedWith('letter.pdf', aPdf());
    // Nobody works on it before somebody has it.
    expect((await addTo(leila, concernId, 'early.pdf', aPdf('early'))).status).toBe(404);
    await leila.ask('POST', '/press', { action: 'concern.acknowledge', concernId });
    expect((await detailsFor(leila, concernId)).view.moreFiles.label).toBe('Add files');
    const added = await addTo(leila, concernId, 'from the GP.pdf', aPdf('from the GP'));
    expect(added).toMatchObject({ status: 200, body: { files: { label: 'Add files' } } });
    expect(added.body).not.toHaveProperty('problem');
    await addTo(leila, concernId, 'the same.pdf', aPdf('from the GP'));
    const { view } = await detailsFor(leila, concernId);
    expect(view.files.map(({ name }: { name: string }) => name)).toEqual(['letter.pdf', 'from the GP.pdf']);
    expect(view.files[1].about).toContain('added by Leila Haddad');
    expect(JSON.stringify(view.sections)).toContain('Added a file');
    expect(await stored({ concernId, part: 0 })).toHaveLength(2);
    const { body } = await offer(leila, concernId, view.files[1].id);
    const got = await follow(body.view.links[0].url);
    expect(Buffer.from(await got.arrayBuffer())).toEqual(Buffer.from(aPdf('from the GP')));
    expect((await addTo(leila, concernId, 'page.pdf', aPage())).body.problem).toContain('not a kind of file');
  });

  test('nobody else does, and nothing of theirs is stored: the same as for one that is not there', async () => {
    const { concernId } = await raisedWith('letter.pdf', aPdf());
    await leila.ask('POST', '/press', { action: 'concern.acknowledge', concernId });
    const none = await addTo(leila, '00000000-0000-4000-8000-000000000000', 'a.pdf', aPdf('a'));
    expect(none).toEqual({ status: 404, body: { because: 'not-understood' } });
    for (const objectId of [TOMASZ, AMARA, FIONA]) {
      expect(await addTo(await tab.inTeams(objectId, true), concernId, 'a.pdf', aPdf('a'))).toEqual(none);
    }
    // Nothing of it is read, so its size makes no difference either.
    const huge = new Uint8Array(LARGEST_FILE_BYTES + 1);
    expect(await addTo(await tab.inTeams(TOMASZ, true), concernId, 'a.pdf', huge)).toEqual(none);
    expect((await addTo(leila, concernId, 'a.pdf', huge)).body.problem).toContain('larger than 10 MB');
    expect((await addTo(leila, '..%2fpeople', 'a.pdf', aPdf('a'))).status).toBe(400);
    expect(await stored({ concernId, part: 0 })).toHaveLength(1);
    expect(await record.accesses(concernId)).toContain('add-evidence refused');
  });
});

describe('in the database', () => {
  test('neither the bytes nor the name of a file can be read, and what was altered or moved is not given out', async () => {
    const { concernId } = await raisedWith('Marmalade lighthouse.txt', aText('harpsichord threnody'));
    const collections = await database.db?.listCollections().toArray();
    expect(collections?.map(({ name }) => name)).toContain('evidence');
    for (const { name } of collections ?? []) {
      const text = BSON.EJSON.stringify((await database.collection(name).find().toArray()) as never);
      for (const words of ['Marmalade', 'harpsichord']) {
        expect([name, text.includes(words)]).toEqual([name, false]);
        expect([name, text.includes(Buffer.from(words).toString('base64url').slice(0, 10))]).toEqual([name, false]);
      }
    }
    expect(product.logged()).not.toContain('Marmalade');

    const { view } = await detailsFor(leila, concernId);
    const file: string = view.files[0].id;
    const linkTo = async (): Promise<string> => (await offer(leila, concernId, file)).body.view.links[0].url;
    const [piece] = await stored({ concernId, part: 1 });
    const other = await raisedWith('other.txt', aText('harpsichord threnody'));
    const [others] = await stored({ concernId: other.concernId, part: 1 });
    const evidence = database.collection('evidence');
    for (const sealed of [others?.sealed, `${String(piece?.sealed).slice(0, -4)}AAAA`]) {
      await evidence.updateOne({ concernId, part: 1 }, { $set: { sealed } });
      const answer = await follow(await linkTo());
      expect([answer.status, await answer.text()]).toEqual([500, '']);
    }
    await evidence.deleteOne({ concernId, part: 1 });
    expect((await follow(await linkTo())).status).toBe(404);
  });
});
