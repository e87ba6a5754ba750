import { describe, expect, it } from 'vitest';
import { caseNews } from '../../../../src/application/delivery/news-facts.js';
import type { CaseEvent } from '../../../../src/domain/case/events.js';
import { entryAt } from '../../../../src/domain/chronology.js';
import { type Concern, withEntry } from '../../../../src/domain/concern.js';
import { asItemId } from '../../../../src/domain/ids.js';
import type { CaseNews } from '../../../../src/domain/notice.js';
import type { Person } from '../../../../src/domain/person.js';
import {
  anOrganisation,
  at,
  excluding,
  FIONA,
  LARS,
  LEILA,
  PRIYA,
  reportedBy,
  SAM,
} from '../../../support/builders.js';
import { aHeldConcern, EVENTS, ITEMS, TOMASZ } from '../../../support/case.js';

/** Triage was due on Tuesday at 10:10, and an action of Sam's on Wednesday at 17:00. */
const NOW = at('2026-11-29T12:00');
const held = withEntry(aHeldConcern(), entryAt(at('2026-11-23T15:00'), PRIYA.id, EVENTS['action-added']));

function then(concern: Concern, event: CaseEvent, local = '2026-11-29T11:00'): Concern {
  return withEntry(concern, entryAt(at(local), PRIYA.id, event));
}

function says(about: CaseNews['about'], item: string, concern: Concern, person: Person, now = NOW) {
  const news = { kind: 'case-news', to: person.id, about, item: asItemId(item) } as const;
  const { state, actions } = caseNews(news, concern, person, now, anOrganisation());
  return [state.kind, ...actions];
}

const GONE = ['no-longer-with-you'];
const lost = (person: Person): Person => ({ ...person, roles: ['staff'] });

describe('a target that was missed says', () => {
  const TRIAGE = ['record-triage', 'explain-missed-target', 'read'];

  it.each<readonly [string, 'clock-missed' | 'clock-still-missed', Concern, Person, readonly string[]]>([
    ['how to answer it, to its holder', 'clock-missed', held, PRIYA, ['open', ...TRIAGE]],
    ['the same to a lead', 'clock-still-missed', held, LEILA, ['open', ...TRIAGE]],
    ['that it is open, to a deputy who may not read it', 'clock-still-missed', held, SAM, ['open']],
    ['that it is open, to a manager who has not taken it', 'clock-still-missed', held, FIONA, ['open']],
    [
      'nothing of why, once somebody said so',
      'clock-missed',
      then(held, EVENTS['target-missed']),
      PRIYA,
      ['open', 'record-triage', 'read'],
    ],
    ['that it is settled once it is answered', 'clock-missed', then(held, EVENTS.triaged), PRIYA, ['settled', 'read']],
    ['that to those above as well', 'clock-still-missed', then(held, EVENTS.triaged), SAM, ['settled']],
    [
      'that it is settled once it has ended',
      'clock-missed',
      { ...held, status: 'withdrawn' },
      PRIYA,
      ['settled', 'read'],
    ],
    ['nothing to whoever handed it over', 'clock-missed', { ...held, holder: SAM.id }, PRIYA, GONE],
    ['nothing to whoever is kept from it', 'clock-still-missed', { ...held, excluded: excluding(LEILA) }, LEILA, GONE],
    ['nothing to whoever has the role no more', 'clock-still-missed', held, lost(LEILA), GONE],
    ['nothing to whoever is not here any more', 'clock-missed', held, { ...PRIYA, active: false }, GONE],
    ['nothing to its reporter', 'clock-still-missed', { ...held, ...reportedBy(FIONA) }, FIONA, GONE],
    [
      'nothing to the rota, once somebody here may be responsible',
      'clock-still-missed',
      then(held, { kind: 'exclusions-confirmed', added: [TOMASZ.id] }),
      SAM,
      GONE,
    ],
  ])('%s', (_, about, concern, person, expected) => {
    expect(says(about, 'triage', concern, person)).toEqual(expected);
  });

  it('the same on a machine whose clock is some seconds behind the one that told it', () => {
    const dueAt = at('2026-11-24T10:10');
    const behind = new Date(dueAt.getTime() - 20_000);
    const told = { clock: 'triage', dueAt, rung: 0, steps: 1, told: [PRIYA.id] };
    const chased = { clocks: [told], actions: [] };
    expect(says('clock-missed', 'triage', { ...held, chased }, PRIYA, behind)[0]).toBe('open');
    expect(says('clock-missed', 'triage', held, PRIYA, behind)[0]).toBe('settled');
  });

  it('which of two referrals it is about', () => {
    const referred = then(held, EVENTS.referred, '2026-11-23T15:00');
    const item = `agency-decision/${ITEMS.referral}`;
    expect(says('clock-missed', item, referred, PRIYA)).toEqual([
      'open',
      'record-outcome',
      'explain-missed-target',
      'read',
    ]);
    expect(says('clock-missed', `sharing-review/${ITEMS.referral}`, referred, LEILA)).toEqual([
      'open',
      'review-sharing',
      'explain-missed-target',
      'read',
    ]);
  });
});

describe('a reminder of an action says', () => {
  it.each<readonly [string, Concern, Person, readonly string[]]>([
    ['that it is to be done or put off', held, SAM, ['open', 'complete-action', 'snooze-action']],
    ['that it is settled once it is done', then(held, EVENTS['action-done']), SAM, ['settled']],
    ['that once it is cancelled', then(held, EVENTS['action-cancelled']), SAM, ['settled']],
    ['that once it is somebody else’s', then(held, EVENTS['action-reassigned']), SAM, ['settled']],
    ['that while nobody has the concern', { ...held, status: 'unacknowledged', holder: undefined }, SAM, ['settled']],
    ['nothing to whoever is kept from it', { ...held, excluded: excluding(SAM) }, SAM, GONE],
  ])('%s', (_, concern, person, expected) => {
    expect(says('action-due', ITEMS.action, concern, person)).toEqual(expected);
  });

  it('until when it waits, as long as it waits', () => {
    const snoozed = then(held, EVENTS['action-snoozed']);
    const state = (now: Date) =>
      caseNews(
        { kind: 'case-news', to: SAM.id, about: 'action-due', item: ITEMS.action },
        snoozed,
        SAM,
        now,
        anOrganisation(),
      ).state;
    expect(state(NOW)).toMatchObject({ kind: 'open', pausedUntil: at('2026-11-30T23:59') });
    expect(state(at('2026-12-01T08:00'))).not.toHaveProperty('pausedUntil');
  });

  it.each<readonly [string, Concern, Person, readonly string[]]>([
    ['that it is late', held, LARS, ['open', 'read']],
    ['that to a manager, who reads what they have taken', held, FIONA, ['open']],
    ['that it is settled once it is done', then(held, EVENTS['action-done']), LARS, ['settled', 'read']],
    [
      'that once it has another date',
      then(held, { kind: 'action-reassigned', action: ITEMS.action, owner: SAM.id, due: at('2026-12-04T17:00') }),
      LARS,
      ['settled', 'read'],
    ],
    ['nothing to whoever is no lead any more', held, lost(LARS), GONE],
    ['nothing to whoever is kept from it', { ...held, excluded: excluding(LARS) }, LARS, GONE],
  ])('to those above: %s', (_, concern, person, expected) => {
    expect(says('action-late', ITEMS.action, concern, person)).toEqual(expected);
  });
});
