import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import type { FormEvent, ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly submit: string;
  readonly close: string;
  readonly busy: boolean;
  /** Words that belong to no question. */
  readonly problems: readonly string[];
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly beside?: ReactNode;
}

/** A form above the page. It stays, with everything typed, until it is taken or closed. */
export function FormDialog({ title, submit, close, busy, problems, onSubmit, onClose, children, beside }: Props) {
  function sent(event: FormEvent): void {
    event.preventDefault();
    if (!busy) onSubmit();
  }
  return (
    <Dialog open modalType="alert">
      <DialogSurface>
        <form onSubmit={sent} noValidate>
          <DialogBody>
            <DialogTitle as="h2">{title}</DialogTitle>
            <DialogContent>
              {problems.map((problem) => (
                <p key={problem} role="alert" className="trouble">
                  {problem}
                </p>
              ))}
              {children}
            </DialogContent>
            <DialogActions>
              {beside}
              <Button onClick={onClose}>{close}</Button>
              <Button type="submit" appearance="primary" disabledFocusable={busy}>
                {busy ? 'Sending' : submit}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
