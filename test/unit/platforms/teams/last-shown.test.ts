import { expect, test } from 'vitest';
import type { FormAnswers } from '../../../../src/application/concerns/form-answers.js';
import { accountOn } from '../../../../src/domain/ids.js';
import { createLastShown } from '../../../../src/platforms/teams/handlers/last-shown.js';
import { reportForm } from '../../../../src/presentation/report-form.js';
import { anOrganisation, at } from '../../../support/builders.js';

const OWNER = accountOn('teams', 'amara');
const organisation = anOrganisation();
const answers: FormAnswers = { responsible: 'no', moreDetail: true, selfHarm: ['yes'] };
const form = reportForm(answers, {
  organisation,
  route: {
    kind: 'people',
    route: 'duty',
    names: ['Priya'],
    later: [],
    phone: organisation.phones.duty,
    includesAuthor: false,
  },
  quotedAuthor: { kind: 'unknown' },
  isLive: true,
  now: at('2026-11-25T14:05'),
});

/** What the inputs of the step hold that is drawn once more while nothing can be looked up. */
function drawnAgain(typed: Readonly<Record<string, string>>): Record<string, unknown> {
  const shown = createLastShown();
  shown.set('draft-1', { owner: OWNER, form, answers, people: [] });
  const sent = { action: 'report.step', draftId: 'draft-1', step: 3, go: 'send', ...typed } as const;
  const dialog = shown.again(OWNER, sent, 'Your concern was not sent.');
  const body: { id?: string; value?: unknown }[] = dialog?.card?.content.body ?? [];
  return Object.fromEntries(body.flatMap(({ id, value }) => (id ? [[id, value]] : [])));
}

test('who told the reporter, and when, is still there in a form that could not be sent', () => {
  const told = { toldBy: 'Jo Bloggs', toldHow: 'phone', toldDay: '2026-11-20', toldTime: '10:05' };
  expect(drawnAgain(told)).toMatchObject(told);
});

test('what should happen in a crisis is still what was chosen', () => {
  expect(drawnAgain({ crisisChoice: 'numbers-only' })).toMatchObject({ crisisChoice: 'numbers-only' });
});
