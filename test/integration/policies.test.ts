import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { asFormToken } from '../../src/domain/ids.js';
import { at } from '../support/builders.js';
import { aDescribedRota, described } from '../support/described.js';
import { aReviewDone, POLICY } from '../support/policies.js';
import { A_POLICY, openPolicyDesk, type PolicyDesk, STAFF } from '../support/policy-desk.js';

/** Policies on the real engine, in more than one instance, with the time moved by hand. */

let desk: PolicyDesk;
afterEach(async () => {
  expect(desk.faults).toEqual([]);
  await desk.close();
});

const EVERYBODY = ['amara', 'fiona', 'leila', 'mona', 'priya', 'sam'];
const asking = (...people: readonly string[]) => people.map((person) => `policy-to-accept ${person}`);

async function openCampaign() {
  desk = await openPolicyDesk();
  await desk.tickAll();
  await desk.told();
  expect((await desk.review('fiona')).kind).toBe('done');
  return desk;
}

async function campaignOf({ policy }: PolicyDesk): Promise<string> {
  return (await policy())?.campaign?.id ?? expect.unreachable('there is no campaign');
}

describe('the review of a policy', () => {
  it('is asked for once on each of its days by three instances at once, and of a manager once it is late', async () => {
    desk = await openPolicyDesk();
    const instances = [desk, await desk.instance(), await desk.instance()];
    const days: Record<string, readonly string[]> = {};
    for (const day of [
      '09-30',
      '10-01',
      '10-02',
      '10-03',
      '11-01',
      '11-16',
      '11-17',
      '11-24',
      '11-25',
      '12-01',
      '12-02',
      '12-08',
      '12-09',
      '12-10',
    ]) {
      desk.moveTo(`2026-${day}T09:00`);
      await desk.tickAll(...instances);
      const told = await desk.told();
      if (told.length > 0) days[day] = told;
    }
    const [due, late] = ['policy-review-due fiona', 'policy-review-late mona'];
    expect(days).toEqual({
      '10-02': [due],
      '11-01': [due],
      '11-17': [due],
      '11-24': [due],
      '12-01': [due],
      '12-02': [late],
      '12-08': [due],
      '12-09': [late],
    });
  });

  it('is asked for once after the server stood still for months', async () => {
    desk = await openPolicyDesk();
    desk.moveTo('2027-03-10T09:00');
    await desk.tickAll();
    expect(await desk.told()).toEqual(['policy-review-due fiona', 'policy-review-late mona']);
    await desk.tickAll();
    expect(await desk.told()).toEqual([]);
  });

  it('waits for the end of quiet hours', async () => {
    desk = await openPolicyDesk();
    desk.moveTo('2026-11-26T21:00');
    await desk.tickAll();
    expect(await desk.told()).toEqual([]);
    desk.moveTo('2026-11-27T07:30');
    await desk.tickAll();
    expect(await desk.told()).toEqual(['policy-review-due fiona']);
  });

  it('ends with the review, also where the same form comes twice', async () => {
    desk = await openPolicyDesk();
    const token = randomUUID();
    await desk.tickAll();
    await desk.told();
    const outcomes = await Promise.all([1, 2].map(() => desk.review('leila', { material: false }, token)));
    expect(outcomes.map(({ kind }) => kind)).toEqual(['done', 'done']);
    expect((await desk.policy())?.reviews).toHaveLength(1);
    for (const day of ['2026-12-01', '2026-12-02', '2027-09-26']) {
      desk.moveTo(`${day}T09:00`);
      await desk.tickAll();
      expect(await desk.told()).toEqual([]);
    }
    desk.moveTo('2027-09-27T09:00');
    await desk.tickAll();
    expect(await desk.told()).toEqual(['policy-review-due fiona']);
  });

  it('counts once where two people record one at the same time', async () => {
    desk = await openPolicyDesk();
    await desk.tickAll();
    const outcomes = await Promise.all(['leila', 'mona'].map((by) => desk.review(by)));
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['done', 'done-meanwhile']);
    expect((await desk.policy())?.reviews).toHaveLength(1);
  });

  it('is nobody’s but its owner’s, leads’ and managers’ to record', async () => {
    desk = await openPolicyDesk();
    await desk.tickAll();
    const before = await desk.policy();
    for (const by of ['amara', 'priya']) expect((await desk.review(by)).kind).toBe('not-theirs');
    expect(await desk.policy()).toEqual(before);
  });

  it('is asked for early, and its owner hears of it at once and not twice', async () => {
    desk = await openPolicyDesk({ policies: [{ ...A_POLICY, lastReviewed: '2026-06-01' }] });
    await desk.tickAll();
    const askEarly = async () =>
      desk.workOnPolicies.askEarly(
        await desk.known('leila'),
        POLICY,
        { reason: 'guidance' },
        asFormToken('form-early-000001'),
      );
    expect((await askEarly()).kind).toBe('done');
    expect((await askEarly()).kind).toBe('done');
    await desk.tickAll();
    expect(await desk.told()).toEqual(['policy-review-early fiona']);
    desk.moveTo('2026-12-10T09:00');
    await desk.tickAll();
    expect(await desk.told()).toEqual(['policy-review-due fiona']);
  });

  it('is asked for early at night, and nobody hears of it before the morning', async () => {
    desk = await openPolicyDesk({ policies: [{ ...A_POLICY, lastReviewed: '2026-06-01' }] });
    await desk.tickAll();
    desk.moveTo('2026-11-26T23:30');
    const token = asFormToken('form-early-000001');
    const askEarly = async () =>
      desk.workOnPolicies.askEarly(await desk.known('leila'), POLICY, { reason: 'guidance' }, token);
    expect((await askEarly()).kind).toBe('done');
    await desk.tickAll();
    desk.moveTo('2026-11-27T07:28');
    await desk.tickAll();
    expect(await desk.told()).toEqual([]);
    expect((await desk.policy())?.earlyReview?.tellAt).toEqual(at('2026-11-27T07:30'));
    await desk.tickAll(desk, await desk.instance());
    await desk.tickAll();
    expect(await desk.told()).toEqual(['policy-review-early fiona']);
    expect((await desk.policy())?.earlyReview?.tellAt).toBeUndefined();
  });

  it('is told to nobody in the morning once it was done in the night', async () => {
    desk = await openPolicyDesk({ policies: [{ ...A_POLICY, lastReviewed: '2026-06-01' }] });
    await desk.tickAll();
    desk.moveTo('2026-11-26T23:30');
    await desk.workOnPolicies.askEarly(
      await desk.known('leila'),
      POLICY,
      { reason: 'guidance' },
      asFormToken('form-early-000001'),
    );
    await desk.review('mona', { material: false });
    desk.moveTo('2026-11-27T09:00');
    await desk.tickAll();
    expect(await desk.told()).toEqual([]);
  });

  it('waits while its owner is away, and its manager hears of it all the same', async () => {
    desk = await openPolicyDesk();
    const away = await desk.instance({ isAway: async (_person, day) => day < '2026-12-07' });
    for (const [day, told] of [
      ['2026-12-01', []],
      ['2026-12-02', ['policy-review-late mona']],
      ['2026-12-07', ['policy-review-due fiona']],
    ] as const) {
      desk.moveTo(`${day}T09:00`);
      await desk.tickAll(away);
      expect(await desk.told()).toEqual(told);
    }
  });
});

