import type { FormAnswers, Missing, Question } from '../application/concerns/form-answers.js';
import { LONG_TEXT, MOST_PEOPLE, SHORT_TEXT } from '../application/concerns/form-answers.js';
import type { FormSetting, RoutePreview } from '../application/concerns/preview-route.js';
import type { Account } from '../domain/ids.js';
import { isUrgent } from '../domain/report.js';
import { ACTIONS } from './action-ids.js';
import { OPTIONS, type Option } from './report-words.js';
import { dateAndTime, emergencyLine, LABELS, listed, ringNow, unwatchedLine } from './wording.js';

/** One part of the form, for any platform. Windows may hold names and narrative; messages never. */
export type FormPart =
  | {
      readonly kind: 'text';
      readonly id: string;
      readonly tone: 'emergency' | 'notice' | 'plain' | 'quiet';
      readonly text: string;
    }
  | { readonly kind: 'quote'; readonly id: string; readonly heading: string; readonly text: string }
  | { readonly kind: 'button'; readonly id: string; readonly action: typeof ACTIONS.moreDetail; readonly label: string }
  | { readonly kind: 'divider'; readonly id: string }
  | FormQuestion;

interface Asked {
  readonly id: Question;
  readonly label: string;
  readonly hint?: string;
  readonly required: boolean;
  /** The form changes with the answer. */
  readonly grows: boolean;
}

export type FormQuestion = Asked &
  (
    | { readonly kind: 'choice'; readonly options: readonly Option[]; readonly answer?: string | undefined }
    | { readonly kind: 'choices'; readonly options: readonly Option[]; readonly answers: readonly string[] }
    | { readonly kind: 'tick-boxes'; readonly options: readonly Option[]; readonly answers: readonly string[] }
    | { readonly kind: 'people'; readonly most: number; readonly answers: readonly Account[] }
    | { readonly kind: 'line'; readonly longest: number; readonly answer?: string | undefined }
    | { readonly kind: 'words'; readonly longest: number; readonly answer?: string | undefined }
  );

export interface FormView {
  readonly title: string;
  readonly submit: string;
  readonly close: string;
  readonly parts: readonly FormPart[];
}

/**
 * The reporter's form (domain reference, section 3): four questions, then whatever the answers call for. 999 and a
 * phone stand at its top from the first moment.
 */
export function reportForm(answers: FormAnswers, setting: FormSetting): FormView {
  return {
    title: LABELS.raise,
    submit: LABELS.send,
    close: LABELS.cancel,
    parts: [
      ...help(answers, setting),
      ...quoted(answers, setting),
      ...fourQuestions(answers, setting),
      ...(answers.responsible === undefined ? [] : beforeSending(answers, setting)),
      ...(answers.responsible === undefined ? [] : detail(answers, setting)),
    ],
  };
}

function help(answers: FormAnswers, { organisation, route }: FormSetting): FormPart[] {
  const { phones } = organisation;
  const phone = phoneLine(route, phones);
  const line = `${emergencyLine(phones.emergency)} ${phone}`;
  const urgent = isUrgent(answers) && route.kind === 'people' ? [ringNow(route.phone)] : [];
  return [
    { kind: 'text', id: 'help', tone: 'emergency', text: line },
    ...urgent.map((text): FormPart => ({ kind: 'text', id: 'ring-now', tone: 'notice', text })),
  ];
}

/** Before the route is known an alternate number is shown too: the duty phone may ring the wrong person. */
function phoneLine(route: RoutePreview, phones: FormSetting['organisation']['phones']): string {
  switch (route.kind) {
    case 'not-known':
      return `Duty phone: ${phones.duty}. If the concern is about the duty person: ${phones.alternate}.`;
    case 'people':
      return `To talk to someone: ${route.phone}.`;
    case 'nobody':
      return `To talk to someone: ${route.contact.name}, ${route.contact.phone}.`;
  }
}

