import { describe, expect, it } from 'vitest';
import type { PeopleOverview, ShowPeople } from '../../../src/application/roles/show-people.js';
import { asFormToken, asItemId } from '../../../src/domain/ids.js';
import type { RoleOutcome } from '../../../src/domain/roles/role-changes.js';
import type { RoleRefusal } from '../../../src/domain/roles/role-refusals.js';
import { deskAction, SHOW_PAGE } from '../../../src/presentation/action-ids.js';
import { createPeopleDesk } from '../../../src/presentation/desk/people-desk.js';
import type { PageView } from '../../../src/presentation/page-view.js';
import { AMARA, FIONA, LEILA, LONDON, PRIYA, RECEIVED } from '../../support/builders.js';

const TOKEN = asFormToken('token-1');
const REFUSED = (because: RoleRefusal): RoleOutcome => ({ kind: 'refused', because });

const OVERVIEW: PeopleOverview = {
  now: RECEIVED,
  zone: LONDON,
  mayDecide: true,
  people: [{ name: 'Leila Haddad', roles: ['lead', 'duty'] }],
  asks: [],
  left: [],
};

/** The desk over use cases that answer so. */
function aDesk({
  outcome = REFUSED({ kind: 'own-role' }),
  overview = OVERVIEW,
}: {
  outcome?: RoleOutcome;
  overview?: PeopleOverview;
} = {}) {
  const asked: unknown[] = [];
  const showPeople: ShowPeople = async (viewer) => (viewer.id === AMARA.id ? undefined : overview);
  const note =
    (verb: string) =>
    async (...args: readonly unknown[]) => {
      asked.push([verb, ...args.slice(1)]);
      return outcome;
    };
  const desk = createPeopleDesk({
    putBack: async () => 'not-active',
    workOnRoles: { ask: note('ask'), approve: note('approve'), refuse: note('refuse'), followRoles: async () => {} },
    showPeople,
    peopleToPick: async () => [LEILA, PRIYA, FIONA],
  });
  const open = (by = LEILA) => desk.forms?.['ask-role-change']?.open(by, '');
  const page = async (rest = '', viewer = LEILA) => (await desk.pages?.people?.(viewer, rest)) as PageView;
  const send = async (typed: Record<string, string>) => (await open())?.answers.send(typed, TOKEN);
  return { desk, asked, open, send, page };
}

const typed = { person: PRIYA.id, wanted: 'give lead', reason: 'Covers in August' };

describe('the form that asks for a change of roles', () => {
  it.each([
    ['give lead', { change: 'give', role: 'lead' }],
    ['take duty', { change: 'take', role: 'duty' }],
    ['leave', { change: 'leave' }],
  ])('asks for what was chosen: %s', async (wanted, expected) => {
    const { asked, send } = aDesk();
    await send({ ...typed, wanted });
    expect(asked).toEqual([['ask', { person: PRIYA.id, wanted: expected, reason: 'Covers in August' }, TOKEN]]);
  });

  it.each(['', 'give', 'give staff', 'give owner', 'make lead', 'take __proto__', 'leave lead'])(
    'asks for nothing else: %j',
    async (wanted) => {
      const { asked, send } = aDesk();
      expect(await send({ ...typed, wanted })).toMatchObject({
        kind: 'problems',
        problems: { wanted: expect.any(String) },
      });
      expect(asked).toEqual([]);
    },
  );

  it('takes no ask without a reason', async () => {
    const { asked, send } = aDesk();
    expect(await send({ ...typed, reason: '  ' })).toMatchObject({ kind: 'problems' });
    expect(asked).toEqual([]);
  });

  it('is for leads and managers alone, and offers nobody themselves', async () => {
    const { open } = aDesk();
    expect(await open(PRIYA)).toBeUndefined();
    expect(await open(FIONA)).toBeDefined();
    expect(JSON.stringify((await open(LEILA))?.parts({}))).not.toContain(`"value":"${LEILA.id}"`);
  });
});

describe('an answer that changes nothing', () => {
  it.each<readonly [RoleOutcome, string]>([
    [
      REFUSED({ kind: 'last-of-role', role: 'manager' }),
      'Nobody else is a manager. Give that role to somebody else first.',
    ],
    [REFUSED({ kind: 'already-answered', state: 'expired' }), 'Nobody answered within seven days'],
    [REFUSED({ kind: 'nobody-to-approve' }), 'change it in the organisation file'],
    [REFUSED({ kind: 'not-in-file' }), 'Add them there first.'],
    [{ kind: 'outdated', because: { kind: 'not-here' } }, 'Nothing was changed: what was asked no longer makes sense.'],
    [{ kind: 'outdated', because: { kind: 'asker-decides-no-more' } }, 'Ask for it yourself'],
  ])('says why and what to do', async (outcome, words) => {
    const said = await aDesk({ outcome }).desk.atOnce?.['approve-role-change']?.(LEILA, 'ask-1');
    expect(said?.kind === 'refused' && said.lines.join(' ')).toContain(words);
  });
});

describe('the page of people', () => {
  const ask = {
    id: asItemId('ask-1'),
    person: 'Priya Shah',
    by: 'Fiona Macleod',
    wanted: { change: 'give', role: 'lead' },
    reason: 'Covers in August',
    expiresAt: RECEIVED,
    may: 'approve',
  } as const;

  it('has what is asked first, with what its viewer can do about it', async () => {
    const buttonsOf = async (may: 'approve' | 'withdraw' | 'nothing') => {
      const { rows } = await aDesk({ overview: { ...OVERVIEW, asks: [{ ...ask, may }] } }).page();
      return rows[0]?.buttons.map(({ label, item }) => `${label} ${item}`);
    };
    expect(await buttonsOf('approve')).toEqual(['Approve ask-1', "Don't approve ask-1"]);
    expect(await buttonsOf('withdraw')).toEqual(['Withdraw ask-1']);
    expect(await buttonsOf('nothing')).toEqual([]);
  });

  it('is for nobody else', async () => {
    expect(JSON.stringify(await aDesk().page('', AMARA))).not.toContain('Leila');
  });

  it('has fifteen rows, whatever there are, and the rest behind buttons', async () => {
    const many = Array.from({ length: 20 }, (_, index) => ({ ...ask, id: asItemId(`ask-${index}`) }));
    const { page } = aDesk({ overview: { ...OVERVIEW, asks: many } });
    const shown = [await page(), await page('1'), await page('2'), await page('nonsense')];
    expect(shown.map(({ rows }) => rows.length)).toEqual([15, 6, 0, 15]);
    const turns = shown.map(({ buttons }) =>
      buttons.filter(({ action }) => action === SHOW_PAGE).map(({ item }) => item),
    );
    expect(turns).toEqual([['people 1'], ['people 0'], ['people 1'], ['people 1']]);
  });

  it('lets nobody ask who decides nothing', async () => {
    const { buttons } = await aDesk({ overview: { ...OVERVIEW, mayDecide: false } }).page();
    expect(buttons.map(({ action }) => action)).not.toContain(deskAction('ask-role-change'));
  });
});
