import { describe, expect, it } from 'vitest';
import { may } from '../../../../src/domain/access.js';
import { caseFileOf } from '../../../../src/domain/case/case-file.js';
import { keepFromToo } from '../../../../src/domain/case/staff.js';
import { workOf } from '../../../../src/domain/case/work.js';
import { accountOn } from '../../../../src/domain/ids.js';
import type { Notice } from '../../../../src/domain/notice.js';
import type { Person } from '../../../../src/domain/person.js';
import { aPerson, aReport, excluding, FIONA, LARS, LEILA, PRIYA, reportedBy, SAM } from '../../../support/builders.js';
import {
  aContext,
  aHeldConcern,
  COMMANDS,
  doing,
  done,
  EVENTS,
  EVERYBODY,
  ITEMS,
  TOMASZ,
  WORKING,
  written,
} from '../../../support/case.js';

const keeping = (...people: readonly Person[]) => ({ verb: 'confirm-exclusions', people }) as const;
const staffConcern = (overrides = {}) =>
  aHeldConcern({ route: 'lead', report: aReport({ responsible: 'yes', subjects: [TOMASZ.id] }), ...overrides });

describe('confirming who is kept from a concern', () => {
  it('keeps them from it by their id and by each of their accounts', () => {
    const two = aPerson('two', { accounts: [accountOn('slack', 'UTWO'), accountOn('teams', 'two')] });
    const after = done(staffConcern(), LEILA, keeping(two, SAM));
    expect(after.excluded).toEqual(excluding(two, SAM));
    expect(after.chronology.at(-1)?.event).toEqual({ kind: 'exclusions-confirmed', added: [two.id, SAM.id] });
  });

  it('lets nobody in again', () => {
    const after = done(staffConcern({ excluded: excluding(TOMASZ) }), LEILA, keeping(SAM));
    expect(after.excluded).toEqual(excluding(TOMASZ, SAM));
    expect(done(after, LEILA, keeping()).excluded).toEqual(excluding(TOMASZ, SAM));
  });

  it('writes down only who is new, and keeps new accounts of those who are not', () => {
    const before = staffConcern({ excluded: { people: [SAM.id], accounts: [] } });
    const after = done(before, LEILA, keeping(SAM, TOMASZ));
    expect(after.chronology.at(-1)?.event).toEqual({ kind: 'exclusions-confirmed', added: [TOMASZ.id] });
    expect(after.excluded).toEqual(excluding(SAM, TOMASZ));
  });

  it.each([
    ['by themselves', LEILA],
    ['by an account of theirs', aPerson('leila-again', { accounts: LEILA.accounts })],
  ])('is not of whoever confirms it, %s', (_, self) => {
    const concern = staffConcern();
    expect(doing(concern, LEILA, keeping(SAM, self))).toEqual({
      concern,
      notices: [],
      outcome: { kind: 'refused', because: { kind: 'not-a-possible-person' } },
    });
  });

  it.each([
    ['by themselves', PRIYA],
    ['by an account of theirs', aPerson('priya-again', { accounts: PRIYA.accounts })],
  ])('moves the concern from a holder who is kept from it %s to the lead who said so', (_, kept) => {
    const after = done(staffConcern(), LEILA, keeping(kept));
    expect(after.holder).toBe(LEILA.id);
    expect(after.grantedTo).toContain(LEILA.id);
    expect(may(PRIYA, 'read', after, WORKING)).toBe(false);
    expect(doing(after, LEILA, COMMANDS.decide).outcome).toEqual({ kind: 'done' });
  });

  it('leaves it with a holder who is not kept from it', () => {
    expect(done(staffConcern(), LEILA, keeping(SAM)).holder).toBe(PRIYA.id);
  });

  it('tells the other leads, so that nobody is kept away unseen', () => {
    const to = (notices: readonly Notice[]) => notices.flatMap((notice) => ('to' in notice ? [notice.to] : []));
    expect(doing(staffConcern(), LEILA, keeping(SAM)).notices).toEqual([
      { kind: 'case-news', to: LARS.id, about: 'exclusions' },
      { kind: 'refresh-delivered' },
    ]);
    // A holder who finds that it is the lead says so to the one who is left.
    expect(to(doing(staffConcern(), PRIYA, keeping(LEILA)).notices)).toEqual([LARS.id]);
    expect(to(doing(staffConcern(), PRIYA, keeping(LEILA, LARS)).notices)).toEqual([FIONA.id]);
    expect(to(doing(staffConcern(), LEILA, keeping()).notices)).toEqual([]);
  });

  it('passes it to the next who may know of it where whoever said so raised it', () => {
    const raised = staffConcern(reportedBy(LEILA));
    const { chronology } = done(staffConcern(), LEILA, keeping(PRIYA));
    expect(chronology.at(-1)?.event).toMatchObject({ added: [PRIYA.id], movedTo: LEILA.id });
    const work = workOf(raised, caseFileOf(raised), LEILA, aContext(raised));
    const { concern, notices } = keepFromToo(work, keeping(PRIYA));
    expect(concern.holder).toBe(SAM.id);
    expect(notices).toContainEqual({ kind: 'case-news', to: SAM.id, about: 'given' });
  });

  it('takes their open actions from them: the holder has them', () => {
    const concern = written(staffConcern(), EVENTS['action-added']);
    const after = done(concern, LEILA, keeping(SAM));
    expect(caseFileOf(after).actions).toMatchObject([{ owner: PRIYA.id, state: 'open' }]);
    const { notices } = doing(concern, LEILA, keeping(SAM));
    expect(notices).toContainEqual({ kind: 'case-news', to: PRIYA.id, about: 'action', item: ITEMS.action });
    expect(caseFileOf(done(concern, LEILA, keeping(SAM, PRIYA))).actions).toMatchObject([{ owner: LEILA.id }]);
  });

  it.each([
    ['offered', SAM, PRIYA],
    ['was offered it', PRIYA, SAM],
  ])('withdraws a hand-over from whoever %s it', (_, ...[to, by]) => {
    const concern = staffConcern({ holder: by.id, grantedTo: [by.id] });
    const offered = done(concern, by, { ...COMMANDS['hand-over'], to: to.id });
    const after = done(offered, LEILA, keeping(SAM));
    expect(caseFileOf(after).handover).toBeUndefined();
    const stays = done(offered, LEILA, keeping(TOMASZ));
    expect(caseFileOf(stays).handover?.to).toBe(to.id);
  });

  it('is possible on the route of the duty person too, where it turns out that somebody here is responsible', () => {
    const after = done(aHeldConcern({ route: 'duty' }), PRIYA, keeping(SAM));
    expect(after.excluded).toEqual(excluding(SAM));
  });

  it('is possible after it was closed', () => {
    const after = done(staffConcern({ status: 'closed' }), LARS, keeping(PRIYA));
    expect([after.status, after.holder]).toEqual(['closed', LARS.id]);
  });
});

