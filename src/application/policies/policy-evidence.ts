import type { ItemId } from '../../domain/ids.js';
import type { Person } from '../../domain/person.js';
import type { Acceptances, PolicyAsk } from '../../domain/policies/acceptance.js';
import { mayReview, type Policy } from '../../domain/policies/policy.js';
import type { DownloadStore } from '../download-store.js';
import type { ItemAccessLog } from '../item-access.js';
import type { Clock, MatterShelf, OrganisationStore, PeopleStore } from '../ports.js';
import { asPersonRecords } from './person-records.js';

/** Who was asked to accept which exact version of a policy, and who has. For a file only, never for a message. */
export interface PolicyEvidence {
  readonly policy: Pick<Policy, 'id' | 'title'>;
  readonly zone: string;
  /** By when they were asked, and by name. */
  readonly asks: readonly (PolicyAsk & { readonly name: string })[];
}

export interface EvidenceOffered {
  readonly id: ItemId;
  readonly title: string;
  /** Works once and for a short while; absent where nobody could follow a link to us. */
  readonly link?: string | undefined;
}

/** Each is undefined for whoever it is not for: a policy's owner, leads and managers. */
export interface SeeEvidence {
  readonly offer: (viewer: Person, policy: ItemId) => Promise<EvidenceOffered | undefined>;
  readonly mayFollow: (viewer: Person, policy: ItemId) => Promise<boolean>;
  /** Logged before it is given out. */
  readonly evidence: (viewer: Person, policy: ItemId) => Promise<PolicyEvidence | undefined>;
}

interface Deps {
  readonly policies: MatterShelf<Policy | undefined>;
  readonly acceptances: MatterShelf<Acceptances>;
  readonly people: Pick<PeopleStore, 'byIds'>;
  readonly organisation: OrganisationStore;
  readonly downloads: Pick<DownloadStore, 'open'>;
  readonly accessLog: ItemAccessLog;
  readonly clock: Clock;
  readonly linkTo?: ((token: string) => string) | undefined;
}

export function createSeeEvidence(deps: Deps): SeeEvidence {
  const { policies, acceptances, people, organisation, downloads, accessLog, clock, linkTo } = deps;

  async function theirs(viewer: Person, id: ItemId): Promise<Policy | undefined> {
    const policy = await policies.of(id).read();
    return policy && policy.retiredAt === undefined && mayReview(viewer, policy) ? policy : undefined;
  }

  return {
    offer: async (viewer, id) => {
      const policy = await theirs(viewer, id);
      if (policy === undefined) return undefined;
      const link = linkTo?.(await downloads.open({ policy: id, person: viewer.id }));
      return { id, title: policy.title, link };
    },
    mayFollow: async (viewer, id) => (await theirs(viewer, id)) !== undefined,
    evidence: async (viewer, id) => {
      const policy = await theirs(viewer, id);
      const outcome = policy ? 'allowed' : 'refused';
      await accessLog.recordItem({ by: viewer.id, kind: 'policy-evidence', item: id, outcome, at: clock.now() });
      if (policy === undefined) return undefined;
      const records = [...asPersonRecords(await acceptances.readAll())];
      const asked = records.flatMap(([person, { asks }]) =>
        asks.filter((ask) => ask.policy === id).map((ask) => ({ person, ask })),
      );
      const known = await people.byIds([...new Set(asked.map(({ person }) => person))]);
      const names = new Map(known.map((person) => [person.id, person.name]));
      const rows = asked.map(({ person, ask }) => ({ ...ask, name: names.get(person) || 'Somebody' }));
      const { zone } = await organisation.current();
      const order = (row: (typeof rows)[number]) => `${row.askedOn} ${row.version} ${row.name}`;
      return {
        policy: { id, title: policy.title },
        zone,
        asks: rows.sort((one, other) => (order(one) < order(other) ? -1 : 1)),
      };
    },
  };
}
