/** What stands in the way is marked with it: a question, or words about the whole form. */
const FAULTY = '[data-faulty]';

/** Brings what stands first in the way of sending into sight, and whoever fills the form in to it. */
export function showFirstFault(form: HTMLElement): void {
  const fault = form.querySelector<HTMLElement>(FAULTY);
  if (fault === null) return;
  const field =
    fault.querySelector<HTMLElement>('input:checked') ??
    fault.querySelector<HTMLElement>('input, textarea, select') ??
    fault;
  field.focus({ preventScroll: true });
  fault.scrollIntoView({ block: 'start' });
  // A question may be taller than what is in sight.
  field.scrollIntoView({ block: 'nearest' });
}
