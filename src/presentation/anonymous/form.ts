import type { PublicAnswers } from '../../application/anonymous/public-answers.js';
import { SHORT_TEXT } from '../../application/concerns/form-answers.js';
import type { Organisation } from '../../domain/organisation.js';
import { PARTS, type Part } from '../../domain/parts-in-words.js';
import { crisisRoute } from '../crisis-words.js';
import { kindOfConcern, moreAboutIt } from '../report-form-detail.js';
import { notLive } from '../report-form-not-live.js';
import type { FormPart } from '../report-form-parts.js';
import { whatHappened, whoIsAtRisk } from '../report-form-questions.js';
import type { Option } from '../report-words.js';
import { whomToCall } from './words.js';

export type PublicPart = FormPart<string>;

/** Everything at once: a form that grows with its answers would need a script. */
export interface PublicForm {
  readonly help: readonly PublicPart[];
  readonly questions: readonly PublicPart[];
  /** Who of those who work here it may be about. */
  readonly whoItMayBe: { readonly heading: string; readonly parts: readonly PublicPart[] };
  readonly story: readonly PublicPart[];
  /** Folded away. */
  readonly more: { readonly heading: string; readonly parts: readonly PublicPart[] };
}

/** What the page shows beside its questions. */
export interface PublicSetting {
  readonly organisation: Organisation;
  /** Whether the organisation may rely on it yet. */
  readonly isLive: boolean;
}

/** The questions of the form in chat, in the same words, without those that only somebody who works here could answer. */
export function publicForm(answers: PublicAnswers, { organisation, isLive }: PublicSetting): PublicForm {
  const { name, phones } = organisation;
  return {
    help: [
      { kind: 'text', id: 'help', tone: 'emergency', text: whomToCall(organisation) },
      { kind: 'text', id: 'crisis-route', tone: 'plain', text: crisisRoute(phones) },
      ...notLive({ isLive, route: { kind: 'not-known' }, organisation }),
    ],
    questions: whoIsAtRisk(answers),
    whoItMayBe: {
      heading: `Somebody at ${name} who may be responsible, or should not see this`,
      parts: whoItMayBe(answers),
    },
    story: [
      whatHappened(answers),
      {
        kind: 'text',
        id: 'evidence',
        tone: 'quiet',
        text:
          "Please don't wash, tidy, move or copy anything, and don't question anyone. " +
          `${name} may have to tell the council or the police. Write nothing about yourself that you do not want us to know.`,
      },
    ],
    more: {
      heading: 'Add more detail, if you can',
      parts: [kindOfConcern(answers), ...moreAboutIt(answers)],
    },
  };
}

const PART_WORDS = {
  duty: 'Somebody who takes safeguarding concerns',
  lead: 'A safeguarding lead',
  manager: 'A manager',
} satisfies Record<Part, string>;
const PART_OPTIONS: readonly Option[] = PARTS.map((value) => ({ value, label: PART_WORDS[value] }));

/** There is no list to choose from: who works here is nobody's business on a public page. */
function whoItMayBe({ whoItMayBe, theirPart = [] }: PublicAnswers): PublicPart[] {
  return [
    {
      kind: 'line',
      id: 'whoItMayBe',
      label: 'Their name, or what you know of it',
      hint: 'Whoever has that name here, or nearly that name, is not told, now or later. With a name here it goes to a safeguarding lead, or past them if it may be theirs.',
      required: false,
      grows: false,
      longest: SHORT_TEXT,
      answer: whoItMayBe,
    },
    {
      kind: 'tick-boxes',
      id: 'theirPart',
      label: 'What they do here, if you know',
      hint: "If we can't tell who it is by the name, nobody who does this is told.",
      required: false,
      grows: false,
      options: PART_OPTIONS,
      answers: theirPart,
    },
  ];
}

/** Where an answer may be several. */
export const SEVERAL: readonly string[] = ['types', 'theirPart', 'selfHarm'] satisfies readonly (keyof PublicAnswers)[];
