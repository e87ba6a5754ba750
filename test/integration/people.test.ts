import { afterEach, expect, test } from 'vitest';
import { WITHOUT_DATES } from '../support/demonstration.js';
import { startTestProduct, type TestProduct } from '../support/product.js';
import { about, raiseConcern, wordsOf } from '../support/raising.js';

const demonstration = WITHOUT_DATES;

let product: TestProduct | undefined;
afterEach(async () => {
  await product?.stop();
  product = undefined;
});

async function startWith(change: (organisation: string) => string) {
  product = await startTestProduct({ organisation: change(demonstration) });
  return product.slack;
}

/** Only one name on the rota, so that the test does not depend on the week. */
const onDuty =
  (...people: string[]) =>
  (file: string) =>
    file.replace('weeks: [priya, sam]', `weeks: [${people.join(', ')}]`);

test('passes a concern on at once when the duty person has left the workspace', async () => {
  const slack = await startWith((file) =>
    onDuty(
      'dana',
      'sam',
    )(file).replace(
      'rota:',
      '  - { id: dana, name: Dana Frost, email: dana@example.org, roles: [staff, duty], slack: U01FORMER }\nrota:',
    ),
  );
  const reference = await raiseConcern(slack.person('U01AMARA'));
  const card = await slack.person('U01SAM').waitForMessage(about(reference));
  expect(card.text).toContain(reference);
});

test('finds a duty person whom the organisation file knows by e-mail alone', async () => {
  const slack = await startWith((file) =>
    onDuty('priya')(file).replace('roles: [staff, duty], slack: U01PRIYA', 'roles: [staff, duty]'),
  );
  const reference = await raiseConcern(slack.person('U01AMARA'));
  await slack.person('U01PRIYA').waitForMessage(about(reference));
});

test('keeps a concern from a subject whom the organisation file knows by e-mail alone', async () => {
  const slack = await startWith((file) =>
    onDuty('priya')(file).replace('roles: [staff, lead], slack: U01LEILA', 'roles: [staff, lead]'),
  );
  // Even when the workspace's directory gives no answer while the form is filled in.
  await slack.fault({ method: 'users.info', kind: 'status', status: 503, forMs: 4_000 });
  const reference = await raiseConcern(slack.person('U01AMARA'), {
    responsible: 'Yes',
    subjects: ['U01LEILA'],
    danger: 'Yes',
  });
  await slack.person('U01FIONA').waitForMessage(about(reference));
  await slack.skip('16m');
  await slack.skip('16m');
  await slack.person('U01PRIYA').waitForMessage(about(reference));
  expect((await slack.person('U01LEILA').messages()).filter(about(reference))).toEqual([]);
});

test('lets a guest report whom the organisation file names', async () => {
  const slack = await startWith((file) =>
    onDuty('priya')(file).replace('rota:', '  - { id: casey, name: Casey Guest, slack: U01GUEST }\nrota:'),
  );
  const reference = await raiseConcern(slack.person('U01GUEST'));
  await slack.person('U01PRIYA').waitForMessage(about(reference));
});

test('says outside cover hours that nobody is watching, until when, and whom to ring', async () => {
  const slack = await startWith((file) => onDuty('priya')(file).replace('cover: always', 'cover: Sun 03:00-03:01'));
  const amara = slack.person('U01AMARA');
  const reference = await raiseConcern(amara);
  const receipt = await amara.waitForMessage(about(reference));
  expect(wordsOf(receipt)).toMatch(/Nobody is watching until 03:00 (on Sunday|tomorrow|today)/);
  expect(wordsOf(receipt)).toContain('+44 20 7946 0100');
});
