import { Button } from '@fluentui/react-components';
import { Modal } from './shown/modal.js';

interface Props {
  readonly onGoOn: () => void;
  readonly onBegin: () => void;
  readonly onClose: () => void;
}

/** What somebody had typed when they closed its window is there still: theirs to send, or to leave. */
export function LeftReport({ onGoOn, onBegin, onClose }: Props) {
  const actions = (
    <>
      <Button onClick={onClose}>Close</Button>
      <Button onClick={onBegin}>Begin a new one</Button>
      <Button appearance="primary" onClick={onGoOn}>
        Go on with what you had written
      </Button>
    </>
  );
  return (
    <Modal title="Raise a concern" onEscape={onClose} actions={actions}>
      <p>If someone is in immediate danger, call 999 now.</p>
      <p>
        You closed a concern that you were writing before it was sent, or before we could confirm that it was. What you
        had written is kept for you. A new one takes its place.
      </p>
    </Modal>
  );
}
