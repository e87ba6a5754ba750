import { describe, expect, it } from 'vitest';
import type { LetterFacts } from '../../../src/application/delivery/letter-facts.js';
import type { PolicyShown, ShownPolicy } from '../../../src/application/policies/see-policies.js';
import type { UseCases } from '../../../src/application/use-cases.js';
import { asFormToken, asItemId } from '../../../src/domain/ids.js';
import { createDesk } from '../../../src/presentation/desk/desk.js';
import { reviewDoneCommand, reviewDoneParts, reviewEarlyCommand } from '../../../src/presentation/desk/policy-forms.js';
import {
  acceptOfItem,
  ofPolicy,
  policyPageOf,
  reviewOfItem,
  whoItem,
} from '../../../src/presentation/desk/policy-items.js';
import {
  policyNotAcceptedSlots,
  policyReviewSlots,
  policyToAcceptSlots,
} from '../../../src/presentation/desk/policy-letters.js';
import { outstandingPage, policiesPage, policyPage } from '../../../src/presentation/desk/policy-pages.js';
import { inSentence, progressWords, thePolicy } from '../../../src/presentation/desk/policy-words.js';
import { evidenceTable } from '../../../src/presentation/policy-evidence.js';
import { at, LEILA, LONDON } from '../../support/builders.js';
import { aCampaign, POLICY } from '../../support/policies.js';

const NOW = at('2026-11-26T12:00');
const ZONED = { now: NOW, zone: LONDON };

function shown(overrides: Partial<ShownPolicy> = {}): ShownPolicy {
  return {
    id: POLICY,
    title: 'Safeguarding Policy',
    version: '4',
    url: 'https://example.org/policy',
    due: '2026-12-01',
    status: 'due-soon',
    ...overrides,
  };
}

function aShownPolicy(overrides: Partial<PolicyShown> = {}): PolicyShown {
  return {
    ...shown(),
    ...ZONED,
    owner: 'Fiona',
    lastReviewed: '2025-12-01',
    every: { amount: 12, unit: 'mo' },
    reviews: 1,
    mayReview: false,
    seesOutstanding: false,
    ...overrides,
  };
}

const labels = ({ buttons }: { readonly buttons: readonly { readonly label: string }[] }) =>
  buttons.map(({ label }) => label);

describe('the words of policies', () => {
  it.each([
    [0, 20, '░░░░░░░░░░ 0 of 20 have accepted (0%)'],
    [12, 20, '▓▓▓▓▓▓░░░░ 12 of 20 have accepted (60%)'],
    [1, 6, '▓░░░░░░░░░ 1 of 6 have accepted (17%)'],
    [199, 200, '▓▓▓▓▓▓▓▓▓░ 199 of 200 have accepted (99%)'],
    [20, 20, '▓▓▓▓▓▓▓▓▓▓ 20 of 20 have accepted (100%)'],
    [0, 0, '░░░░░░░░░░ 0 of 0 have accepted (0%)'],
  ])('show how far it is: %i of %i', (accepted, of, words) => {
    expect(progressWords({ accepted, of })).toBe(words);
  });

  it.each([
    ['Safeguarding Policy', 'The Safeguarding Policy', 'the Safeguarding Policy'],
    ['The Code', 'The Code', 'the Code'],
    ['Our promise', 'Our promise', 'Our promise'],
    ['Theory', 'The Theory', 'the Theory'],
  ])('speak of %s', (title, first, within) => {
    expect([thePolicy(title), inSentence(title)]).toEqual([first, within]);
  });
});

it('has times that a spreadsheet sorts in the list of who accepted what, by the clocks of the zone that it names', () => {
  const ask = {
    policy: POLICY,
    campaign: asItemId('c'),
    version: '4',
    digest: 'd',
    askedOn: '2026-06-20',
    name: 'Sam',
  };
  const acceptedAt = new Date('2026-06-24T23:30:00Z');
  const policy = { id: POLICY, title: 'Safeguarding Policy' };
  const { rows } = evidenceTable({ policy, zone: LONDON, asks: [{ ...ask, acceptedAt }, ask] });
  expect(rows.map((row) => row.slice(5, 7))).toEqual([
    ['Asked on', 'Accepted (Europe/London)'],
    ['2026-06-20', '2026-06-25 00:30'],
    ['2026-06-20', ''],
  ]);
});

