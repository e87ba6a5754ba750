import { type ReactNode, useState } from 'react';
import type { Api } from './client/api.js';
import type { Host } from './client/host.js';
import { answersIn, holdsWordsIn } from './form/parts.js';
import { LeftReport } from './left-report.js';

interface Props {
  readonly api: Api;
  readonly host: Host;
  readonly failed: (error: unknown) => void;
  /** The form is to be shown in the page's own window. */
  readonly onHere: () => void;
  /** A dialog of Teams has ended. */
  readonly onEnd: () => void;
}

/** The reporter's form: in a dialog of Teams' own where there is one, and always here where that does not open. */
export function useRaise({ api, host, failed, onHere, onEnd }: Props): {
  readonly raise: () => void;
  readonly question: ReactNode;
} {
  const [left, setLeft] = useState<string>();

  function open(): void {
    const opened = host.kind === 'teams' ? host.openReport?.(api.dialogReport()) : undefined;
    if (opened === undefined) onHere();
    else
      void opened.then((how) => {
        if (how === 'ended') api.dialogReportEnded();
        if (how !== 'not-opened') return onEnd();
        api.takeFromDialog();
        onHere();
      });
  }

  function begin(): void {
    api.dialogReportEnded();
    open();
  }

  async function raise(): Promise<void> {
    const form = await api.leftInDialog();
    if (form === undefined) return open();
    const { parts } = form.kind === 'form' ? form.form : { parts: [] };
    const hasFiles = form.kind === 'form' && (form.files?.rows ?? []).length > 0;
    // One that was sent is empty, and takes nothing any more.
    if (form.kind === 'form' && (hasFiles || holdsWordsIn(parts, answersIn(parts)))) setLeft(form.draftId);
    else begin();
  }

  const then = (go: () => void) => () => {
    setLeft(undefined);
    go();
  };
  return {
    raise: () => void raise().catch(failed),
    question: left !== undefined && (
      <LeftReport
        onGoOn={then(open)}
        onBegin={then(() => {
          api.dropReport(left);
          begin();
        })}
        onClose={then(() => {})}
      />
    ),
  };
}
