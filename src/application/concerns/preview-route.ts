import type { Exclusion, RouteKind } from '../../domain/concern.js';
import type { PersonId } from '../../domain/ids.js';
import type { Organisation } from '../../domain/organisation.js';
import type { Person } from '../../domain/person.js';
import { onDutyAt } from '../../domain/rota.js';
import { firstRecipients, phoneOf, routeOf } from '../../domain/routing.js';
import type { PeoplePicked } from '../people/people-picked.js';
import type { Clock, OrganisationStore } from '../ports.js';
import type { CurrentChain } from '../rota/current-chain.js';
import { accountsPicked, type FormAnswers } from './form-answers.js';

/** Who would be told if the form were sent now. */
export type RoutePreview =
  /** The question that decides the route has no answer yet. */
  | { readonly kind: 'not-known' }
  | {
      readonly kind: 'people';
      readonly route: RouteKind;
      readonly names: readonly string[];
      readonly phone: string;
      readonly unwatchedUntil?: Date | undefined;
    }
  | { readonly kind: 'nobody'; readonly contact: Organisation['externalContact'] };

/** What the form shows beside its questions. */
export interface FormSetting {
  readonly organisation: Organisation;
  readonly route: RoutePreview;
  readonly now: Date;
}

export type PreviewRoute = (answers: FormAnswers, reporter: Person) => Promise<FormSetting>;

interface Deps {
  readonly organisation: OrganisationStore;
  readonly currentChain: CurrentChain;
  readonly peoplePicked: PeoplePicked;
  readonly clock: Clock;
}

export function createPreviewRoute({ organisation, currentChain, peoplePicked, clock }: Deps): PreviewRoute {
  return async (answers, reporter) => {
    const now = clock.now();
    const settings = await organisation.current();
    if (answers.responsible === undefined) return { organisation: settings, route: { kind: 'not-known' }, now };
    const picked = await peoplePicked(accountsPicked(answers));
    const chain = await currentChain(settings, now);
    const route = routeOf({ responsible: answers.responsible });
    const barred = {
      reporter: reporter.id,
      reporterAccounts: reporter.accounts,
      excluded: excludedBy(picked, reporter.id),
    };
    const reached = firstRecipients(route, chain, barred);
    if (reached === undefined) {
      return { organisation: settings, route: { kind: 'nobody', contact: settings.externalContact }, now };
    }
    const told = [...reached.recipients, ...(reached.second ? [reached.second] : [])];
    return {
      organisation: settings,
      now,
      route: {
        kind: 'people',
        route,
        names: told.map(({ person }) => person.name),
        phone: settings.phones[phoneOf(route, chain, barred)],
        unwatchedUntil: onDutyAt(settings.rota, now).unwatchedUntil,
      },
    };
  };
}

/**
 * Subjects and those who should not see it: each person and all their accounts. A reporter who names
 * themselves under "should not see it" changes nothing; as a subject they are excluded like anybody.
 */
export function excludedBy(
  picked: readonly Person[],
  reporter: PersonId,
  subjects: readonly PersonId[] = [],
): Exclusion {
  const excluded = picked.filter(({ id }) => id !== reporter || subjects.includes(id));
  return { people: excluded.map(({ id }) => id), accounts: excluded.flatMap(({ accounts }) => accounts) };
}