describe('a low-level concern', () => {
  it('is about somebody whom the report names', () => {
    const logged = done(staffConcern(), LEILA, COMMANDS['log-low-level']);
    expect(logged.chronology.at(-1)?.event).toMatchObject({ kind: 'low-level', about: TOMASZ.id });
    const concern = staffConcern();
    const { outcome } = doing(concern, LEILA, { ...COMMANDS['log-low-level'], about: SAM.id });
    expect(outcome).toEqual({ kind: 'refused', because: { kind: 'not-a-possible-person' } });
  });
});

describe('access for one colleague', () => {
  const granting = COMMANDS['grant-access'];

  it('opens this concern to them until then, for reading and for notes alone', () => {
    const after = done(aHeldConcern(), PRIYA, granting);
    expect(may(TOMASZ, 'read', after, WORKING)).toBe(true);
    expect(doing(after, TOMASZ, COMMANDS['add-note']).outcome).toEqual({ kind: 'done' });
    expect(doing(after, TOMASZ, COMMANDS.decide).outcome).toEqual({
      kind: 'refused',
      because: { kind: 'not-theirs-to-do' },
    });
    expect(may(TOMASZ, 'read', after, granting.until)).toBe(false);
  });

  it.each([
    ['in-the-past', { until: WORKING }, excluding(), EVERYBODY],
    ['not-a-possible-person', {}, excluding(TOMASZ), EVERYBODY],
    ['not-a-possible-person', {}, { people: [], accounts: TOMASZ.accounts }, EVERYBODY],
    ['not-a-possible-person', {}, excluding(), [{ ...TOMASZ, active: false }]],
  ])('is refused: %s', (kind, how, excluded, people) => {
    const concern = aHeldConcern({ excluded });
    expect(doing(concern, PRIYA, { ...granting, ...how }, { people })).toEqual({
      concern,
      notices: [],
      outcome: { kind: 'refused', because: { kind } },
    });
  });
});
