import type { ItemId } from '../ids.js';
import type { Agency, ExternalContact, Phones } from '../organisation.js';
import { type Person, withLiveAccounts } from '../person.js';
import { type Chain, everyone } from '../routing.js';
import type { TestCard } from './setup-book.js';
import { type CardStanding, standingOf } from './test-cards.js';

/** What has to be in place before people are told to rely on it, for the command line and for the page in chat alike. */
export const SETUP_ITEMS = [
  'duty',
  'deputy',
  'lead',
  'manager',
  'alternate',
  'phones',
  'external-contact',
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
  /** There is one, and none of it for an area that another agency is for. */
  | { readonly kind: 'no-agency-in'; readonly agency: NeededAgency; readonly area: string }
  | { readonly kind: 'agency-without-phone'; readonly name: string }
  | { readonly kind: 'key-beside-the-data' }
  | { readonly kind: 'key-not-held'; readonly holders: readonly Person[] }
  | { readonly kind: UnansweredCard; readonly people: readonly Person[] }
  | { readonly kind: 'not-set'; readonly channel: Channel };

const NEEDED_AGENCIES = ['adult-social-care', 'childrens-social-care'] as const;
export type NeededAgency = (typeof NEEDED_AGENCIES)[number];
/** As long as there is one such person. */
export type UnansweredCard = `card-${Exclude<CardStanding['kind'], 'reached'>}`;
export type Channel = 'mail' | 'pager' | 'heartbeat';

/** A time in which the rota gives the duty to nobody who is here. */
export interface NamedGap {
  readonly from: Date;
  readonly to: Date;
  /** Of whoever has left, or can't be told. */
  readonly name?: string | undefined;
}

export interface KeyHolder {
  readonly copy: ItemId;
  readonly person: Person;
  readonly at: Date;
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
  /** By which the key that is used now is told from others. */
  readonly keyId: string;
  /** Who typed that key's fingerprint back from their copy of it, and is still here. */
  readonly keyHolders: readonly KeyHolder[];
  /** Active people of the rota's coming weeks. */
  readonly onRota: readonly Person[];
  /** The newest first. */
  readonly cards: readonly TestCard[];
  /** Those that are set up. */
  readonly channels: ReadonlySet<Channel>;
}

type Judgement = Pick<SetupItem, 'state' | 'problems'> & Partial<Pick<SetupItem, 'people'>>;

const BLOCKS_LIVE: ReadonlySet<SetupItemId> = new Set(['duty', 'alternate', 'phones', 'key']);
const HOLDERS_NEEDED = 2;
const GAP_IS_NEAR_MS = 7 * 86_400_000;
const UNANSWERED = ['waiting', 'lapsed', 'not-sent'] as const;
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
  'external-contact': externalContact,
  rota: ({ rotaGaps, now }) => {
    const isNear = rotaGaps.some(({ from }) => from.getTime() - now.getTime() < GAP_IS_NEAR_MS);
    return judged(
      isNear ? 'red' : 'amber',
      rotaGaps.map((gap) => ({ kind: 'rota-gap', gap })),
    );
  },
  agencies,
  key: ({ key, keyHolders, production }) => {
    const holders = onlyOnce(keyHolders.map(({ person }) => person));
    const isHeld = holders.length >= HOLDERS_NEEDED;
    const isBesideData = key === 'made-beside-the-data';
    const judgement = judged(production && isBesideData ? 'red' : 'amber', [
      ...(isBesideData ? [{ kind: 'key-beside-the-data' } as const] : []),
      ...(isHeld ? [] : [{ kind: 'key-not-held', holders } as const]),
    ]);
    return { ...judgement, people: holders };
  },
  'test-card': (facts) => {
    const standing = (kind: CardStanding['kind']) =>
      toBeReached(facts).filter((person) => standingOf(facts.cards, person, facts.now).kind === kind);
    const problems = UNANSWERED.map((kind) => ({ kind: `card-${kind}`, people: standing(kind) }) as const);
    const judgement = judged(
      'amber',
      problems.filter(({ people }) => people.length > 0),
    );
    return { ...judgement, people: standing('reached') };
  },
  mail: ({ channels }) => channel('mail', channels),
  pager: ({ channels }) => channel('pager', channels),
  heartbeat: ({ channels }) => channel('heartbeat', channels),
};

/** Everybody whom a concern may go to, now or in the coming weeks. */
export function toBeReached({ chain, onRota }: Pick<SetupFacts, 'chain' | 'onRota'>): readonly Person[] {
  return onlyOnce([...everyone(chain).map(({ person }) => person), ...onRota]);
}

function onlyOnce(people: readonly Person[]): readonly Person[] {
  return people.filter(({ id }, index) => people.findIndex((other) => other.id === id) === index);
}

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

/** The duty phone is not shown where whoever answers it must not know. */
function phones({ phones: { duty, alternate } }: SetupFacts): Judgement {
  return judged('red', digitsOf(duty) === digitsOf(alternate) ? [{ kind: 'same-phone' }] : []);
}

/** The one outside is for when nobody here may know. */
function externalContact({ phones: { duty, alternate }, externalContact: { phone } }: SetupFacts): Judgement {
  const isOurs = [duty, alternate].map(digitsOf).includes(digitsOf(phone));
  return judged('red', isOurs ? [{ kind: 'external-phone-is-ours' }] : []);
}

function digitsOf(phone: string): string {
  return phone.replaceAll(/\D/g, '');
}

function agencies({ agencies: listed }: SetupFacts): Judgement {
  const missing = NEEDED_AGENCIES.filter((needed) => !listed.some(({ kind }) => kind === needed));
  const without = listed.filter(({ phone }) => phone === undefined);
  return judged(missing.includes('adult-social-care') ? 'red' : 'amber', [
    ...missing.map((agency) => ({ kind: 'no-agency', agency }) as const),
    ...missingInAreas(listed).filter(({ agency }) => !missing.includes(agency)),
    ...without.map(({ name }) => ({ kind: 'agency-without-phone', name }) as const),
  ]);
}

/** One council has both kinds of social care, so an area that has one of them has the other. */
function missingInAreas(listed: readonly Agency[]) {
  const ofCouncils = listed.filter(({ kind }) => NEEDED_AGENCIES.some((needed) => needed === kind));
  const keyOf = (area: string) => area.trim().toLowerCase();
  const areas = new Map(ofCouncils.map(({ area }) => [keyOf(area), area]));
  return [...areas].flatMap(([key, area]) =>
    NEEDED_AGENCIES.filter(
      (needed) => !ofCouncils.some(({ kind, area: its }) => kind === needed && keyOf(its) === key),
    ).map((agency) => ({ kind: 'no-agency-in', agency, area }) as const),
  );
}

function channel(name: Channel, channels: SetupFacts['channels']): Judgement {
  return judged('amber', channels.has(name) ? [] : [{ kind: 'not-set', channel: name }]);
}
