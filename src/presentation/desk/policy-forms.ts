import { z } from 'zod';
import { asName } from '../../application/concerns/typed-text.js';
import type { PolicyShown } from '../../application/policies/see-policies.js';
import { EARLY_REASONS, reviewAfter } from '../../domain/policies/policy.js';
import type { EarlyAsked, ReviewDone } from '../../domain/policies/review.js';
import { dayOf } from '../../domain/reminders/reminder-days.js';
import {
  type CasePart,
  day,
  maybe,
  oneOf,
  questionsOf,
  said,
  type Typed,
  typedLine,
  typedWords,
  yesOrNo,
} from '../case/questions.js';
import { durationWords } from '../duration-words.js';
import { dayWords } from '../wording.js';
import { link } from './policy-link.js';
import { EARLY_WORDS } from './policy-words.js';

/** Leaves room in a window for what stands before it. */
const CLIENT_WORDS = 2_500;
/** A version stands on every card and in every list. */
const VERSION = 40;

/** Of a policy whose review is recorded. @param isDone somebody recorded one since the button was drawn */
export function reviewDoneParts(policy: PolicyShown, typed: Typed, isDone: boolean): readonly CasePart[] {
  const { title, version, url, clientVersion, every, now, zone } = policy;
  if (isDone) return [said('done', doneMeanwhile(policy), 'notice')];
  const today = dayOf(now, zone);
  const ask = questionsOf({
    version,
    url: url ?? '',
    clientUrl: clientVersion?.url ?? '',
    clientWords: clientVersion?.words ?? '',
    ...typed,
  });
  return [
    said('what', `It is about: ${title}. It was reviewed last on ${dayWords(policy.lastReviewed)}.`),
    ask.day('on', 'When was it reviewed?', { first: today }),
    ask.line('version', 'Which version is it now?', { hint: `At most ${VERSION} characters` }),
    ask.line('summary', 'What changed?', {
      hint: 'One or two sentences; “nothing” is an answer. Everybody who is to accept it reads them.',
    }),
    ask.choice('material', 'Is everybody to read and accept this version?', [
      { value: 'yes', label: 'Yes: what people have to do is different now' },
      { value: 'no', label: 'No: nothing that matters to them has changed' },
    ]),
    ask.line('url', 'Link to this version', { optional: true, hint: 'Begins with https://' }),
    ask.day('next', 'When is the next review due?', {
      optional: true,
      first: reviewAfter(today, every),
      hint: `It is reviewed every ${durationWords(every)}`,
    }),
    ask.line('clientUrl', 'Client version: link', { optional: true, hint: 'Begins with https://' }),
    ask.words('clientWords', 'Client version: in plain words', {
      optional: true,
      hint: 'What you would tell somebody whom you support',
    }),
  ];
}

export function doneMeanwhile({ lastRecorded, version, due }: PolicyShown): string {
  const by = lastRecorded
    ? `${lastRecorded.by} recorded a review of ${dayWords(lastRecorded.on)}`
    : 'A review was recorded';
  return `${by} meanwhile: version ${version}, next review by ${dayWords(due)}. To record another one, press “Review done” on the policy's page.`;
}

const shortVersion = typedLine
  .transform(asName)
  .pipe(z.string().max(VERSION, `At most ${VERSION} characters fit here.`));
const clientText = typedWords.pipe(
  z.string().max(CLIENT_WORDS, `At most ${CLIENT_WORDS.toLocaleString('en-GB')} characters fit here.`),
);

/** @param after how many reviews were recorded when the form was drawn */
export function reviewDoneCommand(after: number): z.ZodType<ReviewDone> {
  return z
    .object({
      on: day,
      version: shortVersion,
      summary: typedLine,
      material: yesOrNo,
      url: maybe(link),
      next: maybe(day),
      clientUrl: maybe(link),
      clientWords: maybe(clientText),
    })
    .refine(({ material, url }) => !material || url !== undefined, {
      path: ['url'],
      message: 'Give a link to it: everybody is to read exactly this version before they accept it.',
    })
    .transform(({ clientUrl, clientWords, ...done }): ReviewDone => {
      const clientVersion = clientUrl || clientWords ? { url: clientUrl, words: clientWords } : undefined;
      return { ...done, after, clientVersion };
    });
}

export function reviewEarlyParts({ title, due }: PolicyShown, typed: Typed): readonly CasePart[] {
  const ask = questionsOf(typed);
  return [
    said(
      'what',
      `${title}: the review is due by ${dayWords(due)}. Asked for early, it is due in four weeks, and whoever owns it is told: now, or when quiet hours end.`,
    ),
    ask.menu(
      'reason',
      'Why?',
      EARLY_REASONS.map((value) => ({
        value,
        label: EARLY_WORDS[value].replace(/^./, (first) => first.toUpperCase()),
      })),
    ),
    ask.line('words', 'In a few words', {
      optional: true,
      hint: 'Its owner, leads and managers read it. Write nothing of a concern, and no name.',
    }),
  ];
}

export const reviewEarlyCommand: z.ZodType<EarlyAsked> = z
  .object({ reason: oneOf(EARLY_REASONS), words: maybe(typedLine) })
  .refine(({ reason, words }) => reason !== 'other' || words !== undefined, {
    path: ['words'],
    message: 'Say why in a few words.',
  });
