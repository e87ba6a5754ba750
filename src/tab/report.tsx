import { Spinner } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { Report as Answer, Question, Typed } from '../http/tab-contract.js';
import { becauseOf } from './client/use-asked.js';
import { useKept } from './client/use-kept.js';
import { FilesField } from './form/files-field.js';
import { FormDialog } from './form/form-dialog.js';
import { answersIn, elsewhereIn, faultyIn, holdsWordsIn, Parts, questionsIn } from './form/parts.js';
import { farTooLong } from './form/too-much.js';
import { ShownDialog } from './shown/shown-dialog.js';
import { useWork } from './work.js';

/** The reporter's form: the same questions, words and route as in chat. */
export function Report({ onClose }: { readonly onClose: () => void }) {
  const { api, failed } = useWork();
  const [answer, setAnswer] = useState<Answer>();
  const [isOpening, setOpening] = useState(true);
  useEffect(() => {
    api
      .openReport()
      .then(setAnswer, failed)
      .finally(() => setOpening(false));
  }, [api, failed]);
  if (isOpening) return <Spinner className="waiting" label="Opening the form" />;
  // Whatever stood in the way is said around it.
  if (answer === undefined) return null;
  if (answer.kind === 'window')
    return <ShownDialog shown={answer} trouble={undefined} onClose={onClose} onProved={onClose} />;
  return <ReportForm opened={answer} onAnswer={setAnswer} onClose={onClose} />;
}

interface FormProps {
  readonly opened: Extract<Answer, { kind: 'form' }>;
  readonly onAnswer: (answer: Answer) => void;
  readonly onClose: () => void;
}

function ReportForm({ opened: { draftId, form, problems, people, files: asked }, onAnswer, onClose }: FormProps) {
  const { api, emergency, failed } = useWork();
  const toCall = emergency.map(({ text }) => text).join('');
  const { title, submit, close, parts } = form;
  const [typed, setTyped] = useState<Typed>(() => answersIn(parts));
  const [farTooMuch, setFarTooMuch] = useState<Record<string, string>>({});
  const [files, setFiles] = useState(asked);
  const [busy, setBusy] = useState<'Sending' | 'Adding a file'>();
  const [said, setSaid] = useState(() => (api.unsentReport() === 'unsure' ? unsure(toCall) : undefined));
  useKept(typed, (answers) => {
    // Sealed at the product, in case that nobody comes back before the page is locked. What is pressed next says what is wrong.
    if (farTooLong(parts, answers)) return setSaid(NOT_KEPT);
    setSaid((now) => (now === NOT_KEPT ? undefined : now));
    if (busy === undefined) void api.report({ draftId, typed: answers, stood: standing(), go: 'keep' }).catch(() => {});
  });

  const standing = () => questionsIn(parts).map(({ id }) => id);

  async function ask(go: 'keep' | 'detail' | 'send', answers: Typed): Promise<void> {
    const stood = standing();
    const tooLong = farTooLong(parts, answers);
    setFarTooMuch(tooLong ?? {});
    if (tooLong) return;
    if (go === 'send') setBusy('Sending');
    try {
      const next = await api.report({ draftId, typed: answers, stood, go });
      setSaid(undefined);
      // What was typed meanwhile stays; what the form asks anew begins as it says.
      if (next.kind === 'form') setFiles(next.files);
      if (next.kind === 'form') setTyped((now) => ({ ...answersIn(next.form.parts), ...now }));
      onAnswer(next);
    } catch (error) {
      const because = becauseOf(error);
      if (because === 'try-again') setSaid(unsure(toCall));
      else if (because === 'not-understood' || because === 'somebody-else') setSaid(lost(toCall));
      else failed(error);
    } finally {
      if (go === 'send') setBusy(undefined);
    }
  }

  function answered({ id, grows }: Question, answer: string | readonly string[]): void {
    const next = { ...typed, [id]: typeof answer === 'string' ? answer : [...answer] };
    setTyped(next);
    if (grows) void ask('keep', next);
  }

  const allProblems = { ...problems, ...farTooMuch };
  return (
    <FormDialog
      title={title}
      submit={submit}
      close={close}
      busy={busy}
      problems={[...(said === undefined ? [] : [said]), ...elsewhereIn(parts, problems)]}
      faulty={faultyIn(parts, allProblems)}
      holdsWords={busy !== 'Sending' && (holdsWordsIn(parts, typed) || (files?.rows ?? []).length > 0)}
      onSubmit={() => ask('send', typed)}
      onClose={() => {
        if (busy === 'Sending' && said !== ON_ITS_WAY) return setSaid(ON_ITS_WAY);
        if (busy !== 'Sending') api.dropReport(draftId);
        onClose();
      }}
    >
      <Parts
        parts={parts}
        problems={allProblems}
        people={people}
        typed={typed}
        onAnswer={answered}
        onMore={() => void ask('detail', typed)}
      />
      {files && (
        <FilesField
          question={files}
          add={(file, onWay) => api.addFile(draftId, file, onWay)}
          remove={(file) => api.removeFile(draftId, file)}
          onChange={setFiles}
          onWay={(isOnWay) => setBusy(isOnWay ? 'Adding a file' : undefined)}
        />
      )}
    </FormDialog>
  );
}

/** Somebody else may have signed in meanwhile, in another window of the same browser. */
function lost(toCall: string): string {
  return `This did not send your concern: the form is not open any more, or is somebody else's. Copy your words, close this, and open the form again. If it is urgent, ring the duty phone. ${toCall}`;
}

const NOT_KEPT =
  'This is far too long to be kept while you write. Nothing of it is cut off, but if this page closes, it is gone: copy it to a safe place, or make it shorter.';
const ON_ITS_WAY =
  'Your concern is being sent, and may have been received already. Please wait a moment: it says so here. Pressing once more closes the form all the same.';

function unsure(toCall: string): string {
  return `We cannot confirm that your concern was received. Press Send again: it counts once. If it is urgent, ring the duty phone. ${toCall}`;
}
