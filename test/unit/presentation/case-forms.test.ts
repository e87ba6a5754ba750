import { describe, expect, it } from 'vitest';
import { type CaseFile, caseFileOf } from '../../../src/domain/case/case-file.js';
import type { Clock } from '../../../src/domain/case/clocks.js';
import type { Concern } from '../../../src/domain/concern.js';
import { asItemId } from '../../../src/domain/ids.js';
import { LIMITS } from '../../../src/platforms/slack/limits.js';
import type { FormAbout } from '../../../src/presentation/case/case-form.js';
import { eventWords } from '../../../src/presentation/case/event-words.js';
import { CASE_FORMS, FORM_VERBS, type FormVerb } from '../../../src/presentation/case/forms.js';
import { type CasePart, localDay, localTime, type Typed } from '../../../src/presentation/case/questions.js';
import { anOrganisation, LONDON, minutesAfter, RECEIVED } from '../../support/builders.js';
import { aFullCase, aReferral, EVENTS, ITEMS, WITHOUT_CONSENT_BASIS, WORKING, written } from '../../support/case.js';

const concern = aFullCase();
const file = caseFileOf(concern);
const clockDue = (kind: 'triage' | 'review', dueAt: Date): Clock => ({
  id: kind,
  kind,
  startedAt: RECEIVED,
  dueAt,
  missedAt: dueAt,
  pressing: false,
});
const MISSED = clockDue('triage', minutesAfter(RECEIVED, 20));
const RUNNING = clockDue('review', minutesAfter(WORKING, 20));
const CLOCKS = [MISSED, RUNNING];
const people = Array.from({ length: 150 }, (_, index) => ({
  value: `person-${index}`,
  label: `Somebody ${index}`,
  canBe: ['colleague', 'holder'] as const,
}));
const ABOUT: FormAbout = {
  organisation: anOrganisation(),
  now: WORKING,
  typed: {},
  read: { concern, file, clocks: CLOCKS, nameOf: (id) => `Name of ${id}` },
  people,
};
/** The forms of whoever may read nothing but one item. */
const about = (verb: FormVerb): FormAbout =>
  verb === 'answer-question' ? { ...ABOUT, item: ITEMS.question, itemText: 'A question' } : ABOUT;

type Question = Extract<CasePart, { required: boolean }>;
const isQuestion = (part: CasePart): part is Question => 'required' in part;
const questions = (verb: FormVerb) => CASE_FORMS[verb].parts(about(verb)).filter(isQuestion);

function filledIn(question: Question): string | readonly string[] {
  switch (question.kind) {
    // "No", which asks for more than "yes".
    case 'choice':
      return question.options.at(-1)?.value ?? '';
    case 'menu':
      return question.options[0]?.value ?? '';
    case 'choices':
      return question.options.slice(0, 2).map(({ value }) => value);
    case 'day':
      return localDay(WORKING, LONDON);
    case 'time':
      return localTime(WORKING, LONDON);
    default:
      return `Words for ${question.id}`;
  }
}

const allFilledIn = (verb: FormVerb): Typed =>
  Object.fromEntries(questions(verb).map((each) => [each.id, filledIn(each)]));
const parse = (verb: FormVerb, typed: Typed) => CASE_FORMS[verb].read(about(verb)).safeParse(typed);
const problemsAt = (verb: FormVerb, typed: Typed) =>
  parse(verb, typed).error?.issues.map(({ path }) => String(path[0])) ?? [];

