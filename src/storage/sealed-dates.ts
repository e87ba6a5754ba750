import type { Chased } from '../domain/case/chased.js';
import type { RoutedPerson } from '../domain/concern.js';
import type { Report } from '../domain/report.js';

/** Sealed values are JSON, in which a date is a text: makes dates of them again. */

/** What was told because time passed. */
export function chasedWithDates({ clocks, actions }: Chased): Chased {
  return {
    clocks: clocks.map((clock) => ({ ...clock, dueAt: new Date(clock.dueAt) })),
    actions: actions.map(({ due, remindedAt, escalatedAt, ...rest }) => ({
      ...rest,
      due: new Date(due),
      remindedAt: optionalDate(remindedAt),
      escalatedAt: optionalDate(escalatedAt),
    })),
  };
}

/** A date, or a text that says one. */
export function optionalDate(value: Date | string | undefined): Date | undefined {
  return value === undefined ? undefined : new Date(value);
}

export function reportWithDates(report: Report): Report {
  const { quotedMessage, detail } = report;
  const { passedOn } = detail;
  return {
    ...report,
    ...(passedOn && { detail: { ...detail, passedOn: { ...passedOn, at: optionalDate(passedOn.at) } } }),
    ...(quotedMessage && { quotedMessage: { ...quotedMessage, postedAt: optionalDate(quotedMessage.postedAt) } }),
  };
}

export function routedWithDates(entry: RoutedPerson): RoutedPerson {
  const { at, declinedAt, unreachableAt } = entry;
  return {
    ...entry,
    at: new Date(at),
    declinedAt: optionalDate(declinedAt),
    unreachableAt: optionalDate(unreachableAt),
  };
}