describe('a campaign', () => {
  it('asks everybody once, whoever else spreads it at the same time', async () => {
    await openCampaign();
    await desk.tickAll(desk, await desk.instance());
    await desk.tickAll(desk, await desk.instance());
    expect(await desk.told()).toEqual(asking(...EVERYBODY));
    expect((await desk.policy())?.campaign?.spreadAt).toBeDefined();
  });

  it('is completed by another instance when the one that spread it dies in between', async () => {
    await openCampaign();
    let left = 2;
    const dying = await desk.instance({
      broken: ({ acceptances }) => ({
        acceptances: {
          ...acceptances,
          of: (key) => {
            left -= 1;
            if (left < 0) throw new Error('killed');
            return acceptances.of(key);
          },
        },
      }),
    });
    await desk.tickAll(dying);
    expect(desk.faults.splice(0).length).toBeGreaterThan(0);
    expect((await desk.policy())?.campaign?.spreadAt).toBeUndefined();
    for (const _again of [1, 2]) {
      await desk.tickAll();
      desk.moveTo('2026-11-26T12:10');
    }
    expect(await desk.told()).toEqual(asking(...EVERYBODY));
    for (const person of EVERYBODY) expect(await desk.asksOf(person)).toHaveLength(1);
  });

  it('is chased after 7, 14 and 21 days, then weekly, and line managers hear of it once', async () => {
    await openCampaign();
    await desk.tickAll();
    await desk.told();
    const campaign = await campaignOf(desk);
    for (const person of ['fiona', 'leila', 'mona', 'priya']) {
      expect((await desk.accept(person, campaign)).kind).toBe('accepted');
    }
    const days: Record<string, readonly string[]> = {};
    for (let day = 27; day <= 27 + 35; day += 1) {
      const date = new Date(Date.UTC(2026, 10, day)).toISOString().slice(0, 10);
      desk.moveTo(`${date}T09:00`);
      await desk.tickAll();
      const told = await desk.told();
      if (told.length > 0) days[date] = told;
      if (date === '2026-12-20') await desk.accept('sam', campaign);
    }
    const both = asking('amara', 'sam');
    expect(days).toEqual({
      '2026-12-03': both,
      '2026-12-10': both,
      '2026-12-17': ['policy-not-accepted fiona', ...both],
      '2026-12-24': asking('amara'),
      '2026-12-31': asking('amara'),
    });
  });

  it('asks nobody who is away, and once when they are back', async () => {
    await openCampaign();
    const amara = desk.records.personId('amara');
    const away = await desk.instance({ isAway: async (person, day) => person === amara && day < '2026-12-14' });
    await desk.tickAll(away);
    expect(await desk.told()).toEqual(asking(...EVERYBODY.filter((person) => person !== 'amara')));
    desk.moveTo('2026-12-14T09:00');
    await desk.tickAll(away);
    expect(await desk.told()).toContain('policy-to-accept amara');
  });

  it('counts what is accepted for exactly that version: an older card accepts nothing', async () => {
    await openCampaign();
    await desk.tickAll();
    const older = await campaignOf(desk);
    expect((await desk.accept('amara', older)).kind).toBe('accepted');
    expect((await desk.accept('amara', older)).kind).toBe('accepted-before');
    expect((await desk.review('fiona', { after: 1, version: '5' })).kind).toBe('done');
    await desk.tickAll();
    expect(await desk.accept('sam', older)).toMatchObject({ kind: 'newer', was: '4', newest: { version: '5' } });
    expect(
      (await desk.asksOf('sam')).map(({ version, acceptedAt, ended }) => [version, acceptedAt, ended?.because]),
    ).toEqual([
      ['4', undefined, 'superseded'],
      ['5', undefined, undefined],
    ]);
    const shown = await desk.seePolicies.outstanding(await desk.known('leila'), POLICY);
    expect([shown?.version, shown?.accepted, shown?.of]).toEqual(['5', 0, 6]);
    expect((await desk.accept('sam', await campaignOf(desk))).kind).toBe('accepted');
    expect(
      (await desk.seePolicies.outstanding(await desk.known('leila'), POLICY))?.missing.map(({ name }) => name),
    ).not.toContain('Sam');
  });

  it('offers no older version while a newer one has yet to reach somebody', async () => {
    await openCampaign();
    await desk.tickAll();
    await desk.accept('amara', await campaignOf(desk));
    await desk.review('fiona', { after: 1, version: '5' });
    const seen = async (fileId: string) => {
      const policy = await desk.seePolicies.one(await desk.known(fileId), POLICY);
      return [policy?.own?.version, policy?.own?.acceptedAt !== undefined, policy?.askedSoon];
    };
    expect(await seen('fiona')).toEqual([undefined, false, '5']);
    expect(await seen('amara')).toEqual(['4', true, '5']);
    await desk.tickAll();
    expect(await seen('fiona')).toEqual(['5', false, undefined]);
    expect(await seen('amara')).toEqual(['5', false, undefined]);
  });

  it('says what was accepted once it was, whatever the message said before', async () => {
    await openCampaign();
    await desk.tickAll();
    const amara = await desk.known('amara');
    const letter = { kind: 'letter', to: amara.id, about: 'policy-to-accept', item: POLICY } as const;
    const write = () => desk.writers['policy-to-accept'](letter, amara);
    expect(await write()).toMatchObject({
      isNeeded: true,
      content: { state: 'open', version: '4', acceptBy: '2026-12-17' },
    });
    await desk.accept('amara', await campaignOf(desk));
    expect(await write()).toMatchObject({ isNeeded: false, content: { state: 'accepted', acceptedAt: desk.now() } });
  });

  it('tells a first message from a reminder, also for whoever was away and whoever has joined', async () => {
    await openCampaign();
    const amara = desk.records.personId('amara');
    const away = await desk.instance({ isAway: async (person, day) => person === amara && day < '2026-12-14' });
    const said = async (fileId: string) => {
      const person = await desk.known(fileId);
      const letter = { kind: 'letter', to: person.id, about: 'policy-to-accept', item: POLICY } as const;
      const content = (await desk.writers['policy-to-accept'](letter, person))?.content;
      return content?.about === 'policy-to-accept' ? [content.turn, content.changedOn, content.summary] : undefined;
    };
    const changed = ['2026-11-26', 'Online groups'];
    await desk.tickAll(away);
    expect(await said('sam')).toEqual(['first', ...changed]);
    desk.moveTo('2026-12-14T09:00');
    await desk.importAll({ people: [...STAFF, described('nora', { manager: 'mona' })] }, ['people']);
    await desk.tickAll(away);
    expect(await said('sam')).toEqual(['again', ...changed]);
    expect(await said('amara')).toEqual(['first', ...changed]);
    expect(await said('nora')).toEqual(['first', undefined, undefined]);
    desk.moveTo('2026-12-21T09:00');
    await desk.tickAll(away);
    expect(await said('amara')).toEqual(['again', ...changed]);
    expect(await said('nora')).toEqual(['again', undefined, undefined]);
  });

  it('names those who have not accepted to their line manager, the owner and leads alone', async () => {
    await openCampaign();
    await desk.tickAll();
    await desk.accept('amara', await campaignOf(desk));
    const seen = async (viewer: string) =>
      (await desk.seePolicies.outstanding(await desk.known(viewer), POLICY))?.missing.map(({ name }) => name);
    expect(await seen('leila')).toEqual(['Priya', 'Sam', 'Leila', 'Fiona', 'Mona']);
    expect(await seen('mona')).toBeUndefined();
    expect(await seen('amara')).toBeUndefined();
    const owned = await openPolicyDesk({ policies: [{ ...A_POLICY, owner: 'priya' }] });
    await owned.tickAll();
    await owned.review('fiona');
    await owned.tickAll();
    const names = async (viewer: string) =>
      (await owned.seePolicies.outstanding(await owned.known(viewer), POLICY))?.missing.map(({ name }) => name);
    expect(await names('fiona')).toEqual(['Amara', 'Sam']);
    expect(await names('priya')).toHaveLength(6);
    expect(owned.faults).toEqual([]);
    await owned.close();
  });
});

