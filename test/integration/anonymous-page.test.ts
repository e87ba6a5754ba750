import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACTIONS } from '../../src/presentation/action-ids.js';
import type { ChatPerson } from '../contract/platforms/chat-client.js';
import { textOf } from '../contract/platforms/chat-client.js';
import { startWorld, told, toldNothing, type World } from '../contract/platforms/world.js';
import { createCaseDeeds } from '../support/case-deeds.js';
import { WITHOUT_DATES } from '../support/demonstration.js';
import { startTestProduct } from '../support/product.js';
import { codeIn, createPublicVisitor, hiddenIn } from '../support/public-page.js';
import { dumpMongo } from '../support/sentinels.js';

/** The public page as it is asked over HTTP, with the real product behind it and holders in Slack. */

let world: World;
let visitor: ReturnType<typeof createPublicVisitor>;
let duty: ChatPerson;
let deputy: ChatPerson;
beforeAll(async () => {
  world = await startWorld({ reporter: 'slack', staff: 'slack' }, { logLevel: 'trace' });
  visitor = createPublicVisitor(world.product);
  ({ duty, deputy } = await world.onDuty());
});
afterAll(() => world?.stop());

/** Each can be rung with one touch. */
const PHONES = [
  '<a href="tel:999">999</a>',
  '<a href="tel:+442079460100">+44 20 7946 0100</a>',
  '<a href="tel:+442079460101">+44 20 7946 0101</a>',
];

const IN_THE_PAGE = /^(?!.*(?:Priya|Sam Whitlock|Leila|Fiona|Amara|Tomasz|Grace))/s;

describe('where the organisation did not switch it on', () => {
  test('its paths are as unknown as any other', async () => {
    const organisation = WITHOUT_DATES.replace('  anonymousPage: true\n', '');
    expect(organisation).not.toContain('anonymousPage');
    const product = await startTestProduct({ organisation });
    const off = createPublicVisitor(product);
    const plain = (headers: Headers) => [...headers.keys()].filter((name) => name !== 'date').sort();
    const unknown = await off.get('/no-such-page');
    for (const path of ['/anonymous', '/anonymous/reply']) {
      for (const answer of [await off.get(path), await off.post(path, 'form=x')]) {
        expect([answer.status, answer.html]).toEqual([404, '']);
        expect(plain(answer.headers)).toEqual(plain(unknown.headers));
        expect(answer.headers.get('content-security-policy')).toBe(unknown.headers.get('content-security-policy'));
      }
    }
    await product.stop();
  });
});

