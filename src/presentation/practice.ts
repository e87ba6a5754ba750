import type { ConcernDetails } from '../application/concerns/read-concern.js';
import type { PracticeEndedFacts } from '../application/delivery/message-facts.js';
import { endOfPractice, PRACTICE_TEXT } from '../domain/practice.js';
import { type DetailsSection, nameIn } from './details-section.js';
import type { NoticeSlots } from './notice-slots.js';
import type { MessageWindow } from './windows.js';
import { clockTime, inPractice, NEUTRAL_PREVIEW } from './wording.js';

const NOTHING_TO_DO = 'You need do nothing more.';

/** To whoever presses a button that an old message or window still has. */
export const PRACTICE_IS_OVER: readonly string[] = ['This has ended.', NOTHING_TO_DO];

/** A window about a practice concern: the same words, and first that it is one. */
export function practiceWindow({ lines: [first = '', ...rest], ...window }: MessageWindow): MessageWindow {
  return { ...window, title: 'Practice', lines: [inPractice(first), ...rest] };
}

/** What every message about it says once it is over. */
export function practiceEnded(facts: PracticeEndedFacts): Pick<NoticeSlots, 'preview' | 'lines' | 'buttons'> {
  const ended = `${facts.reference} has ended.`;
  const lines = [howItEnded(facts), NOTHING_TO_DO];
  return facts.toReporter
    ? { preview: NEUTRAL_PREVIEW, lines: [ended, ...lines], buttons: [] }
    : { preview: ended, lines, buttons: [] };
}

function howItEnded({ how, by }: Pick<PracticeEndedFacts, 'how' | 'by'>): string {
  const who = by?.isRecipient ? 'You' : (by?.name ?? 'Somebody');
  switch (how) {
    case 'acknowledged':
      return `${who} acknowledged it.`;
    case 'stopped':
      return `${who} stopped it.`;
    case 'unanswered':
      return 'Nobody acknowledged it.';
  }
}

interface PracticeRecord {
  readonly title: string;
  readonly headline: string;
  readonly sections: readonly DetailsSection[];
}

/** All that there is to read of it, whoever reads. */
export function practiceRecord({ concern, names, now, zone }: ConcernDetails): PracticeRecord {
  const { reference, receivedAt, escalation } = concern;
  const end = endOfPractice(concern);
  const by = end && end.by !== 'safeguard' ? { name: nameIn(names, end.by), isRecipient: false } : undefined;
  const received = `Received ${clockTime(receivedAt, now, zone)}.`;
  const due = escalation ? ` Acknowledge by ${clockTime(escalation.nextAt, now, zone)}.` : '';
  return {
    title: inPractice(reference),
    headline: inPractice(end ? `It has ended. ${howItEnded({ how: end.how, by })}` : `${received}${due}`),
    sections: [{ id: 'practice', heading: 'What happened', text: PRACTICE_TEXT }],
  };
}
