import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { Shown, TicketForm, Typed } from '../../http/tab-contract.js';
import { becauseOf } from '../client/use-asked.js';
import { useWork } from '../work.js';
import { FormDialog } from './form-dialog.js';
import { answersIn, elsewhereIn, Parts } from './parts.js';

interface Props {
  readonly form: TicketForm;
  readonly onClose: () => void;
}

/** A form of a concern or of the organisation. Sending it twice has one effect. */
export function TicketFormView({ form, onClose }: Props) {
  const { api, show, press, failed } = useWork();
  const { title, submit, close, parts, about, back } = form;
  const [typed, setTyped] = useState<Typed>(() => answersIn(parts));
  const [problems, setProblems] = useState(form.problems);
  const [busy, setBusy] = useState(false);

  async function send(): Promise<void> {
    setBusy(true);
    try {
      const answer = await api.form(about, typed);
      if (answer.kind === 'problems') setProblems(answer.problems);
      else show(answer.shown.kind === 'nothing' ? DONE : answer.shown);
    } catch (error) {
      if (becauseOf(error) !== 'try-again') failed(error);
      else setProblems({ form: UNSURE });
    } finally {
      setBusy(false);
    }
  }

  return (
    <FormDialog
      title={title}
      submit={submit}
      close={close}
      busy={busy ? 'Sending' : undefined}
      problems={elsewhereIn(parts, problems)}
      onSubmit={() => void send()}
      onClose={onClose}
      beside={
        back && (
          <Button onClick={() => void press({ action: back.action, concernId: back.concernId, item: back.item })}>
            {back.label}
          </Button>
        )
      }
    >
      <Parts
        parts={parts}
        problems={problems}
        typed={typed}
        onAnswer={({ id }, answer) => setTyped((before) => ({ ...before, [id]: asTyped(answer) }))}
      />
    </FormDialog>
  );
}

function asTyped(answer: string | readonly string[]): string | string[] {
  return typeof answer === 'string' ? answer : [...answer];
}

const DONE: Shown = { kind: 'window', window: { title: 'Done', close: 'Close', lines: ['It is written down.'] } };
const UNSURE = "We can't say whether this was sent. Send it again: it counts once.";
