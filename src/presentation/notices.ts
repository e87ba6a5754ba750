import type {
  AcknowledgeRequestFacts,
  MessageFacts,
  NobodyYetFacts,
  PersonHasItFacts,
  ReceiptFacts,
  RingExternalContactFacts,
} from '../application/delivery/message-facts.js';
import { ACTIONS } from './action-ids.js';
import { addInformationButton } from './case/add-information.js';
import { caseNewsSlots, reporterNewsSlots } from './case/news.js';
import { letterSlots } from './letters.js';
import type { NoticeButton, NoticeSlots } from './notice-slots.js';
import { practiceEnded } from './practice.js';
import { receiptLines } from './receipt.js';
import { clockTime, emergencyLine, inPractice, LABELS, NEUTRAL_PREVIEW } from './wording.js';

/** What a message looks like on any platform; each renders every kind. */
export type NoticeView = NoticeSlots & { readonly kind: MessageFacts['kind'] };

/** Every message is neutral: never the reporter, the person at risk, a subject, a category or a word of the narrative. */
export function noticeView(facts: MessageFacts, emergency: string): NoticeView {
  const { kind, urgent } = facts;
  const slots = slotsOf(facts, emergency);
  if (facts.kind === 'letter') return { kind, urgent, ...slots };
  const preview = facts.practice ? inPractice(slots.preview) : slots.preview;
  return { kind, urgent, concernId: facts.concernId, ...slots, preview };
}

function slotsOf(facts: MessageFacts, emergency: string): Pick<NoticeSlots, 'preview' | 'lines' | 'buttons'> {
  switch (facts.kind) {
    case 'acknowledge-request':
      return acknowledgeRequest(facts);
    case 'receipt':
      return { preview: NEUTRAL_PREVIEW, lines: receiptLines(facts, emergency), buttons: sayMore(facts) };
    case 'person-has-it':
      return { preview: NEUTRAL_PREVIEW, lines: personHasIt(facts), buttons: sayMore(facts) };
    case 'nobody-yet':
      return { preview: NEUTRAL_PREVIEW, lines: nobodyYet(facts, emergency), buttons: sayMore(facts) };
    case 'ring-external-contact':
      return ringExternalContact(facts, emergency);
    case 'case-news':
      return caseNewsSlots(facts);
    case 'reporter-news':
      return reporterNewsSlots(facts, emergency);
    case 'letter':
      return letterSlots(facts);
    case 'superseded':
      return facts.toReporter
        ? { preview: NEUTRAL_PREVIEW, lines: [`There is a newer message about ${facts.reference} below.`], buttons: [] }
        : { preview: `There is a newer message about ${facts.reference} below.`, lines: [], buttons: [] };
    case 'practice-ended':
      return practiceEnded(facts);
  }
}

/** What comes to somebody's mind after sending is part of the concern as much as what they sent. */
function sayMore({ mayAdd, reference }: ReceiptFacts | PersonHasItFacts | NobodyYetFacts): NoticeButton[] {
  return mayAdd ? [addInformationButton(reference)] : [];
}

function acknowledgeRequest(facts: AcknowledgeRequestFacts) {
  const { reference, state, now, zone } = facts;
  const buttons = facts.actions.map((action): NoticeButton => {
    const { id, label } = CARD_BUTTONS[action];
    return {
      action: id,
      label,
      spokenLabel: `${label}, ${reference}`,
      style: action === 'acknowledge' ? 'primary' : 'plain',
      tucked: action === 'decline',
    };
  });
  switch (state.kind) {
    case 'open':
      return { preview: openPreview(facts, state), lines: openLines(facts, state), buttons };
    case 'yours':
      return { preview: `You have had ${reference} since ${clockTime(state.since, now, zone)}.`, lines: [], buttons };
    case 'held-by':
      return {
        preview: `${state.name} has had ${reference} since ${clockTime(state.since, now, zone)}.`,
        lines: [],
        buttons,
      };
    case 'ended':
      return { preview: ENDED[state.how](reference), lines: [], buttons };
    case 'no-longer-with-you':
      return { preview: `${reference} is no longer with you.`, lines: ['You need do nothing more.'], buttons: [] };
  }
}

