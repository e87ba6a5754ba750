import type { Exclusion, RouteKind } from '../../domain/concern.js';
import { type PersonId, unknownAccountOn } from '../../domain/ids.js';
import type { Organisation } from '../../domain/organisation.js';
import { type Person, platformsOf } from '../../domain/person.js';
import type { Reporter } from '../../domain/reporter.js';
import { onDutyAt } from '../../domain/rota.js';
import { everyoneAllowed, firstRecipients, phoneOf, routeOf } from '../../domain/routing.js';
import type { PeoplePicked } from '../people/people-picked.js';
import type { Clock, OrganisationStore } from '../ports.js';
import type { CurrentChain } from '../rota/current-chain.js';
import type { Liveness } from '../setup/liveness.js';
import { everyPick, type FormAnswers } from './form-answers.js';
import { owns, type QuotedAuthor, quotedAuthorOf } from './quoted-author.js';

/** Who would be told if the form were sent now. */
export type RoutePreview =
  /** The question that decides the route has no answer yet: who would be told after each answer to it. */
  { readonly kind: 'not-known'; readonly ifNobodyHere: KnownRoute; readonly ifSomebodyHere: KnownRoute } | KnownRoute;

export type KnownRoute =
  | {
      readonly kind: 'people';
      readonly route: RouteKind;
      readonly names: readonly string[];
      /** Who is asked later, if nobody takes it. */
      readonly later: readonly string[];
      readonly phone: string;
      readonly unwatchedUntil?: Date | undefined;
      /** Whoever wrote the quoted message is one of them. */
      readonly includesAuthor: boolean;
    }
  | { readonly kind: 'nobody'; readonly contact: Organisation['externalContact'] };

/** What the form shows beside its questions. */
export interface FormSetting {
  readonly organisation: Organisation;
  readonly route: RoutePreview;
  readonly quotedAuthor: QuotedAuthor;
  /** Whether the organisation may rely on it yet. */
  readonly isLive: boolean;
  readonly now: Date;
}

export type PreviewRoute = (answers: FormAnswers, reporter: Person) => Promise<FormSetting>;

interface Deps {
  readonly organisation: OrganisationStore;
  readonly currentChain: CurrentChain;
  readonly peoplePicked: PeoplePicked;
  readonly isLive: Liveness['isLive'];
  readonly clock: Clock;
}

export function createPreviewRoute({ organisation, currentChain, peoplePicked, isLive, clock }: Deps): PreviewRoute {
  return async (answers, reporter) => {
    const now = clock.now();
    const settings = await organisation.current();
    const [picked, chain] = await Promise.all([peoplePicked(everyPick(answers)), currentChain(settings, now)]);
    const excluded = excludedBy(picked, reporter.id);
    const barred = { reporter: reporter.id, reporterAccounts: reporter.accounts, excluded };
    const quotedAuthor = quotedAuthorOf(answers, reporter);

    const known = (route: RouteKind): KnownRoute => {
      const reached = firstRecipients(route, chain, barred);
      if (reached === undefined) return { kind: 'nobody', contact: settings.externalContact };
      const told = [...reached.recipients, ...(reached.second ? [reached.second] : [])].map(({ person }) => person);
      return {
        kind: 'people',
        route,
        names: told.map(({ name }) => name),
        later: everyoneAllowed(chain, barred).flatMap(({ person }) => (told.includes(person) ? [] : [person.name])),
        phone: settings.phones[phoneOf(route, chain, barred)],
        unwatchedUntil: onDutyAt(settings.rota, now).unwatchedUntil,
        includesAuthor: quotedAuthor.kind === 'known' && told.some((person) => owns(person, quotedAuthor.account)),
      };
    };
    const { responsible } = answers;
    const route: RoutePreview = responsible
      ? known(routeOf({ responsible }))
      : { kind: 'not-known', ifNobodyHere: known('duty'), ifSomebodyHere: known('lead') };
    return { organisation: settings, route, quotedAuthor, isLive: isLive(), now };
  };
}

/**
 * Subjects and those who should not see it: each person and all their accounts. A reporter who names
 * themselves under "should not see it" changes nothing; as a subject they are excluded like anybody.
 */
export function excludedBy(
  picked: readonly Person[],
  reporter: Reporter,
  subjects: readonly PersonId[] = [],
): Exclusion {
  const excluded = picked.filter(({ id }) => id !== reporter || subjects.includes(id));
  const unnamed = excluded.filter((person) => !isNamed(person)).flatMap(platformsOf);
  return {
    people: excluded.map(({ id }) => id),
    accounts: [...excluded.flatMap(({ accounts }) => accounts), ...[...new Set(unnamed)].map(unknownAccountOn)],
  };
}

/** Neither the organisation file nor a directory says whose account it is: it may be anybody's whose account there is not known. */
function isNamed({ inOrganisationFile, name }: Person): boolean {
  return inOrganisationFile || name !== '';
}
