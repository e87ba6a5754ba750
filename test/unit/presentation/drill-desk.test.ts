import { describe, expect, it } from 'vitest';
import type { DrillStarted, DrillStopped } from '../../../src/application/drills/run-drill.js';
import type { SeeDrills } from '../../../src/application/drills/see-drills.js';
import { asFormToken } from '../../../src/domain/ids.js';
import { createDrillDesk } from '../../../src/presentation/desk/drill-desk.js';
import { anOrganisation, LEILA, PRIYA, RECEIVED } from '../../support/builders.js';

const TOKEN = asFormToken('token-1');

/** The desk over use cases that answer so. */
function aDesk({
  started = 'started',
  stopped = 'stopped',
}: {
  started?: DrillStarted['kind'];
  stopped?: DrillStopped['kind'];
}) {
  const asked: unknown[] = [];
  const shown = { nameOf: () => 'Somebody', organisation: anOrganisation(), now: RECEIVED, steps: [], reports: [] };
  const seeDrills: SeeDrills = {
    all: async (viewer) => (viewer.id === LEILA.id ? shown : undefined),
    report: async () => undefined,
  };
  const desk = createDrillDesk({
    seeDrills,
    startDrill: async (by, urgent, token) => {
      asked.push([by.id, urgent, token]);
      return { kind: started };
    },
    stopDrill: async () => ({ kind: stopped }),
  });
  const send = async (typed: Record<string, string>) =>
    (await desk.forms?.['start-drill']?.open(LEILA, ''))?.answers.send(typed, TOKEN);
  const stop = () => desk.atOnce?.['stop-drill']?.(LEILA, 'drill-1');
  return { desk, asked, send, stop };
}

describe('the form that starts a drill', () => {
  it('starts it with the clock that was chosen, and shows the page', async () => {
    const { asked, send } = aDesk({});
    expect(await send({ clock: 'urgent' })).toEqual({ kind: 'done', page: 'drill' });
    expect(await send({ clock: 'standard' })).toEqual({ kind: 'done', page: 'drill' });
    expect(asked).toEqual([
      [LEILA.id, true, TOKEN],
      [LEILA.id, false, TOKEN],
    ]);
  });

  it.each([
    ['too-soon', 'A drill ended a moment ago. Wait ten minutes before the next one: people are really woken.'],
    ['another-runs', 'A drill is running already. Wait until it has ended, or stop it.'],
    ['nobody-to-ask', 'Nobody can be asked: there is nobody but you in the chain.'],
    ['not-theirs', 'Only safeguarding leads and managers start drills.'],
  ] as const)('says why none was started: %s', async (started, words) => {
    expect(await aDesk({ started }).send({ clock: 'urgent' })).toEqual({ kind: 'refused', lines: [words] });
  });

  it.each([{}, { clock: '' }, { clock: 'soon' }])('starts none without a clock: %j', async (typed) => {
    const { asked, send } = aDesk({});
    expect(await send(typed)).toEqual({ kind: 'problems', problems: { clock: 'Please answer this.' } });
    expect(asked).toEqual([]);
  });

  it('is no form for anybody else', async () => {
    expect(await aDesk({}).desk.forms?.['start-drill']?.open(PRIYA, '')).toBeUndefined();
  });
});

describe('the button that stops a drill', () => {
  it.each(['stopped', 'ended-before'] as const)('shows the page: %s', async (stopped) => {
    expect(await aDesk({ stopped }).stop()).toEqual({ kind: 'done', page: 'drill' });
  });

  it('says that it is not theirs to stop', async () => {
    expect(await aDesk({ stopped: 'not-theirs' }).stop()).toEqual({
      kind: 'refused',
      lines: ['Only whoever started a drill, or a safeguarding lead, can stop it.'],
    });
  });
});

it('shows the page where a report is gone', async () => {
  const shown = await aDesk({}).desk.pages?.drill?.(LEILA, 'drill-of-long-ago');
  expect(shown?.title).toBe('Practice drills');
});