describe('the list of policies', () => {
  it('says in words how each stands, and what is to be accepted', () => {
    const open = { campaign: asItemId('c'), version: '4', acceptBy: '2026-12-17' };
    const policies = [
      shown({ own: open, progress: { accepted: 1, of: 2 } }),
      shown({ status: 'overdue', due: '2026-11-01' }),
      shown({ status: 'current', own: { ...open, acceptedAt: at('2026-11-25T09:00') } }),
    ];
    const { lines, rows } = policiesPage({ ...ZONED, policies }, 0);
    expect(lines).toEqual(['You have 1 policy to read and accept.']);
    expect(rows.map(({ text }) => text)).toEqual([
      'Safeguarding Policy, version 4: review due soon. Next review by 1 December 2026.\nRead version 4 and accept it by 17 December 2026.\n▓▓▓▓▓░░░░░ 1 of 2 have accepted (50%)',
      'Safeguarding Policy, version 4: review overdue. Next review by 1 November 2026.',
      'Safeguarding Policy, version 4: current. Next review by 1 December 2026.\nYou accepted version 4 on 25 November 2026.',
    ]);
    expect(rows.map(({ standsOut = false }) => standsOut)).toEqual([true, true, false]);
    expect(rows.map(labels)).toEqual([['Read policy', 'Accept policy'], ['Read policy'], ['Read policy']]);
  });

  it('says what somebody will be asked in a moment, without a button that would accept nothing', () => {
    const own = { campaign: asItemId('c'), version: '3', acceptBy: '2026-12-17', acceptedAt: at('2026-11-25T09:00') };
    const soon = 'You will be asked to accept version 4 in a moment.';
    const { lines, rows } = policiesPage({ ...ZONED, policies: [shown({ askedSoon: '4' })] }, 0);
    expect(lines).toEqual(['You have nothing to accept yet.']);
    expect(rows.map(({ text }) => text)).toEqual([expect.stringContaining(soon)]);
    expect(rows.map(labels)).toEqual([['Read policy']]);
    const page = policyPage(aShownPolicy({ own, askedSoon: '4' }));
    expect(page.lines).toEqual(expect.arrayContaining(['You accepted version 3 on 25 November 2026.', soon]));
    expect(labels(page)).toEqual(['All policies']);
  });

  it('says each button once to whoever hears it', () => {
    const many = Array.from({ length: 21 }, () => shown());
    const spoken = [policiesPage({ ...ZONED, policies: many }, 1), policyPage(aShownPolicy())].flatMap(({ buttons }) =>
      buttons.map(({ spokenLabel }) => spokenLabel),
    );
    expect(spoken).toEqual(['Before', 'More', 'All policies']);
  });

  it('goes on in further pages', () => {
    const policies = Array.from({ length: 21 }, (_, index) => shown({ title: `Policy ${index}` }));
    expect(labels(policiesPage({ ...ZONED, policies }, 0))).toEqual(['More']);
    expect(labels(policiesPage({ ...ZONED, policies }, 1))).toEqual(['Before', 'More']);
    const last = policiesPage({ ...ZONED, policies }, 2);
    expect([last.rows.length, labels(last)]).toEqual([1, ['Before']]);
    expect(policiesPage({ ...ZONED, policies: [] }, 0).lines).toEqual([
      'There are no policies yet. They are named in the organisation file.',
    ]);
  });
});

