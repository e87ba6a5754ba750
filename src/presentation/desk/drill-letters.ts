import type { LetterFacts } from '../../application/delivery/letter-facts.js';
import { SHOW_PAGE } from '../action-ids.js';
import type { NoticeButton, NoticeSlots } from '../notice-slots.js';
import { clockTime, inPractice } from '../wording.js';
import { clockWords } from './drill-pages.js';
import { endWords, reachLines } from './drill-words.js';

type EndedFacts = Extract<LetterFacts, { about: 'drill-ended' }>;

/** To whoever started it, leads and managers. */
export function drillEndedSlots(facts: EndedFacts): Pick<NoticeSlots, 'preview' | 'lines' | 'buttons'> {
  const { item, reference, isUrgent, startedBy, startedAt, dueAt, how, endedAt, by = 'Somebody', now, zone } = facts;
  const report: NoticeButton = {
    action: SHOW_PAGE,
    item: `drill ${item}`,
    label: 'Show the report',
    spokenLabel: `Show the report of ${reference}`,
    style: 'plain',
    tucked: false,
  };
  return {
    preview: inPractice(`a drill has ended. ${endWords({ startedAt, dueAt, how, at: endedAt, by }, { now, zone })}`),
    lines: [
      `${reference}, ${clockWords(isUrgent)}, started by ${startedBy} at ${clockTime(startedAt, now, zone)}.`,
      reachWords(facts),
    ],
    buttons: facts.mayOpen ? [report] : [],
  };
}

function reachWords(facts: EndedFacts): string {
  const people = facts.asked === 1 ? '1 person was asked.' : `${facts.asked} people were asked.`;
  return [people, ...reachLines(facts)].join(' ');
}
