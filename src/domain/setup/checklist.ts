import type { PersonId } from '../ids.js';
import type { Agency, ExternalContact, Phones } from '../organisation.js';
import { type Person, withLiveAccounts } from '../person.js';
import { type Chain, everyone } from '../routing.js';

/** What has to be in place before people are told to rely on it, for the command line and for the page in chat alike. */
export const SETUP_ITEMS = [
  'duty',
  'deputy',
  'lead',
  'manager',
  'alternate',
  'phones',
  'rota',
  'agencies',
  'key',
  'test-card',
  'mail',
  'pager',
  'heartbeat',
] as const;
export type SetupItemId = (typeof SETUP_ITEMS)[number];
export type Light = 'green' | 'amber' | 'red';

export interface SetupItem {
  readonly id: SetupItemId;
  readonly state: Light;
  /** Without it Safeguard is not live: a concern could reach nobody, or its record be lost. */
  readonly blocksLive: boolean;
  /** What keeps it from being green. */
  readonly problems: readonly SetupProblem[];
  /** Whom it is about. */
  readonly people: readonly Person[];
}

export type SetupProblem =
  | { readonly kind: 'nobody' }
  /** Neither an account nor an e-mail address by which one is found. */
  | { readonly kind: 'out-of-reach'; readonly people: readonly Person[] }
  | { readonly kind: 'nobody-else' }
  | { readonly kind: 'same-phone' | 'external-phone-is-ours' }
  | { readonly kind: 'rota-gap'; readonly gap: NamedGap }
  | { readonly kind: 'no-agency'; readonly agency: NeededAgency }
  | { readonly kind: 'agency-without-phone'; readonly name: string }
  | { readonly kind: 'key-beside-the-data' }
  | { readonly kind: 'key-not-held'; readonly holders: readonly string[] }
  | { readonly kind: 'not-reached'; readonly people: readonly Person[] }
  | { readonly kind: 'not-set'; readonly channel: Channel };

const NEEDED_AGENCIES = ['adult-social-care', 'childrens-social-care'] as const;
export type NeededAgency = (typeof NEEDED_AGENCIES)[number];
export type Channel = 'mail' | 'pager' | 'heartbeat';

/** A time in which the rota gives the duty to nobody who is here. */
export interface NamedGap {
  readonly from: Date;
  readonly to: Date;
  /** Of whoever has left, or can't be told. */
  readonly name?: string | undefined;
}

export interface SetupFacts {
  readonly now: Date;
  readonly production: boolean;
  readonly chain: Chain;
  readonly phones: Pick<Phones, 'duty' | 'alternate'>;
  readonly externalContact: ExternalContact;
  readonly agencies: readonly Agency[];
  /** Of the coming weeks. */
  readonly rotaGaps: readonly NamedGap[];
  readonly key: 'given' | 'made-beside-the-data';
  /** Who typed the key's fingerprint back from their copy of it; people are told apart by name. */
  readonly keyHolders: readonly string[];
  /** Who answered a test message. */
  readonly reachedByTestCard: ReadonlySet<PersonId>;
  /** Those that are set up. */
  readonly channels: ReadonlySet<Channel>;
}

type Judgement = Pick<SetupItem, 'state' | 'problems'> & Partial<Pick<SetupItem, 'people'>>;

const BLOCKS_LIVE: ReadonlySet<SetupItemId> = new Set(['duty', 'alternate', 'phones', 'key']);
const HOLDERS_NEEDED = 2;
const GAP_IS_NEAR_MS = 7 * 86_400_000;
const GREEN: Judgement = { state: 'green', problems: [] };