describe('a concern without a name', () => {
  test('begins with 999, asks nothing of who they are, and names nobody who works here', async () => {
    const { html, headers } = await visitor.get('/anonymous');
    const [emergency] = PHONES;
    expect(html.indexOf(`call ${emergency} now`)).toBeLessThan(html.indexOf('<form'));
    expect(html).toMatch(IN_THE_PAGE);
    expect(html).not.toMatch(/Your name|A number to ring you on|<script/);
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow, noarchive',
      'content-security-policy': expect.stringMatching(/^default-src 'none'.*frame-ancestors 'none'$/),
    });
    expect(headers.get('set-cookie')).toBeNull();
    // Nothing is fetched from anywhere: the one address is the way out.
    expect(html.match(/(?:src|href|action)="[^"]*"/g)?.filter((each) => each.includes('//'))).toEqual([
      'href="https://www.bbc.co.uk/weather"',
    ]);
  });

  test('goes to the duty person, and a conversation follows that nobody has a name in', async () => {
    const deeds = createCaseDeeds(world);
    const { status, html, code, reference } = await visitor.raise({ whatHappened: 'She said <b>"help"</b> & left.' });
    expect(status).toBe(200);
    expect(html).toMatch(IN_THE_PAGE);
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}( [0-9A-HJKMNP-TV-Z]{4}){3}$/);
    await told(duty, reference);
    await toldNothing(deputy, reference);
    expect((await visitor.comeBack(code)).html).toContain('nobody has taken it on yet');

    await duty.press(await told(duty, reference), ACTIONS.acknowledge);
    await told(duty, `You have had ${reference} since`);
    const read = textOf(await deeds.opens(duty, reference));
    expect(read).toContain('Anonymous, by the public page');
    await deeds.does(duty, reference, 'ask-reporter', { text: 'Where was <i>this</i>?' });
    await deeds.does(duty, reference, 'tell-reporter', { text: 'We spoke to <em>the council</em>.' });

    const back = await visitor.comeBack(code.toLowerCase().replaceAll(' ', '-'));
    expect(back.html).toContain('It has been acted on.');
    expect(back.html).toContain('Where was &lt;i&gt;this&lt;/i&gt;?');
    expect(back.html).toContain('We spoke to &lt;em&gt;the council&lt;/em&gt;.');
    // Whoever finds the code does not find what was said.
    expect(back.html).not.toContain('She said');
    expect(back.html).toMatch(IN_THE_PAGE);

    const once = hiddenIn(back.html, 'once');
    const question = hiddenIn(back.html, 'question');
    const answer = { once, question, text: 'In the <u>kitchen</u>.' };
    expect((await visitor.comeBack(code, answer)).html).toContain('Thank you. We have what you wrote.');
    await visitor.comeBack(code, answer);
    await told(duty, `The reporter has answered about ${reference}`);
    const more = { once: hiddenIn((await visitor.comeBack(code)).html, 'once'), text: 'And on Monday.' };
    expect((await visitor.comeBack(code, more)).html).toContain('You have answered this.');
    await told(duty, `The reporter has added something to ${reference}`);

    const { chronology } = await world.record.concern(reference);
    const said = chronology.filter(({ author }) => author === 'anonymous reporter').map(({ event }) => event);
    expect(said).toMatchObject([
      { kind: 'raised' },
      { kind: 'reporter-answered', text: 'In the <u>kitchen</u>.' },
      { kind: 'reporter-added', text: 'And on Monday.' },
    ]);
  });

  test('keeps neither the code nor anything of where it came from, in any collection or line of the log', async () => {
    const from = { 'user-agent': 'Persimmon/1.0', 'x-forwarded-for': '198.51.100.77' };
    const { code, reference } = await visitor.raise({}, from);
    await told(duty, reference);
    await visitor.comeBack(code);
    await visitor.comeBack('0000 0000 0000 0000');
    const { text, names } = await dumpMongo(world.product.mongodbUri);
    expect(names).toContain('concerns');
    const logged = world.product.logged();
    expect(logged).toContain('/anonymous');
    for (const secret of [code, code.replaceAll(' ', ''), 'Persimmon', '198.51.100.77', 'remoteAddress']) {
      expect(text).not.toContain(secret);
      expect(logged).not.toContain(secret);
    }
    expect(text).not.toContain('127.0.0.1');
  });

  test('is one concern however often its form is sent, and shows the same code', async () => {
    const form = await visitor.open();
    const [first, twice] = await Promise.all([visitor.send(form), visitor.send(form)]);
    const changed = await visitor.send(form, { whatHappened: 'Something else.' });
    const references = [first, twice, changed].map(({ html }) => /SG-\w{6}/.exec(html)?.[0]);
    expect(new Set(references).size).toBe(1);
    expect(new Set([first, twice, changed].map(({ html }) => codeIn(html))).size).toBe(1);
    expect(changed.html).toContain('keep it as it was then');
    expect((await world.record.concern(references[0] ?? '')).report.whatHappened).toBe('They told me something.');
  });

  test('is not sent with a form that we did not make, and the words stay', async () => {
    const before = await world.record.howMany();
    const form = await visitor.open();
    const forged = `${form.slice(0, -3)}abc`;
    for (const bad of ['', 'nonsense', forged]) {
      const { status, html } = await visitor.send(bad, { whatHappened: 'Still <here>.' });
      expect(status).toBe(422);
      expect(html).toContain('has not been sent yet');
      expect(html).toContain('Still &lt;here&gt;.');
      expect(html).toContain(bad === '' ? 'Something that belongs to this form was missing.' : 'open for a long time');
      expect(html).not.toContain(bad === '' ? 'long time' : 'was missing');
    }
    expect(await world.record.howMany()).toBe(before);
  });
});