describe.each(FORM_VERBS)('the form of %s', (verb) => {
  it('fits every platform', () => {
    const { label, submit, parts } = CASE_FORMS[verb];
    for (const words of [label, submit]) {
      expect(words.length).toBeGreaterThan(0);
      expect(words.length).toBeLessThanOrEqual(24);
    }
    const ids = parts(about(verb)).map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
    for (const question of questions(verb)) {
      if (!('options' in question)) continue;
      for (const option of question.options) expect(option.label.length).toBeLessThanOrEqual(75);
      expect(question.options.length).toBeGreaterThan(0);
      // More of them only in a menu, which Slack takes in groups.
      if (question.kind === 'choice') expect(question.options.length).toBeLessThanOrEqual(10);
      else expect(question.options.length).toBeLessThanOrEqual(LIMITS.menuOptions * 100);
    }
  });

  it('makes a command of what was typed, with every word of it', () => {
    const typed = allFilledIn(verb);
    const { data, error } = parse(verb, typed);
    expect(error).toBeUndefined();
    expect(JSON.stringify(data)).not.toContain('Invalid');
    for (const { id, kind, required } of questions(verb)) {
      if (required && (kind === 'words' || kind === 'line')) {
        expect(JSON.stringify(data).toLowerCase()).toContain(String(typed[id]).toLowerCase());
      }
    }
  });

  it('shows again what was typed', () => {
    const typed = allFilledIn(verb);
    const again = CASE_FORMS[verb].parts({ ...about(verb), typed }).filter(isQuestion);
    for (const question of again) {
      expect('answers' in question ? question.answers : question.answer).toEqual(typed[question.id]);
    }
  });

  it('says at each required question that it is not answered', () => {
    for (const { id, required } of questions(verb)) {
      if (!required) continue;
      for (const blank of [{}, { [id]: '' }, { [id]: '   ' }]) {
        const { [id]: _, ...others } = allFilledIn(verb);
        const isChoice = id === 'item' || id === 'agency' || id === 'clock';
        if (blank[id] === '   ' && !isChoice && !questions(verb).some((each) => each.id === id && 'longest' in each))
          continue;
        expect([id, problemsAt(verb, { ...others, ...blank })]).toEqual([id, [id]]);
      }
    }
  });

  it('refuses text beyond the limit at its question', () => {
    for (const question of questions(verb)) {
      if (!('longest' in question)) continue;
      const { id, longest } = question;
      expect(longest).toBe(question.kind === 'words' ? 3_000 : 200);
      expect(problemsAt(verb, { ...allFilledIn(verb), [id]: 'x'.repeat(longest) })).toEqual([]);
      expect(problemsAt(verb, { ...allFilledIn(verb), [id]: 'x'.repeat(longest + 1) })).toEqual([id]);
    }
  });
});

describe('a day', () => {
  const DAY_MS = 86_400_000;
  const dayAt = (ms: number) => localDay(new Date(WORKING.getTime() + ms), LONDON);
  const at = (verb: FormVerb, id: string, localDate: string, time?: string) =>
    problemsAt(verb, { ...allFilledIn(verb), [id]: localDate, ...(time && { time }) });

  it.each(['add-note', 'refer', 'tell-other'] as const)('on which something happened is not to come: %s', (verb) => {
    expect(at(verb, 'day', dayAt(DAY_MS))).toEqual(['day']);
    expect(at(verb, 'day', dayAt(-DAY_MS))).toEqual([]);
  });

  it.each(['add-note', 'refer'] as const)('may be today, at a time that has been: %s', (verb) => {
    const minutes = (count: number) => localTime(minutesAfter(WORKING, count), LONDON);
    expect(at(verb, 'day', dayAt(0), minutes(-1))).toEqual([]);
    // A clock that is a little ahead is no reason to refuse anybody.
    expect(at(verb, 'day', dayAt(0), minutes(4))).toEqual([]);
    expect(at(verb, 'day', dayAt(0), minutes(6))).toEqual(['time']);
  });

  it.each([
    ['add-action', 'due'],
    ['reassign-action', 'due'],
    ['grant-access', 'until'],
  ] as const)('by which something is to be done has not passed: %s', (verb, id) => {
    expect(at(verb, id, dayAt(-DAY_MS))).toEqual([id]);
    expect(at(verb, id, dayAt(0))).toEqual([]);
    expect(at(verb, id, dayAt(364 * DAY_MS))).toEqual([]);
    expect(at(verb, id, dayAt(367 * DAY_MS))).toEqual([id]);
  });

  it('longer ago than anybody remembers is a slip of the pen', () => {
    expect(at('add-note', 'day', '0206-11-23')).toEqual(['day']);
    expect(at('refer', 'day', '1926-11-22')).toEqual(['day']);
    expect(at('add-note', 'day', '1926-11-24')).toEqual([]);
  });
});

describe('answers that say two things', () => {
  const problems = (verb: FormVerb, answers: Typed) => problemsAt(verb, { ...allFilledIn(verb), ...answers });

  it('are refused where words of one would be dropped', () => {
    expect(problems('refer', { consented: 'yes' })).toEqual(['explanation', 'personTold', 'notToldBecause']);
    expect(problems('refer', { consented: 'yes', explanation: '', personTold: 'yes', notToldBecause: '' })).toEqual([]);
    expect(problems('tell-other', { told: 'yes' })).toEqual(['because']);
    expect(problems('tell-other', { told: 'yes', because: '' })).toEqual([]);
  });
});