const JUDGES: Readonly<Record<SetupItemId, (facts: SetupFacts) => Judgement>> = {
  duty: ({ chain }) => part('red', chain.duty),
  deputy: ({ chain }) => part('amber', chain.deputy),
  lead: ({ chain }) => part(chain.managers.length > 0 ? 'amber' : 'red', ...chain.leads),
  manager: ({ chain }) => part(chain.leads.length > 0 ? 'amber' : 'red', ...chain.managers),
  alternate: ({ chain }) => {
    const reachable = everyone(chain).filter(({ person }) => isInReach(person));
    return reachable.length > 1 ? GREEN : { state: 'red', problems: [{ kind: 'nobody-else' }] };
  },
  phones,
  rota: ({ rotaGaps, now }) => {
    const isNear = rotaGaps.some(({ from }) => from.getTime() - now.getTime() < GAP_IS_NEAR_MS);
    return judged(
      isNear ? 'red' : 'amber',
      rotaGaps.map((gap) => ({ kind: 'rota-gap', gap })),
    );
  },
  agencies,
  key: ({ key, keyHolders, production }) => {
    const isHeld = new Set(keyHolders).size >= HOLDERS_NEEDED;
    const isBesideData = key === 'made-beside-the-data';
    return judged(production && isBesideData ? 'red' : 'amber', [
      ...(isBesideData ? [{ kind: 'key-beside-the-data' } as const] : []),
      ...(isHeld ? [] : [{ kind: 'key-not-held', holders: keyHolders } as const]),
    ]);
  },
  'test-card': ({ chain, reachedByTestCard }) => {
    const people = everyone(chain)
      .map(({ person }) => person)
      .filter(({ id }) => !reachedByTestCard.has(id));
    return judged('amber', people.length > 0 ? [{ kind: 'not-reached', people }] : []);
  },
  mail: ({ channels }) => channel('mail', channels),
  pager: ({ channels }) => channel('pager', channels),
  heartbeat: ({ channels }) => channel('heartbeat', channels),
};

/** Every item, in the order in which they matter. */
export function setupChecklist(facts: SetupFacts): readonly SetupItem[] {
  return SETUP_ITEMS.map((id) => ({ id, blocksLive: BLOCKS_LIVE.has(id), people: [], ...JUDGES[id](facts) }));
}

/** What still keeps it from being live; nothing where it is. */
export function blockersOf(items: readonly SetupItem[]): readonly SetupItem[] {
  return items.filter(({ blocksLive, state }) => blocksLive && state !== 'green');
}

function judged(state: Light, problems: readonly SetupProblem[]): Judgement {
  return problems.length > 0 ? { state, problems } : GREEN;
}

/** A part of the chain: somebody has to have it, and one of them at least has to be there to be told. */
function part(state: Light, ...having: readonly (Person | undefined)[]): Judgement {
  const people = having.filter((person) => person !== undefined);
  if (people.length === 0) return { state, problems: [{ kind: 'nobody' }] };
  const out = people.filter((person) => !isInReach(person));
  if (out.length === 0) return { ...GREEN, people };
  return {
    state: out.length < people.length ? 'amber' : state,
    problems: [{ kind: 'out-of-reach', people: out }],
    people,
  };
}

function isInReach(person: Person): boolean {
  return withLiveAccounts(person).accounts.length > 0 || person.email !== undefined;
}

/** The duty phone is not shown where whoever answers it must not know; the one outside is for when nobody here may. */
function phones({ phones: { duty, alternate }, externalContact }: SetupFacts): Judgement {
  const [ours, other, outside] = [duty, alternate, externalContact.phone].map((phone) => phone.replaceAll(/\D/g, ''));
  return judged('red', [
    ...(ours === other ? [{ kind: 'same-phone' } as const] : []),
    ...(outside === ours || outside === other ? [{ kind: 'external-phone-is-ours' } as const] : []),
  ]);
}

function agencies({ agencies: listed }: SetupFacts): Judgement {
  const missing = NEEDED_AGENCIES.filter((needed) => !listed.some(({ kind }) => kind === needed));
  const without = listed.filter(({ phone }) => phone === undefined);
  return judged(missing.includes('adult-social-care') ? 'red' : 'amber', [
    ...missing.map((agency) => ({ kind: 'no-agency', agency }) as const),
    ...without.map(({ name }) => ({ kind: 'agency-without-phone', name }) as const),
  ]);
}

function channel(name: Channel, channels: SetupFacts['channels']): Judgement {
  return judged('amber', channels.has(name) ? [] : [{ kind: 'not-set', channel: name }]);
}
