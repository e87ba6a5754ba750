import { z } from 'zod';
import type { AskedCommand } from '../../application/concerns/work-on-concern.js';
import type { GrantAccess } from '../../domain/case/grants.js';
import type { HandOver } from '../../domain/case/handover.js';
import type { LogLowLevel, RecordStaffMeasure } from '../../domain/case/staff.js';
import { STAFF_MEASURES } from '../../domain/case/vocabulary.js';
import { asPersonId } from '../../domain/ids.js';
import { LABELS } from '../wording.js';
import type { CaseForm } from './case-form.js';
import { dayToCome, instantOf, oneOf, person, questionsOf, said, typedWords } from './questions.js';
import { CASE_WORDS, optionsOf } from './words.js';

export const handOverForm: CaseForm<HandOver> = {
  label: LABELS.handOver,
  submit: 'Ask them',
  parts: ({ typed, people }) => [
    said('until', 'You keep it until they accept.'),
    questionsOf(typed).menu('to', 'To whom?', people),
    questionsOf(typed).words('text', 'What do they have to know first?'),
  ],
  read: () => z.object({ to: person, text: typedWords }),
};

export const grantAccessForm: CaseForm<GrantAccess> = {
  label: 'Give access',
  submit: 'Give access',
  parts: ({ typed, people }) => [
    said('what', 'They may read this one concern, and add notes to it, until the end of that day.'),
    questionsOf(typed).menu('to', 'To whom?', people),
    questionsOf(typed).day('until', 'Until when?'),
    questionsOf(typed).words('reason', 'Why do they need it?'),
  ],
  read: (about) =>
    z
      .object({ to: person, until: dayToCome(about), reason: typedWords })
      .transform(({ until, ...rest }) => ({ ...rest, until: instantOf(until, '23:59', about.organisation.zone) })),
};

export const confirmExclusionsForm: CaseForm<Extract<AskedCommand, { verb: 'confirm-exclusions' }>> = {
  label: 'Who is kept from it',
  submit: 'Confirm',
  parts: ({ typed, people, read }) => [
    said(
      'already',
      read && read.concern.excluded.people.length > 0
        ? `Kept from it already: ${read.concern.excluded.people.map(read.nameOf).join(', ')}.`
        : 'Nobody is kept from it yet.',
    ),
    questionsOf(typed).several('people', 'Who else must not know of it?', people, {
      optional: true,
      hint: 'They find nothing of it any more, whatever their role. This can’t be undone.',
    }),
  ],
  read: () =>
    z
      .object({ people: z.array(z.string().min(1).max(200)).max(50).default([]) })
      .transform(({ people }) => ({ people: people.map(asPersonId) })),
};

export const recordStaffMeasureForm: CaseForm<RecordStaffMeasure> = {
  label: 'Measure for staff',
  submit: 'Record',
  parts: ({ typed }) => [
    said(
      'prejudice',
      'Without prejudice: it keeps people safe, and is no finding. LADO, CQC and DBS may have to be told.',
    ),
    questionsOf(typed).choice('measure', 'What was decided?', optionsOf(CASE_WORDS.measure)),
    questionsOf(typed).words('reason', 'Why?'),
  ],
  read: () => z.object({ measure: oneOf(STAFF_MEASURES), reason: typedWords }).transform((measure) => ({ measure })),
};

export const logLowLevelForm: CaseForm<LogLowLevel> = {
  label: 'Low-level concern',
  submit: 'Log it',
  parts: ({ typed, read }) => {
    const subjects = (read?.concern.report.subjects ?? []).map((id) => ({ value: id, label: read?.nameOf(id) ?? '' }));
    return [
      said('pattern', 'Three about one person within 90 days ask for a review. They are never a finding.'),
      questionsOf(typed).menu('about', 'About whom?', subjects, { first: subjects[0]?.value ?? '' }),
      questionsOf(typed).words('text', 'What was it, and what was done?'),
    ];
  },
  read: () => z.object({ about: person, text: typedWords }),
};
