import { z } from 'zod';
import type { AskedCommand } from '../../application/concerns/work-on-concern.js';
import { possibleSubjects } from '../../domain/case/about-staff.js';
import type { GrantAccess } from '../../domain/case/grants.js';
import type { HandOver } from '../../domain/case/handover.js';
import type { LogLowLevel, RecordStaffMeasure } from '../../domain/case/staff.js';
import { STAFF_MEASURES } from '../../domain/case/vocabulary.js';
import { asPersonId } from '../../domain/ids.js';
import { ANONYMOUS } from '../../domain/reporter.js';
import type { Option } from '../report-words.js';
import { LABELS } from '../wording.js';
import type { CaseForm, FormAbout, PersonOption } from './case-form.js';
import { dayToCome, instantOf, maybe, oneOf, person, questionsOf, said, typedWords } from './questions.js';
import { CASE_WORDS, optionsOf } from './words.js';

export const handOverForm: CaseForm<HandOver> = {
  label: LABELS.handOver,
  submit: 'Ask them',
  parts: ({ typed, people }) => [
    said(
      'until',
      'You keep it until they accept. They can read it from now on, so that they know what they are asked to take.',
    ),
    questionsOf(typed).menu('to', 'To whom?', those(people, 'holder')),
    questionsOf(typed).words('text', 'What do they need to know first?'),
  ],
  read: () => z.object({ to: person, text: typedWords }),
};

function those(people: readonly PersonOption[], can: PersonOption['canBe'][number]): readonly PersonOption[] {
  return people.filter(({ canBe }) => canBe.includes(can));
}

export const grantAccessForm: CaseForm<GrantAccess> = {
  label: 'Give access',
  submit: 'Give access',
  parts: ({ typed, people }) => [
    said(
      'what',
      'They may read this one concern, and add notes to it, until the end of that day. If they already have access, it now ends on this day.',
    ),
    questionsOf(typed).menu('to', 'To whom?', those(people, 'colleague')),
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
    questionsOf(typed).several('people', 'Who else must not know of it?', withReporter(people, read), {
      optional: true,
      hint: "They can no longer see any of it, whatever their role. This can't be undone.",
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
  parts: ({ typed, read }) => [
    said(
      'prejudice',
      'Without prejudice: it keeps people safe, and is no finding. LADO, CQC and DBS may have to be told.',
    ),
    ...(subjectOptions(read).length > 0
      ? [questionsOf(typed).menu('about', 'Of whom?', subjectOptions(read), { optional: true })]
      : []),
    questionsOf(typed).choice('measure', 'What was decided?', optionsOf(CASE_WORDS.measure)),
    questionsOf(typed).words('reason', 'Why?'),
  ],
  read: () =>
    z
      .object({ about: maybe(person), measure: oneOf(STAFF_MEASURES), reason: typedWords })
      .transform((measure) => ({ measure })),
};

export const logLowLevelForm: CaseForm<LogLowLevel> = {
  label: 'Low-level concern',
  submit: 'Log it',
  parts: ({ typed, read }) => {
    const subjects = subjectOptions(read);
    return [
      said('pattern', 'Three about one person within 90 days ask for a review. They are never a finding.'),
      questionsOf(typed).menu('about', 'About whom?', subjects, { first: subjects[0]?.value ?? '' }),
      questionsOf(typed).words('text', 'What was it, and what was done?'),
    ];
  },
  read: () => z.object({ about: person, text: typedWords }),
};

function subjectOptions(read: FormAbout['read']): readonly Option[] {
  return read ? possibleSubjects(read.concern).map((id) => ({ value: id, label: read.nameOf(id) })) : [];
}

/** Also a reporter whom the organisation file does not name: it may be about them. */
function withReporter(people: readonly Option[], read: FormAbout['read']): readonly Option[] {
  if (read === undefined || read.concern.reporter === ANONYMOUS) return people;
  const { reporter, excluded } = read.concern;
  const isThere = excluded.people.includes(reporter) || people.some(({ value }) => value === reporter);
  return isThere ? people : [...people, { value: reporter, label: read.nameOf(reporter) }];
}
