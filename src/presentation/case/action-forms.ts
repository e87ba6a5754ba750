import { z } from 'zod';
import type { AddAction, CancelAction, CompleteAction, ReassignAction } from '../../domain/case/actions.js';
import { asItemId } from '../../domain/ids.js';
import { label } from '../text-pieces.js';
import { dateOf, LABELS } from '../wording.js';
import type { CaseForm, FormAbout } from './case-form.js';
import { dayToCome, instantOf, person, questionsOf, said, typedLine, typedWords } from './questions.js';

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
  parts: (about) => [
    ...(about.itemText ? [{ kind: 'quote', id: 'action', heading: 'To be done', text: about.itemText } as const] : []),
    // Whoever pressed the button of one action is asked for no other.
    ...(about.item === undefined ? [whichAction(about)] : []),
    questionsOf(about.typed).words('text', 'What was done?'),
  ],
  read: ({ item }) =>
    z
      .object({ item: item === undefined ? typedLine : z.unknown().optional(), text: typedWords })
      .transform(({ item: chosen, text }) => ({ action: item ?? asItemId(String(chosen)), text })),
};

export const cancelActionForm: CaseForm<CancelAction> = {
  label: 'Cancel an action',
  submit: 'Cancel action',
  parts: (about) => [whichAction(about), questionsOf(about.typed).words('reason', 'Why is it not needed any more?')],
  read: () =>
    z
      .object({ item: typedLine, reason: typedWords })
      .transform(({ item, reason }) => ({ action: asItemId(item), reason })),
};

function whichAction({ read, item, typed, organisation: { zone } }: FormAbout) {
  const options = (read?.file.actions ?? [])
    .filter(({ state }) => state === 'open')
    .map(({ id, text, due }) => ({ value: id, label: label(`${dateOf(due, zone)}: ${text}`) }));
  return questionsOf(typed).menu('item', 'Which action?', options, { first: item ?? options[0]?.value ?? '' });
}
