import { describe, expect, it } from 'vitest';
import { asFormToken, asItemId } from '../../../../src/domain/ids.js';
import type { Person } from '../../../../src/domain/person.js';
import {
  asApproved,
  type GivenRole,
  NO_ROLE_CHANGES,
  type RoleAsk,
  type RoleBook,
  tidied,
  type WantedChange,
} from '../../../../src/domain/roles/role-book.js';
import {
  appliedRoleChange,
  approveRoleChange,
  askRoleChange,
  expireRoleAsks,
  type RoleChange,
  refuseRoleChange,
} from '../../../../src/domain/roles/role-changes.js';
import { areLeadAndManager, mayDecideRoles, whoMayApprove } from '../../../../src/domain/roles/two-people.js';
import { AMARA, aPerson, FIONA, LARS, LEILA, minutesAfter, PRIYA, RECEIVED } from '../../../support/builders.js';

const BOTH = aPerson('bo', { roles: ['staff', 'lead', 'manager'] });
/** The same human as Leila, under another id. */
const TWIN = aPerson('twin', { accounts: LEILA.accounts, roles: ['staff', 'manager'] });
const MET_IN_CHAT = aPerson('guest', { inOrganisationFile: false });
const PEOPLE = [AMARA, PRIYA, LEILA, LARS, FIONA];
const ASK = asItemId('ask-1');

const context = (by: Person, people: readonly Person[] = PEOPLE, now = RECEIVED) => ({
  by,
  people,
  now,
  newId: () => ASK,
});

const REASON = 'They finished the course.';

function wants(by: Person, person: Person, wanted: WantedChange, people = PEOPLE, book = NO_ROLE_CHANGES): RoleChange {
  const token = asFormToken(`f-${by.id}-${JSON.stringify(wanted)}`);
  return askRoleChange(book, context(by, people), { person: person.id, wanted, reason: REASON }, token);
}

function asks(
  by: Person,
  person: Person,
  role: GivenRole,
  change: 'give' | 'take',
  people = PEOPLE,
  book = NO_ROLE_CHANGES,
) {
  return wants(by, person, { change, role }, people, book);
}

const told = ({ tells }: RoleChange) => tells.map(({ to, about }) => `${to} ${about}`);
const why = ({ outcome }: RoleChange) => (outcome.kind === 'done' ? 'done' : outcome.because.kind);

describe('a lead and a manager', () => {
  it.each<readonly [string, Person, Person, boolean]>([
    ['are two', LEILA, FIONA, true],
    ['in either order', FIONA, LEILA, true],
    ['are not two leads', LEILA, LARS, false],
    ['are not one who is both', BOTH, BOTH, false],
    ['are one who is both, and another', BOTH, LEILA, true],
    ['are one who is both, and a manager', BOTH, FIONA, true],
    ['are not one human under two ids', LEILA, TWIN, false],
    ['are not one human under an earlier id', LEILA, { ...FIONA, formerIds: [LEILA.id] }, false],
    ['are not somebody who has left', LEILA, { ...FIONA, active: false }, false],
    ['are not somebody without either role', LEILA, PRIYA, false],
  ])('%s', (_name, one, other, expected) => {
    expect(areLeadAndManager(one, other)).toBe(expected);
  });

  it('neither is the one whom it is about', () => {
    expect(whoMayApprove(LEILA, FIONA, PEOPLE)).toEqual([]);
    expect(whoMayApprove(LEILA, AMARA, PEOPLE)).toEqual([FIONA]);
    expect(whoMayApprove(FIONA, AMARA, PEOPLE)).toEqual([LEILA, LARS]);
    expect(mayDecideRoles(AMARA)).toBe(false);
  });
});