describe('one policy', () => {
  it('says whom to ask where there is no link', () => {
    const { lines, links } = policyPage(aShownPolicy({ url: undefined }));
    expect(lines).toContain('There is no link to the Safeguarding Policy. Ask Fiona for it.');
    expect(links).toEqual([]);
    expect(policyPage(aShownPolicy({ url: undefined, owner: undefined })).lines).toContain(
      'There is no link to the Safeguarding Policy. Ask a safeguarding lead or a manager for it.',
    );
  });

  it('tells the version that people accept from a newer one that was not put to them', () => {
    const campaign = aCampaign({ version: '3', url: 'https://example.org/3' });
    const { lines, links } = policyPage(aShownPolicy({ campaign }));
    expect(lines).toContain('People are asked to accept version 3. Version 4 was not put to them.');
    expect(links).toEqual([
      { id: 'policy', label: 'Open the policy', url: 'https://example.org/policy' },
      { id: 'asked', label: 'Open version 3', url: 'https://example.org/3' },
    ]);
  });

  it('names those who have not accepted a page at a time', () => {
    const missing = Array.from({ length: 50 }, (_, index) => ({ name: `Person ${index}`, isAway: index === 1 }));
    const outstanding = { id: POLICY, title: 'Safeguarding Policy', version: '4', accepted: 10, of: 60, missing };
    const first = outstandingPage(outstanding, 0);
    expect(first.lines.at(-1)).toMatch(
      /^Not accepted yet: Person 0, Person 1 \(on leave\), Person 2, .* and Person 39\.$/,
    );
    expect(labels(first)).toEqual(['More', 'Back to the policy']);
    expect(outstandingPage(outstanding, 1).lines.at(-1)).toMatch(/Person 40, .* and Person 49\.$/);
    expect(outstandingPage({ ...outstanding, missing: [] }, 0).lines.at(-1)).toBe('Everybody has accepted it.');
  });

  it('is found again by what its buttons carry, and anything else is the list', () => {
    const rest = (item: string) => item.replace('policy ', '');
    expect(policyPageOf(rest(ofPolicy('a.b-c')))).toEqual({ what: 'of', policy: 'a.b-c', page: 0 });
    expect(policyPageOf(rest(whoItem('a.b-c', 2)))).toEqual({ what: 'who', policy: 'a.b-c', page: 2 });
    for (const odd of ['', 'elsewhere', 'list -1', 'list x'])
      expect(policyPageOf(odd)).toMatchObject({ what: 'list', page: 0 });
    expect(reviewOfItem('a 3')).toEqual({ policy: 'a', reviews: 3 });
    expect(acceptOfItem('a')).toEqual({ policy: 'a', campaign: '' });
  });
});

describe('the form of a review', () => {
  it('begins with what is true, and keeps what was typed', () => {
    const answer = (typed: Record<string, string>, id: string) =>
      reviewDoneParts(aShownPolicy(), typed, false).find((part) => part.id === id);
    expect(answer({}, 'version')).toMatchObject({ answer: '4' });
    expect(answer({}, 'on')).toMatchObject({ answer: '2026-11-26' });
    expect(answer({}, 'next')).toMatchObject({ answer: '2027-11-26' });
    expect(answer({ version: '5' }, 'version')).toMatchObject({ answer: '5' });
  });

  it('asks nothing where somebody recorded one since', () => {
    const policy = aShownPolicy({ lastRecorded: { by: 'Leila', on: '2026-11-26' } });
    const [only, ...others] = reviewDoneParts(policy, {}, true);
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      kind: 'text',
      text: expect.stringContaining('Leila recorded a review of 26 November 2026'),
    });
  });

  it.each([
    ['url', 'http://example.org/policy'],
    ['url', 'javascript:alert(1)'],
    ['url', 'https://a@b'],
    ['url', 'https://example.org:443@example.com/policy'],
    ['url', 'https://intranet/policy'],
    ['url', 'https://example.org/two words'],
    ['url', 'https://'],
    ['clientUrl', 'ftp://example.org'],
    ['version', 'v'.repeat(41)],
    ['clientWords', 'w'.repeat(2_501)],
    ['summary', ' '],
  ])('takes no %s such as %s', (question, typed) => {
    const all = {
      on: '2026-11-26',
      version: '4',
      summary: 'Online groups',
      material: 'yes',
      url: 'https://example.org/4',
    };
    const parsed = reviewDoneCommand(0).safeParse({ ...all, [question]: typed });
    expect(parsed.error?.issues.map(({ path }) => path[0])).toEqual([question]);
    expect(reviewDoneCommand(0).safeParse(all).success).toBe(true);
  });

  it.each([
    ['http://example.org', 'begins with https://'],
    ['example.org/policy', 'begins with https://'],
    ['https://example.org/two words', 'without a space'],
    ['https://', 'the whole link'],
    ['https://sam:secret@example.org', 'before the @'],
    ['https://intranet/policy', 'whole name'],
  ])('says what to do about the link %s', (url, words) => {
    const parsed = reviewDoneCommand(0).safeParse({
      on: '2026-11-26',
      version: '4',
      summary: 'Online groups',
      material: 'yes',
      url,
    });
    expect(parsed.error?.issues.map(({ message }) => message)).toEqual([expect.stringContaining(words)]);
  });

  it('takes a version for one line that looks the same everywhere, and a link as it was typed', () => {
    const url = 'https://example.org/@policies/4?page=1#top';
    const done = { on: '2026-11-26', summary: 'Online\ngroups', material: 'yes', url };
    const version = ' 4\n\u202E(final)\u202C \u2067b\u2069 ';
    expect(reviewDoneCommand(0).parse({ ...done, version })).toMatchObject({
      version: '4 (final) b',
      summary: 'Online groups',
      url,
    });
  });

  it('asks for the link of what everybody is to accept', () => {
    const asked = (material: string) =>
      reviewDoneCommand(0).safeParse({ on: '2026-11-26', version: '4', summary: 'Online groups', material });
    expect(asked('yes').error?.issues.map(({ path }) => path[0])).toEqual(['url']);
    expect(asked('no').success).toBe(true);
  });

  it('wants a word about a reason of its own', () => {
    expect(reviewEarlyCommand.safeParse({ reason: 'other', words: '' }).success).toBe(false);
    expect(reviewEarlyCommand.safeParse({ reason: 'guidance' }).success).toBe(true);
  });
});

