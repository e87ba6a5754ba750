import { z } from 'zod';
import type { RotaCommand } from '../../application/rota/work-on-rota.js';
import type { UseCases } from '../../application/use-cases.js';
import { mayHold } from '../../domain/case/handover.js';
import { asItemId, type FormToken } from '../../domain/ids.js';
import type { Person } from '../../domain/person.js';
import { mayChangeRota } from '../../domain/rota/rota-rules.js';
import { said } from '../case/questions.js';
import { clockTime } from '../wording.js';
import { answersOf, type DeskForm, type DeskOutcome, type DeskPart, type DoAtOnce } from './desk-part.js';
import { askSwapCommand, askSwapParts, changeRotaCommand, changeRotaParts, type RotaFormAbout } from './rota-forms.js';
import { rotaPage, stretchItem } from './rota-page.js';
import { namedIn, rotaRefusalWords } from './rota-refusals.js';
import { stretchWords } from './stretch-words.js';

type Needed = Pick<
  UseCases,
  'showRota' | 'workOnRota' | 'acceptDuty' | 'peopleToPick' | 'people' | 'organisation' | 'clock' | 'newToken'
>;

/** The rota and whose duty it is: pages, forms and buttons. */
export function createRotaDesk(useCases: Needed): DeskPart {
  async function done(by: Person, command: RotaCommand, token: FormToken): Promise<DeskOutcome> {
    const outcome = await useCases.workOnRota(by, command, token);
    switch (outcome.kind) {
      case 'done':
        return { kind: 'done', page: 'rota' };
      case 'outdated':
        return { kind: 'refused', lines: ['The rota was changed before you answered. Ask each other again.'] };
      case 'refused': {
        const people = await Promise.all(namedIn(outcome.because).map((id) => useCases.people.byId(id)));
        const nameOf = (id: string) => people.find((person) => person?.id === id)?.name || 'Somebody';
        const { zone } = await useCases.organisation.current();
        return {
          kind: 'refused',
          lines: [rotaRefusalWords(outcome.because, { nameOf, now: useCases.clock.now(), zone })],
        };
      }
    }
  }

  async function about(by: Person, item: string): Promise<RotaFormAbout> {
    const [organisation, people, overview] = await Promise.all([
      useCases.organisation.current(),
      useCases.peopleToPick(),
      useCases.showRota(by),
    ]);
    const now = useCases.clock.now();
    const others = mayChangeRota(by)
      ? people
      : people.filter((each) => each.id !== by.id && mayHold(each, organisation.rota));
    return {
      organisation,
      now,
      item,
      people: others.map(({ id, name }) => ({ value: id, label: name })),
      ofOthers: overview.shifts.flatMap((shift) =>
        shift.isTheirs || shift.duty === undefined
          ? []
          : [
              {
                value: stretchItem({ from: shift.from < now ? now : shift.from, to: shift.to }),
                label: `${shift.duty}, ${stretchWords(shift, now, overview.zone)}`,
              },
            ],
      ),
    };
  }

  const askSwap: DeskForm = {
    label: 'Ask for a swap',
    submit: 'Ask',
    open: async (by, item) => {
      const shown = await about(by, item);
      return {
        parts: (typed) =>
          askSwapParts({ ...shown, people: shown.people.filter(({ value }) => value !== by.id) }, typed),
        answers: answersOf(askSwapCommand(shown), (command, token) => done(by, command, token)),
      };
    },
  };

  const changeRota: DeskForm = {
    label: 'Change the rota',
    submit: 'Change the rota',
    open: async (by, item) => {
      if (!mayChangeRota(by)) return undefined;
      const shown = await about(by, item);
      return {
        parts: (typed) => changeRotaParts(shown, typed),
        answers: answersOf(changeRotaCommand(shown), (command, token) => done(by, command, token)),
      };
    },
  };

  const cancelChange: DeskForm = {
    label: 'Take back a change',
    submit: 'Take back',
    open: async (by, item) => {
      const { changes, now, zone } = await useCases.showRota(by);
      const change = changes.find(({ id }) => id === item);
      if (change === undefined) return undefined;
      const when = stretchWords(change, now, zone);
      return {
        parts: () => [
          said(
            'what',
            `${change.name} is on duty ${when}. Taken back, the rota is as it would be without this change.`,
          ),
        ],
        answers: answersOf(z.unknown(), (_none, token) =>
          done(by, { verb: 'cancel-override', override: asItemId(item) }, token),
        ),
      };
    },
  };

  const answer =
    (to: 'accepted' | 'declined'): DoAtOnce =>
    (by, item) =>
      done(by, { verb: 'answer-swap', ask: asItemId(item), answer: to }, useCases.newToken());

  const acceptDuty: DoAtOnce = async (by) => {
    const outcome = await useCases.acceptDuty(by);
    switch (outcome.kind) {
      case 'accepted':
        return { kind: 'done', page: 'cases' };
      case 'already-accepted': {
        const { zone } = await useCases.organisation.current();
        return { kind: 'refused', lines: [`You accepted at ${clockTime(outcome.at, useCases.clock.now(), zone)}.`] };
      }
      case 'over':
        return { kind: 'refused', lines: ['Somebody else is on duty now.'] };
      case 'not-yours':
        return { kind: 'refused', lines: ['You are not on duty.'] };
    }
  };

  return {
    pages: { rota: async (viewer) => rotaPage(await useCases.showRota(viewer)) },
    forms: { 'ask-swap': askSwap, 'change-rota': changeRota, 'cancel-change': cancelChange },
    atOnce: {
      'accept-swap': answer('accepted'),
      'decline-swap': answer('declined'),
      'withdraw-swap': (by, item) => done(by, { verb: 'withdraw-swap', ask: asItemId(item) }, useCases.newToken()),
      'accept-duty': acceptDuty,
    },
  };
}
