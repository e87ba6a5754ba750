import { Button as PressButton, Subtitle2 } from '@fluentui/react-components';
import { useState } from 'react';
import type { Button, Details } from '../../http/tab-contract.js';
import { FileList } from '../form/file-list.js';
import { useWork } from '../work.js';
import { Buttons } from './buttons.js';
import { MoreFiles } from './more-files.js';

interface Props {
  readonly view: Details;
  readonly onPress: (button: Button) => void;
}

const READ = 'concern.read';

/** A concern as its reader sees it: how it stands, what may be done, the person's own words and the record. */
export function DetailsView({
  view: { headline, buttons, sections, files, moreFiles, turn, concernId },
  onPress,
}: Props) {
  const { api, open } = useWork();
  const [showsAll, setShowsAll] = useState(false);
  const tucked = buttons.filter((each) => each.tucked);
  const pressed = (button: Button) => onPress({ ...button, concernId });
  return (
    <>
      <p className="first-line">{headline}</p>
      <Buttons buttons={buttons.filter((each) => !each.tucked)} onPress={pressed} />
      {tucked.length > 0 && (
        <details className="more" open={showsAll} onToggle={(event) => setShowsAll(event.currentTarget.open)}>
          <summary>More that can be done</summary>
          <Buttons buttons={tucked} onPress={pressed} />
        </details>
      )}
      {sections.map(({ id, heading, text }) => (
        <section key={id} aria-label={heading}>
          <Subtitle2 as="h3">{heading}</Subtitle2>
          {id === 'files' ? (
            <FileList
              rows={files}
              act={({ id: file, name }) => (
                <PressButton
                  size="small"
                  aria-label={`Download ${name}`}
                  onClick={() => void open(() => api.offerFile({ concernId, file }))}
                >
                  Download
                </PressButton>
              )}
            />
          ) : (
            <p className="text">{text}</p>
          )}
        </section>
      ))}
      {moreFiles && (
        <MoreFiles concernId={concernId} question={moreFiles} onAdded={() => pressed({ action: READ, label: '' })} />
      )}
      <Buttons buttons={turn} onPress={pressed} />
    </>
  );
}