describe('a review that is refused', () => {
  it.each([
    ['still-to-come', 'on', 'still to come'],
    ['before-the-last', 'on', 'It was reviewed on 1 December 2025 already.'],
    ['next-too-early', 'next', 'would be due already'],
    ['next-too-far', 'next', 'within five years'],
    ['same-version', 'version', 'a new version or a new link'],
    ['not-theirs', 'form', 'nothing here for you'],
  ] as const)('says so beside its question: %s', async (kind, question, words) => {
    const desk = createDesk({
      seePolicies: { one: async () => aShownPolicy({ mayReview: true }) },
      workOnPolicies: { review: async () => ({ kind }) },
    } as unknown as UseCases);
    const typed = {
      on: '2026-11-26',
      version: '4',
      summary: 'Online groups',
      material: 'yes',
      url: 'https://example.org/4',
    };
    const ticket = {
      desk: 'review-done',
      item: 'safeguarding 1',
      token: asFormToken('form-0000000000000001'),
    } as const;
    expect(await desk.send(LEILA, ticket, typed)).toEqual({
      kind: 'problems',
      problems: { [question]: expect.stringContaining(words) },
    });
  });
});

describe('what reminders say', () => {
  const review = {
    kind: 'letter',
    about: 'policy-review-due',
    urgent: false,
    ...ZONED,
    item: 'safeguarding',
    title: 'Safeguarding Policy',
    version: '3',
    due: '2026-12-01',
    lastReviewed: '2025-12-01',
    every: { amount: 12, unit: 'mo' },
    reviews: 2,
    state: 'open',
    overdueEvery: 7,
  } as const satisfies LetterFacts;

  it('names the policy, the rule, the day and the one button', () => {
    const { preview, lines, buttons } = policyReviewSlots(review);
    expect(preview).toBe('The Safeguarding Policy is due for its review by 1 December 2026.');
    expect(lines).toEqual([
      '“Review done” ends these reminders, whoever presses it.',
      'It is reviewed every 12 months, and was last reviewed on 1 December 2025. Whoever owns it is reminded 60, 30, 14 and 7 days before and on the day, then every 7 days while it is overdue.',
    ]);
    expect(buttons.map(({ item, label }) => [label, item])).toEqual([
      ['Review done', 'safeguarding 2'],
      ['Read policy', 'policy of safeguarding'],
    ]);
  });

  it.each([
    ['2026-11-25', 'The review of the Safeguarding Policy is 1 day overdue. It was due by 25 November 2026.'],
    ['2026-11-01', 'The review of the Safeguarding Policy is 25 days overdue. It was due by 1 November 2026.'],
  ])('counts the days since %s', (due, preview) => {
    expect(policyReviewSlots({ ...review, due }).preview).toBe(preview);
    expect(policyReviewSlots({ ...review, about: 'policy-review-late', due }).preview).toBe(preview);
  });

  const toAccept = {
    kind: 'letter',
    about: 'policy-to-accept',
    urgent: false,
    ...ZONED,
    item: 'safeguarding',
    campaign: 'c',
    title: 'Safeguarding Policy',
    version: '4',
    changedOn: '2026-11-05',
    askedOn: '2026-11-05',
    turn: 'first',
    summary: 'Online groups',
    acceptBy: '2026-11-26',
    state: 'open',
    overdueEvery: 7,
  } as const satisfies LetterFacts;

  it('asks at first for what has changed, by a day', () => {
    expect(policyToAcceptSlots(toAccept)).toMatchObject({
      preview: 'The Safeguarding Policy changed on 5 November 2026. Read it and accept it by 26 November 2026.',
      lines: [
        'What changed in version 4: Online groups',
        expect.stringMatching(/^Everybody here .* after 7, 14 and 21 days, then every 7 days/),
      ],
    });
  });

  it.each([
    [
      '2026-11-26',
      'Reminder: read and accept the Safeguarding Policy. You were asked on 5 November 2026; accept it by 26 November 2026.',
    ],
    [
      '2026-11-25',
      'Reminder: your acceptance of the Safeguarding Policy is 1 day late. You were asked on 5 November 2026 to accept it by 25 November 2026.',
    ],
    [
      '2026-11-19',
      'Reminder: your acceptance of the Safeguarding Policy is 7 days late. You were asked on 5 November 2026 to accept it by 19 November 2026.',
    ],
  ])('says that it reminds, and how late it is: by %s', (acceptBy, preview) => {
    const { lines, ...slots } = policyToAcceptSlots({ ...toAccept, turn: 'again', acceptBy });
    expect(slots.preview).toBe(preview);
    expect(lines[0]).toBe('What changed in version 4: Online groups');
    expect(labels(slots)).toEqual(['Read policy', 'Accept policy']);
  });

  it('blames nobody for what they hear of late', () => {
    expect(policyToAcceptSlots({ ...toAccept, acceptBy: '2026-11-19' }).preview).toBe(
      'The Safeguarding Policy changed on 5 November 2026. Read it and accept it now. It was to be accepted by 19 November 2026.',
    );
  });

  it('tells whoever joins of no change that they never saw', () => {
    const { preview, lines } = policyToAcceptSlots({ ...toAccept, changedOn: undefined, summary: undefined });
    expect(preview).toBe('Read and accept the Safeguarding Policy by 26 November 2026.');
    expect(lines).toEqual([
      'Everybody who joins reads it and accepts it. You are reminded after 7, 14 and 21 days, then every 7 days, until you press “Accept policy”.',
    ]);
  });

  it.each([
    [2, 1, 'reports', '2 of your reports have not accepted the Safeguarding Policy yet.'],
    [1, 0, 'everybody', '1 person has not accepted the Safeguarding Policy yet.'],
    [0, 0, 'reports', 'All of your reports have accepted version 4 of the Safeguarding Policy.'],
    [0, 0, 'everybody', 'Everybody has accepted version 4 of the Safeguarding Policy.'],
    [0, 1, 'reports', 'All of your reports who are here have accepted version 4 of the Safeguarding Policy.'],
    [0, 2, 'everybody', 'Everybody who is here has accepted version 4 of the Safeguarding Policy.'],
  ] as const)('counts %i who have not accepted and %i on leave, of %s', (people, onLeave, whose, preview) => {
    const { item, title, version } = toAccept;
    const counted = { ...ZONED, kind: 'letter', urgent: false, item, title, version, startedOn: '2026-11-05' } as const;
    const slots = policyNotAcceptedSlots({
      ...counted,
      about: 'policy-not-accepted',
      people,
      onLeave,
      whose,
      state: 'open',
    });
    expect(slots.preview).toBe(preview);
    expect(slots.lines.some((line) => line.includes('on leave'))).toBe(people === 0 && onLeave > 0);
    expect(labels(slots)).toEqual(people > 0 ? ['See who'] : []);
  });

  it('has nothing left to press once it is accepted', () => {
    // By the organisation's clock: it is the 25th in London, and not yet in UTC.
    const acceptedAt = new Date('2026-06-24T23:30:00Z');
    expect(policyToAcceptSlots({ ...toAccept, state: 'accepted', acceptedAt })).toEqual({
      preview: 'You accepted version 4 of the Safeguarding Policy on 25 June 2026.',
      lines: [],
      buttons: [],
    });
  });
});
