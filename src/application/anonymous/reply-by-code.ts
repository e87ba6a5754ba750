import { type ByCodeOutcome, type SaidByCode, sayByCode } from '../../domain/case/by-code.js';
import { caseFileOf } from '../../domain/case/case-file.js';
import { withDue } from '../../domain/case/with-due.js';
import { asItemId, type FormToken, type ItemId, type Reference } from '../../domain/ids.js';
import type { Organisation } from '../../domain/organisation.js';
import type { ReplyCode } from '../../domain/reply-code.js';
import { ANONYMOUS, peopleAmong } from '../../domain/reporter.js';
import { barredFrom, phoneOf } from '../../domain/routing.js';
import { createFollowMerges } from '../concerns/follow-merges.js';
import { stateOf } from '../concerns/own-concerns.js';
import type { Clock, ConcernStore, FollowedConcern, OrganisationStore, PeopleStore, Random } from '../ports.js';
import type { CurrentChain } from '../rota/current-chain.js';

/** What somebody reads with their reply code: how far it is, what they were asked and told. Never what they said themselves. */
export interface ReplyBox {
  readonly reference: Reference;
  readonly state: FollowedConcern['state'];
  readonly receivedAt: Date;
  readonly questions: readonly {
    readonly id: ItemId;
    readonly text: string;
    readonly at: Date;
    readonly isAnswered: boolean;
  }[];
  readonly told: readonly { readonly text: string; readonly at: Date }[];
  /** Of this concern's route. */
  readonly phone: string;
  readonly organisation: Organisation;
  readonly now: Date;
}

export interface ReplyByCode {
  /** Undefined for a code that opens nothing. */
  open(code: ReplyCode): Promise<ReplyBox | undefined>;
  say(code: ReplyCode, said: SaidByCode, token: FormToken): Promise<ByCodeOutcome>;
}

interface Deps {
  readonly concerns: ConcernStore;
  readonly people: Pick<PeopleStore, 'byIds'>;
  readonly organisation: OrganisationStore;
  readonly currentChain: CurrentChain;
  readonly clock: Clock;
  readonly random: Pick<Random, 'token'>;
}

/** The way back of an anonymous reporter. */
export function createReplyByCode(deps: Deps): ReplyByCode {
  const { concerns, people, organisation, currentChain, clock, random } = deps;
  const { passOnWords } = createFollowMerges(deps);

  return {
    open: async (code) => {
      const id = await concerns.raisedWith(code);
      const concern = id && (await concerns.find(id));
      if (concern === undefined) return undefined;
      const settings = await organisation.current();
      const now = clock.now();
      const file = caseFileOf(concern);
      return {
        reference: concern.reference,
        state: stateOf({ ...concern, actedOnAt: file.reporterToldAt }, settings, now),
        receivedAt: concern.receivedAt,
        questions: file.questions.map(({ id: question, text, at, answer }) => ({
          id: question,
          text,
          at,
          isAnswered: answer !== undefined,
        })),
        told: concern.chronology.flatMap(({ event, recordedAt }) =>
          event.kind === 'reporter-told' ? [{ text: event.text, at: recordedAt }] : [],
        ),
        phone: settings.phones[phoneOf(concern.route, await currentChain(settings, now), barredFrom(concern))],
        organisation: settings,
        now,
      };
    },

    say: async (code, said, token) => {
      const id = await concerns.raisedWith(code);
      if (id === undefined) return { kind: 'not-found' };
      const settings = await organisation.current();
      const chain = await currentChain(settings, clock.now());
      const outcome = await concerns.change(id, async (concern) => {
        const authors = concern.chronology.map(({ author }) => author);
        const known = await people.byIds([...(concern.holder ? [concern.holder] : []), ...peopleAmong(authors)]);
        const newId = () => asItemId(random.token());
        const context = { now: clock.now(), chain, rota: settings.rota, newId, token, people: known };
        return withDue(concern, sayByCode(concern, said, context), settings);
      });
      if (outcome?.kind === 'done') await passOnWords({ id: ANONYMOUS }, id, token);
      return outcome ?? { kind: 'not-found' };
    },
  };
}
