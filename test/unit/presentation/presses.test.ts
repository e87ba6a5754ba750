import { expect, it } from 'vitest';
import type { UseCases } from '../../../src/application/use-cases.js';
import { asFormToken } from '../../../src/domain/ids.js';
import { ACTIONS, deskAction, SHOW_PAGE } from '../../../src/presentation/action-ids.js';
import { createPresses } from '../../../src/presentation/presses.js';
import { id, PRIYA } from '../../support/builders.js';

/** Nothing is asked of the product for people who may have nothing. */
const presses = createPresses({ deliverSoon: () => undefined, newToken: () => asFormToken('token-1') } as UseCases);
const LEFT = { ...PRIYA, id: id('left'), active: false };

async function said(person: typeof LEFT | undefined, action: string, item: string) {
  const press = presses.find(action) ?? expect.unreachable(action);
  const shown = await press(person, { item, where: 'window' });
  return shown.kind === 'window' ? shown.window.lines.join(' ') : expect.unreachable(shown.kind);
}

it.each([
  deskAction('accept-policy'),
  deskAction('review-done'),
  deskAction('review-early'),
  deskAction('record-check'),
  SHOW_PAGE,
])('says nothing of concerns to whoever forges %s, and the same whether there is such a thing', async (action) => {
  for (const item of ['safeguarding 0', 'policy of safeguarding', 'policy of nothing']) {
    expect(await said(undefined, action, item)).toBe("We can't find that, or it is not for you.");
    expect(await said(LEFT, action, item)).toMatch(/^There is nothing here for you, or not any more\./);
  }
  expect(await said(undefined, ACTIONS.read, '')).toBe("We can't find that, or it is not for you.");
});
