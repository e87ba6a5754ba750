import type { DutyRecord, DutyTurn } from '../../domain/duty-handover.js';
import type { PersonId } from '../../domain/ids.js';
import { nextHandoverAfter } from '../../domain/rota/shifts.js';
import type { DutyContent, OpenWorkContent } from '../delivery/letter-facts.js';
import type { LetterWriter } from '../delivery/letter-post.js';
import type { Clock, MatterStore, OrganisationStore, PeopleStore } from '../ports.js';
import type { WorkOfDuty } from './work-of-duty.js';

interface Deps {
  readonly dutyRecord: Pick<MatterStore<DutyRecord>, 'read'>;
  readonly people: Pick<PeopleStore, 'byId'>;
  readonly organisation: OrganisationStore;
  readonly workOfDuty: WorkOfDuty;
  readonly clock: Clock;
}

const NO_WORK: OpenWorkContent = { waiting: [], concerns: [], actions: [], more: 0, isStaying: false };

/** What is said of a turn of duty to whoever has it, to whoever had the one before, and to the leads. */
export function createDutyLetters({ dutyRecord, people, organisation, workOfDuty, clock }: Deps) {
  const nameOf = async (id: PersonId) => (await people.byId(id))?.name || 'Somebody';

  async function contentOf(turn: DutyTurn, { current }: DutyRecord): Promise<DutyContent> {
    const { rota } = await organisation.current();
    return {
      item: turn.id,
      person: turn.person ? await nameOf(turn.person) : 'Nobody',
      from: turn.from,
      to: nextHandoverAfter(rota, clock.now()),
      before: await Promise.all((turn.openWith ?? []).map(nameOf)),
      acceptedAt: turn.acceptedAt,
      isOver: current?.id !== turn.id,
      work: NO_WORK,
    };
  }

  const begins: LetterWriter = async ({ item }, recipient) => {
    const record = await dutyRecord.read();
    const turn = turnsOf(record).find(({ id }) => id === item);
    if (turn === undefined) return undefined;
    const content = await contentOf(turn, record);
    const isOpen = !content.isOver && turn.acceptedAt === undefined;
    const work = isOpen ? await workOfDuty.shownTo(recipient, turn.openWith ?? []) : NO_WORK;
    return { isNeeded: !content.isOver, content: { about: 'duty-begins', ...content, work } };
  };

  /** The item is their own turn; what is said is about the one that followed it. */
  const ended: LetterWriter = async ({ item }) => {
    const record = await dutyRecord.read();
    const turns = turnsOf(record);
    const place = turns.findIndex(({ id }) => id === item);
    const [own, next] = [turns[place], turns[place + 1]];
    if (own?.person === undefined || next === undefined) return undefined;
    const person = next.person && (await people.byId(next.person));
    const content = await contentOf(next, record);
    const isOpen = person && !content.isOver && next.acceptedAt === undefined;
    const work = isOpen ? await workOfDuty.shownFrom(own.person, person) : NO_WORK;
    return { isNeeded: !content.isOver, content: { about: 'duty-ended', ...content, item: own.id, work } };
  };

  const notAccepted: LetterWriter = async ({ item }) => {
    const record = await dutyRecord.read();
    const turn = turnsOf(record).find(({ id }) => id === item);
    if (turn === undefined) return undefined;
    const content = await contentOf(turn, record);
    const isNeeded = !content.isOver && turn.acceptedAt === undefined;
    return { isNeeded, content: { about: 'handover-not-accepted', ...content } };
  };

  return { 'duty-begins': begins, 'duty-ended': ended, 'handover-not-accepted': notAccepted } as const;
}

/** In the order of time. */
function turnsOf({ log, current }: DutyRecord): readonly DutyTurn[] {
  return current ? [...log, current] : log;
}