function quoted({ quotedMessage }: FormAnswers, { organisation }: FormSetting): FormPart[] {
  if (!quotedMessage) return [];
  const { text, author, postedAt, cut } = quotedMessage;
  const by = author?.name ? `Message by ${author.name}` : 'Message';
  const at = postedAt ? `, ${dateAndTime(postedAt, organisation.zone)}` : '';
  const length = cut ? ' Only its first 3,000 characters are kept.' : '';
  return [
    { kind: 'quote', id: 'quoted-message', heading: `${by}${at}. It is sent with your concern.${length}`, text },
    {
      kind: 'text',
      id: 'quoted-author',
      tone: 'quiet',
      text: 'If its author may be responsible and works or volunteers here, choose them below: they are not told.',
    },
  ];
}

function fourQuestions(answers: FormAnswers, { organisation }: FormSetting): FormPart[] {
  const cut: FormPart = {
    kind: 'text',
    id: 'text-cut',
    tone: 'notice',
    text: 'What you typed was too long: only its first 3,000 characters are here. Tell the rest when you are rung.',
  };
  return [
    choice('danger', 'Is anyone in immediate danger?', answers, { required: true, grows: true }),
    choice('atRisk', 'Who is at risk?', answers, { required: true, grows: true }),
    line('personAtRisk', 'Their name or reference, if you know it', answers),
    choice('responsible', 'Might anyone who works or volunteers here be responsible?', answers, {
      required: true,
      grows: true,
      hint: 'If so, the concern goes to a safeguarding lead and not to the duty person.',
    }),
    ...(answers.responsible === 'yes' || answers.responsible === 'not-sure' ? who(answers) : []),
    {
      kind: 'words',
      id: 'whatHappened',
      label: 'What happened?',
      hint: "In the person's own words where you can. Keep what you saw or heard apart from what you think.",
      required: true,
      grows: false,
      longest: LONG_TEXT,
      answer: answers.whatHappened,
    },
    ...(answers.textCut ? [cut] : []),
    {
      kind: 'text',
      id: 'evidence',
      tone: 'quiet',
      text:
        "Please don't wash, tidy, move or copy anything, don't question anyone, and send no photos in chat. " +
        `${organisation.name} may have to tell the council or the police.`,
    },
  ];
}

function who(answers: FormAnswers): FormPart[] {
  const required = answers.responsible === 'yes';
  return [
    {
      kind: 'people',
      id: 'subjects',
      label: required ? 'Who?' : 'Who might it be?',
      hint: 'Nobody whom you choose is told, now or later.',
      required: false,
      grows: true,
      most: MOST_PEOPLE,
      answers: answers.subjects ?? [],
    },
    {
      kind: 'tick-boxes',
      id: 'subjectUnknown',
      label: required ? 'Or' : 'Or, if it fits',
      required: false,
      grows: false,
      options: OPTIONS.subjectUnknown,
      answers: answers.subjectUnknown ?? [],
    },
  ];
}

/** Says who will be told, and asks who should not see it, before anything is sent. */
function beforeSending(answers: FormAnswers, setting: FormSetting): FormPart[] {
  return [
    { kind: 'divider', id: 'before-sending' },
    { kind: 'text', id: 'route', tone: setting.route.kind === 'nobody' ? 'notice' : 'plain', text: routeLine(setting) },
    {
      kind: 'people',
      id: 'hiddenFrom',
      label: 'Should anyone else not see it?',
      hint: 'They are not told, now or later.',
      required: false,
      grows: true,
      most: MOST_PEOPLE,
      answers: answers.hiddenFrom ?? [],
    },
    choice(
      'identity',
      'Your name',
      { ...answers, identity: answers.identity ?? 'named' },
      {
        hint:
          'Confidential: only those handling this concern will see your name; we may have to tell the council or the ' +
          'police.',
      },
    ),
    line('ringOn', 'A number to ring you on', answers),
  ];
}

