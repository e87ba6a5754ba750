import type { CaseNewsAction, CaseNewsFacts, ReporterNewsFacts } from '../../application/delivery/message-facts.js';
import { ACTIONS, type ActionId, caseAction } from '../action-ids.js';
import type { NoticeButton, NoticeSlots } from '../notice-slots.js';
import { clockDay, clockTime, emergencyLine, LABELS, NEUTRAL_PREVIEW } from '../wording.js';
import { addInformationButton } from './add-information.js';
import { reminderWords } from './reminder-words.js';

type NewsSlots = Pick<NoticeSlots, 'preview' | 'lines' | 'buttons'>;

/** To somebody who works on a concern. Neutral: what it is about stands in the window that the button opens. */
export function caseNewsSlots(facts: CaseNewsFacts): NewsSlots {
  const { reference, state, now, zone } = facts;
  const buttons = facts.actions.map((action, index): NoticeButton => {
    const { id, label } = BUTTONS[action];
    const style = index === 0 && action !== 'read' ? 'primary' : 'plain';
    const about = itemOf(action, facts);
    return {
      action: id,
      label,
      spokenLabel: `${label}, ${reference}`,
      style,
      tucked: false,
      ...(about && { item: about }),
    };
  });
  switch (state.kind) {
    case 'no-longer-with-you':
      return { preview: `${reference} is no longer with you.`, lines: ['You need do nothing more.'], buttons };
    case 'settled':
      return { preview: `${reference}: this is settled.`, lines: [settledLine(facts)], buttons };
    case 'yours':
      return { preview: `You have had ${reference} since ${clockTime(state.since, now, zone)}.`, lines: [], buttons };
    case 'open':
      return { ...words(facts), buttons };
  }
}

/** An action that has ended says nothing of its concern. */
function settledLine({ about }: CaseNewsFacts): string {
  const isOfAction = about === 'action' || about === 'action-due' || about === 'action-late';
  return isOfAction ? 'It was an action, and it needs nothing more of you.' : 'You need do nothing more.';
}

const BUTTONS: Record<CaseNewsAction, { readonly id: ActionId; readonly label: string }> = {
  read: { id: ACTIONS.read, label: LABELS.read },
  'open-action': { id: caseAction('complete-action'), label: 'Open action' },
  accept: { id: caseAction('accept-handover'), label: 'Accept' },
  refuse: { id: caseAction('decline-handover'), label: "I can't take it over" },
  'sign-off': { id: caseAction('sign-off'), label: 'Sign off' },
  review: { id: caseAction('review-sharing'), label: 'Review' },
  'review-sharing': { id: caseAction('review-sharing'), label: 'Review' },
  'record-triage': { id: caseAction('record-triage'), label: 'Record triage' },
  refer: { id: caseAction('refer'), label: LABELS.refer },
  'record-outcome': { id: caseAction('record-outcome'), label: 'Record the answer' },
  'tell-other': { id: caseAction('tell-other'), label: 'Others to tell' },
  'tell-reporter': { id: caseAction('tell-reporter'), label: 'Tell the reporter' },
  'record-review': { id: caseAction('record-review'), label: 'Review the case' },
  'explain-missed-target': { id: caseAction('explain-missed-target'), label: 'Say why' },
  'complete-action': { id: caseAction('complete-action'), label: 'Done' },
  'snooze-action': { id: caseAction('snooze-action'), label: 'Snooze' },
};

/** Of a clock each button is about something else: what is looked at, the clock itself, or nothing but the concern. */
function itemOf(action: CaseNewsAction, { item, clock }: CaseNewsFacts): string | undefined {
  if (clock === undefined || action === 'explain-missed-target') return item;
  return OF_CLOCKED_ITEM.includes(action) ? clock.item : undefined;
}

const OF_CLOCKED_ITEM: readonly CaseNewsAction[] = ['record-outcome', 'review-sharing', 'sign-off'];