describe('asking for a change of roles', () => {
  it('asks whoever can approve it, and changes nothing', () => {
    const change = asks(LEILA, AMARA, 'duty', 'give');
    expect(told(change)).toEqual(['fiona role-asked']);
    expect(change.book.asks).toMatchObject([
      { person: AMARA.id, wanted: { role: 'duty', change: 'give' }, reason: REASON, by: LEILA.id, state: 'open' },
    ]);
    expect(asApproved(change.book, AMARA).roles).toEqual(['staff']);
    expect(told(asks(FIONA, AMARA, 'lead', 'give'))).toEqual(['leila role-asked', 'lars role-asked']);
  });

  it.each<readonly [string, RoleChange]>([
    ['not-theirs-to-do', asks(PRIYA, AMARA, 'duty', 'give')],
    ['not-theirs-to-do', asks({ ...LEILA, active: false }, AMARA, 'duty', 'give')],
    ['own-role', asks(LEILA, LEILA, 'manager', 'give')],
    ['own-role', asks(LEILA, TWIN, 'administrator', 'give', [...PEOPLE, TWIN])],
    ['not-here', asks(LEILA, aPerson('nobody'), 'duty', 'give')],
    ['not-here', asks(LEILA, AMARA, 'duty', 'give', [{ ...AMARA, active: false }, LEILA, FIONA])],
    ['has-it-already', asks(LEILA, PRIYA, 'duty', 'give')],
    ['has-it-not', asks(LEILA, AMARA, 'duty', 'take')],
    ['nobody-to-approve', asks(LEILA, AMARA, 'duty', 'give', [AMARA, LEILA, LARS])],
    // The only manager is whom it is about.
    ['last-of-role', asks(LEILA, FIONA, 'manager', 'take')],
    ['nobody-to-approve', asks(LEILA, FIONA, 'duty', 'give')],
    ['last-of-role', asks(FIONA, LEILA, 'lead', 'take', [LEILA, FIONA])],
    // Under a second id of the only other lead there is nobody left either.
    ['last-of-role', asks(FIONA, LEILA, 'lead', 'take', [LEILA, FIONA, { ...TWIN, roles: ['staff', 'lead'] }])],
    ['not-in-file', asks(LEILA, MET_IN_CHAT, 'duty', 'give', [MET_IN_CHAT, LEILA, FIONA])],
    ['last-of-role', wants(FIONA, LEILA, { change: 'leave' }, [LEILA, FIONA])],
    ['own-role', wants(FIONA, FIONA, { change: 'leave' })],
    ['done', wants(FIONA, LEILA, { change: 'leave' })],
    ['done', asks(FIONA, LEILA, 'lead', 'take')],
    ['done', asks(LEILA, PRIYA, 'duty', 'take')],
  ])('%s', (kind, change) => {
    expect(why(change)).toBe(kind);
    if (kind !== 'done') expect([change.book, change.tells]).toEqual([NO_ROLE_CHANGES, []]);
  });

  it('asks once for one form, and once for one thing', () => {
    const { book } = asks(LEILA, AMARA, 'duty', 'give');
    expect(asks(LEILA, AMARA, 'duty', 'give', PEOPLE, book)).toMatchObject({
      book,
      tells: [],
      outcome: { kind: 'done' },
    });
    expect(why(asks(FIONA, AMARA, 'duty', 'give', PEOPLE, book))).toBe('asked-already');
  });
});

