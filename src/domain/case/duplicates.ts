import { entryAt } from '../chronology.js';
import { type Change, type Concern, isExcluded, unchanged, withEntry } from '../concern.js';
import type { ConcernId, FormToken, PersonId } from '../ids.js';
import { type Notice, REFRESH_DELIVERED, type ReporterNews } from '../notice.js';
import type { Person } from '../person.js';
import { peopleAmong, type Reporter, toReporter } from '../reporter.js';
import { caseFileOf } from './case-file.js';
import type { CaseEvent } from './events.js';

/** After a merge: what is said of a duplicate reaches the concern that goes on, and what is told of that one reaches its reporter. */

interface Passing {
  readonly now: Date;
  /** Of the form that was sent to the one concern, so that it has one effect on the other too. */
  readonly token: FormToken;
}

/** What the reporter sent with that form after their concern was merged, and where it belongs as well. */
export function saidAfterMerge(
  duplicate: Concern,
  by: { readonly id: Reporter },
  token: FormToken,
): CaseEvent | undefined {
  if (duplicate.status !== 'merged') return undefined;
  const event = duplicate.chronology.find((entry) => entry.token === token && entry.author === by.id)?.event;
  const { id: concern, reference } = duplicate;
  switch (event?.kind) {
    case 'reporter-added':
      return { kind: 'duplicate-said', concern, reference, text: event.text };
    case 'reporter-answered': {
      const question = caseFileOf(duplicate).questions.find(({ id }) => id === event.question)?.text;
      return { kind: 'duplicate-said', concern, reference, text: event.text, question };
    }
    default:
      return undefined;
  }
}

export type Taken = { readonly kind: 'taken' } | { readonly kind: 'goes-on-in'; readonly concern: ConcernId };

interface Words extends Passing {
  readonly event: CaseEvent;
  readonly from: Reporter;
  readonly duplicate: Concern;
  readonly leads: readonly Person[];
  /** The holder as they are known now. */
  readonly people: readonly Person[];
}

/**
 * The other concern takes what was said, in any state and also where the reporter is kept from it: they learn nothing by it.
 * A concern that was merged meanwhile says where it goes on.
 */
export function takeWords(concern: Concern, words: Words): Change<Taken> {
  const { event, from, token, now } = words;
  const { mergedInto } = caseFileOf(concern);
  if (mergedInto) return unchanged(concern, { kind: 'goes-on-in', concern: mergedInto.concern });
  if (concern.chronology.some((entry) => entry.token === token && entry.author === from)) {
    return unchanged(concern, { kind: 'taken' });
  }
  const entry = { ...entryAt(now, from, event), source: 'allegation', token } as const;
  const notices = whoIsTold(concern, words).map((to): Notice => ({ kind: 'case-news', to, about: 'information' }));
  return { concern: withEntry(concern, entry), notices: [...notices, REFRESH_DELIVERED], outcome: { kind: 'taken' } };
}

/** The holder; where the duplicate is kept from them, the leads who may see both, because somebody has to know. */
function whoIsTold(concern: Concern, { duplicate, leads, people, from }: Words): readonly PersonId[] {
  // Nobody is told of what they said themselves.
  if (concern.holder === undefined || concern.holder === from) return [];
  const mayKnow = (person: Person) =>
    person.active &&
    person.id !== from &&
    !isExcluded(person, concern.excluded) &&
    !isExcluded(person, duplicate.excluded);
  const holder = people.filter((person) => person.id === concern.holder && mayKnow(person));
  return (holder.length > 0 ? holder : leads.filter(mayKnow)).map(({ id }) => id);
}

type TellsOf = ReporterNews['about'] & ('acted-on' | 'closed');

/** What that form had the reporter told. */
export function toldWith(concern: Concern, token: FormToken): TellsOf | undefined {
  switch (concern.chronology.find((entry) => entry.token === token)?.event.kind) {
    case 'reporter-told':
      return 'acted-on';
    case 'closed':
    case 'withdrawn':
      return 'closed';
    default:
      return undefined;
  }
}

interface News extends Passing {
  readonly about: TellsOf;
  readonly of: Concern;
  /** Of the duplicate, as they are known now. */
  readonly reporter: Person | undefined;
}

/** Tells the reporter of a duplicate how far the other concern is: once for each form, and nothing where they are kept from it. */
export function tellOfOther(duplicate: Concern, { about, of, reporter, token, now }: News): Change<void> {
  const { id: concern, reference, excluded } = of;
  const wasTold = duplicate.chronology.some(
    (entry) => entry.token === token && entry.event.kind === 'reporter-told-of' && entry.event.concern === concern,
  );
  const isKept =
    peopleAmong([duplicate.reporter]).some((id) => excluded.people.includes(id)) ||
    duplicate.reporterAccounts.some((account) => excluded.accounts.includes(account)) ||
    (reporter !== undefined && isExcluded(reporter, excluded));
  if (wasTold || isKept) return unchanged(duplicate, undefined);
  const entry = { ...entryAt(now, 'safeguard', { kind: 'reporter-told-of', about, concern, reference }), token };
  const news = toReporter(duplicate, (to): ReporterNews => ({ kind: 'reporter-news', to, about, of: concern }));
  return { concern: withEntry(duplicate, entry), notices: news, outcome: undefined };
}
