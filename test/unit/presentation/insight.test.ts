import { expect, it } from 'vitest';
import type { ShownInsight } from '../../../src/application/digests/show-insight.js';
import { insightView } from '../../../src/presentation/tab/insight.js';

const NONE = { count: 0 } as const;
const BANDS = { 'quarter-hour': 0, hour: 0, day: 0, 'three-days': 0, longer: 0 } as const;

function aFigure(acceptances = { of: 0, accepted: 0 }): ShownInsight {
  return {
    quarter: '2026-Q4',
    running: '2026-Q4',
    report: {
      ...{ raised: 0, urgent: 0, aboutStaff: 0, ended: 0, learnt: 0 },
      ...{
        acknowledged: { ...NONE, inTime: 0 },
        referred: { ...NONE, beforehand: 0 },
        targets: [],
        types: [],
        decisions: [],
        wishes: [],
      },
    },
    times: { acknowledged: BANDS, referred: BANDS },
    typesBefore: [],
    open: { open: 0, urgent: 0, waiting: 0, pastTarget: 0, byAge: { week: 0, month: 0, older: 0 } },
    people: {
      people: 2,
      checks: { current: 0, dueSoon: 0, overdue: 0 },
      reviews: { dueSoon: 0, overdue: 0 },
      acceptances,
    },
    unreadable: 0,
  };
}

it.each([
  [{ of: 0, accepted: 0 }, 'No acceptances are asked for now.'],
  [{ of: 1, accepted: 0 }, 'Acceptances so far: 0 of 1.'],
  [{ of: 6, accepted: 1 }, 'Acceptances so far: 1 of 6.'],
])('says in words how many have accepted: %j', (acceptances, words) => {
  const chart = insightView(aFigure(acceptances)).charts.find(({ id }) => id === 'policies');
  expect(chart?.lines).toEqual([`${words} Reviews are of your own policies and of theirs.`]);
});

it.each([
  [{ count: 0, beforehand: 0 }, ['0 referred to an agency.'], 0],
  [{ count: 3, beforehand: 3 }, ['3 referred to an agency, 3 of them before the form was sent.'], 3],
  [
    { count: 3, beforehand: 1, medianMs: 120_000 },
    ['3 referred to an agency, 1 of them before the form was sent.', 'Half of the others within 2 minutes.'],
    1,
  ],
  [{ count: 2, beforehand: 0, medianMs: 0 }, ['2 referred to an agency.', 'Half of them within a second.'], 0],
])('says what was referred before the form was sent: %j', (referred, lines, beforehand) => {
  const figure = aFigure();
  const { charts } = insightView({ ...figure, report: { ...figure.report, referred } });
  const [acknowledged, chart] = charts;
  expect(chart?.lines).toEqual(lines);
  expect(chart?.rows[0]).toEqual({ label: 'Before the form was sent', values: [beforehand] });
  expect(acknowledged?.rows.map(({ label }) => label)).not.toContain('Before the form was sent');
});

it.each([
  [0, 'Half of them within a second.'],
  [999, 'Half of them within a second.'],
  [1_000, 'Half of them within 1 second.'],
  [2 * 60_000, 'Half of them within 2 minutes.'],
])('says within which time half were acknowledged: %i ms', (medianMs, words) => {
  const none = aFigure({ of: 0, accepted: 0 });
  const acknowledged = { count: 1, inTime: 1, medianMs };
  const { charts } = insightView({ ...none, report: { ...none.report, acknowledged } });
  expect(charts.find(({ id }) => id === 'acknowledged')?.lines.at(-1)).toBe(words);
});
