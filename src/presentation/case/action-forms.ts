import { z } from 'zod';
import {
  type AddAction,
  type CancelAction,
  type CompleteAction,
  LONGEST_SNOOZE_DAYS,
  type ReassignAction,
  type SnoozeAction,
} from '../../domain/case/actions.js';
import { asItemId } from '../../domain/ids.js';
import { label } from '../text-pieces.js';
import { dateOf, LABELS } from '../wording.js';
import type { CaseForm, FormAbout } from './case-form.js';
import {
  type CasePart,
  dayToCome,
  instantOf,
  localDay,
  person,
  questionsOf,
  said,
  typedLine,
  typedWords,
} from './questions.js';

/** An action is due by the end of the working day, which a date says well enough. */
function dueOn(localDate: string, { organisation: { zone } }: FormAbout): Date {
  return instantOf(localDate, '17:00', zone);
}

export const addActionForm: CaseForm<AddAction> = {
  label: LABELS.addAction,
  submit: 'Add action',
  parts: ({ typed, people }) => [
    questionsOf(typed).words('text', 'What is to be done?'),
    questionsOf(typed).menu('owner', 'By whom?', people),
    questionsOf(typed).day('due', 'By when?'),
    said('owner-sees', 'They see this action in a window, and nothing else of the concern.', 'quiet'),
  ],
  read: (about) =>
    z
      .object({ text: typedWords, owner: person, due: dayToCome(about) })
      .transform(({ due, ...rest }) => ({ ...rest, due: dueOn(due, about) })),
};

export const reassignActionForm: CaseForm<ReassignAction> = {
  label: 'Reassign an action',
  submit: 'Reassign',
  parts: (about) => [
    whichAction(about),
    questionsOf(about.typed).menu('owner', 'To whom?', about.people),
    questionsOf(about.typed).day('due', 'By when?'),
  ],
  read: (about) =>
    z
      .object({ item: typedLine, owner: person, due: dayToCome(about) })
      .transform(({ item, due, owner }) => ({ action: asItemId(item), owner, due: dueOn(due, about) })),
};

export const completeActionForm: CaseForm<CompleteAction> = {
  label: 'Complete an action',
  submit: 'Mark as done',
  parts: (about) => [...theAction(about), questionsOf(about.typed).words('text', 'What was done?')],
  read: ({ item }) =>
    z
      .object({ item: chosenAction(item), text: typedWords })
      .transform(({ item: chosen, text }) => ({ action: item ?? asItemId(String(chosen)), text })),
};

export const snoozeActionForm: CaseForm<SnoozeAction> = {
  label: 'Snooze an action',
  submit: 'Snooze',
  parts: (about) => [
    ...theAction(about),
    questionsOf(about.typed).day('until', 'Until the end of which day?', {
      hint: `At most ${LONGEST_SNOOZE_DAYS} days ahead.`,
    }),
    questionsOf(about.typed).words('reason', 'Why can it wait?'),
    said('date-stays', 'Snoozing pauses the reminders, not the date.', 'quiet'),
  ],
  read: (about) =>
    z
      .object({ item: chosenAction(about.item), until: dayOfSnooze(about), reason: typedWords })
      .transform(({ item: chosen, until, reason }) => ({
        action: about.item ?? asItemId(String(chosen)),
        until: instantOf(until, '23:59', about.organisation.zone),
        reason,
      })),
};

function dayOfSnooze(about: FormAbout) {
  const { now, organisation } = about;
  const last = new Date(now.getTime() + LONGEST_SNOOZE_DAYS * 86_400_000);
  return dayToCome(about).refine(
    (chosen) => chosen <= localDay(last, organisation.zone),
    `Choose a day within ${LONGEST_SNOOZE_DAYS} days.`,
  );
}

/** Whoever pressed the button of one action is asked for no other. */
function theAction(about: FormAbout): CasePart[] {
  return [
    ...(about.itemText ? [{ kind: 'quote', id: 'action', heading: 'To be done', text: about.itemText } as const] : []),
    ...(about.item === undefined ? [whichAction(about)] : []),
  ];
}

function chosenAction(item: FormAbout['item']) {
  return item === undefined ? typedLine : z.unknown().optional();
}

export const cancelActionForm: CaseForm<CancelAction> = {
  label: 'Cancel an action',
  submit: 'Cancel action',
  close: 'Keep it',
  parts: (about) => [whichAction(about), questionsOf(about.typed).words('reason', 'Why is it not needed any more?')],
  read: () =>
    z
      .object({ item: typedLine, reason: typedWords })
      .transform(({ item, reason }) => ({ action: asItemId(item), reason })),
};

/** Where there are several none stands chosen: the first one is as likely the wrong one. */
function whichAction({ read, item, typed, organisation: { zone } }: FormAbout) {
  const options = (read?.file.actions ?? [])
    .filter(({ state }) => state === 'open')
    .map(({ id, text, due }) => ({ value: id, label: label(`${dateOf(due, zone)}: ${text}`) }));
  const only = options.length === 1 ? options[0]?.value : undefined;
  return questionsOf(typed).menu('item', 'Which action?', options, { first: item ?? only ?? '' });
}
