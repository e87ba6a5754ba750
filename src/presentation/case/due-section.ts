import type { ConcernDetails } from '../../application/concerns/read-concern.js';
import type { CaseAction } from '../../domain/case/case-items.js';
import { type MissedTarget, unexplained } from '../../domain/case/missed-targets.js';
import { type DetailsSection, nameIn } from '../details-section.js';
import { timeLeft } from '../duration-words.js';
import { bulleted, clockTime, dateAndTime, dateOf } from '../wording.js';
import { CASE_FORMS } from './forms.js';
import { clockWords } from './words.js';

/** The clocks that run: what is due when, and what is late by a target of our own. */
export function dueSection(details: ConcernDetails): DetailsSection[] {
  const { clocks, file, names, now, zone, concern } = details;
  const asked = unexplained(clocks, file, now);
  const missed = (target: MissedTarget) => {
    // Whoever takes it has something else to do first.
    const isAsked = concern.status === 'held' && asked.some(({ id }) => id === target.id);
    const sayWhy = isAsked ? ' Please say why.' : '';
    return `${clockWords(target, file)}: our own target was ${clockTime(target.dueAt, now, zone)}.${sayWhy}`;
  };
  const lines = clocks.map((clock) => {
    if (clock.missedAt <= now) return missed(clock);
    const left =
      clock.dueAt > now ? `by ${clockTime(clock.dueAt, now, zone)}, ${timeLeft(now, clock.dueAt)} left` : 'now';
    return `${clockWords(clock, file)}: ${left}`;
  });
  // Answered late, or moved since: it was missed all the same.
  const earlier = asked.filter(({ id, dueAt }) => !clocks.some((clock) => clock.id === id && clock.dueAt <= dueAt));
  const offered = file.handover ? [`Hand-over offered to ${nameIn(names, file.handover.to)}, not accepted yet`] : [];
  const confirm = isToConfirm(details)
    ? [`Say who else must not know of it: "${CASE_FORMS['confirm-exclusions'].label}"`]
    : [];
  const all = [...confirm, ...offered, ...lines, ...earlier.map(missed)];
  return all.length > 0 ? [{ id: 'clocks', heading: 'What is due', text: bulleted(all) }] : [];
}

/** Of a concern about somebody here the lead is asked who is excluded (domain reference, section 5). */
export function isToConfirm({ concern, file, verbs }: ConcernDetails): boolean {
  return concern.route === 'lead' && !file.exclusionsConfirmed && verbs.includes('confirm-exclusions');
}

/** An action that is to be done; its reminders may wait, its date does not. */
export function openActionWords(
  { text, owner, due, snoozedUntil }: CaseAction,
  { names, now, zone }: ConcernDetails,
): string {
  const waits =
    snoozedUntil && snoozedUntil > now ? ` (reminders are paused until the end of ${dateOf(snoozedUntil, zone)})` : '';
  return `${dateAndTime(due, zone)}, ${nameIn(names, owner)}${waits}: ${text}`;
}