function words(facts: CaseNewsFacts): Pick<NoticeSlots, 'preview' | 'lines'> {
  const { about, reference, state, fromName, now, zone } = facts;
  const due = state.kind === 'open' && state.due ? clockDay(state.due, now, zone) : undefined;
  const from = fromName ?? 'A colleague';
  switch (about) {
    case 'clock-missed':
    case 'clock-still-missed':
    case 'action-due':
    case 'action-late':
      return reminderWords({ ...facts, about }, (action) => BUTTONS[action].label);
    case 'answered':
      return { preview: `The reporter has answered about ${reference}.`, lines: [] };
    case 'information':
      return { preview: `The reporter has added something to ${reference}.`, lines: [] };
    case 'action':
      return { preview: `You have an action on ${reference}${due ? `, due ${due}` : ''}.`, lines: [`From ${from}.`] };
    case 'action-done':
      return { preview: `An action on ${reference} is done.`, lines: [] };
    case 'handover':
      return {
        preview: `${from} asks you to take over ${reference}.`,
        lines: ['It stays with them until you accept.'],
      };
    case 'handover-accepted':
      return { preview: `Your hand-over of ${reference} was accepted.`, lines: ['You need do nothing more.'] };
    case 'handover-declined':
      return { preview: `Your hand-over of ${reference} was not accepted.`, lines: ['You still have it.'] };
    case 'sign-off':
      return { preview: `${from} asks you to sign off a decision on ${reference}.`, lines: [WITHIN_A_DAY] };
    case 'signed-off':
      return { preview: `There is an answer to your request about ${reference}.`, lines: [] };
    case 'sharing-review':
      return { preview: `${from} asks you to review a step on ${reference}.`, lines: [WITHIN_A_DAY] };
    case 'sharing-reviewed':
      return { preview: `There is an answer to your request about ${reference}.`, lines: [] };
    case 'access':
      return { preview: `You were given access to ${reference}.`, lines: [] };
    case 'reopened':
      return { preview: `${reference} was reopened.`, lines: ['You have it again.'] };
    case 'withdrawn':
      return { preview: `${reference} was withdrawn.`, lines: ['The record says why.'] };
    case 'given':
      return {
        preview: `You have ${reference} now.`,
        lines: ['Whoever had it has it no longer. The record says why.'],
      };
    case 'somebody-left':
      return {
        preview: `Somebody who had a part in ${reference} has left.`,
        lines: ['The record says who does it now.'],
      };
    case 'exclusions':
      return { preview: `Who is kept from ${reference} was confirmed.`, lines: ['The record says by whom.'] };
    case 'low-level-pattern':
      return { preview: `Please look at ${reference} again.`, lines: ['A review is due. The window says why.'] };
  }
}

const WITHIN_A_DAY = 'Please do it within one working day.';

/** To the reporter: never more than how far it is. */
export function reporterNewsSlots(facts: ReporterNewsFacts, emergency: string): NewsSlots {
  const { reference, about, answered, item, phone } = facts;
  const buttons = facts.actions.map(
    (action): NoticeButton =>
      action === 'add-information'
        ? addInformationButton(reference)
        : {
            action: caseAction('answer-question'),
            label: 'Answer',
            spokenLabel: `Answer, ${reference}`,
            style: 'primary',
            tucked: false,
            ...(item && { item }),
          },
  );
  return { preview: NEUTRAL_PREVIEW, lines: reporterLines(), buttons };

  function reporterLines(): string[] {
    switch (about) {
      case 'question':
        return answered
          ? [`You answered a question about ${reference}. Thank you.`]
          : [`There is a question about ${reference}. Only those who handle it see your answer.`];
      case 'acted-on':
        return [`Your concern ${reference} has been acted on. Thank you for raising it.`, ring()];
      case 'merged':
        return [`Your concern ${reference} is being acted on.`, ring()];
      case 'reopened':
        return [`Somebody is looking at your concern ${reference} again.`, ring()];
      case 'closed':
        return [`Your concern ${reference} is closed.`, `If you are worried again, raise a new one or ring ${phone}.`];
    }
  }

  function ring(): string {
    return `If you are still worried, ring ${phone}. ${emergencyLine(emergency)}`;
  }
}
