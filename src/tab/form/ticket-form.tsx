import { useEffect, useState } from 'react';
import type { Shown, TicketForm, Typed } from '../../http/tab-contract.js';
import { becauseOf } from '../client/use-asked.js';
import { useWork } from '../work.js';
import { FormDialog } from './form-dialog.js';
import { answersIn, elsewhereIn, faultyIn, isChanged, Parts } from './parts.js';
import { farTooLong } from './too-much.js';

interface Props {
  readonly form: TicketForm;
  readonly onClose: () => void;
}

/** A form of a concern or of the organisation. Sending it twice has one effect. */
export function TicketFormView({ form, onClose }: Props) {
  const { api, show, press, failed } = useWork();
  const { title, submit, close, parts, about, back } = form;
  const [first] = useState<Typed>(() => answersIn(parts));
  const [typed, setTyped] = useState(first);
  const [problems, setProblems] = useState(form.problems);
  const [busy, setBusy] = useState(false);
  const holdsWords = isChanged(first, typed);
  useEffect(() => (holdsWords ? api.holdsWords() : undefined), [api, holdsWords]);

  async function send(): Promise<void> {
    const tooLong = farTooLong(parts, typed);
    if (tooLong) return setProblems(tooLong);
    setBusy(true);
    try {
      const answer = await api.form(about, typed);
      if (answer.kind === 'problems') setProblems(answer.problems);
      else show(answer.shown.kind === 'nothing' ? DONE : answer.shown);
    } catch (error) {
      const because = becauseOf(error);
      if (because === 'try-again') setProblems({ form: UNSURE });
      else if (because === 'not-understood') setProblems({ form: NOT_READ });
      else failed(error);
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
      faulty={faultyIn(parts, problems)}
      holdsWords={holdsWords}
      onSubmit={send}
      onClose={onClose}
      back={
        back && {
          label: back.label,
          onBack: () => void press({ action: back.action, concernId: back.concernId, item: back.item }),
        }
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
const NOT_READ = 'This was not sent: it could not be read. Copy your words, close this, and open the form again.';
