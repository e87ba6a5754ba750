import { type ReactNode, useCallback, useEffect, useId, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Confirm } from '../../blocks/options.js';
import { focusIsLost } from '../client/focus.js';
import { usePaneLayer } from '../client/pane-layer.js';
import { TextObject } from './text.js';

interface Props {
  readonly confirm: Confirm;
  readonly onAnswer: (yes: boolean) => void;
  readonly onGone: () => void;
}

function ConfirmDialog({ confirm, onAnswer, onGone }: Props) {
  const deny = useRef<HTMLButtonElement>(null);
  const titleId = useId();
  useEffect(() => {
    deny.current?.focus({ preventScroll: true });
    return onGone;
  }, [onGone]);
  return (
    <div className="modal-cover confirm-cover">
      <div
        className="confirm"
        role="dialog"
        aria-labelledby={titleId}
        tabIndex={-1}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Escape') onAnswer(false);
        }}
      >
        <h2 id={titleId}>{confirm.title.text}</h2>
        <TextObject text={confirm.text} />
        <div className="confirm-buttons">
          <button ref={deny} type="button" className="button" onClick={() => onAnswer(false)}>
            {confirm.deny.text}
          </button>
          <button type="button" className={`button ${confirm.style ?? 'primary'}`} onClick={() => onAnswer(true)}>
            {confirm.confirm.text}
          </button>
        </div>
      </div>
    </div>
  );
}

/** Asks first where the app wants it; `ask` runs what was meant once the person agrees. */
export function useConfirm(confirm: Confirm | undefined): { ask: (act: () => void) => void; dialog: ReactNode } {
  const { place, setAsking } = usePaneLayer();
  const [pending, setPending] = useState<{ act: () => void }>();
  const gone = useCallback(() => setAsking(false), [setAsking]);
  const asked = useRef<Element | null>(null);
  useEffect(() => {
    if (!pending && focusIsLost() && asked.current instanceof HTMLElement) asked.current.focus();
  }, [pending]);

  function ask(act: () => void): void {
    if (!confirm) {
      act();
      return;
    }
    asked.current = document.activeElement;
    setPending({ act });
    setAsking(true);
  }

  function answer(yes: boolean): void {
    setPending(undefined);
    setAsking(false);
    if (yes) pending?.act();
  }

  const dialog =
    confirm && pending && place
      ? createPortal(<ConfirmDialog confirm={confirm} onAnswer={answer} onGone={gone} />, place)
      : undefined;
  return { ask, dialog };
}