describe('a concern about somebody who works here', () => {
  const routedTo = async (reference: string) => {
    const { routed, excluded, route } = await world.record.concern(reference);
    const names = (ids: readonly string[]) => Promise.all(ids.map((id) => world.record.nameOf(id as never)));
    return {
      route,
      told: await names(routed.map(({ person }) => person)),
      kept: (await names(excluded.people)).sort(),
    };
  };

  test.each([
    ['yes', {}],
    ['not-sure', {}],
    // A name beside a "no" is no plain "no".
    ['no', { whoItMayBe: 'somebody called Zebedee' }],
  ])('goes to the lead and never to the duty person (%s)', async (responsible, more) => {
    const { reference } = await visitor.raise({ responsible, ...more });
    expect(await routedTo(reference)).toEqual({ route: 'lead', told: ['Leila Haddad'], kept: [] });
    await told(world.lead, reference);
    await toldNothing(duty, reference);
  });

  test.each([
    ['by their name', { whoItMayBe: 'the lady Leila  HADDÁD.' }, ['Leila Haddad']],
    ['by a part of it', { whoItMayBe: "it is Leila's doing" }, ['Leila Haddad']],
    ['by what they do', { theirPart: 'lead' }, ['Leila Haddad']],
    ['by a name that is nearly theirs', { whoItMayBe: 'Leela Hadad' }, ['Leila Haddad']],
    ['by one letter less', { whoItMayBe: 'Lila' }, ['Leila Haddad']],
    ['by one letter more', { whoItMayBe: 'Leilah' }, ['Leila Haddad']],
    ['by what they do, in place of a name', { whoItMayBe: 'your safeguarding lead' }, ['Leila Haddad']],
    ['by two words for it', { whoItMayBe: 'the lead' }, ['Leila Haddad']],
    [
      'by what they do, beside the name of somebody else',
      { whoItMayBe: 'Tomasz Nowak and the lead' },
      ['Leila Haddad', 'Tomasz Nowak'],
    ],
  ])('is kept from a lead who is meant %s, and goes to the manager', async (_how, more, kept) => {
    const { reference } = await visitor.raise({ responsible: 'yes', ...more });
    expect(await routedTo(reference)).toEqual({ route: 'lead', told: ['Fiona Macleod'], kept });
    await told(world.manager, reference);
    await toldNothing(world.lead, reference);
  });

  test.each([
    ['Samuel', 'Sam Whitlock'],
    ['Priy', 'Priya Shah'],
  ])('is kept from somebody of the rota who is called %s, whoever else is told', async (whoItMayBe, name) => {
    const { reference } = await visitor.raise({ responsible: 'yes', whoItMayBe });
    expect(await routedTo(reference)).toEqual({ route: 'lead', told: ['Leila Haddad'], kept: [name] });
  });

  test('is received in the same words whether or not anybody here has that name, and no more is promised than that', async () => {
    const timeless = (html: string) =>
      html.replaceAll(/SG-\w{6}|class="code">[^<]*|\d\d:\d\d (today|tomorrow|on \w+ \d+ \w+)/g, 'X');
    const [theirs, nearly, nobodys] = await Promise.all(
      ['Tomasz Nowak', 'Tomas', 'Zebedee'].map((whoItMayBe) => visitor.raise({ responsible: 'yes', whoItMayBe })),
    );
    expect(timeless(nearly?.html ?? '')).toBe(timeless(theirs?.html ?? ''));
    expect(timeless(nobodys?.html ?? '')).toBe(timeless(theirs?.html ?? ''));
    const unsure = 'If you are not sure that we know whom you mean, ring Council safeguarding hub on';
    expect(theirs?.html).toContain('has a name that you gave, or nearly that name.');
    expect(theirs?.html).toContain(unsure);

    const ticked = await visitor.raise({ responsible: 'yes', theirPart: 'manager' });
    expect(ticked.html).toContain('We keep it from everybody here who does what you ticked.');
    expect(ticked.html).toContain(unsure);
    const both = await visitor.raise({ responsible: 'yes', whoItMayBe: 'Zebedee', theirPart: 'manager' });
    expect(both.html).toContain('tell by it who is meant, we keep it from everybody who does what you ticked.');
    const nobody = await visitor.raise();
    expect(nobody.html).toContain('It has gone to the people who handle safeguarding here.');
    expect(nobody.html).not.toMatch(/We keep it from|If you are not sure/);
  });

  test('that was sent before promises nothing of a name that is typed since', async () => {
    const form = await visitor.open();
    await visitor.send(form, { responsible: 'yes' });
    const { html } = await visitor.send(form, { responsible: 'yes', whoItMayBe: 'Leila Haddad' });
    expect(html).toContain('if you have named somebody since, ring Council safeguarding hub on');
    expect(html).not.toContain('We keep it from everybody');
  });

  test('says so where it is kept from everybody, and whom to ring', async () => {
    const { html, words, code, reference } = await visitor.raise({
      responsible: 'yes',
      theirPart: ['duty', 'lead', 'manager'],
    });
    expect(html).toContain('Nobody here has been told');
    expect(words).toContain('Ring Council safeguarding hub on +44 20 7946 0400 now.');
    const back = await visitor.comeBack(code);
    expect(back.html).toContain('Ring Council safeguarding hub');
    expect((await world.record.concern(reference)).status).toBe('nobody-told');

    // Nobody reads what is added, so nothing is taken, also from a page that was open before.
    expect(back.html).toContain('nobody here reads it: nothing can be added to it here');
    expect(back.html).not.toMatch(/<textarea|What would you like to add/);
    const before = (await world.record.concern(reference)).chronology.length;
    const stale = await visitor.comeBack(code, { once: 'a'.repeat(22), text: 'There is <more>.' });
    expect(stale.html).toContain('What you wrote was not sent. Nobody here reads it. Ring Council safeguarding hub on');
    expect(stale.html).toContain('There is &lt;more&gt;.');
    expect(stale.html).not.toContain('Thank you');
    expect((await world.record.concern(reference)).chronology).toHaveLength(before);
  });
});

