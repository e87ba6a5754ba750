import { Button, Field } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { FilesAnswer, FilesQuestion } from '../../http/tab-contract-files.js';
import type { OnWay } from '../client/upload.js';
import { becauseOf } from '../client/use-asked.js';
import { useWork } from '../work.js';
import { FileList } from './file-list.js';
import { FilePicker } from './file-picker.js';

interface Props {
  readonly question: FilesQuestion;
  readonly add: (file: File, onWay: OnWay) => Promise<FilesAnswer>;
  /** Undefined where what was added stays. */
  readonly remove?: ((file: string) => Promise<FilesAnswer>) | undefined;
  readonly onChange: (question: FilesQuestion) => void;
  /** While files are on their way whatever is around them waits: it would go without them. */
  readonly onWay: (isOnWay: boolean) => void;
}

/** Files to go with a form or into a case. Each is here, or is said not to be, before anything else is asked. */
export function FilesField({ question, add, remove, onChange, onWay }: Props) {
  const { failed } = useWork();
  const [going, setGoing] = useState<{ readonly name: string; readonly share: number }>();
  const [problem, setProblem] = useState<string>();
  const isShown = useRef(new AbortController());
  useEffect(() => {
    const now = new AbortController();
    isShown.current = now;
    return () => now.abort();
  }, []);
  const { label, hint, accept, most, largestBytes, tooLarge, rows } = question;

  /** @returns whether it went well */
  async function answered(name: string, asked: Promise<FilesAnswer>, unsure: string): Promise<boolean> {
    try {
      const { files, problem: said } = await asked;
      onChange(files);
      setProblem(said && `${name}: ${said}`);
      return said === undefined;
    } catch (error) {
      if (becauseOf(error) === 'try-again') setProblem(`${name}: ${unsure}`);
      else failed(error);
      return false;
    }
  }

  async function chosen(files: readonly File[]): Promise<void> {
    setProblem(undefined);
    onWay(true);
    for (const file of files) {
      const { name } = file;
      if (file.size > largestBytes) {
        setProblem(`${name}: ${tooLarge}`);
        break;
      }
      setGoing({ name, share: 0 });
      const { signal } = isShown.current;
      const sending = add(file, { onProgress: (share) => setGoing({ name, share }), signal });
      if (!(await answered(name, sending, NOT_ADDED))) break;
    }
    setGoing(undefined);
    onWay(false);
  }

  return (
    <div className="question" data-question="files">
      <Field label={label} hint={hint} {...(problem && { validationMessage: problem })}>
        {(control) => (
          <FilePicker
            id={control.id ?? ''}
            describedBy={control['aria-describedby']}
            words="Choose files"
            accept={accept}
            several
            disabled={going !== undefined || rows.length >= most}
            onChosen={(files) => void chosen(files)}
          />
        )}
      </Field>
      <div aria-live="polite">
        {going && (
          <p className="text">
            Adding {going.name} <progress aria-label={`Adding ${going.name}`} value={going.share} max={1} />
          </p>
        )}
        <FileList
          rows={rows}
          act={({ id, name }) =>
            remove && (
              <Button
                size="small"
                aria-label={`Remove ${name}`}
                disabled={going !== undefined}
                onClick={() => void answered(name, remove(id), NOT_REMOVED)}
              >
                Remove
              </Button>
            )
          }
        />
      </div>
    </div>
  );
}

const NOT_ADDED = "We can't say whether this was added. Look at the list after you have tried once more.";
const NOT_REMOVED = "We can't say whether this was removed. Try once more.";
