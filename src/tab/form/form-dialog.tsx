import { Button } from '@fluentui/react-components';
import type { FormEvent, ReactNode } from 'react';
import { useId } from 'react';
import { Modal } from '../shown/modal.js';

interface Props {
  readonly title: string;
  readonly submit: string;
  readonly close: string;
  /** What it does, while it can't be sent. */
  readonly busy: string | undefined;
  /** Words that belong to no question. */
  readonly problems: readonly string[];
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly beside?: ReactNode;
}

/** A form above the page. It stays, with everything typed, until it is taken or closed. */
export function FormDialog({ title, submit, close, busy, problems, onSubmit, onClose, children, beside }: Props) {
  const id = useId();
  function sent(event: FormEvent): void {
    event.preventDefault();
    if (!busy) onSubmit();
  }
  const actions = (
    <>
      {beside}
      <Button onClick={onClose}>{close}</Button>
      <Button type="submit" form={id} appearance="primary" disabledFocusable={busy !== undefined}>
        {busy ?? submit}
      </Button>
    </>
  );
  return (
    <Modal title={title} actions={actions}>
      <form id={id} onSubmit={sent} noValidate>
        {problems.map((problem) => (
          <p key={problem} role="alert" className="trouble">
            {problem}
          </p>
        ))}
        {children}
      </form>
    </Modal>
  );
}
