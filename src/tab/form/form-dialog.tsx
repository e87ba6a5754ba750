import { Button } from '@fluentui/react-components';
import type { FormEvent, ReactNode } from 'react';
import { useEffect, useId, useRef, useState } from 'react';
import { Modal } from '../shown/modal.js';
import { showFirstFault } from './first-fault.js';
import { LeaveQuestion } from './leave-question.js';

interface Props {
  readonly title: string;
  readonly submit: string;
  readonly close: string;
  /** What it does, while it can't be sent. */
  readonly busy: string | undefined;
  /** Words that belong to no question. */
  readonly problems: readonly string[];
  /** How many questions have words beside them that stand in the way. */
  readonly faulty: number;
  /** Words that would be gone: whoever leaves is asked first. */
  readonly holdsWords: boolean;
  /** Ends once it is known what became of it. */
  readonly onSubmit: () => Promise<void>;
  readonly onClose: () => void;
  /** Another way out of it. */
  readonly back?: { readonly label: string; readonly onBack: () => void } | undefined;
  readonly children: ReactNode;
}

/** A form above the page. It stays, with everything typed, until it is taken or closed. */
export function FormDialog(props: Props) {
  const { title, submit, close, busy, problems, faulty, holdsWords, onSubmit, onClose, back, children } = props;
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  /** Where they were, for whoever goes on. */
  const field = useRef<HTMLElement>(null);
  const [tries, setTries] = useState(0);
  const [leave, setLeave] = useState<() => void>();
  useEffect(() => {
    if (tries > 0 && form.current) showFirstFault(form.current);
  }, [tries]);

  async function sent(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (busy) return;
    await onSubmit();
    setTries((before) => before + 1);
  }
  function leaves(by: () => void): void {
    if (holdsWords) setLeave(() => by);
    else by();
  }
  function goOn(): void {
    setLeave(undefined);
    field.current?.focus();
  }

  const actions = leave ? (
    <LeaveQuestion onGoOn={goOn} onLeave={leave} />
  ) : (
    <>
      {tries > 0 && faulty > 0 && (
        <p key={tries} role="alert" className="not-sent">
          {notSentYet(faulty)}
        </p>
      )}
      {back && <Button onClick={() => leaves(back.onBack)}>{back.label}</Button>}
      <Button onClick={() => leaves(onClose)}>{close}</Button>
      <Button type="submit" form={id} appearance="primary" disabledFocusable={busy !== undefined}>
        {busy ?? submit}
      </Button>
    </>
  );
  return (
    <Modal title={title} actions={actions} {...(leave && { onEscape: goOn })}>
      <form
        id={id}
        ref={form}
        onSubmit={(event) => void sent(event)}
        onFocus={({ target }) => {
          field.current = target;
        }}
        noValidate
      >
        {problems.map((problem) => (
          <p key={problem} role="alert" className="trouble" tabIndex={-1} data-faulty>
            {problem}
          </p>
        ))}
        {children}
      </form>
    </Modal>
  );
}

function notSentYet(faulty: number): string {
  return faulty === 1
    ? "Not sent yet: 1 answer is missing or can't be taken."
    : `Not sent yet: ${faulty} answers are missing or can't be taken.`;
}
