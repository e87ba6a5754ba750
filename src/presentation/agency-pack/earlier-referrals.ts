import type { CaseReferral } from '../../domain/case/case-items.js';
import type { AgencyOutcome, AgencyPack } from '../../domain/case/vocabulary.js';
import type { ChronologyEvent } from '../../domain/chronology.js';
import { CASE_WORDS } from '../case/words.js';
import { type PackRow, row, rowOf } from './document.js';
import { dated, type PackFacts } from './facts.js';

/** Whom it went to before: what the agency knows of it already, and what the others made of it. */

const NONE = 'None in our record';

/** By kind and area: a council of another area is another agency. Where no area was said there is none to tell apart. */
function isTo({ agency, area }: AgencyPack, referral: CaseReferral): boolean {
  return referral.agency === agency && (area === undefined || !referral.area || referral.area === area);
}

export function newestTo(pack: AgencyPack, { details: { file } }: PackFacts): CaseReferral | undefined {
  return file.referrals.findLast((referral) => isTo(pack, referral));
}

export function referredBefore(facts: PackFacts, pack: AgencyPack): readonly PackRow[] {
  const { referrals } = facts.details.file;
  const toThem = referrals.filter((referral) => isTo(pack, referral));
  const toOthers = referrals.filter((referral) => !isTo(pack, referral));
  return [
    rowOf(
      'Told to you before',
      toThem.map((referral) => entry(facts, referral, [], since(facts, referral, answerOrChallenge))),
      NONE,
    ),
    rowOf(
      'Told to other agencies',
      toOthers.map((referral) => {
        const name = [referral.agencyName, referral.area].filter(Boolean).join(', ');
        return entry(facts, referral, [name], since(facts, referral, answer));
      }),
      NONE,
    ),
  ];
}

function entry(facts: PackFacts, referral: CaseReferral, first: readonly string[], after: readonly string[]): string {
  const { at, method, theirReference } = referral;
  const how = CASE_WORDS.method[method];
  const head = [
    ...first,
    first.length > 0 ? how.toLowerCase() : how,
    ...(theirReference ? [`their reference ${theirReference}`] : []),
  ];
  return dated(at, facts, [head.join('; '), ...after].join('\n'));
}

/** In their order; the case itself keeps the newest answer alone. */
function since(facts: PackFacts, { id }: CaseReferral, words: (event: ChronologyEvent) => readonly string[]) {
  return facts.details.concern.chronology.flatMap(({ event, eventAt }) =>
    'referral' in event && event.referral === id ? words(event).map((said) => dated(eventAt, facts, said)) : [],
  );
}

function answer(event: ChronologyEvent): readonly string[] {
  return event.kind === 'agency-answered' ? [`${ANSWERED[event.outcome]}: ${event.text}`] : [];
}

/** What we say to one agency of its decision is not for another. */
function answerOrChallenge(event: ChronologyEvent): readonly string[] {
  return event.kind === 'challenged' ? [`We challenged it with ${event.to}: ${event.why}`] : answer(event);
}

const ANSWERED: Record<AgencyOutcome, string> = { ...CASE_WORDS.outcome, exception: 'No answer will come' };

/** Of the newest referral, to whomever it was. */
export function toldThatShared({ details: { file } }: PackFacts): PackRow {
  const newest = file.referrals.at(-1);
  return row('Told that this is shared', newest && told(newest), 'No referral is in the record yet');
}

function told({ basis, agencyName }: CaseReferral): string {
  const when = `when it was referred to ${agencyName}`;
  if (basis.kind === 'consent') return `Agreed to it ${when}`;
  return basis.personTold ? `Told ${when}` : `Not told ${when}, because: ${basis.notToldBecause ?? 'not said'}`;
}
