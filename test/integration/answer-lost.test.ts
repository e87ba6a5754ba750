import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installation } from '../../src/playground/workspace/ids.js';
import { WITHOUT_DATES } from '../support/demonstration.js';
import { startProductWithPlayground } from '../support/product-with-playground.js';
import { fillForm, hasBlock, wordsOf } from '../support/raising.js';
import { interaction, sendSigned } from '../support/signed-requests.js';

const organisation = WITHOUT_DATES;

let product: Awaited<ReturnType<typeof startProductWithPlayground>>;
let amara: ReturnType<typeof product.slack.person>;
beforeAll(async () => {
  product = await startProductWithPlayground({ organisation });
  amara = product.slack.person('U01AMARA');
});
afterAll(() => product?.stop());

describe('a form that was stored although its answer never came', () => {
  /** Slack sends it, and what it is answered is lost. */
  async function sendUnheard() {
    const view = await amara.modal();
    if (!view) throw new Error('no form is open');
    const { id, callbackId: callback_id, privateMetadata: private_metadata, values } = view;
    const submission = { id, callback_id, private_metadata, state: { values } };
    const user = { id: amara.id };
    const team = { id: installation.team.id };
    const body = interaction({ type: 'view_submission', user, team, view: submission });
    const answer = await sendSigned(product.origin, body, { secret: product.signingSecret });
    expect(await answer.text()).toContain('We have your concern');
  }

  test('never says plainly that nobody has been told, when only the numbers are wanted then', async () => {
    await fillForm(amara);
    await amara.change('selfHarm', ['yes']);
    await amara.waitForModal((shown) => hasBlock(shown, 'crisisChoice'));
    await sendUnheard();
    await amara.change('crisisChoice', 'Only show me whom to call');
    await amara.waitForModal();
    await amara.submit();
    const shown = await amara.waitForModal((view) => wordsOf(view).includes('Nobody here has been told'));
    expect(wordsOf(shown)).toContain(
      'Nobody here has been told by this. If we could not confirm an earlier try, that one may have been sent.',
    );
    await amara.close();
  });

  test('is the same concern when it is sent again, with the time at which the reporter was told', async () => {
    const more = { toldBy: 'Jo Bloggs', toldHow: 'By telephone', toldDay: '2026-11-20', toldTime: '10:05' };
    await fillForm(amara, { more });
    await sendUnheard();
    await amara.submit();
    const shown = wordsOf(await amara.waitForModal((view) => wordsOf(view).includes('We have your concern')));
    expect(shown).not.toContain('What you have changed since was not taken');
    await amara.close();
  });
});
