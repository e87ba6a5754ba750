import { describe, expect, it } from 'vitest';
import type { FormAnswers } from '../../../../src/application/concerns/form-answers.js';
import { quotedAuthorOf, withAuthorChosen } from '../../../../src/application/concerns/quoted-author.js';
import { accountOn } from '../../../../src/domain/ids.js';
import { aPerson } from '../../../support/builders.js';

const account = accountOn('slack', 'UPRIYA');
const reporter = { ...aPerson('amara'), accounts: [accountOn('slack', 'UAMARA')] };
const quoting = (author?: { account: typeof account; name?: string }): FormAnswers => ({
  quotedMessage: { text: 'quoted', cut: false, ...(author && { author }) },
});

describe('the author of a quoted message', () => {
  it('is somebody of ours, the reporter, or not known', () => {
    expect(quotedAuthorOf(quoting({ account, name: 'Priya' }), reporter)).toMatchObject({
      kind: 'known',
      name: 'Priya',
    });
    expect(quotedAuthorOf(quoting({ account }), reporter)).toEqual({ kind: 'unknown' });
    expect(quotedAuthorOf(quoting(), reporter)).toEqual({ kind: 'unknown' });
    expect(quotedAuthorOf({}, reporter)).toEqual({ kind: 'unknown' });
    const own = quoting({ account: accountOn('slack', 'UAMARA'), name: 'Amara' });
    expect(quotedAuthorOf(own, reporter)).toEqual({ kind: 'reporter' });
  });

  it.each(['yes', 'not-sure'] as const)('stands in the picker after "%s"', (responsible) => {
    const answers = { ...quoting({ account, name: 'Priya' }), responsible };
    expect(withAuthorChosen(answers, reporter).subjects).toEqual([account]);
  });

  it('is never put back once the reporter chose otherwise', () => {
    const answers = { ...quoting({ account, name: 'Priya' }), responsible: 'yes' as const, subjects: [] };
    expect(withAuthorChosen(answers, reporter).subjects).toEqual([]);
  });

  it.each([undefined, 'no'] as const)('is not chosen while the answer is %s', (responsible) => {
    const answers = { ...quoting({ account, name: 'Priya' }), ...(responsible && { responsible }) };
    expect(withAuthorChosen(answers, reporter)).toBe(answers);
  });
});