test('a number of the organisation can be rung with one touch, wherever it stands, and one that somebody typed can not', async () => {
  const sent = await visitor.raise({ whatHappened: '' });
  const received = await visitor.raise();
  const pages = [
    await visitor.get('/anonymous'),
    sent,
    received,
    await visitor.get('/anonymous/reply'),
    await visitor.comeBack('0000 0000 0000 0000'),
    await visitor.comeBack(received.code),
    await visitor.post('/anonymous', '{}', { 'content-type': 'application/json' }),
  ];
  for (const { html } of pages) {
    expect(html).toContain('<a href="tel:999">999</a>');
    expect(html).toContain('<a href="tel:+442079460100">+44 20 7946 0100</a>');
    // None stands there as words alone.
    expect(html.replaceAll(/<a [^>]*>[^<]*<\/a>/g, '')).not.toMatch(/7946|call 999/);
  }
  const typed = await visitor.raise({ danger: '', whatHappened: 'Ring +44 20 7946 0100.' });
  expect(typed.html).toContain('Ring +44 20 7946 0100.</textarea>');
});

describe('what is no form of ours', () => {
  test.each([
    ['another kind of body', '{"a":1}', { 'content-type': 'application/json' }, 415],
    [
      'a form of another site',
      'form=x',
      { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' },
      403,
    ],
    [
      'far too much',
      `whatHappened=${'x'.repeat(300_000)}`,
      { 'content-type': 'application/x-www-form-urlencoded' },
      413,
    ],
  ])('is answered in words: %s', async (_name, body, headers, status) => {
    const answer = await visitor.post('/anonymous', body, headers);
    expect(answer.status).toBe(status);
    expect(answer.html).toContain('Your concern was not sent. Nobody has been told.');
    expect(answer.words).toContain('call 999 now');
    expect(answer.html).toContain('+44 20 7946 0100');
  });

  test('an answer that is too long stands there again, and is not sent', async () => {
    const { status, html } = await visitor.raise({ whatHappened: `${'x'.repeat(3_000)}ENDING` });
    expect(status).toBe(422);
    expect(html).toContain('ENDING</textarea>');
    expect(html).toContain('At most 3,000 characters fit here.');
  });

  test('a form that is not complete leaves nothing behind, however often it is sent', async () => {
    const before = await dumpMongo(world.product.mongodbUri);
    const form = await visitor.open();
    for (let times = 0; times < 5; times += 1) {
      expect((await visitor.send(form, { whatHappened: '' })).status).toBe(422);
      expect((await visitor.raise({ danger: '' })).status).toBe(422);
    }
    const after = await dumpMongo(world.product.mongodbUri);
    expect(countIn(after.text, '"wrapped"')).toBe(countIn(before.text, '"wrapped"'));
    expect(countIn(after.text, '"secret"')).toBe(countIn(before.text, '"secret"'));
  });

  test('what is missing is listed below whom to call, and it is said once that nothing was sent', async () => {
    const { status, html } = await visitor.raise({ danger: '', atRisk: '', whatHappened: '' });
    expect(status).toBe(422);
    const [call, crisis, notSent, first] = [
      `call ${PHONES[0]} now`,
      'call NHS',
      'has not been sent yet.',
      'Please answer this.',
    ];
    const places = [call, crisis, notSent, first].map((words) => html.indexOf(words ?? ''));
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(places[0]).toBeGreaterThan(0);
    expect(html.split('has not been sent yet')).toHaveLength(2);
    // Of three questions, above the form and beside each.
    expect(html.split('Please answer this.')).toHaveLength(7);
  });
});

describe('a reply code', () => {
  test('that never was and one that can be none get one answer, as slowly as a right one', async () => {
    const timed = async (code: string) => {
      const began = performance.now();
      const { status, html } = await visitor.comeBack(code);
      return { status, html, ms: performance.now() - began };
    };
    const [unknown, broken, empty] = [await timed('7K3Q M2ZX 94HT C0VB'), await timed('$where'), await timed('')];
    expect(unknown.status).toBe(404);
    expect([broken.status, broken.html]).toEqual([unknown.status, unknown.html]);
    expect([empty.status, empty.html]).toEqual([unknown.status, unknown.html]);
    for (const { ms } of [unknown, broken, empty]) expect(ms).toBeGreaterThan(390);
  });

  test('adds so much within an hour, and later more', async () => {
    const { code } = await visitor.raise();
    const add = async (text: string) =>
      (await visitor.comeBack(code, { once: hiddenIn((await visitor.comeBack(code)).html, 'once'), text })).html;
    // The concern itself is the first of twenty.
    for (let at = 1; at < 20; at += 1) expect(await add(`Word ${at}.`)).toContain('We have what you wrote.');
    const refused = await add('One more.');
    expect(refused).toContain('What you wrote was not sent. Your words stand here');
    expect(refused).toContain('One more.</textarea>');
    await world.skip('61m');
    expect(await add('One more.')).toContain('We have what you wrote.');
  });

  test('guessed a hundred times, and reports sent by the dozen, stop no first report', async () => {
    const flood = Array.from({ length: 100 }, (_, at) => visitor.comeBack(String(at).padStart(16, '0')));
    const reports = Array.from({ length: 40 }, () => visitor.raise());
    const sent = await Promise.all(reports);
    expect(sent.every(({ status, code }) => status === 200 && code !== '')).toBe(true);
    expect(new Set(sent.map(({ code }) => code)).size).toBe(40);
    expect((await Promise.all(flood)).every(({ status }) => status === 404)).toBe(true);
  });
});

const countIn = (text: string, field: string) => text.split(field).length - 1;
