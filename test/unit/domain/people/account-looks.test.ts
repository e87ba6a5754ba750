import { describe, expect, it } from 'vitest';
import { accountOn } from '../../../../src/domain/ids.js';
import {
  type AccountLooks,
  afterLooks,
  type Look,
  NEVER_LOOKED,
  type Standing,
  standingOf,
} from '../../../../src/domain/people/account-looks.js';
import { minutesAfter, RECEIVED } from '../../../support/builders.js';

const SLACK = accountOn('slack', 'UPRIYA');
const TEAMS = accountOn('teams', 'priya');

type Seen = readonly (readonly [typeof SLACK, Look])[];

function look(seen: Seen, before: AccountLooks = NEVER_LOOKED, minutes = 0) {
  const looks = new Map(seen);
  const after = afterLooks(before, looks, minutesAfter(RECEIVED, minutes));
  return { after, standing: standingOf(looks, after) };
}

const ONE_INACTIVE: AccountLooks = { inactive: [SLACK], missing: [] };
const ONE_MISSING: AccountLooks = { inactive: [], missing: [{ account: SLACK, since: RECEIVED }] };

describe('whether somebody is still here', () => {
  it.each<readonly [string, Seen, AccountLooks, Standing]>([
    ['one account, active', [[SLACK, 'active']], NEVER_LOOKED, 'active'],
    ['one account, deactivated', [[SLACK, 'deactivated']], NEVER_LOOKED, 'left'],
    ['no account at all', [], NEVER_LOOKED, 'unclear'],
    ['one account of which nobody can say anything', [[SLACK, 'cannot-tell']], NEVER_LOOKED, 'unclear'],
    ['a directory that gives no answer', [[SLACK, 'no-answer']], NEVER_LOOKED, 'unclear'],
    ['not found for the first time', [[SLACK, 'not-found']], NEVER_LOOKED, 'unclear'],
    [
      'one of two deactivated',
      [
        [SLACK, 'deactivated'],
        [TEAMS, 'active'],
      ],
      NEVER_LOOKED,
      'active',
    ],
    [
      'both deactivated',
      [
        [SLACK, 'deactivated'],
        [TEAMS, 'deactivated'],
      ],
      NEVER_LOOKED,
      'left',
    ],
    [
      'one deactivated, the other without an answer',
      [
        [SLACK, 'deactivated'],
        [TEAMS, 'no-answer'],
      ],
      NEVER_LOOKED,
      'unclear',
    ],
    [
      'one deactivated, the other not found once',
      [
        [SLACK, 'deactivated'],
        [TEAMS, 'not-found'],
      ],
      NEVER_LOOKED,
      'unclear',
    ],
    [
      'one deactivated, the other never heard from',
      [
        [SLACK, 'deactivated'],
        [TEAMS, 'cannot-tell'],
      ],
      NEVER_LOOKED,
      'left',
    ],
    ['one that was inactive, and now no answer', [[SLACK, 'no-answer']], ONE_INACTIVE, 'left'],
    ['one that was inactive and is active again', [[SLACK, 'active']], ONE_INACTIVE, 'active'],
    [
      'the other one of two, the first having been inactive before',
      [
        [SLACK, 'no-answer'],
        [TEAMS, 'deactivated'],
      ],
      ONE_INACTIVE,
      'left',
    ],
  ])('%s', (_name, seen, before, standing) => {
    expect(look(seen, before).standing).toBe(standing);
  });

  it('takes two looks, a minute apart, for an account that is not found', () => {
    const first = look([[SLACK, 'not-found']]);
    expect(first.after).toEqual(ONE_MISSING);
    expect(look([[SLACK, 'not-found']], first.after, 0.9)).toEqual({ after: ONE_MISSING, standing: 'unclear' });
    const second = look([[SLACK, 'not-found']], first.after, 1);
    expect(second).toEqual({ after: { inactive: [SLACK], missing: [] }, standing: 'left' });
  });

  it('starts over when the account was found between, and not when nobody could say', () => {
    const found = look([[SLACK, 'active']], ONE_MISSING, 2);
    expect(look([[SLACK, 'not-found']], found.after, 4).standing).toBe('unclear');
    for (const silent of ['no-answer', 'cannot-tell'] as const) {
      const between = look([[SLACK, silent]], ONE_MISSING, 2);
      expect(between).toEqual({ after: ONE_MISSING, standing: 'unclear' });
    }
  });

  it('forgets nothing that a directory said because it says nothing now', () => {
    for (const silent of ['no-answer', 'cannot-tell', 'not-found'] as const) {
      expect(look([[SLACK, silent]], ONE_INACTIVE, 90).after).toEqual(ONE_INACTIVE);
    }
  });
});
