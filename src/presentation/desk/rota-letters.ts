import type { LetterFacts, ShownStretch } from '../../application/delivery/letter-facts.js';
import { deskAction, SHOW_PAGE } from '../action-ids.js';
import type { NoticeButton, NoticeSlots } from '../notice-slots.js';
import { stretchWords } from './stretch-words.js';

type Slots = Pick<NoticeSlots, 'preview' | 'lines' | 'buttons'>;
type SwapFacts = Extract<LetterFacts, { about: 'swap-asked' | 'swap-accepted' | 'swap-declined' | 'swap-withdrawn' }>;
type ChangeFacts = Extract<LetterFacts, { about: 'put-on-duty' | 'taken-off-duty' | 'rota-changed' }>;

export const SHOW_ROTA: NoticeButton = {
  action: SHOW_PAGE,
  item: 'rota',
  label: 'Show the rota',
  spokenLabel: 'Show the rota',
  style: 'plain',
  tucked: false,
};

export function swapSlots(facts: SwapFacts): Slots {
  const { about, asker, other, stretch, inReturn, state, item } = facts;
  const when = words(stretch, facts);
  const returned = inReturn ? [`In return ${asker} would take ${words(inReturn, facts)}.`] : [];
  if (about === 'swap-asked' && state === 'open') {
    return {
      preview: `${asker} asks you to be on duty ${when}.`,
      lines: [...returned, 'Until you accept, nothing changes.'],
      buttons: [
        answer('accept-swap', 'Accept', item, 'primary'),
        answer('decline-swap', 'Decline', item, 'plain'),
        SHOW_ROTA,
      ],
    };
  }
  switch (state) {
    case 'open':
      return { preview: `${other} has not answered yet.`, lines: [`You asked for ${when}.`], buttons: [SHOW_ROTA] };
    case 'accepted': {
      const taken = inReturn ? [`${asker} is on duty ${words(inReturn, facts)}.`] : [];
      return { preview: `Agreed: ${other} is on duty ${when}.`, lines: taken, buttons: [SHOW_ROTA] };
    }
    case 'declined':
      return {
        preview: `${other} can't be on duty ${when}.`,
        lines: [`${asker} stays on duty then.`],
        buttons: [SHOW_ROTA],
      };
    case 'withdrawn':
      return { preview: `${asker} is no longer asking you.`, lines: [`It was about ${when}.`], buttons: [SHOW_ROTA] };
    case 'outdated':
      return {
        preview: 'The rota was changed before this was answered.',
        lines: [`It was about ${when}. Nothing was changed by it.`],
        buttons: [SHOW_ROTA],
      };
  }
}

function answer(verb: 'accept-swap' | 'decline-swap', label: string, item: string, style: NoticeButton['style']) {
  return { action: deskAction(verb), label, spokenLabel: `${label} the swap`, style, tucked: false, item } as const;
}

export function rotaChangeSlots(facts: ChangeFacts): Slots {
  const { about, person, by, stretch, isCancelled } = facts;
  const when = words(stretch, facts);
  if (isCancelled) {
    return {
      preview: `A change of the rota was taken back: ${when}.`,
      lines: ['The rota says who is on duty then.'],
      buttons: [SHOW_ROTA],
    };
  }
  switch (about) {
    case 'put-on-duty':
      return { preview: `You are on duty ${when}.`, lines: [`${by} changed the rota.`], buttons: [SHOW_ROTA] };
    case 'taken-off-duty':
      return {
        preview: `You are not on duty ${when}.`,
        lines: [`${person} is. ${by} changed the rota.`],
        buttons: [SHOW_ROTA],
      };
    case 'rota-changed':
      return { preview: `${person} is on duty ${when}.`, lines: [`${by} changed the rota.`], buttons: [SHOW_ROTA] };
  }
}

function words(stretch: ShownStretch, { now, zone }: LetterFacts): string {
  return stretchWords(stretch, now, zone);
}