describe('what is said of those who have not accepted', () => {
  const said = async (fileId: string) => {
    const person = await desk.known(fileId);
    const letter = { kind: 'letter', to: person.id, about: 'policy-not-accepted', item: POLICY } as const;
    const written = await desk.writers['policy-not-accepted'](letter, person);
    const content = written?.content;
    if (content?.about !== 'policy-not-accepted') return undefined;
    return [written?.isNeeded, content.people, content.onLeave, content.whose];
  };
  const onLeave = (person: string) =>
    desk.stores.registers.of(desk.records.personId(person)).change((before) => ({
      state: { ...before, away: { from: '2026-11-20', until: '2027-01-31' } },
      letters: [],
      outcome: undefined,
    }));
  const chasing = async () => (await desk.told()).filter((letter) => letter.startsWith('policy-not-accepted'));

  async function openOthers() {
    desk = await openPolicyDesk({ policies: [{ ...A_POLICY, owner: 'leila' }] });
    await desk.tickAll();
    await desk.review('leila');
    await desk.tickAll();
    await desk.told();
  }

  it('is said to the owner of everybody, and to line managers of their own reports', async () => {
    await openOthers();
    for (const person of ['fiona', 'leila', 'mona', 'priya']) await desk.accept(person, await campaignOf(desk));
    desk.moveTo('2026-12-17T09:00');
    await desk.tickAll();
    expect(await chasing()).toEqual(['policy-not-accepted fiona', 'policy-not-accepted leila']);
    expect(await said('fiona')).toEqual([true, 2, 0, 'reports']);
    expect(await said('leila')).toEqual([true, 2, 0, 'everybody']);
  });

  it('counts nobody who is on leave, and is said of the others', async () => {
    await openOthers();
    await onLeave('sam');
    desk.moveTo('2026-12-17T09:00');
    await desk.tickAll();
    expect(await chasing()).toEqual(['policy-not-accepted fiona', 'policy-not-accepted leila']);
    expect(await said('fiona')).toEqual([true, 1, 1, 'reports']);
    expect(await said('leila')).toEqual([true, 5, 1, 'everybody']);
  });

  it('is said to nobody while whoever is missing is on leave', async () => {
    await openOthers();
    for (const person of ['fiona', 'leila', 'mona', 'priya', 'amara'])
      await desk.accept(person, await campaignOf(desk));
    await onLeave('sam');
    desk.moveTo('2026-12-17T09:00');
    await desk.tickAll();
    expect(await chasing()).toEqual([]);
    expect(await said('fiona')).toEqual([false, 0, 1, 'reports']);
  });
});

