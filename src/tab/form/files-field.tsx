import { Button, Field } from '@fluentui/react-components';
import { useState } from 'react';
import type { FilesAnswer, FilesQuestion } from '../../http/tab-contract-files.js';
import { becauseOf } from '../client/use-asked.js';
import { useWork } from '../work.js';
import { FileList } from './file-list.js';

interface Props {
  readonly draftId: string;
  readonly question: FilesQuestion;
  readonly onChange: (question: FilesQuestion) => void;
  /** While a file is on its way the form waits: it would go without it. */
  readonly onWay: (isOnWay: boolean) => void;
}

/** Files to go with a form. Each is here, or is said not to be, before anything else is asked. */
export function FilesField({ draftId, question, onChange, onWay }: Props) {
  const { api, failed } = useWork();
  const [going, setGoing] = useState<{ readonly name: string; readonly share: number }>();
  const [problem, setProblem] = useState<string>();
  const { label, hint, accept, most, largestBytes, tooLarge, rows } = question;

  /** @returns whether it went well */
  async function answered(asked: Promise<FilesAnswer>, unsure: string): Promise<boolean> {
    try {
      const { files, problem: said } = await asked;
      onChange(files);
      setProblem(said);
      return said === undefined;
    } catch (error) {
      if (becauseOf(error) === 'try-again') setProblem(unsure);
      else failed(error);
      return false;
    }
  }

  async function add(files: readonly File[]): Promise<void> {
    setProblem(undefined);
    onWay(true);
    for (const file of files) {
      const { name } = file;
      if (file.size > largestBytes) {
        setProblem(`${name}: ${tooLarge}`);
        break;
      }
      setGoing({ name, share: 0 });
      const sending = api.addFile(draftId, file, (share) => setGoing({ name, share }));
      if (!(await answered(sending, `${name}: ${NOT_ADDED}`))) break;
    }
    setGoing(undefined);
    onWay(false);
  }

  return (
    <div className="question" data-question="files">
      <Field label={label} hint={hint} {...(problem && { validationMessage: problem })}>
        <input
          type="file"
          multiple
          accept={accept}
          disabled={going !== undefined || rows.length >= most}
          onChange={({ currentTarget }) => {
            const chosen = [...(currentTarget.files ?? [])];
            // The same file once more is a choice as well.
            currentTarget.value = '';
            void add(chosen);
          }}
        />
      </Field>
      <div aria-live="polite">
        {going && (
          <p className="text">
            Adding {going.name} <progress aria-label={`Adding ${going.name}`} value={going.share} max={1} />
          </p>
        )}
        <FileList
          rows={rows}
          act={({ id, name }) => (
            <Button
              size="small"
              aria-label={`Remove ${name}`}
              disabled={going !== undefined}
              onClick={() => void answered(api.removeFile(draftId, id), `${name}: ${NOT_REMOVED}`)}
            >
              Remove
            </Button>
          )}
        />
      </div>
    </div>
  );
}

const NOT_ADDED = 'We can’t say whether this was added. Look at the list after you have tried once more.';
const NOT_REMOVED = 'We can’t say whether this was removed. Try once more.';
