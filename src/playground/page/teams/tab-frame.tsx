import { useCallback, useEffect, useRef, useState } from 'react';
import { type OpenDialog, TabDialog } from './tab-dialog.js';
import { type HostOptions, type HostTheme, hostTab } from './teams-host.js';

interface Props {
  readonly person: { readonly id: string; readonly name: string };
  readonly tenantId: string;
}

const THEMES: readonly (readonly [HostTheme, string])[] = [
  ['default', 'Light'],
  ['dark', 'Dark'],
  ['contrast', 'High contrast'],
];

/** The app's pages, in a frame as Teams shows them. */
export function TabFrame({ person, tenantId }: Props) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [theme, setTheme] = useState<HostTheme>('default');
  const [asking, setAsking] = useState<(did: boolean) => void>();
  const [isHosted, setIsHosted] = useState(false);
  const [dialog, setDialog] = useState<OpenDialog>();

  const askByHand = useCallback(() => new Promise<boolean>((resolve) => setAsking(() => resolve)), []);

  useEffect(() => {
    if (!frame.current) return;
    const openDialog: HostOptions['openDialog'] = (shown) =>
      new Promise((resolve) => {
        setDialog({
          ...shown,
          end: (said) => {
            setDialog(undefined);
            resolve(said);
          },
        });
      });
    const end = hostTab({
      frame: frame.current,
      person,
      tenantId,
      theme,
      askByHand,
      frameContext: 'content',
      openDialog,
    });
    setIsHosted(true);
    return end;
  }, [person, tenantId, theme, askByHand]);

  function answer(did: boolean): void {
    asking?.(did);
    setAsking(undefined);
  }

  return (
    <div className="tab-frame">
      <label className="tab-theme">
        Theme of Teams{' '}
        <select value={theme} onChange={(event) => setTheme(event.target.value as HostTheme)}>
          {THEMES.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      {/* Its library speaks as soon as it is there: somebody has to listen first. */}
      <iframe ref={frame} title="Pages" {...(isHosted && { src: '/tab/' })} />
      {dialog && <TabDialog dialog={dialog} person={person} tenantId={tenantId} theme={theme} askByHand={askByHand} />}
      {asking && (
        <div className="sign-in" role="dialog" aria-label="Sign in">
          <p>The sign-in of the tenant opens here, and asks {person.name} for a password.</p>
          <button type="button" className="button primary" onClick={() => answer(true)}>
            Type the password
          </button>
          <button type="button" className="button" onClick={() => answer(false)}>
            Cancel
          </button>
        </div>
      )}
    </div>
  );
}