describe('a target of our own', () => {
  it('is asked about where it was missed and not explained yet', () => {
    const options = (explained: CaseFile['explained']) => {
      const read = { ...ABOUT.read, concern, file: { ...file, explained }, clocks: CLOCKS, nameOf: () => '' };
      return CASE_FORMS['explain-missed-target']
        .parts({ ...ABOUT, read })
        .flatMap((part) => ('options' in part ? part.options : []))
        .map(({ value }) => value);
    };
    expect(options([])).toEqual([MISSED.id]);
    expect(options([{ clock: MISSED.id, at: MISSED.dueAt }])).toEqual([]);
    // A reason from before is a reason for an earlier time.
    expect(options([{ clock: MISSED.id, at: RECEIVED }])).toEqual([MISSED.id]);
  });
});

describe('an item whose button was pressed', () => {
  it.each(['complete-action', 'sign-off', 'review-sharing'] as const)(
    'is the one that %s is about, whatever else is typed',
    (verb) => {
      const item = asItemId('pressed');
      const { data } = CASE_FORMS[verb].read({ ...ABOUT, item }).safeParse({ ...allFilledIn(verb), item: 'another' });
      expect(Object.values(data ?? {})).toContain(item);
    },
  );
});

describe('what a second person is asked about', () => {
  const quotes = (verb: FormVerb, of = about(verb)) =>
    CASE_FORMS[verb].parts(of).flatMap((part) => (part.kind === 'quote' ? [part] : []));
  const read = (decided: Concern) => ({
    ...about('sign-off'),
    read: { concern: decided, file: caseFileOf(decided), clocks: [], nameOf: () => '' },
  });

  it.each([undefined, ITEMS.referral])('of sharing without consent is everything that was shared, and why', (item) => {
    expect(quotes('review-sharing', { ...about('review-sharing'), item })).toEqual([
      expect.objectContaining({
        heading: 'Adult Social Care, 23 November 2026',
        text: [
          'Referred to Adult Social Care (Example Borough), 23 November 2026, 14:25, by telephone',
          'Spoke to: Somebody there',
          'Their reference: R-1',
          'Shared: What was shared',
          'Why: Why it was shared',
          'Without consent, because: a crime is suspected. Why without The person was not told: Not safe to ask',
        ].join('\n'),
      }),
    ]);
  });

  it.each([undefined, ITEMS.decision])('of a decision is what was decided, and why', (item) => {
    expect(quotes('sign-off', { ...about('sign-off'), item })).toEqual([
      expect.objectContaining({ heading: 'No further action', text: 'Because' }),
    ]);
  });

  it('is only what still waits, unless its own button was pressed', () => {
    const settled = read(written(concern, EVENTS['signed-off'], EVENTS['sharing-reviewed']));
    for (const verb of ['sign-off', 'review-sharing'] as const) expect(quotes(verb, settled)).toEqual([]);
    expect(quotes('review-sharing', { ...settled, item: ITEMS.referral })).toHaveLength(1);
  });

  it('says so where it is longer than a window takes, in any script', () => {
    const long = '語'.repeat(3_000);
    const referral = aReferral({
      shared: long,
      why: long,
      basis: { ...WITHOUT_CONSENT_BASIS, explanation: long, notToldBecause: long },
    });
    const again = { ...EVENTS.referred, id: asItemId('referral-2'), referral };
    const form = read(written(concern, { ...EVENTS.referred, referral }, again));
    const texts = quotes('review-sharing', form).map(({ text }) => text);
    expect(texts.length).toBeGreaterThan(1);
    expect(Buffer.byteLength(texts.join(''))).toBeLessThan(13_000);
    expect(texts.at(-1)).toMatch(/The rest stands in the concern\. Read it before you answer\.$/);
  });
});

describe('the words of the record', () => {
  it.each(Object.values(EVENTS))('say what $kind means', (event) => {
    const words = eventWords(event, { nameOf: (id) => `Name of ${id}`, zone: LONDON });
    expect(words.trim()).toBe(words);
    expect(words.length).toBeGreaterThan(5);
    expect(words).not.toMatch(/undefined|null|NaN|Invalid|\[object/);
    for (const [key, value] of Object.entries(event)) {
      if (['text', 'reason', 'because', 'why', 'rationale', 'reference'].includes(key) && key !== 'because') {
        expect(words).toContain(value);
      }
    }
  });
});
