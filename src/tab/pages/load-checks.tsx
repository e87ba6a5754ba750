import { Button, Spinner, Subtitle2 } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { type DryRun, type Loaded, MOST_FILE_BYTES } from '../../http/tab-contract-registers.js';
import { becauseOf } from '../client/use-asked.js';
import { FilePicker } from '../form/file-picker.js';
import { Modal } from '../shown/modal.js';
import { useWork } from '../work.js';

type State = Loaded | { readonly kind: 'asking' } | undefined;

/** A list of checks is looked at first, and recorded once somebody has seen what that would change. */
export function LoadChecks({ onClose }: { readonly onClose: () => void }) {
  const { api, failed } = useWork();
  const [name, setName] = useState('');
  const [file, setFile] = useState('');
  const [state, setState] = useState<State>();
  const id = useId();

  const answered = (asked: Promise<Loaded>, unsure: string) => {
    setState({ kind: 'asking' });
    asked.then(setState, (error: unknown) => {
      if (becauseOf(error) === 'try-again') setState({ kind: 'unusable', lines: [unsure] });
      else failed(error);
    });
  };

  async function chosen(blob: File | undefined): Promise<void> {
    if (blob === undefined) return;
    setName(blob.name);
    if (blob.size > MOST_FILE_BYTES) return setState({ kind: 'unusable', lines: ['The file is larger than 1 MB.'] });
    const read = inBase64(new Uint8Array(await blob.arrayBuffer()));
    setFile(read);
    answered(api.dryRun(read), 'The file could not be looked at. Nothing was changed. Try again in a moment.');
  }

  const record = (looked: DryRun) => answered(api.recordList(file, looked), UNSURE);
  const isToRecord = state?.kind === 'dry-run' && state.toRecord.length > 0;
  return (
    <Modal
      title="Load checks from a list"
      onEscape={onClose}
      actions={
        <>
          <Button onClick={onClose}>Close</Button>
          {isToRecord && (
            <Button appearance="primary" onClick={() => record(state)}>
              {state.toRecord.length === 1 ? 'Record 1 check' : `Record ${state.toRecord.length} checks`}
            </Button>
          )}
        </>
      }
    >
      <p>
        A CSV file with the columns of “Export as CSV”, up to 1 MB and 2,000 lines. You see first what it would change.
      </p>
      <p>
        <label htmlFor={id}>The file</label>{' '}
        <FilePicker id={id} words="Choose a file" accept=".csv,text/csv" onChosen={([file]) => void chosen(file)} />
        {name && ` ${name}`}
      </p>
      <div aria-live="polite">{state && <Outcome state={state} />}</div>
    </Modal>
  );
}

function Outcome({ state }: { readonly state: NonNullable<State> }) {
  switch (state.kind) {
    case 'asking':
      return <Spinner className="waiting" label="Looking at the list" />;
    case 'unusable':
      return state.lines.map((line, index) => (
        <p key={line} className={index === 0 ? 'trouble' : undefined}>
          {line}
        </p>
      ));
    case 'dry-run':
      return (
        <>
          <p className="first-line">Nothing is recorded yet.</p>
          <Lines heading="Would be recorded" lines={state.toRecord} />
          <Lines heading="Can't be recorded, and would be left out" lines={state.faults} />
          <p>{unchangedWords(state.unchanged)}</p>
        </>
      );
    case 'recorded':
      return (
        <>
          <Lines heading="Recorded" lines={state.recorded} />
          <Lines heading="Not recorded" lines={state.faults} />
          <p>{unchangedWords(state.unchanged)}</p>
        </>
      );
  }
}

interface LinesProps {
  readonly heading: string;
  readonly lines: DryRun['faults'];
}

function Lines({ heading, lines }: LinesProps) {
  return (
    <section aria-label={heading}>
      <Subtitle2 as="h3">
        {heading}: {lines.length}
      </Subtitle2>
      <ul>
        {lines.map(({ line, words }) => (
          <li key={`${line} ${words}`}>
            Line {line}: {words}
          </li>
        ))}
      </ul>
    </section>
  );
}

function unchangedWords(count: number): string {
  return count === 1 ? '1 line says what is known already.' : `${count} lines say what is known already.`;
}

/** In pieces, because a call takes only so many arguments. */
function inBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(text);
}

const UNSURE =
  "We can't say whether this was recorded. Load the file once more: what was recorded stands there as known.";
