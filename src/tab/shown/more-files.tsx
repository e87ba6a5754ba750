import { useRef } from 'react';
import type { FilesQuestion } from '../../http/tab-contract-files.js';
import { FilesField } from '../form/files-field.js';
import { useWork } from '../work.js';

interface Props {
  readonly concernId: string;
  readonly question: FilesQuestion;
  /** Shows the concern as it is now. */
  readonly onAdded: () => void;
}

/** Files for a case, by whoever works on it; they stand in its list once they are there. */
export function MoreFiles({ concernId, question, onAdded }: Props) {
  const { api } = useWork();
  const changed = useRef(false);
  return (
    <FilesField
      question={question}
      // It goes on where somebody closes the window meanwhile.
      add={(file, { onProgress }) => api.addToCase(concernId, file, { onProgress })}
      onChange={() => {
        changed.current = true;
      }}
      onWay={(isOnWay) => {
        if (isOnWay || !changed.current) return;
        changed.current = false;
        onAdded();
      }}
    />
  );
}
