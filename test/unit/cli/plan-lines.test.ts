import { describe, expect, it } from 'vitest';
import type { ImportRefusal } from '../../../src/application/organisation/import-refusals.js';
import { planImport } from '../../../src/application/organisation/plan-import.js';
import { planLines } from '../../../src/cli/plan-lines.js';
import { refusalWords } from '../../../src/cli/refusal-words.js';
import { SECTIONS } from '../../../src/domain/organisation-description.js';
import { at, LONDON } from '../../support/builders.js';
import {
  aDescribedRota,
  aDescription,
  aRequest,
  aStored,
  described,
  known,
  PEOPLE,
  without,
} from '../../support/described.js';

const NOW = at('2026-03-02T12:00');

describe('the plan of an import in words', () => {
  it('says what is added, changed, removed and left alone, and shows no certificate', () => {
    const [check] = aDescription().dbs;
    const request = aRequest(
      {
        people: [...[...without('amara')].reverse(), described('nora'), described('tomasz', { roles: ['lead'] })],
        rota: aDescribedRota({ weeks: ['sam', 'priya'], overrides: [] }),
        agencies: [],
        clocks: {},
        dbs: check
          ? [
              { ...check, person: 'sam', certificate: '000000000890' },
              { ...check, certificate: '999999999890' },
            ]
          : [],
      },
      ['people', 'rota', 'agencies', 'clocks', 'reminders', 'dbs'],
    );
    const present = SECTIONS.filter((section) => section !== 'policies' && section !== 'training');
    const stored = aStored(aDescription(), [
      ...PEOPLE.map((one) => known(one)),
      known(described('tomasz'), { active: false }),
    ]);
    expect(planLines(planImport({ ...request, present }, stored, NOW), present).join('\n')).toBe(`people
  returns  tomasz (Tomasz), under the same id
  added    nora (Nora): name: Nora; email: nora@example.org; roles: staff; slack: UNORA
  changed  tomasz (Tomasz), roles: staff -> lead
  leaves   amara (Amara): may do nothing any more; stays named in records
  order    fiona (Fiona), leila (Leila), sam (Sam), priya (Priya), tomasz (Tomasz)
rota
  changed  weeks: priya, sam -> sam, priya
  removed  override 2026-12-21T09:00 to 2026-12-28T09:00
agencies
  removed  asc
clocks
  changed  acknowledgeUrgent: 15m -> (nothing)
  changed  acknowledgeStandard: 60m -> (nothing)
reminders
  no change
dbs
  added    sam: level: enhanced; workforce: adult; barredLists: yes; certificate: …890; issued: 2024-01-15; updateService: yes
  changed  amara, certificate: …890 -> …890 (another number)

Not in the file, so they stay as they are: policies, training.`);
  });

  it('says of an account that moves what becomes of exclusion', () => {
    const again = described('amara-okafor', { slack: 'UAMARA' });
    const lines = (people: typeof PEOPLE | readonly (typeof again)[]) =>
      planLines(planImport(aRequest({ people }), aStored(), NOW), SECTIONS).join('\n');
    expect(lines([...without('amara'), again])).toContain(
      'amara-okafor has the Slack account of amara, who is not in the file: both are one person from now on. What amara is kept from, amara-okafor is kept from',
    );
    expect(lines([...without('amara'), described('amara', { slack: undefined }), again])).toContain(
      'amara-okafor gets the Slack account of amara, who stays somebody else',
    );
  });
});

it('says of whoever left the platforms how they come back', () => {
  const people = PEOPLE.map((one) => known(one, one.id === 'sam' ? { active: false, isGone: true } : {}));
  const lines = planLines(planImport(aRequest({ people: PEOPLE }), aStored(aDescription(), people), NOW), SECTIONS);
  expect(lines.join('\n')).toMatch(
    /gone as the platforms say: sam\. They stay away\. .* put back by a lead or manager/,
  );
});

describe('a refusal in words', () => {
  it.each<readonly [ImportRefusal, RegExp]>([
    [{ kind: 'not-in-file', section: 'dbs' }, /no section dbs: add it, or leave out --section dbs/],
    [
      { kind: 'not-here', section: 'rota', person: 'sam', because: 'not-in-file' },
      /^The rota names sam, who is not among the people any more: name somebody else \(--section rota\), or keep sam/,
    ],
    [
      { kind: 'not-here', section: 'policies', person: 'nora', because: 'unknown' },
      /^A policy names nora, .*: import them with it \(--section people --section policies\), or name somebody else/,
    ],
    [
      { kind: 'not-here', section: 'rota', person: 'sam', because: 'gone' },
      /^The rota names sam, who has left as the platforms say: name somebody else \(--section rota\)/,
    ],
    [
      { kind: 'on-duty-by-chat', person: 'sam', from: at('2026-07-06T09:00'), to: at('2026-07-07T09:00') },
      /^sam is on duty from 6 July 2026, 09:00 to 7 July 2026, 09:00, as was decided in chat: put somebody else/,
    ],
    [{ kind: 'rota-names-nobody' }, /put somebody in its weeks/],
    [{ kind: 'rota-begins-later', from: '2027-01-04' }, /2027-01-04.*: let it begin today or before/],
    [{ kind: 'override-overlaps', from: '2026-04-01T09:00', to: '2026-04-02T09:00' }, /2026-04-01T09:00.*shorten/],
    [{ kind: 'override-ends-before-it-begins', from: '2026-04-02T09:00', to: '2026-04-01T09:00' }, /correct its times/],
    [{ kind: 'nobody-for-concerns-about-staff' }, /give somebody one of these roles/],
    [{ kind: 'no-manager' }, /give it to somebody in the same import/],
    [{ kind: 'one-person-alone', person: 'priya' }, /^priya alone .*: put a second person on the rota/],
    [{ kind: 'email-of-another-id', id: 'a-okafor', other: 'amara' }, /keep the id amara: ids of people never change/],
  ])('says what to do: %j', (refusal, words) => {
    expect(refusalWords(refusal, LONDON)).toMatch(words);
  });
});
