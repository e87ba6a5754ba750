import { useId } from 'react';
import type { PanePerson, Platform } from '../client/pane-people.js';
import { AccountMenu, type ShownAccount } from './account-menu.js';
import { Avatar } from './avatar.js';

interface Props {
  readonly person: PanePerson;
  readonly people: readonly PanePerson[];
  readonly platform: Platform;
  readonly account: ShownAccount;
  readonly onSwitch: (platform: Platform) => void;
  readonly onChoose: (id: string) => void;
  readonly onRemove: (() => void) | undefined;
}

/** Whose screen this is: the name is a menu of everybody, and beside it stands where they are. */
export function PaneHead({ person, people, platform, account, onSwitch, onChoose, onRemove }: Props) {
  const id = useId();
  return (
    <header className="pane-head">
      <Avatar name={person.name} id={person.id} />
      <div className="pane-who">
        <label className="visually-hidden" htmlFor={id}>
          Whose screen is this?
        </label>
        <select id={id} className="pane-person" value={person.id} onChange={(event) => onChoose(event.target.value)}>
          {people.map((each) => (
            <option key={each.id} value={each.id}>
              {each.name} – {each.description}
            </option>
          ))}
        </select>
        <div className="pane-name" aria-hidden="true">
          {person.name}
          <svg viewBox="0 0 12 12" width="10" height="10" focusable="false" aria-hidden="true">
            <path d="M2 4l4 4 4-4" fill="none" stroke="currentColor" strokeWidth="1.800" strokeLinecap="round" />
          </svg>
        </div>
        <div className="pane-role">{person.description}</div>
      </div>
      {person.slack && person.teams && (
        <fieldset className="platform-switch" aria-label={`Where ${person.name} is`}>
          {(['slack', 'teams'] as const).map((each) => (
            <button key={each} type="button" aria-pressed={each === platform} onClick={() => onSwitch(each)}>
              {each === 'slack' ? 'Slack' : 'Teams'}
            </button>
          ))}
        </fieldset>
      )}
      <AccountMenu name={person.name} platform={platform} account={account} />
      {onRemove && (
        <button type="button" className="icon-button" aria-label={`Close ${person.name}'s screen`} onClick={onRemove}>
          ×
        </button>
      )}
    </header>
  );
}
