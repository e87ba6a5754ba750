import { Title3 } from '@fluentui/react-components';
import { type ReactNode, useEffect, useId, useRef } from 'react';

interface Props {
  readonly title: string;
  /** By Escape; a form stays, so that a key pressed by mistake loses nothing. */
  readonly onEscape?: (() => void) | undefined;
  readonly children: ReactNode;
  readonly actions: ReactNode;
}

/** A window above the page, the browser's own: it keeps the focus, and gives it back. */
export function Modal({ title, onEscape, children, actions }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
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
      <Title3 as="h2" id={id}>
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
