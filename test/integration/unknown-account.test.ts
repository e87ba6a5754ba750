import { afterAll, beforeAll, expect, test } from 'vitest';
import { WITHOUT_DATES } from '../support/demonstration.js';
import { startTestProduct, type TestProduct } from '../support/product.js';
import { buttonsOf } from '../support/teams-tenant.js';

/** Somebody is picked in Teams of whom nobody can say who of our people they are. */

let product: TestProduct;
beforeAll(async () => {
  const demonstration = WITHOUT_DATES;
  // Priya is always on duty, and the file knows her Slack account and e-mail address alone.
  const organisation = demonstration
    .replace('weeks: [priya, sam]', 'weeks: [priya]')
    .replace(/(slack: U01PRIYA), teams: [^,]+, prefers: teams/, '$1');
  product = await startTestProduct({ organisation });
});
afterAll(() => product?.stop());

const seen = (value: unknown) => JSON.stringify(value);

test('whoever has no known account there is told nothing: they may be the one who is kept from it', async () => {
  const amara = await product.teams.named('Amara Okafor');
  const unknown = await product.teams.named('Alex Morgan');
  await amara.install();
  await amara.say('safeguard');
  const offer = await amara.waitForMessage((message) => buttonsOf(message.cards[0]).includes('Raise a concern'));
  await amara.press(offer, 'Raise a concern');
  await amara.waitForDialog();
  await amara.change('danger', 'No');
  await amara.change('atRisk', 'A client');
  await amara.change('responsible', 'No');
  await amara.change('whatHappened', 'Something that Alex must not know.');
  await amara.pressInDialog('next');
  const before = await amara.waitForDialog((dialog) => seen(dialog).includes('This goes to'));
  expect(seen(before)).toContain('This goes to Priya Shah');
  // As the directory's own search gives them: by the id of their account.
  await amara.change('hiddenFrom', [unknown.id]);
  await amara.pressInDialog('send');
  const received = await amara.waitForDialog((dialog) => seen(dialog).includes('We have your concern'));
  const reference = /SG-[0-9A-Z]{6}/.exec(seen(received))?.[0] ?? 'none';
  expect(seen(received)).not.toContain('Priya');

  const lead = product.slack.person('U01LEILA');
  await lead.waitForMessage((message) => seen(message).includes(reference));
  await product.slack.skip('3h');
  await lead.waitForMessage((message) => seen(message).includes(`${reference} still needs somebody`));
  const priya = product.slack.person('U01PRIYA');
  expect((await priya.messages()).filter((message) => seen(message).includes(reference))).toEqual([]);
});
