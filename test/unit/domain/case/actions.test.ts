import { describe, expect, it } from 'vitest';
import { caseFileOf } from '../../../../src/domain/case/case-file.js';
import { asItemId } from '../../../../src/domain/ids.js';
import { aPerson, at, excluding, LEILA, PRIYA, SAM } from '../../../support/builders.js';
import { aFullCase, aHeldConcern, COMMANDS, doing, done, EVERYBODY, ITEMS, TOMASZ } from '../../../support/case.js';

const unchangedWith = (concern: unknown, kind: string) => ({
  concern,
  notices: [],
  outcome: { kind: 'refused', because: { kind } },
});
const actionOf = (concern: Parameters<typeof caseFileOf>[0]) =>
  caseFileOf(concern).actions.find(({ id }) => id === ITEMS.action);

describe('an action', () => {
  it('goes to its owner with its due date, and is open', () => {
    const { due, owner, text } = COMMANDS['add-action'];
    const [action] = caseFileOf(done(aHeldConcern(), PRIYA, COMMANDS['add-action'])).actions;
    expect(action).toMatchObject({ owner, due, text, by: PRIYA.id, state: 'open' });
  });

  it('tells nobody of what they gave themselves', () => {
    const { notices } = doing(aHeldConcern(), PRIYA, { ...COMMANDS['add-action'], owner: PRIYA.id });
    expect(notices.map(({ kind }) => kind)).toEqual(['refresh-delivered']);
  });

  it.each([
    ['excluded', excluding(SAM), EVERYBODY],
    ['excluded by an account alone', { people: [], accounts: SAM.accounts }, EVERYBODY],
    ['unknown', excluding(), [PRIYA]],
    ['not active', excluding(), [PRIYA, { ...SAM, active: false }]],
  ])('is not given to somebody who is %s', (_, excluded, people) => {
    const concern = aFullCase({ excluded });
    expect(doing(concern, PRIYA, COMMANDS['add-action'], { people })).toEqual(
      unchangedWith(concern, 'not-a-possible-person'),
    );
    const passing = { ...COMMANDS['reassign-action'], owner: SAM.id };
    expect(doing(concern, PRIYA, passing, { people })).toEqual(unchangedWith(concern, 'not-a-possible-person'));
  });

  it('is somebody else’s, with another date, once it is reassigned', () => {
    const after = done(aFullCase(), PRIYA, COMMANDS['reassign-action']);
    expect(actionOf(after)).toMatchObject({ owner: TOMASZ.id, due: at('2026-11-26T17:00'), state: 'open' });
    expect(doing(after, SAM, COMMANDS['complete-action'])).toEqual(unchangedWith(after, 'action-not-open'));
    expect(actionOf(done(after, TOMASZ, COMMANDS['complete-action']))?.state).toBe('done');
  });

  it('is done once: whoever comes second is told so', () => {
    const after = done(aFullCase(), LEILA, COMMANDS['complete-action']);
    for (const person of [SAM, PRIYA]) {
      expect(doing(after, person, COMMANDS['complete-action'])).toEqual(unchangedWith(after, 'action-not-open'));
    }
    expect(doing(after, PRIYA, COMMANDS['cancel-action'])).toEqual(unchangedWith(after, 'action-not-open'));
    expect(doing(after, PRIYA, COMMANDS['reassign-action'])).toEqual(unchangedWith(after, 'action-not-open'));
  });

  it('is finished by its owner, and no other one with it', () => {
    const another = asItemId('another');
    const concern = done(aFullCase(), PRIYA, { ...COMMANDS['add-action'], owner: TOMASZ.id }, { newId: () => another });
    expect(doing(concern, SAM, { ...COMMANDS['complete-action'], action: another }).outcome).toEqual({
      kind: 'refused',
      because: { kind: 'not-theirs-to-do' },
    });
    expect(doing(concern, aPerson('colin'), COMMANDS['complete-action']).outcome).toEqual({ kind: 'not-found' });
  });

  it('is cancelled with its reason', () => {
    const after = done(aFullCase(), PRIYA, COMMANDS['cancel-action']);
    expect(actionOf(after)?.state).toBe('cancelled');
    expect(after.chronology.at(-1)?.event).toMatchObject({ reason: 'They rang us' });
  });
});
