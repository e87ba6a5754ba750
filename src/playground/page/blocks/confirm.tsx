import { type ReactNode, useCallback, useEffect, useId, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Confirm } from '../../blocks/options.js';
import { focusIsLost } from '../client/focus.js';
import { usePaneLayer } from '../client/pane-layer.js';
import { TextObject } from './text.js';

/** What is asked before something is done. */
export interface Question {
  readonly title: string;
  readonly body: ReactNode;
  readonly confirm: string;
  readonly deny: string;
  readonly style: 'primary' | 'danger';
}

interface Props {
  readonly question: Question;
  readonly onAnswer: (yes: boolean) => void;
  readonly onGone: () => void;
}

function ConfirmDialog({ question, onAnswer, onGone }: Props) {
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
        <h2 id={titleId}>{question.title}</h2>
        {question.body}
        <div className="confirm-buttons">
          <button ref={deny} type="button" className="button" onClick={() => onAnswer(false)}>
            {question.deny}
          </button>
          <button type="button" className={`button ${question.style}`} onClick={() => onAnswer(true)}>
            {question.confirm}
          </button>
        </div>
      </div>
    </div>
  );
}

interface Asking {
  readonly ask: (act: () => void) => void;
  readonly dialog: ReactNode;
}

/** Asks first where the app wants it; `ask` runs what was meant once the person agrees. */
export function useConfirm(confirm: Confirm | undefined): Asking {
  return useQuestion(
    confirm && {
      title: confirm.title.text,
      body: <TextObject text={confirm.text} />,
      confirm: confirm.confirm.text,
      deny: confirm.deny.text,
      style: confirm.style ?? 'primary',
    },
  );
}

/** The same for a question that is the playground's own. */
export function useQuestion(question: Question | undefined): Asking {
  const { place, setAsking } = usePaneLayer();
  const [pending, setPending] = useState<{ act: () => void }>();
  const gone = useCallback(() => setAsking(false), [setAsking]);
  const asked = useRef<Element | null>(null);
  useEffect(() => {
    if (!pending && focusIsLost() && asked.current instanceof HTMLElement) asked.current.focus();
  }, [pending]);

  function ask(act: () => void): void {
    if (!question) {
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
    question && pending && place
      ? createPortal(<ConfirmDialog question={question} onAnswer={answer} onGone={gone} />, place)
      : undefined;
  return { ask, dialog };
}
