import { describe, expect, it } from 'vitest';
import { createGatherFacts } from '../../../../src/application/delivery/gather-facts.js';
import type { Concern } from '../../../../src/domain/concern.js';
import { escalate } from '../../../../src/domain/escalation.js';
import type { Person } from '../../../../src/domain/person.js';
import { raise } from '../../../../src/domain/raising.js';
import type { Chain } from '../../../../src/domain/routing.js';
import { noticeView } from '../../../../src/presentation/notices.js';
import {
  AMARA,
  aChain,
  aConcern,
  aNewConcern,
  anOrganisation,
  aReport,
  excluding,
  FIONA,
  LARS,
  LEILA,
  minutesAfter,
  PRIYA,
  RECEIVED,
  SAM,
} from '../../../support/builders.js';

const EVERYBODY = [PRIYA, SAM, LEILA, LARS, FIONA];
const organisation = anOrganisation();

interface Running {
  readonly responsible: 'no' | 'yes';
  readonly excluded?: readonly Person[];
  readonly chain?: Chain;
  /** How many clocks have run out. */
  readonly missed?: number;
}

/** A concern after so many missed clocks, and what the card of somebody says of it. */
function aCase({ responsible, excluded = [], chain = aChain(), missed = 0 }: Running) {
  const fresh = aNewConcern({ report: aReport({ responsible }), excluded: excluding(...excluded) });
  let concern: Concern = raise(fresh, chain, organisation, RECEIVED).concern;
  for (let clock = 1; clock <= missed; clock += 1) {
    concern = escalate(concern, chain, organisation, minutesAfter(RECEIVED, 60 * clock)).concern;
  }
  const gatherFacts = createGatherFacts({
    people: { byId: async (id) => EVERYBODY.find((person) => person.id === id) },
    organisation: { current: async () => organisation },
    currentChain: async () => chain,
    clock: { now: () => minutesAfter(RECEIVED, 60 * missed + 1) },
  });
  const cardOf = async (person: Person) => {
    const message = { kind: 'acknowledge-request', to: person.id, because: 'new' } as const;
    return noticeView(await gatherFacts({ message, superseded: false }, concern, person), '999');
  };
  return { concern, cardOf };
}

describe('a message to the reporter', () => {
  const concern = aConcern();
  const kept = { ...concern, excluded: excluding(AMARA) };
  const mayAdd = async (kind: 'receipt' | 'person-has-it' | 'nobody-yet', of: Concern, recipient = AMARA) => {
    const gatherFacts = createGatherFacts({
      people: { byId: async () => undefined },
      organisation: { current: async () => organisation },
      currentChain: async () => aChain(),
      clock: { now: () => RECEIVED },
    });
    const facts = await gatherFacts({ message: { kind, to: recipient.id }, superseded: false }, of, recipient);
    return 'mayAdd' in facts && facts.mayAdd;
  };

  it.each(['receipt', 'person-has-it', 'nobody-yet'] as const)(
    'lets them add something, unless it is kept from them or nobody here was told: %s',
    async (kind) => {
      for (const status of ['unacknowledged', 'held', 'closed', 'withdrawn', 'merged'] as const) {
        expect([status, await mayAdd(kind, { ...concern, status })]).toEqual([status, true]);
        expect([status, await mayAdd(kind, { ...kept, status })]).toEqual([status, false]);
      }
      expect(await mayAdd(kind, { ...concern, status: 'nobody-told' })).toBe(false);
      // By an account of theirs alone, too.
      const { accounts } = excluding(AMARA);
      expect(await mayAdd(kind, { ...concern, excluded: { people: [], accounts } })).toBe(false);
      expect(await mayAdd(kind, concern, PRIYA)).toBe(false);
    },
  );
});

describe('a card of an ordinary concern', () => {
  it('names the deputy, whose turn is next', async () => {
    const card = await aCase({ responsible: 'no' }).cardOf(PRIYA);
    expect(card.lines).toEqual(['Acknowledge by 15:05 today or it goes to Sam.']);
  });

  it('names nobody once leads and managers are next, or everyone has been asked', async () => {
    expect((await aCase({ responsible: 'no', missed: 1 }).cardOf(SAM)).lines).toEqual([
      'Acknowledge by 16:05 today or it goes to the next people.',
    ]);
    expect((await aCase({ responsible: 'no', missed: 2 }).cardOf(SAM)).lines).toEqual([
      'Acknowledge by 17:05 today or everyone is asked again.',
    ]);
  });
});

describe('a card of a concern about staff', () => {
  const chains: readonly (readonly [string, Chain, readonly Person[]])[] = [
    ['the usual chain', aChain(), []],
    ['nobody but the deputy left for the last step', aChain(), [PRIYA]],
    ['a chain without a duty person', aChain({ duty: undefined }), []],
    ['no managers', aChain({ managers: [] }), []],
    ['one lead and the deputy', { deputy: SAM, leads: [LEILA], managers: [] }, []],
  ];

  it.each(chains)('names nobody, at any step: %s', async (_, chain, excluded) => {
    for (const missed of [0, 1, 2, 3]) {
      const { concern, cardOf } = aCase({ responsible: 'yes', chain, excluded, missed });
      for (const { person: id } of concern.routed) {
        const person = EVERYBODY.find((one) => one.id === id) ?? PRIYA;
        const view = await cardOf(person);
        const words = [view.preview, ...view.lines].join(' ');
        expect(words).toContain('Acknowledge by');
        for (const { name } of EVERYBODY) expect(words).not.toContain(name);
      }
    }
  });
});