describe('answering', () => {
  const { book } = asks(LEILA, AMARA, 'duty', 'give');
  const answered = (change: RoleChange) => change.book.asks[0];

  it('approves: all hear of it, whoever decides and whom it is about', () => {
    const change = approveRoleChange(book, context(FIONA), ASK);
    expect(answered(change)).toMatchObject({ state: 'approved', answeredBy: FIONA.id, answeredAt: RECEIVED });
    expect(told(change)).toEqual(['leila', 'fiona', 'amara', 'lars'].map((id) => `${id} role-changed`));
    expect(asApproved(change.book, AMARA).roles).toEqual(['staff', 'duty']);
    // Written down with the person since.
    expect(asApproved(appliedRoleChange(change.book, ASK), AMARA).roles).toEqual(['staff']);
  });

  it('refuses, and whoever asked hears of it', () => {
    const change = refuseRoleChange(book, context(FIONA), ASK);
    expect(answered(change)?.state).toBe('refused');
    expect(told(change)).toEqual(['leila role-refused']);
  });

  it('withdraws, by whoever asked alone', () => {
    const change = refuseRoleChange(book, context(LEILA), ASK);
    expect([answered(change)?.state, told(change)]).toEqual(['withdrawn', []]);
    expect(why(refuseRoleChange(book, context(LARS), ASK))).toBe('not-theirs-to-do');
  });

  it.each<readonly [string, Person, readonly Person[]]>([
    ['own-ask', LEILA, PEOPLE],
    ['not-theirs-to-do', LARS, PEOPLE],
    ['not-theirs-to-do', PRIYA, PEOPLE],
    // Also where whoever asked decides no more, so that anybody who decides may end it.
    ['not-theirs-to-do', PRIYA, [AMARA, PRIYA, FIONA, { ...LEILA, roles: ['staff'] }]],
    ['own-ask', TWIN, [...PEOPLE, TWIN]],
    ['own-role', { ...FIONA, id: AMARA.id }, PEOPLE],
    ['own-role', { ...FIONA, accounts: AMARA.accounts }, PEOPLE],
  ])('is refused: %s', (kind, by, people) => {
    const change = approveRoleChange(book, context(by, people), ASK);
    expect([why(change), change.book === book]).toEqual([kind, true]);
  });

  it('comes too late for one that was answered, and for none that there is', () => {
    const approved = approveRoleChange(book, context(FIONA), ASK).book;
    expect(approveRoleChange(approved, context(FIONA), ASK).outcome).toMatchObject({
      because: { kind: 'already-answered', state: 'approved' },
    });
    expect(why(refuseRoleChange(approved, context(LEILA), ASK))).toBe('already-answered');
    expect(why(approveRoleChange(book, context(FIONA), asItemId('none')))).toBe('no-such-ask');
  });

  it.each<readonly [string, readonly Person[]]>([
    ['asker-decides-no-more', [AMARA, FIONA, LARS, { ...LEILA, active: false }]],
    ['asker-decides-no-more', [AMARA, FIONA, LARS, { ...LEILA, roles: ['staff'] }]],
    ['asker-decides-no-more', [AMARA, FIONA, LARS]],
    ['not-here', [LEILA, FIONA, LARS, { ...AMARA, active: false }]],
    ['has-it-already', [LEILA, FIONA, LARS, { ...AMARA, roles: ['staff', 'duty'] }]],
  ])('is outdated, and whoever asked hears of it: %s', (because, people) => {
    const change = approveRoleChange(book, context(FIONA, people), ASK);
    expect(change.outcome).toEqual({ kind: 'outdated', because: { kind: because } });
    expect([answered(change)?.state, told(change)]).toEqual(['outdated', ['leila role-refused']]);
  });

  it('lets somebody leave: the two hear of it, and all others with what that leaves open', () => {
    const asked = wants(FIONA, LARS, { change: 'leave' }).book;
    expect(why(approveRoleChange(asked, context(LARS), ASK))).toBe('own-role');
    const change = approveRoleChange(asked, context(LEILA), ASK);
    expect(told(change)).toEqual(['fiona role-changed', 'leila role-changed']);
    expect(asApproved(change.book, LARS).active).toBe(false);
  });

  it('comes too late after seven days, and whoever asked hears of it once', () => {
    const inTime = minutesAfter(RECEIVED, 7 * 24 * 60 - 1);
    const late = minutesAfter(RECEIVED, 7 * 24 * 60);
    expect(expireRoleAsks(book, inTime)).toEqual({ book, tells: [] });
    expect(approveRoleChange(book, context(FIONA, PEOPLE, inTime), ASK).outcome.kind).toBe('done');
    // Also before anybody has noted that it is over.
    for (const answer of [approveRoleChange, refuseRoleChange]) {
      expect(answer(book, context(FIONA, PEOPLE, late), ASK).outcome).toMatchObject({ because: { state: 'expired' } });
    }
    expect(why(asks(FIONA, AMARA, 'duty', 'give', PEOPLE, book))).toBe('asked-already');
    const over = expireRoleAsks(book, late);
    expect([over.book.asks[0]?.state, over.tells]).toEqual([
      'expired',
      [{ to: LEILA.id, about: 'role-refused', item: ASK }],
    ]);
    expect(expireRoleAsks(over.book, late)).toEqual({ book: over.book, tells: [] });
    expect(why(asks(FIONA, AMARA, 'duty', 'give', PEOPLE, over.book))).toBe('done');
  });

  it('never takes the last lead, also when two approvals come one after the other', () => {
    const second = aPerson('mo', { roles: ['staff', 'manager'] });
    const people = [...PEOPLE, second];
    const of = (person: Person, from: RoleBook) =>
      askRoleChange(
        from,
        { ...context(FIONA, people), newId: () => asItemId(`take-${person.id}`), now: minutesAfter(RECEIVED, 1) },
        { person: person.id, wanted: { role: 'lead', change: 'take' }, reason: REASON },
        asFormToken(`take-${person.id}`),
      ).book;
    const asked = of(LARS, of(LEILA, NO_ROLE_CHANGES));
    const first = approveRoleChange(asked, context(LARS, people), asItemId('take-leila'));
    expect(first.outcome.kind).toBe('done');
    // Leila's role is not written down with her yet, and still she decides no more.
    const last = approveRoleChange(first.book, context(LEILA, people), asItemId('take-lars'));
    expect(last.outcome).toEqual({ kind: 'refused', because: { kind: 'not-theirs-to-do' } });
    expect(why(asks(second, LARS, 'lead', 'take', people, first.book))).toBe('last-of-role');
  });
});

describe('the book', () => {
  it('keeps the last three hundred asks, and of the older ones what is not answered or has had no effect yet', () => {
    const [ask] = asks(LEILA, PRIYA, 'lead', 'give').book.asks;
    if (ask === undefined) throw new Error('nothing was asked');
    const old: readonly RoleAsk[] = [
      { ...ask, id: asItemId('open') },
      { ...ask, id: asItemId('refused'), state: 'refused' },
      { ...ask, id: asItemId('approved'), state: 'approved' },
      { ...ask, id: asItemId('applied'), state: 'approved', isApplied: true },
    ];
    const later = Array.from({ length: 300 }, (): RoleAsk => ({ ...ask, state: 'withdrawn' }));
    const kept = tidied({ asks: [...old, ...later], byFile: [] }).asks;
    expect(kept.slice(0, 2).map(({ id }) => id)).toEqual(['open', 'approved']);
    expect(kept).toHaveLength(302);
  });
});
