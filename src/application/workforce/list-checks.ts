import type { Person } from '../../domain/person.js';
import { dayOf } from '../../domain/reminders/reminder-days.js';
import { type CheckStatus, type Pause, pauseOf, statusOf } from '../../domain/workforce/check-status.js';
import type { Register } from '../../domain/workforce/checks.js';
import {
  CHECK_KINDS,
  type CheckKind,
  EMPTY_REGISTER,
  itemOf,
  newestCertificate,
  newestCheck,
} from '../../domain/workforce/checks.js';
import { type Due, dueOf } from '../../domain/workforce/due-rules.js';
import { withStanding } from '../../domain/workforce/keep-register.js';
import { type ListedCheck, listedCheck, NOTHING_LISTED } from '../../domain/workforce/listed-check.js';
import type { DownloadStore } from '../download-store.js';
import type { ItemAccessLog } from '../item-access.js';
import type { OrganisationRecords } from '../organisation/organisation-records.js';
import type { Clock, MatterShelf, OrganisationStore, PeopleStore } from '../ports.js';
import { everybodyHere } from './everybody-here.js';
import { fileIdsOf } from './file-ids.js';

/** One check that counts, or a kind of which nothing is recorded and something has to be. */
export interface ListedRow {
  /** The organisation file's id. */
  readonly person: string;
  readonly name: string;
  readonly kind: CheckKind;
  readonly said: ListedCheck;
  readonly status?: CheckStatus | undefined;
  readonly due?: Due | undefined;
  readonly pause?: Pause | undefined;
}

/** The checks of those whom somebody sees to. For a file only, never for a message. */
export interface ListedChecks {
  readonly rows: readonly ListedRow[];
}

/** Each is undefined, or false, for whoever sees to nobody's checks. */
export interface ListChecks {
  /** A link that works once and for a short while; `link` is absent where nobody could follow one to us. */
  readonly offer: (viewer: Person) => Promise<{ readonly link?: string | undefined } | undefined>;
  readonly mayFollow: (viewer: Person) => Promise<boolean>;
  /** Logged for each person in it, before it is given out. */
  readonly list: (viewer: Person) => Promise<ListedChecks | undefined>;
}

interface Deps {
  readonly registers: Pick<MatterShelf<Register>, 'readMany'>;
  readonly records: Pick<OrganisationRecords, 'stored'>;
  readonly people: Pick<PeopleStore, 'inFile'>;
  readonly organisation: OrganisationStore;
  readonly downloads: Pick<DownloadStore, 'open'>;
  readonly accessLog: ItemAccessLog;
  readonly clock: Clock;
  readonly linkTo?: ((token: string) => string) | undefined;
}

export function createListChecks(deps: Deps): ListChecks {
  const { registers, records, people, organisation, downloads, accessLog, clock, linkTo } = deps;

  async function seenBy({ id }: Person): Promise<readonly Person[]> {
    const { everybody, seenBy: seen } = await everybodyHere(people);
    // Read anew: whoever lost a role, or left, sees them no more.
    const viewer = everybody.find((each) => each.id === id);
    return viewer ? seen(viewer) : [];
  }

  return {
    offer: async (viewer) => {
      if ((await seenBy(viewer)).length === 0) return undefined;
      return { link: linkTo?.(await downloads.open({ register: 'checks', person: viewer.id })) };
    },
    mayFollow: async (viewer) => (await seenBy(viewer)).length > 0,
    list: async (viewer) => {
      const seen = await seenBy(viewer);
      if (seen.length === 0) return undefined;
      const at = clock.now();
      for (const { id } of seen) {
        await accessLog.recordItem({ by: viewer.id, kind: 'register', item: id, outcome: 'allowed', at });
      }
      const [known, { fileIdOf }, { zone, reminders, checkRules }] = await Promise.all([
        registers.readMany(seen.map(({ id }) => id)),
        fileIdsOf(records),
        organisation.current(),
      ]);
      const today = dayOf(at, zone);
      const settings = { person: reminders.person, checkRules };
      const rows = seen.flatMap((person) => {
        const register = withStanding(known.get(person.id) ?? EMPTY_REGISTER, { isHere: true, roles: person.roles });
        return CHECK_KINDS.flatMap((kind) => {
          const status = statusOf(register, kind, today, settings);
          const common = { person: fileIdOf(person.id), name: person.name || 'Somebody', kind };
          const standing = { status, due: dueOf(register, kind, checkRules), pause: pauseOf(register, kind, today) };
          const counting = [newestCheck(itemOf(register, kind)), newestCertificate(itemOf(register, kind))];
          const checks = [...new Set(counting.filter((check) => check !== undefined))];
          if (checks.length === 0) return status ? [{ ...common, ...standing, said: NOTHING_LISTED }] : [];
          return checks.map((check) => ({
            ...common,
            ...(check === checks[0] && standing),
            said: listedCheck(check, fileIdOf),
          }));
        });
      });
      return { rows };
    },
  };
}
