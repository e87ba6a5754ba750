import type { LetterFacts, OpenWorkContent } from '../../application/delivery/letter-facts.js';
import { deskAction, SHOW_PAGE } from '../action-ids.js';
import type { NoticeButton, NoticeSlots } from '../notice-slots.js';
import { bulleted, clockTime, listed } from '../wording.js';
import { SHOW_ROTA } from './rota-letters.js';
import { momentWords } from './stretch-words.js';

type Slots = Pick<NoticeSlots, 'preview' | 'lines' | 'buttons'>;
type DutyFacts = Extract<LetterFacts, { about: 'duty-begins' | 'duty-ended' | 'handover-not-accepted' }>;
type UnreachableFacts = Extract<LetterFacts, { about: 'duty-unreachable' }>;

const SHOW_CASES: NoticeButton = {
  action: SHOW_PAGE,
  item: 'cases',
  label: 'Show open concerns',
  spokenLabel: 'Show open concerns',
  style: 'plain',
  tucked: false,
};

export function dutySlots(facts: DutyFacts): Slots {
  switch (facts.about) {
    case 'duty-begins':
      return begins(facts);
    case 'duty-ended':
      return ended(facts);
    case 'handover-not-accepted':
      return notAccepted(facts);
  }
}

/** To whoever comes on duty. */
function begins(facts: DutyFacts): Slots {
  const { from, to, before, acceptedAt, isOver, item, now, zone, work } = facts;
  const until = to && `until ${momentWords(to, now, zone)}`;
  if (isOver) return { preview: 'You were on duty.', lines: [], buttons: [SHOW_ROTA] };
  if (acceptedAt) {
    return {
      preview: `You are on duty${until ? ` ${until}` : ''}.`,
      lines: [`You accepted at ${clockTime(acceptedAt, now, zone)}.`, NEW_ONES],
      buttons: [SHOW_CASES, SHOW_ROTA],
    };
  }
  const accept: NoticeButton = {
    action: deskAction('accept-duty'),
    item,
    label: 'Accept',
    spokenLabel: 'Accept duty',
    style: 'primary',
    tucked: false,
  };
  return {
    preview: `You have been on duty since ${clockTime(from, now, zone)}${until ? `, and stay on duty ${until}` : ''}.`,
    lines: [...workLines(facts, work, before), NEW_ONES],
    buttons: [accept, SHOW_ROTA],
  };
}

const NEW_ONES = 'New concerns come to you at once.';

function workLines({ now, zone }: LetterFacts, work: OpenWorkContent, before: readonly string[]): string[] {
  const { waiting, concerns, actions, more } = work;
  const late = (at: Date, passed: string, still: string) => `${at < now ? passed : still} ${clockTime(at, now, zone)}`;
  const head = (reference: string, urgent: boolean) => `${reference}${urgent ? ', urgent' : ''}`;
  const toTake = waiting.map(({ reference, urgent, dueAt }) => {
    const due = dueAt ? `, ${late(dueAt, 'our own target was', 'acknowledge by')}` : '';
    return `${head(reference, urgent)}: nobody has it yet${due}`;
  });
  const toTakeOver = [
    ...concerns.map(({ reference, urgent, dueAt }) => {
      const due = dueAt ? late(dueAt, 'our own target was', 'next due') : 'no clock runs';
      return `${head(reference, urgent)}: ${due}`;
    }),
    ...actions.map(({ reference, dueAt }) => `${reference}: an action, ${late(dueAt, 'was due', 'due')}`),
  ];
  if (more > 0) (toTakeOver.length > 0 ? toTakeOver : toTake).push(`and ${more} more`);
  if (work.isStaying) {
    const stays = `What is open with ${listed(before)} stays with them. They or a safeguarding lead can hand it over.`;
    return [
      ...(toTake.length > 0 ? [bulleted(toTake)] : []),
      ...(before.length > 0 ? [stays] : []),
      'Please accept, so that we know you are there.',
    ];
  }
  const from = before.length > 0 ? ` from ${listed(before)}` : '';
  return [
    ...(toTake.length > 0 ? [bulleted(toTake)] : []),
    ...(toTakeOver.length > 0
      ? [`Accept to take over what is open${from}. Until then it stays where it is.`, bulleted(toTakeOver)]
      : ['Please accept, so that we know you are there. There is nothing to take over.']),
  ];
}

/** To whoever was on duty before. */
function ended({ person, acceptedAt, work, now, zone }: DutyFacts): Slots {
  const open = work.concerns.length + work.more;
  if (acceptedAt) {
    return {
      preview: `${person} is on duty now.`,
      lines: [
        `${person} accepted at ${clockTime(acceptedAt, now, zone)}, and has what goes with the duty. The button shows what you still have.`,
      ],
      buttons: [SHOW_CASES, SHOW_ROTA],
    };
  }
  const until = work.isStaying
    ? 'What is open stays with you. You or a safeguarding lead can hand it over.'
    : `What is open stays with you until ${person} accepts.`;
  const stays = open > 0 ? [until] : [];
  return {
    preview: `Your time on duty is over. ${person} is on duty now.`,
    lines: stays,
    buttons: [SHOW_CASES, SHOW_ROTA],
  };
}

/** To the leads. */
function notAccepted({ person, from, acceptedAt, isOver, now, zone }: DutyFacts): Slots {
  const since = clockTime(from, now, zone);
  if (acceptedAt) {
    const at = clockTime(acceptedAt, now, zone);
    return { preview: `${person} has accepted duty.`, lines: [`At ${at}. You need do nothing more.`], buttons: [] };
  }
  if (isOver)
    return { preview: 'This turn of duty is over.', lines: ['You need do nothing more.'], buttons: [SHOW_ROTA] };
  return {
    preview: `${person} has been on duty since ${since} and has not accepted.`,
    lines: ['Ring them, or put somebody else on duty. New concerns go to them, and to the deputy when nobody answers.'],
    buttons: [{ ...SHOW_ROTA, style: 'primary' }],
  };
}

/** To the deputy and the leads. */
export function unreachableSlots({ as, person, since, phone, state, now, zone }: UnreachableFacts): Slots {
  const nothing = ['You need do nothing more.'];
  switch (state) {
    case 'unreachable': {
      const from = `This has been so since ${clockTime(since, now, zone)}.`;
      const button: NoticeButton = { ...SHOW_ROTA, style: 'primary' };
      if (as === 'deputy') {
        return {
          preview: `Messages do not reach ${person ?? 'anybody'}, who is the deputy.`,
          lines: [`${from} A concern that nobody takes in time goes to the leads and managers next.`],
          buttons: [button],
        };
      }
      return {
        preview: person ? `Messages do not reach ${person}, who is on duty.` : 'Nobody is on duty.',
        lines: [
          `${from} Ring the duty phone, ${phone}, or put somebody else on duty.`,
          'Until then a new concern is passed on to the deputy at once.',
        ],
        buttons: [button],
      };
    }
    case 'reachable-again':
      return { preview: `Messages reach ${person ?? 'somebody'} again.`, lines: nothing, buttons: [] };
    case 'over':
      return {
        preview: person ? `${person} is not ${WAS[as]} any more.` : 'Somebody is on duty now.',
        lines: nothing,
        buttons: [],
      };
  }
}

const WAS = { duty: 'on duty', deputy: 'the deputy' } as const;