function routeLine({ route, organisation, now }: FormSetting): string {
  switch (route.kind) {
    case 'not-known':
      return '';
    case 'people': {
      const unwatched = route.unwatchedUntil
        ? ` ${unwatchedLine(route.unwatchedUntil, now, organisation.zone, route.phone)}`
        : '';
      return `This goes to ${listed(route.names)}.${unwatched}`;
    }
    case 'nobody':
      return (
        'Nobody here would be told, because everybody who could be is named. Nothing is saved until you press Send. Then ' +
        `ring ${route.contact.name} on ${route.contact.phone}.`
      );
  }
}

function detail(answers: FormAnswers, setting: FormSetting): FormPart[] {
  if (!answers.moreDetail) {
    return [{ kind: 'button', id: 'more', action: ACTIONS.moreDetail, label: LABELS.moreDetail }];
  }
  return [
    { kind: 'divider', id: 'detail' },
    {
      kind: 'choices',
      id: 'types',
      label: 'What kind of concern is it?',
      required: false,
      grows: true,
      options: OPTIONS.types,
      answers: answers.types ?? [],
    },
    ...(answers.types?.includes('self-harm') ? crisis(setting) : []),
    choice('howKnown', 'How do you know?', answers),
    line('when', 'When did it happen?', answers),
    line('where', 'Where did it happen?', answers),
    choice('ongoing', 'Is it still going on?', answers),
    line('livesIn', 'The area where the person lives', answers, 'The council of that area may have to be told.'),
    line('happenedIn', 'The area where it happened', answers),
    words('othersAtRisk', 'Is anyone else at risk?', answers),
    words('alreadyDone', 'What has been done already?', answers),
    choice('personTold', 'Does the person know that you are raising this?', answers),
    words('personWants', 'What does the person want to happen?', answers),
    choice('consent', 'Do they agree that we share it?', answers),
  ];
}

/** Self-harm and suicidal thoughts are rarely a matter for the council alone: the crisis route stands here at once. */
function crisis({ organisation }: FormSetting): FormPart[] {
  const { emergency, crisis: own } = organisation.phones;
  const route = own ? ` Our own crisis line is ${own}.` : '';
  const text =
    `If a life is at risk, call ${emergency} now. For help with a mental health crisis call NHS 111 and choose the ` +
    `mental health option, day or night.${route} Then send this form: it tells a person here.`;
  return [{ kind: 'text', id: 'crisis', tone: 'notice', text }];
}

type ChoiceQuestion =
  | 'danger'
  | 'atRisk'
  | 'responsible'
  | 'identity'
  | 'howKnown'
  | 'ongoing'
  | 'personTold'
  | 'consent';

function choice(
  id: ChoiceQuestion,
  label: string,
  answers: FormAnswers,
  asked: Partial<Pick<Asked, 'required' | 'grows' | 'hint'>> = {},
): FormQuestion {
  return {
    kind: 'choice',
    id,
    label,
    required: false,
    grows: false,
    ...asked,
    options: OPTIONS[id],
    answer: answers[id],
  };
}

function line(
  id: 'personAtRisk' | 'ringOn' | 'when' | 'where' | 'livesIn' | 'happenedIn',
  label: string,
  answers: FormAnswers,
  hint?: string,
): FormQuestion {
  const asked = { id, label, required: false, grows: false, ...(hint && { hint }) };
  return { kind: 'line', ...asked, longest: SHORT_TEXT, answer: answers[id] };
}

function words(id: 'othersAtRisk' | 'alreadyDone' | 'personWants', label: string, answers: FormAnswers): FormQuestion {
  return { kind: 'words', id, label, required: false, grows: false, longest: LONG_TEXT, answer: answers[id] };
}

const MISSING_WORDS: Record<Exclude<Missing[Question], undefined>, string> = {
  required: 'Please answer this. Your concern has not been sent yet.',
  'choose-who': 'Choose who, or tick "not listed" or "rather not say" below. Your concern has not been sent yet.',
};

/** What to say beside each question that still needs an answer. */
export function missingWords(missing: Missing): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(missing).map(([question, reason]) => [question, MISSING_WORDS[reason]]));
}
