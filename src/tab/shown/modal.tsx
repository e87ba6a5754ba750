import { Title3 } from '@fluentui/react-components';
import { type ReactNode, useEffect, useId, useLayoutEffect, useRef } from 'react';

interface Props {
  readonly title: string;
  /** What it shows: another value is something else in the same window. */
  readonly of?: unknown;
  /** By Escape; a form stays, so that a key pressed by mistake loses nothing. */
  readonly onEscape?: (() => void) | undefined;
  readonly children: ReactNode;
  readonly actions: ReactNode;
}

/** A window above the page, the browser's own: it keeps the focus, and gives it back. */
export function Modal({ title, of, onEscape, children, actions }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  // While it still stands in the page: a dialog that is gone gives no focus back.
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => {
      shown?.close();
      if (document.activeElement === document.body) document.querySelector('main')?.focus();
    };
  }, []);
  // What had the focus may have gone with what was shown before.
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at when something else is shown, and at no other time
  useEffect(() => {
    if (!dialog.current?.contains(document.activeElement)) dialog.current?.querySelector('h2')?.focus();
  }, [of]);
  return (
    <dialog
      ref={dialog}
      className="modal"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onEscape?.();
      }}
    >
      <Title3 as="h2" id={id} tabIndex={-1}>
        {title}
      </Title3>
      {/* What scrolls can be reached and scrolled by the keyboard. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
      <section className="modal-body" aria-labelledby={id} tabIndex={0}>
        {children}
      </section>
      <footer className="modal-actions">{actions}</footer>
    </dialog>
  );
}