it('marks who is on leave among those who have not accepted', async () => {
  await openCampaign();
  await desk.tickAll();
  const away = async (person: string, from: string, until: string) =>
    desk.stores.registers
      .of(desk.records.personId(person))
      .change((before) => ({ state: { ...before, away: { from, until } }, letters: [], outcome: undefined }));
  await away('sam', '2026-11-20', '2026-11-26');
  await away('amara', '2026-11-20', '2026-11-25');
  const shown = await desk.seePolicies.outstanding(await desk.known('fiona'), POLICY);
  expect(shown?.missing.filter(({ isAway }) => isAway).map(({ name }) => name)).toEqual(['Sam']);
  expect(shown?.missing.map(({ name }) => name)).toContain('Amara');
});

describe('what the organisation file says of policies', () => {
  it('is taken where it is new, and undoes nothing where it is not', async () => {
    await openCampaign();
    await desk.tickAll();
    await desk.told();
    await desk.importPolicies([{ ...A_POLICY, title: 'Safeguarding adults' }]);
    await desk.tickAll();
    expect(await desk.policy()).toMatchObject({ title: 'Safeguarding adults', version: '4', nextReview: '2027-11-26' });
    await desk.importPolicies([
      { ...A_POLICY, title: 'Safeguarding adults', version: '5', lastReviewed: '2027-01-10' },
    ]);
    await desk.tickAll();
    expect(await desk.policy()).toMatchObject({ version: '5', nextReview: '2028-01-10', campaign: { version: '4' } });
    expect(await desk.told()).toEqual([]);
  });

  it('writes nothing while neither the file nor its people have changed', async () => {
    desk = await openPolicyDesk();
    await desk.tickAll();
    await desk.told();
    const versions = () => desk.connection.collection('matters').find().project({ version: 1 }).toArray();
    const before = await versions();
    for (const _minute of [1, 2, 3]) await desk.tickAll(desk, await desk.instance());
    expect(await versions()).toEqual(before);
  });

  it('retires a policy that it names no more: nothing of it is chased, until it is back', async () => {
    await openCampaign();
    await desk.tickAll();
    await desk.told();
    const campaign = await campaignOf(desk);
    await desk.importPolicies([]);
    await desk.tickAll();
    desk.moveTo('2027-12-20T09:00');
    await desk.tickAll();
    expect(await desk.told()).toEqual([]);
    expect((await desk.accept('sam', campaign)).kind).toBe('not-asked');
    expect((await desk.review('fiona', { after: 1 })).kind).toBe('no-such-policy');
    expect((await desk.seePolicies.all(await desk.known('fiona'))).policies).toEqual([]);
    await desk.importPolicies([A_POLICY]);
    await desk.tickAll();
    expect(await desk.told()).toEqual([
      'policy-not-accepted fiona',
      'policy-review-due fiona',
      'policy-review-late mona',
      ...asking(...EVERYBODY),
    ]);
  });

  it('has whoever starts here asked for what everybody was asked for', async () => {
    await openCampaign();
    await desk.tickAll();
    await desk.told();
    desk.moveTo('2027-02-01T10:00');
    await desk.importAll({ people: [...STAFF, described('nora', { manager: 'mona' })] }, ['people']);
    await desk.tickAll();
    expect((await desk.told()).filter((letter) => letter.endsWith(' nora'))).toEqual(asking('nora'));
    expect(await desk.asksOf('nora')).toEqual([expect.objectContaining({ version: '4', askedOn: '2027-02-01' })]);
    desk.moveTo('2027-02-08T10:00');
    await desk.tickAll();
    expect(await desk.told()).toContain('policy-to-accept nora');
  });

  it('leaves whoever has left in peace, and out of every count', async () => {
    await openCampaign();
    await desk.tickAll();
    await desk.told();
    await desk.importAll({ people: STAFF.filter(({ id }) => id !== 'amara'), dbs: [], training: [] }, ['people']);
    desk.moveTo('2026-12-03T09:00');
    await desk.tickAll();
    expect(await desk.told()).toEqual(asking(...EVERYBODY.filter((person) => person !== 'amara')));
    expect((await desk.asksOf('amara')).map(({ ended }) => ended?.because)).toEqual(['left']);
    expect((await desk.seePolicies.outstanding(await desk.known('leila'), POLICY))?.of).toBe(5);
  });

  it('tells the managers at once that an owner has left, and reminds them in their place', async () => {
    desk = await openPolicyDesk({ policies: [{ ...A_POLICY, owner: 'priya', lastReviewed: '2026-06-01' }] });
    await desk.tickAll();
    expect(await desk.told()).toEqual([]);
    const rota = aDescribedRota({ weeks: ['sam'] });
    const people = STAFF.filter(({ id }) => id !== 'priya');
    const policies = [{ ...A_POLICY, owner: 'priya', lastReviewed: '2026-06-01' }];
    await desk.connection
      .collection('people')
      .updateOne({ _id: desk.records.personId('priya') as never }, { $set: { active: false } });
    await desk.tickAll();
    expect(await desk.told()).toEqual(['policy-without-owner fiona', 'policy-without-owner mona']);
    await desk.tickAll(await desk.instance());
    expect(await desk.told()).toEqual([]);
    desk.moveTo('2027-04-02T09:00');
    await desk.tickAll();
    expect(await desk.told()).toEqual(['policy-review-due fiona', 'policy-review-due mona']);
    await desk.importAll({ people, rota, policies: policies.map((policy) => ({ ...policy, owner: 'leila' })) }, [
      'people',
      'rota',
      'policies',
    ]);
    await desk.tickAll();
    expect(await desk.told()).toEqual(['policy-review-due leila']);
  });
});

