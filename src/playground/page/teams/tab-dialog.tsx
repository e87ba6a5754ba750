import { useEffect, useRef, useState } from 'react';
import { type HostOptions, hostTab } from './teams-host.js';

/** What a page has asked Teams to show above it. */
export interface OpenDialog {
  readonly url: string;
  readonly title: string;
  /** @param said undefined where somebody closed it by the cross */
  readonly end: (said?: string) => void;
}

interface Props extends Pick<HostOptions, 'person' | 'tenantId' | 'theme' | 'askByHand'> {
  readonly dialog: OpenDialog;
}

function addressOf(url: string): string {
  const { pathname, hash } = new URL(url);
  return `${pathname}${hash}`;
}

/** A dialog of Teams that shows an address. */
export function TabDialog({ dialog: { url, title, end }, person, tenantId, theme, askByHand }: Props) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [isHosted, setIsHosted] = useState(false);
  useEffect(() => {
    if (!frame.current) return;
    const stop = hostTab({
      frame: frame.current,
      person,
      tenantId,
      theme,
      askByHand,
      frameContext: 'task',
      endDialog: end,
    });
    setIsHosted(true);
    return stop;
  }, [person, tenantId, theme, askByHand, end]);

  return (
    <div className="tab-dialog" role="dialog" aria-label={title}>
      <header>
        <strong>{title}</strong>
        <button type="button" className="button small" onClick={() => end()}>
          Close the dialog
        </button>
      </header>
      <iframe ref={frame} title={`${title}, dialog`} {...(isHosted && { src: addressOf(url) })} />
    </div>
  );
}
