import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { Confirm } from '../../blocks/options.js';
import { TextObject } from './text.js';

function ConfirmDialog({ confirm, onAnswer }: { confirm: Confirm; onAnswer: (yes: boolean) => void }) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => ref.current?.showModal(), []);
  return (
    <dialog
      ref={ref}
      className="confirm"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onAnswer(false);
      }}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <h2 id={titleId}>{confirm.title.text}</h2>
      <TextObject text={confirm.text} />
      <div className="confirm-buttons">
        <button type="button" className="button" onClick={() => onAnswer(false)}>
          {confirm.deny.text}
        </button>
        <button type="button" className={`button ${confirm.style ?? 'primary'}`} onClick={() => onAnswer(true)}>
          {confirm.confirm.text}
        </button>
      </div>
    </dialog>
  );
}

/** Asks first where the app wants it; `ask` runs what was meant once the person agrees. */
export function useConfirm(confirm: Confirm | undefined): { ask: (act: () => void) => void; dialog: ReactNode } {
  const [pending, setPending] = useState<{ act: () => void }>();
  const ask = (act: () => void) => (confirm ? setPending({ act }) : act());
  const dialog = confirm && pending && (
    <ConfirmDialog
      confirm={confirm}
      onAnswer={(yes) => {
        setPending(undefined);
        if (yes) pending.act();
      }}
    />
  );
  return { ask, dialog };
}
