import { describe, expect, it } from 'vitest';
import { asItemId } from '../../../../src/domain/ids.js';
import { ALL_REACHED, followReach, type ReachRecord, type Watched } from '../../../../src/domain/people/duty-reach.js';
import { minutesAfter, PRIYA, RECEIVED, SAM } from '../../../support/builders.js';

const priya = (reach: Watched['reach'], as: Watched['as'] = 'duty'): Watched => ({ as, person: PRIYA.id, reach });
const sam = (reach: Watched['reach'], as: Watched['as'] = 'duty'): Watched => ({ as, person: SAM.id, reach });

/** Looks one after the other, a minute apart; what each began and ended, by person and part. */
function follow(...looks: readonly (readonly Watched[])[]) {
  let record: ReachRecord = ALL_REACHED;
  let count = 0;
  const news = looks.map((watched, minute) => {
    const change = followReach(record, watched, minutesAfter(RECEIVED, minute), () => asItemId(`spell-${++count}`));
    const isSame = change.record === record;
    record = change.record;
    const begun = change.begun.map(({ as, person = 'nobody' }) => `${person} as ${as}`);
    const ended = change.ended.map(({ person = 'nobody', ended: end }) => `${person} ${end?.as}`);
    return isSame ? 'nothing' : [...begun, ...ended].join(', ');
  });
  return { news, record };
}

describe('the watch over whoever is on duty', () => {
  it('alarms once for each spell', () => {
    const { news } = follow(
      [priya('reached')],
      [priya('unreachable')],
      [priya('unreachable')],
      [priya('reached')],
      [priya('unreachable')],
    );
    expect(news).toEqual(['nothing', 'priya as duty', 'nothing', 'priya reachable-again', 'priya as duty']);
  });

  it('changes nothing while nobody can say', () => {
    expect(follow([priya('unclear')], [priya('unreachable')], [priya('unclear')]).news).toEqual([
      'nothing',
      'priya as duty',
      'nothing',
    ]);
  });

  it('ends a spell when somebody else is on duty, and judges them anew', () => {
    expect(follow([priya('unreachable')], [sam('reached')]).news[1]).toBe('priya over');
    expect(follow([priya('unreachable')], [sam('unreachable')]).news[1]).toBe('sam as duty, priya over');
  });

  it('tells the two parts apart', () => {
    const { news } = follow(
      [priya('unreachable'), sam('reached', 'deputy')],
      [priya('unreachable'), sam('unreachable', 'deputy')],
      // They change places.
      [sam('unreachable'), priya('unreachable', 'deputy')],
      // Nobody is deputy any more.
      [sam('unreachable')],
    );
    expect(news).toEqual([
      'priya as duty',
      'sam as deputy',
      'sam as duty, priya as deputy, priya over, sam over',
      'priya over',
    ]);
  });

  it('alarms where the rota names nobody, and ends that when it names somebody', () => {
    expect(follow([{ as: 'duty', reach: 'unreachable' }], [priya('reached')]).news).toEqual([
      'nobody as duty',
      'nobody over',
    ]);
  });

  it('remembers since when', () => {
    const { record } = follow([priya('reached')], [priya('unreachable')], [priya('reached')]);
    expect(record.spells).toEqual([
      {
        id: 'spell-1',
        as: 'duty',
        person: 'priya',
        since: minutesAfter(RECEIVED, 1),
        ended: { as: 'reachable-again', at: minutesAfter(RECEIVED, 2) },
      },
    ]);
  });
});
