import type { Entry, Field } from './section-entries.js';

/** A line of the plan. Certificate numbers are masked in it. */
export type PlannedChange =
  | { readonly kind: 'added'; readonly what: string; readonly fields: readonly ShownField[] }
  | { readonly kind: 'removed'; readonly what: string }
  | {
      readonly kind: 'changed';
      /** Empty where the section is one thing. */
      readonly what: string;
      readonly field: string;
      readonly from?: string | undefined;
      readonly to?: string | undefined;
    }
  /** Nothing else differs; of people it is the order in which leads and managers are named. */
  | { readonly kind: 'reordered'; readonly order: readonly string[] };

export interface ShownField {
  readonly name: string;
  readonly shown: string;
}

/** What has to happen to make the one the other. */
export function changesBetween(before: readonly Entry[], after: readonly Entry[]): readonly PlannedChange[] {
  const was = new Map(before.map((entry) => [entry.key, entry]));
  const is = new Map(after.map((entry) => [entry.key, entry]));
  const added = after.filter(({ key }) => !was.has(key));
  const removed = before.filter(({ key }) => !is.has(key));
  return [
    ...added.map(({ name, fields }): PlannedChange => ({ kind: 'added', what: name, fields: fields.map(shownOf) })),
    ...after.flatMap((entry) => fieldChanges(was.get(entry.key), entry)),
    ...removed.map(({ name }): PlannedChange => ({ kind: 'removed', what: name })),
    ...reordered(
      before.filter(({ key }) => is.has(key)),
      after.filter(({ key }) => was.has(key)),
    ),
  ];
}

function shownOf({ name, shown }: Field): ShownField {
  return { name, shown };
}

function fieldChanges(before: Entry | undefined, after: Entry): readonly PlannedChange[] {
  if (before === undefined) return [];
  const fields = [...new Set([...before.fields, ...after.fields].map(({ name }) => name))];
  return fields.flatMap((field): readonly PlannedChange[] => {
    const [from, to] = [before, after].map(({ fields }) => fields.find(({ name }) => name === field));
    if (from?.value === to?.value) return [];
    return [
      { kind: 'changed', what: after.name, field, ...(from && { from: from.shown }), ...(to && { to: to.shown }) },
    ];
  });
}

function reordered(before: readonly Entry[], after: readonly Entry[]): readonly PlannedChange[] {
  const isSame = before.every(({ key }, index) => key === after[index]?.key);
  return isSame ? [] : [{ kind: 'reordered', order: after.map(({ name }) => name) }];
}
