import { platformOf } from '../../domain/ids.js';
import type { Person } from '../../domain/person.js';
import type { TabAccess } from './tab-access.js';

/** A link that opens the pages for that person, once and soon; undefined where nobody could follow one. */
export type OpenTab = (person: Person) => Promise<string | undefined>;

interface Deps {
  readonly access: Pick<TabAccess, 'makeLink'>;
  readonly linkToTab?: ((token: string) => string) | undefined;
}

export function createOpenTab({ access, linkToTab }: Deps): OpenTab {
  return async (person) => {
    const { accounts, active } = person;
    // They are told where they asked; in Teams the pages open without a link.
    const account = accounts.find((each) => platformOf(each) === 'slack') ?? accounts[0];
    if (!active || account === undefined || linkToTab === undefined) return undefined;
    return linkToTab(await access.makeLink(person, account));
  };
}
