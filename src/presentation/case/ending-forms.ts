import { z } from 'zod';
import type { AskedCommand } from '../../application/concerns/work-on-concern.js';
import { type CloseConcern, obstaclesTo, type ReopenConcern, type WithdrawConcern } from '../../domain/case/closure.js';
import { type Obstacle, WISH_MET } from '../../domain/case/vocabulary.js';
import { label } from '../text-pieces.js';
import { LABELS } from '../wording.js';
import type { CaseForm } from './case-form.js';
import { maybe, oneOf, questionsOf, said, typedLine, typedWords } from './questions.js';
import { CASE_WORDS, optionsOf } from './words.js';

/** What still stands in the way of an end, a line each, in words that say what to do. */
export function obstacleList(obstacles: readonly Obstacle[]): readonly string[] {
  return obstacles.map((obstacle) => `• ${obstacleWords(obstacle)}`);
}

/** Whoever was asked may have left, or be kept from it since: any other lead may look as well. */
const NAME_A_LEAD = 'have another lead named';

function obstacleWords(obstacle: Obstacle): string {
  switch (obstacle.kind) {
    case 'danger-not-addressed':
      return 'Record triage: whether the immediate danger was dealt with.';
    case 'no-decision':
      return 'Decide, with a rationale.';
    case 'sign-off-awaited':
      return `A second person has to sign off "no further action". If nobody here may, decide again, or ${NAME_A_LEAD}.`;
    case 'sign-off-refused':
      return 'The second person did not agree: decide again.';
    case 'referral-not-made':
      return `Record the referral to ${CASE_WORDS.agency[obstacle.agency]} that was decided, or decide again.`;
    case 'referral-without-outcome':
      return `Record ${obstacle.agencyName}'s answer, or why none will come.`;
    case 'sharing-not-reviewed':
      return `A second person has to review the sharing with ${obstacle.agencyName} without consent. If nobody here may, ${NAME_A_LEAD}.`;
    case 'action-open':
      return `Finish or cancel the action "${label(obstacle.text, 120)}".`;
    case 'reporter-not-told':
      return 'Tell the reporter that it was acted on.';
  }
}

export const closeForm: CaseForm<CloseConcern> = {
  label: LABELS.closeConcern,
  submit: 'Close concern',
  parts: ({ typed, read }) => {
    const ask = questionsOf(typed);
    const obstacles = read ? obstacleList(obstaclesTo(read.file)) : [];
    return [
      ...(obstacles.length > 0
        ? [said('obstacles', 'Before it can be closed:', 'notice'), said('obstacle-list', obstacles.join('\n'))]
        : []),
      ask.choice('wishMet', 'Was the outcome that the person wished for met?', optionsOf(CASE_WORDS.wishMet)),
      ask.words('personTold', 'What were they told, and what did they think? Or why not?'),
      ask.words('remainingRisk', 'What risk remains?'),
      ask.words('learning', 'What is there to learn?', { optional: true }),
    ];
  },
  read: () =>
    z
      .object({
        wishMet: oneOf(WISH_MET),
        personTold: typedWords,
        remainingRisk: typedWords,
        learning: maybe(typedWords),
      })
      .transform((closure) => ({ closure })),
};

export const reopenForm: CaseForm<ReopenConcern> = {
  label: 'Reopen',
  submit: 'Reopen',
  parts: ({ typed }) => [questionsOf(typed).words('reason', 'Why is it being reopened?')],
  read: () => z.object({ reason: typedWords }),
};

export const withdrawForm: CaseForm<WithdrawConcern> = {
  label: 'Withdraw',
  submit: 'Withdraw concern',
  parts: ({ typed }) => [
    said(
      'what',
      'For a concern that was sent by mistake. The record stays, and the reporter is told that it is closed.',
    ),
    questionsOf(typed).words('reason', 'Why?'),
  ],
  read: () => z.object({ reason: typedWords }),
};

type Linking = Extract<AskedCommand, { verb: 'link-concern' }>;
type Merging = Extract<AskedCommand, { verb: 'merge-into' }>;
const reference = typedLine.transform((text) => text.toUpperCase());

export const linkConcernForm: CaseForm<Linking> = {
  label: 'Link a concern',
  submit: 'Link',
  parts: ({ typed }) => [
    questionsOf(typed).line('reference', 'Reference of the earlier concern', {
      hint: 'Such as SG-7K3QM2. You must be able to read it.',
    }),
  ],
  read: () => z.object({ reference }),
};

export const mergeIntoForm: CaseForm<Merging> = {
  label: 'Merge a duplicate',
  submit: 'Merge',
  parts: ({ typed }) => [
    said('which', 'This one ends, and the other one goes on. Whoever raised this one keeps their receipt.'),
    questionsOf(typed).line('reference', 'Reference of the one that goes on'),
  ],
  read: () => z.object({ reference }),
};
