import { expect, test } from 'vitest';
import type { FormAnswers } from '../../../../src/application/concerns/form-answers.js';
import { askedIn } from '../../../../src/platforms/teams/cards/report-form.js';
import { reportForm } from '../../../../src/presentation/report-form.js';
import { anOrganisation, at } from '../../../support/builders.js';

const organisation = anOrganisation();
const formOf = (answers: FormAnswers) =>
  reportForm(answers, {
    organisation,
    route: { kind: 'nobody', contact: organisation.externalContact },
    quotedAuthor: { kind: 'unknown' },
    isLive: true,
    now: at('2026-11-25T14:05'),
  });
const STEPS = [1, 2, 3] as const;

test('what should happen in a crisis is asked on every step, because any step may be the one that it is sent from', () => {
  const crisis = formOf({ responsible: 'no', moreDetail: true, selfHarm: ['yes'] });
  for (const step of STEPS) expect(askedIn(crisis, step)).toContain('crisisChoice');
  const other = formOf({ responsible: 'no', moreDetail: true });
  for (const step of STEPS) expect(askedIn(other, step)).not.toContain('crisisChoice');
});

test('an answer to it that came is read, although nobody could keep that it was asked', () => {
  const other = formOf({ responsible: 'no', moreDetail: true });
  for (const step of STEPS) expect(askedIn(other, step, { crisisChoice: 'numbers-only' })).toContain('crisisChoice');
});
