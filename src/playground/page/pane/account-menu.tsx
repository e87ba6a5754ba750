import { type Question, useQuestion } from '../blocks/confirm.js';
import type { Platform } from '../client/pane-people.js';
import { Menu } from '../menu.js';

/** A person's account on the platform that is looked at, as an administrator has it before them. */
export interface ShownAccount {
  readonly deactivated: boolean;
  /** Does the other thing. */
  readonly change: () => void;
}

interface Props {
  readonly name: string;
  readonly platform: Platform;
  readonly account: ShownAccount;
}

const CALLED: Record<Platform, string> = { slack: 'Slack', teams: 'Teams' };

function question(name: string, platform: Platform): Question {
  return {
    title: `Deactivate ${name}?`,
    body: <p>As an administrator of {CALLED[platform]} does when somebody leaves. You can undo it here.</p>,
    confirm: 'Deactivate',
    deny: 'Cancel',
    style: 'danger',
  };
}

/** What an administrator can do with the account: not the person's own deed, so it stands beside their name. */
export function AccountMenu({ name, platform, account }: Props) {
  const { ask, dialog } = useQuestion(account.deactivated ? undefined : question(name, platform));
  const label = account.deactivated ? 'Activate account again' : 'Deactivate account';
  const items = [{ label, detail: `In ${CALLED[platform]}`, act: () => ask(account.change) }];
  return (
    <>
      <Menu label={`${name}'s account`} items={items} className="icon-button" testId="account-menu">
        <span aria-hidden="true">⋯</span>
      </Menu>
      {dialog}
    </>
  );
}