it('has a review done by whoever knows nothing of one that was done, refused with what it was', async () => {
  desk = await openPolicyDesk();
  await desk.tickAll();
  await desk.review('leila');
  const outcome = await desk.workOnPolicies.review(
    await desk.known('mona'),
    POLICY,
    aReviewDone({ version: '9' }),
    asFormToken(randomUUID()),
  );
  expect(outcome).toMatchObject({ kind: 'done-meanwhile', review: { version: '4' } });
});

it('logs who opened the list of acceptances of which policy, and who was refused, before it is given out', async () => {
  await openCampaign();
  await desk.tickAll();
  const log = () =>
    desk.connection
      .collection('access-log')
      .find({}, { projection: { _id: 0 } })
      .toArray();
  const [leila, sam] = [await desk.known('leila'), await desk.known('sam')];
  expect((await desk.seeEvidence.offer(leila, POLICY))?.link).toBeDefined();
  expect(await log()).toEqual([]);
  expect((await desk.seeEvidence.evidence(leila, POLICY))?.asks).toHaveLength(6);
  expect(await desk.seeEvidence.evidence(sam, POLICY)).toBeUndefined();
  const row = { of: 'policy-evidence:safeguarding', action: 'read', at: desk.now() };
  expect(await log()).toEqual([
    { ...row, person: leila.id, outcome: 'allowed' },
    { ...row, person: sam.id, outcome: 'refused' },
  ]);
  const broken = await desk.instance({
    broken: () => ({
      accessLog: {
        ...desk.stores.accessLog,
        recordItem: async () => {
          throw new Error('no log');
        },
      },
    }),
  });
  await expect(broken.seeEvidence.evidence(leila, POLICY)).rejects.toThrow('no log');
});
