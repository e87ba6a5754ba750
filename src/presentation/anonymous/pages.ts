import type { PublicAnswers } from '../../application/anonymous/public-answers.js';
import type { ReplyBox } from '../../application/anonymous/reply-by-code.js';
import { LONG_TEXT } from '../../application/concerns/form-answers.js';
import type { Receipt } from '../../application/concerns/raise-concern.js';
import { saysSomething } from '../../application/concerns/typed-text.js';
import type { Organisation } from '../../domain/organisation.js';
import { type ReplyCode, replyCodeInGroups } from '../../domain/reply-code.js';
import { crisisRoute } from '../crisis-words.js';
import { receivedLines } from '../receipt.js';
import { sentNotLive } from '../report-form-not-live.js';
import { NOT_SENT_YET } from '../report-problems.js';
import { cannotConfirm, dateAndTime, EARLIER_TRY, emergencyLine, notSent } from '../wording.js';
import { NOT_SENT, NOT_SENT_REPLY, whomToCall } from './words.js';

/** One page of words, without questions. */
export interface PublicWords {
  readonly title: string;
  readonly lines: readonly string[];
  /** The reply code, in groups. */
  readonly code?: string | undefined;
  /** On the way to a new form, where one is needed. */
  readonly newForm?: string | undefined;
}

interface Received {
  readonly receipt: Receipt;
  readonly code?: ReplyCode | undefined;
  readonly answers: Named;
  /** Whether the organisation may rely on it yet. */
  readonly isLive: boolean;
}

/** Names nobody, and says the same whoever was found by what was typed: who works here is not for a public page. */
export function receivedPage({ receipt, code, answers, isLive }: Received): PublicWords {
  const { reference, urgent, crisis, told, organisation, now, changedSince } = receipt;
  const { phones, zone } = organisation;
  const after = [
    ...(crisis ? [crisisRoute(phones)] : []),
    ...(changedSince
      ? [
          'We had it from your first try, and keep it as it was then, and from whom. To say what you have changed since, use your ' +
            `reply code; if you have named somebody since, ring ${ringOutside(organisation)}.`,
        ]
      : []),
    code === undefined ? CODE_WAS_SHOWN : CODE_IS_SHOWN_ONCE,
  ];
  if (told.kind === 'nobody-told') {
    return {
      title: 'Ring now',
      lines: [
        `Nobody here has been told, because it may be about everybody who could be. Ring ${ringOutside(organisation)} now.`,
        emergencyLine(phones.emergency),
        `Your concern is saved as ${reference}.`,
        ...after,
      ],
      code: code && replyCodeInGroups(code),
    };
  }
  const { phone, hearBy, unwatchedUntil } = told;
  // What was stored may have come with another name, or with none.
  const whoHasIt = [WHO_HAS_IT, ...(changedSince ? [] : keptFrom(answers, organisation))].join(' ');
  const known = { reference, urgent, phone, whoHasIt, unwatchedUntil, now, zone };
  // Nobody can ring or write to them: they look for themselves.
  const lines = receivedLines(
    { ...known, hearBy, unlessBy: 'If you look with your reply code and nobody has taken it on by' },
    phones.emergency,
  );
  const notLive = isLive ? [] : [sentNotLive(phone)];
  return {
    title: 'We have your concern',
    lines: [...lines, ...notLive, ...after],
    code: code && replyCodeInGroups(code),
  };
}

type Named = Pick<PublicAnswers, 'whoItMayBe' | 'theirPart'>;

const WHO_HAS_IT = 'It has gone to the people who handle safeguarding here.';

/** No more than is true whoever was meant: a name that is nobody's here, or is nothing like theirs, keeps it from nobody. */
function keptFrom({ whoItMayBe = '', theirPart = [] }: Named, organisation: Organisation): string[] {
  const hasName = saysSomething(whoItMayBe);
  if (!hasName && theirPart.length === 0) return [];
  return [
    ...(hasName ? ['We keep it from everybody here who has a name that you gave, or nearly that name.'] : []),
    ...(theirPart.length > 0
      ? [
          hasName
            ? "If we can't tell by it who is meant, we keep it from everybody who does what you ticked."
            : 'We keep it from everybody here who does what you ticked.',
        ]
      : []),
    `If you are not sure that we know whom you mean, ring ${ringOutside(organisation)}.`,
  ];
}

function ringOutside({ externalContact: { name, phone } }: Organisation): string {
  return `${name} on ${phone}`;
}

const CODE_IS_SHOWN_ONCE =
  "This is your reply code. Write it down now: we show it once, keep no copy, and can't send it to you. With it you can " +
  'see how far your concern has got, read questions, and add to it. Whoever has the code can do the same.';
const CODE_WAS_SHOWN = 'Your reply code was shown when you sent it, and is not shown again.';

