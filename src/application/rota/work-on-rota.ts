import { asItemId, type FormToken, type PersonId } from '../../domain/ids.js';
import type { Letter } from '../../domain/letter.js';
import type { Person } from '../../domain/person.js';
import {
  type CancelOverride,
  type ChangeRota,
  type CoverAbsence,
  cancelOverride,
  changeRota,
  coverAbsence,
  type ReplaceOverrides,
  replaceOverrides,
} from '../../domain/rota/changes.js';
import { type RotaBook, tidied } from '../../domain/rota/rota-book.js';
import type { RotaContext, RotaOutcome, RotaVerb } from '../../domain/rota/rota-work.js';
import {
  type AnswerSwap,
  type AskSwap,
  answerSwap,
  askSwap,
  type WithdrawSwap,
  withdrawSwap,
} from '../../domain/rota/swaps.js';
import type { Clock, MatterStore, OrganisationStore, PeopleStore, Random } from '../ports.js';
import type { CurrentChain } from './current-chain.js';

export type RotaCommand =
  | AskSwap
  | AnswerSwap
  | WithdrawSwap
  | CoverAbsence
  | ChangeRota
  | ReplaceOverrides
  | CancelOverride;

/** Every verb of the rota: judged against the rota as it is now, and told to everybody whose duty is another by it. */
export type WorkOnRota = (by: Person, command: RotaCommand, token: FormToken) => Promise<RotaOutcome>;

interface Deps {
  readonly rotaBook: MatterStore<RotaBook>;
  readonly people: Pick<PeopleStore, 'byIds'>;
  readonly organisation: OrganisationStore;
  readonly currentChain: CurrentChain;
  readonly clock: Clock;
  readonly random: Pick<Random, 'token'>;
  /** Whose duty it is may be another from now on. */
  readonly onChanged: () => Promise<void>;
}

const VERBS: { readonly [Verb in RotaCommand['verb']]: RotaVerb<Extract<RotaCommand, { verb: Verb }>> } = {
  'ask-swap': askSwap,
  'answer-swap': answerSwap,
  'withdraw-swap': withdrawSwap,
  'cover-absence': coverAbsence,
  'change-rota': changeRota,
  'replace-overrides': replaceOverrides,
  'cancel-override': cancelOverride,
};

export function createWorkOnRota(deps: Deps): WorkOnRota {
  const { rotaBook, people, organisation, currentChain, clock, random } = deps;
  return async (by, command, token) => {
    const settings = await organisation.current();
    const chain = await currentChain(settings, clock.now());
    const outcome = await rotaBook.change(async (book) => {
      const known = await people.byIds(namedIn(command, book));
      const context: RotaContext = {
        rota: settings.rota,
        by,
        people: known,
        chain,
        now: clock.now(),
        token,
        newId: () => asItemId(random.token()),
      };
      const change = (VERBS[command.verb] as RotaVerb<RotaCommand>)(book, context, command);
      if (change.book === book) return { state: book, letters: [], outcome: change.outcome };
      const letters = change.tells.map((tell): Letter => ({ kind: 'letter', ...tell }));
      const refresh = change.outcome.kind === 'refused' ? [] : [change.outcome.item];
      return { state: tidied(change.book, context.now), letters, refresh, outcome: change.outcome };
    });
    if (outcome.kind === 'done') await deps.onChanged();
    return outcome;
  };
}

function namedIn(command: RotaCommand, { asks }: RotaBook): readonly PersonId[] {
  switch (command.verb) {
    case 'ask-swap':
      return [command.other];
    case 'answer-swap':
    case 'withdraw-swap':
      return asks.flatMap(({ id, asker, other }) => (id === command.ask ? [asker, other] : []));
    case 'cover-absence':
      return [command.person, command.absent];
    case 'change-rota':
    case 'replace-overrides':
      return [command.person];
    case 'cancel-override':
      return [];
  }
}
