import type { TeamsAppShown } from './contract.js';

/** The app as the tenant has installed it, but for its ids. */
export type TeamsApp = Pick<TeamsAppShown, 'name' | 'commands' | 'extensions'>;

export const plainApp: TeamsApp = {
  name: 'Safeguard',
  commands: [
    { title: 'safeguard', description: 'Raise a safeguarding concern' },
    { title: 'help', description: 'What Safeguard does' },
    { title: 'duty', description: 'Who is on duty now' },
    { title: 'mine', description: 'Concerns that you raised' },
  ],
  extensions: [
    { id: 'raise_concern', title: 'Raise a concern', context: ['compose', 'commandBox'] },
    { id: 'raise_concern_about_message', title: 'Raise a concern about this message', context: ['message'] },
  ],
};
