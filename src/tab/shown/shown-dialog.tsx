import { Button } from '@fluentui/react-components';
import type { Button as PressButton, Shown } from '../../http/tab-contract.js';
import { TicketFormView } from '../form/ticket-form.js';
import { useWork } from '../work.js';
import { DetailsView } from './details-view.js';
import { Modal } from './modal.js';
import { PackView } from './pack-view.js';
import { PageView } from './page-view.js';
import { WindowView } from './window-view.js';

interface Props {
  readonly shown: Shown;
  /** What went wrong with the last press. */
  readonly trouble: string | undefined;
  readonly onClose: () => void;
  /** Asks for the same again, once they have proved who they are. */
  readonly onProved: () => void;
}

/** What a press led to, above the page. */
export function ShownDialog({ shown, trouble, onClose, onProved }: Props) {
  const { press } = useWork();
  if (shown.kind === 'form') return <TicketFormView key={shown.form.about.token} form={shown.form} onClose={onClose} />;
  if (shown.kind === 'nothing') return null;
  const { title, close } = shown.kind === 'window' ? shown.window : shown.view;
  const pressed = ({ action, concernId, item }: PressButton) => void press({ action, concernId, item });
  return (
    <Modal title={title} of={shown} onEscape={onClose} actions={<Button onClick={onClose}>{close}</Button>}>
      {trouble && (
        <p role="alert" className="trouble">
          {trouble}
        </p>
      )}
      {shown.kind === 'window' && <WindowView window={shown.window} level={2} onPress={pressed} />}
      {shown.kind === 'page' && <PageView view={shown.view} level={2} onPress={pressed} onProved={onProved} />}
      {shown.kind === 'details' && <DetailsView view={shown.view} onPress={pressed} />}
      {shown.kind === 'pack' && <PackView view={shown.view} onPress={pressed} />}
    </Modal>
  );
}
