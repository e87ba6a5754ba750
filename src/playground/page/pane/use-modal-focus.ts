import { type RefObject, useEffect } from 'react';
import type { ViewShown } from '../../contract.js';
import { focusIsLost } from '../client/focus.js';

const fields = ['input', 'textarea', 'select'];
const firstOf = (within: string) => fields.map((field) => `${within} ${field}`).join(', ');

/**
 * Enters at the first question, or at the dialog itself when there is none (a menu of what can be done is none), unless somebody is busy on another screen.
 * When Send took the focus away, it comes back to the first field with an error, or to the dialog with the answer.
 */
export function useModalFocus(root: RefObject<HTMLDivElement | null>, view: ViewShown, busy: boolean): void {
  const faults = Object.keys(view.errors).length;

  useEffect(() => {
    const modal = root.current;
    const elsewhere = !focusIsLost() && !modal?.closest('.pane')?.contains(document.activeElement);
    if (!elsewhere)
      (modal?.querySelector<HTMLElement>(firstOf('.input-block')) ?? modal)?.focus({ preventScroll: true });
  }, [root]);

  useEffect(() => {
    if (faults > 0) root.current?.querySelector('.has-error')?.scrollIntoView({ block: 'center' });
  }, [root, faults]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the answer to Send is another version of the view
  useEffect(() => {
    if (busy || !focusIsLost()) return;
    const wrong = root.current?.querySelector<HTMLElement>(firstOf('.has-error'));
    (wrong ?? root.current)?.focus({ preventScroll: true });
  }, [root, busy, faults, view.hash]);
}