const CARD_BUTTONS = {
  acknowledge: { id: ACTIONS.acknowledge, label: LABELS.acknowledge },
  read: { id: ACTIONS.read, label: LABELS.read },
  decline: { id: ACTIONS.decline, label: LABELS.decline },
} as const;

const ENDED = {
  closed: (reference: string) => `${reference} is closed.`,
  withdrawn: (reference: string) => `${reference} was withdrawn.`,
  merged: (reference: string) => `${reference} goes on in another concern.`,
};

type Open = Extract<AcknowledgeRequestFacts['state'], { kind: 'open' }>;

function openPreview({ reference, urgent, receivedAt, now, zone }: AcknowledgeRequestFacts, state: Open): string {
  const urgency = urgent ? ', urgent,' : '';
  const since = clockTime(receivedAt, now, zone);
  switch (state.because) {
    case 'new':
      return `New concern ${reference}${urgent ? ', urgent' : ''}. Received ${since}.`;
    case 'passed-on':
      return `${reference}${urgency} is now with you. Received ${since}.`;
    case 'not-acknowledged':
      return `${reference}${urgency} is now with you. Nobody has acknowledged it since ${since}.`;
    case 'holder-left':
      return `${reference}${urgency} is with nobody now. Take it.`;
    case 'still-not-acknowledged':
      return `${reference}${urgency} still needs somebody. Nobody has acknowledged it since ${since}.`;
  }
}

function whatThen({ next }: Open): string {
  switch (next.kind) {
    case 'deputy':
      return `it goes to ${next.name}`;
    case 'others':
      return 'it goes to the next people';
    case 'asked-already':
      return 'everyone is asked again';
  }
}

function openLines({ now, zone }: AcknowledgeRequestFacts, state: Open): string[] {
  const by = clockTime(state.acknowledgeBy, now, zone);
  const late = state.acknowledgeBy.getTime() <= now.getTime();
  const then = `or ${whatThen(state)}`;
  const deadline = late ? 'Please acknowledge it now.' : `Acknowledge by ${by} ${then}.`;
  return state.declined ? ["You said that you can't take this. If you can after all, acknowledge it."] : [deadline];
}

function personHasIt({ reference, name, since, phone, now, zone }: PersonHasItFacts): string[] {
  if (name === undefined) {
    return [
      `Whoever had ${reference} is not here any more. Others are being asked to take it.`,
      `If it can't wait, ring ${phone}.`,
    ];
  }
  return [
    `A person has your concern. ${name} took ${reference} at ${clockTime(since, now, zone)}.`,
    `If you need to talk to someone, ring ${phone}.`,
  ];
}

function nobodyYet({ reference, phone, heldBy }: NobodyYetFacts, emergency: string): string[] {
  if (heldBy) return [`${heldBy} has ${reference} now.`];
  return [
    `Nobody has acknowledged ${reference} yet. We are still trying. Ring ${phone} now.`,
    emergencyLine(emergency),
  ];
}

function ringExternalContact(facts: RingExternalContactFacts, emergency: string) {
  const { reference, contact, confirmedAt, now, zone } = facts;
  if (confirmedAt) {
    const said = `You told us at ${clockTime(confirmedAt, now, zone)} that you have rung ${contact.name} about ${reference}. Thank you.`;
    return { preview: NEUTRAL_PREVIEW, lines: [said], buttons: [] };
  }
  const button: NoticeButton = {
    action: ACTIONS.confirmExternalCall,
    label: LABELS.confirmExternalCall,
    spokenLabel: `${LABELS.confirmExternalCall}, ${reference}`,
    style: 'primary',
    tucked: false,
  };
  const ring = `${reference} is saved. Nobody here has been told. Ring ${contact.name} on ${contact.phone} now.`;
  return { preview: NEUTRAL_PREVIEW, lines: [ring, emergencyLine(emergency)], buttons: [button] };
}