/** The form stays, with everything typed. */
export function notSentWords({ phones }: Organisation, outcome: 'not-sent' | 'unknown'): string {
  const both = `${phones.duty} or ${phones.alternate}`;
  return outcome === 'unknown'
    ? cannotConfirm(both, phones.emergency)
    : `${notSent(both, phones.emergency)} ${EARLIER_TRY}`;
}

const BUSY = 'More is being sent here at this moment than we can take.';

/** The form stays, with everything typed: it was never begun. */
export function busyWords(organisation: Organisation): string {
  return `${BUSY} ${notSentWords(organisation, 'not-sent')} In a moment, pressing Send again works.`;
}

const STILL_HERE = `${NOT_SENT_YET} Your words are still here: press Send once more.`;
export const FORM_ENDED = `This form is not one that can be sent now, perhaps because it was open for a long time. ${STILL_HERE}`;
export const FORM_MISSING = `Something that belongs to this form was missing. ${STILL_HERE}`;

/** What reached us can't be read. @param why in one sentence */
export function unreadablePage(organisation: Organisation, why: string, about: 'concern' | 'reply'): PublicWords {
  const sent = about === 'concern' ? NOT_SENT : NOT_SENT_REPLY;
  return {
    title: about === 'concern' ? 'Not sent' : 'Not done',
    lines: [`${sent} ${why}`, whomToCall(organisation)],
    newForm: newForm(about),
  };
}

/** No page of ours is kept by a browser, so whether it still has what was typed is not ours to say. */
const MAYBE_GONE = 'Going back may show your words again.';
const OR_ANEW = 'If they are gone, please write them once more, or ring.';

export const TOO_LONG =
  `It was too long for us to take: each answer may have ${LONG_TEXT.toLocaleString('en-GB')} characters. ${MAYBE_GONE} ` +
  `Make them shorter there, and send again. ${OR_ANEW}`;
export const NOT_OURS = `It did not come from our own form. ${MAYBE_GONE} ${OR_ANEW}`;

/** What came with a reply code while there was no room for it. */
export function busyReplyPage(organisation: Organisation): PublicWords {
  const { title, lines } = unreadablePage(organisation, `${BUSY} ${MAYBE_GONE}`, 'reply');
  return { title, lines: [...lines, 'Sending it again in a moment works.'] };
}

/** A fault of ours, at whatever moment: nobody can say what became of it. */
export function failedPage(organisation: Organisation, about: 'concern' | 'reply'): PublicWords {
  const [words, again] =
    about === 'concern'
      ? ['We cannot confirm that your concern was sent.', 'Send them again from there: it will not be sent twice.']
      : ['If you wrote something, we cannot confirm that it was sent.', 'Send them again from there.'];
  return {
    title: 'Please try again',
    lines: [words, `${MAYBE_GONE} ${again} ${OR_ANEW}`, whomToCall(organisation)],
    newForm: newForm(about),
  };
}

/** Whoever came with a code finds the way back on every page. */
function newForm(about: 'concern' | 'reply'): string | undefined {
  return about === 'concern' ? 'Open a new form' : undefined;
}

/** The same for a code that never was and for what is none. */
export function noSuchCode(organisation: Organisation): string {
  return `We can't find anything for that code. Check each character. ${whomToCall(organisation)}`;
}

const STATE_WORDS: Readonly<Record<ReplyBox['state'], string>> = {
  unacknowledged: 'We have it. The people who handle safeguarding have been told, and nobody has taken it on yet.',
  'nobody-yet': 'We have it, and nobody has taken it on yet.',
  held: 'Somebody has taken it on.',
  'acted-on': 'It has been acted on.',
  merged: 'It is with the people who handle safeguarding here.',
  closed: 'It is closed. You can still add to it.',
  withdrawn: 'It is closed. You can still add to it.',
  'nobody-told':
    'It is saved, but nobody here has been told, and nobody here reads it: nothing can be added to it here.',
};

/** Of what somebody adds to a concern that nobody here may read: they learn of it before they rely on it. */
export function nobodyReads(organisation: Organisation): string {
  return `${NOT_SENT_REPLY} Nobody here reads it. Ring ${ringOutside(organisation)}, and tell them.`;
}

export function stateLines({ reference, state, receivedAt, phone, organisation }: ReplyBox): string[] {
  const { zone, phones } = organisation;
  const ring =
    state === 'nobody-told'
      ? `Ring ${ringOutside(organisation)} now.`
      : state === 'nobody-yet'
        ? `Ring ${phone} now.`
        : `To talk to someone, ring ${phone}.`;
  return [
    `Your concern ${reference}, received ${dateAndTime(receivedAt, zone)}. ${STATE_WORDS[state]}`,
    `${ring} ${emergencyLine(phones.emergency)}`,
  ];
}
