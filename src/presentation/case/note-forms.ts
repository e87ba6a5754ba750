import { z } from 'zod';
import { unexplained } from '../../domain/case/missed-targets.js';
import type { AddNote } from '../../domain/case/notes.js';
import type { ExplainMissedTarget, RecordReview } from '../../domain/case/reviews.js';
import type { RecordSupport } from '../../domain/case/support.js';
import type { ChangeUrgency } from '../../domain/case/urgency.js';
import { SUPPORT_FOR } from '../../domain/case/vocabulary.js';
import { label } from '../text-pieces.js';
import { dateAndTime, LABELS } from '../wording.js';
import type { CaseForm } from './case-form.js';
import {
  day,
  hasBeen,
  instantOf,
  localDay,
  localTime,
  oneOf,
  questionsOf,
  said,
  timeOfDay,
  typedLine,
  typedWords,
  yesOrNo,
} from './questions.js';
import { CASE_WORDS, clockWords, optionsOf } from './words.js';

export const addNoteForm: CaseForm<AddNote> = {
  label: LABELS.addNote,
  submit: 'Add note',
  parts: ({ typed, now, organisation: { zone } }) => {
    const ask = questionsOf(typed);
    return [
      ask.words('text', 'What is there to note?'),
      ask.choice('source', 'What is it?', optionsOf(CASE_WORDS.source)),
      ask.day('day', 'On which day was it?', { first: localDay(now, zone) }),
      ask.time('time', 'At what time?', { first: localTime(now, zone) }),
      said(
        'kept',
        'The record keeps when it happened and when you wrote it down. Nothing is changed afterwards.',
        'quiet',
      ),
    ];
  },
  read: (about) =>
    z
      .object({ text: typedWords, source: oneOf(['fact', 'allegation', 'opinion']), day, time: timeOfDay })
      .superRefine(hasBeen(about))
      .transform(({ text, source, day: on, time }) => ({
        text,
        source,
        eventAt: instantOf(on, time, about.organisation.zone),
      })),
};

export const recordSupportForm: CaseForm<RecordSupport> = {
  label: 'Support offered',
  submit: 'Record',
  parts: ({ typed }) => [
    questionsOf(typed).choice('to', 'To whom?', optionsOf(CASE_WORDS.support)),
    questionsOf(typed).words('text', 'What was offered, and what came of it?'),
  ],
  read: () => z.object({ to: oneOf(SUPPORT_FOR), text: typedWords }),
};

export const changeUrgencyForm: CaseForm<ChangeUrgency> = {
  label: 'Raise or lower risk',
  submit: 'Change',
  parts: ({ typed, read }) => [
    questionsOf(typed).choice(
      'urgent',
      'Is it urgent?',
      [
        { value: 'yes', label: 'Urgent, high risk' },
        { value: 'no', label: 'Not urgent' },
      ],
      { first: read?.concern.urgent ? 'no' : 'yes' },
    ),
    questionsOf(typed).words('reason', 'Why?'),
  ],
  read: () => z.object({ urgent: yesOrNo, reason: typedWords }),
};

export const recordReviewForm: CaseForm<RecordReview> = {
  label: 'Review the case',
  submit: 'Record review',
  parts: ({ typed }) => [
    questionsOf(typed).words('text', 'How does it stand, and what is next?', {
      hint: 'Risk now, what was done, what is still open.',
    }),
  ],
  read: () => z.object({ text: typedWords }),
};

export const explainMissedTargetForm: CaseForm<ExplainMissedTarget> = {
  label: 'Our own target',
  submit: 'Record',
  parts: ({ typed, read, item, now, organisation: { zone } }) => {
    const options = read
      ? unexplained(read.clocks, read.file, now).map((clock) => ({
          value: clock.id,
          label: label(`${clockWords(clock, read.file)}, ${dateAndTime(clock.dueAt, zone)}`),
        }))
      : [];
    const asked = options.find(({ value }) => value === item) ?? options[0];
    return [
      said(
        'why',
        'This is our own target, and nobody is to blame. A reason helps to see what gets in the way.',
        'quiet',
      ),
      questionsOf(typed).menu('clock', 'Which target?', options, { first: asked?.value ?? '' }),
      questionsOf(typed).words('reason', 'What got in the way?'),
    ];
  },
  read: () => z.object({ clock: typedLine, reason: typedWords }),
};
