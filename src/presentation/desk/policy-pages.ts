import type { EvidenceOffered } from '../../application/policies/policy-evidence.js';
import type {
  OutstandingShown,
  PoliciesShown,
  PolicyShown,
  ShownPolicy,
} from '../../application/policies/see-policies.js';
import { dayOf } from '../../domain/reminders/reminder-days.js';
import { deskAction, SHOW_PAGE } from '../action-ids.js';
import { durationWords } from '../duration-words.js';
import { LINK_WORKS } from '../export-links.js';
import type { PageButton, PageRow, PageView } from '../page-view.js';
import { dayWords, LABELS, listed } from '../wording.js';
import { acceptItem, evidenceItem, listItem, ofPolicy, reviewItem, whoItem } from './policy-items.js';
import { EARLY_WORDS, inSentence, progressWords, STATUS_WORDS, thePolicy } from './policy-words.js';

/** How many policies, and how many names, one window has. */
const PAGE = 10;
const NAMES = 40;

type Zoned = Pick<PoliciesShown, 'zone'>;

/** @param about which policy; unsaid where it is about none or all of them */
function show(item: string, label: string, about?: string): PageButton {
  return { action: SHOW_PAGE, item, label, spokenLabel: about === undefined ? label : `${label}, ${about}` };
}

function acceptButton({ id, title, own }: ShownPolicy): readonly PageButton[] {
  if (own === undefined || own.acceptedAt) return [];
  const spokenLabel = `Accept policy, ${title}, version ${own.version}`;
  const item = acceptItem(id, own.campaign);
  return [{ action: deskAction('accept-policy'), item, label: 'Accept policy', spokenLabel, style: 'primary' }];
}

/** Every policy, with what the viewer is to accept. */
export function policiesPage({ policies, zone }: PoliciesShown, page: number): PageView {
  const open = policies.filter(({ own }) => own && !own.acceptedAt).length;
  const none = policies.some(({ askedSoon }) => askedSoon !== undefined) ? NOTHING_YET : 'You have nothing to accept.';
  return {
    title: 'Policies',
    close: LABELS.close,
    lines: [policies.length === 0 ? NONE : open > 0 ? toAcceptWords(open) : none],
    rows: policies.slice(page * PAGE, (page + 1) * PAGE).map((policy) => policyRow(policy, { zone })),
    buttons: [
      ...(page > 0 ? [show(listItem(page - 1), 'Before')] : []),
      ...(policies.length > (page + 1) * PAGE ? [show(listItem(page + 1), 'More')] : []),
    ],
  };
}

const NOTHING_YET = 'You have nothing to accept yet.';
const NONE = 'There are no policies yet. They are named in the organisation file.';

function toAcceptWords(open: number): string {
  return `You have ${open === 1 ? '1 policy' : `${open} policies`} to read and accept.`;
}

function policyRow(policy: ShownPolicy, zoned: Zoned): PageRow {
  const { id, title, version, due, status, own, progress } = policy;
  const isOpen = own !== undefined && own.acceptedAt === undefined;
  const text = [
    `${title}, version ${version}: ${STATUS_WORDS[status]}. Next review by ${dayWords(due)}.`,
    ...ownLines(policy, zoned),
    ...(progress ? [progressWords(progress)] : []),
  ].join('\n');
  return {
    text,
    ...((isOpen || status === 'overdue') && { standsOut: true as const }),
    buttons: [show(ofPolicy(id), 'Read policy', title), ...acceptButton(policy)],
  };
}

function ownLines({ own, askedSoon }: ShownPolicy, { zone }: Zoned): string[] {
  const soon = askedSoon === undefined ? [] : [`You will be asked to accept version ${askedSoon} in a moment.`];
  if (own === undefined) return soon;
  const { version, acceptedAt, acceptBy } = own;
  return [
    acceptedAt
      ? `You accepted version ${version} on ${dayWords(dayOf(acceptedAt, zone))}.`
      : `Read version ${version} and accept it by ${dayWords(acceptBy)}.`,
    ...soon,
  ];
}

/** One policy, to read, to accept and to work on. */
export function policyPage(policy: PolicyShown): PageView {
  const { id, title, version, url, clientVersion, mayReview, reviews } = policy;
  const about = title;
  const work: readonly PageButton[] = mayReview
    ? [
        {
          action: deskAction('review-done'),
          item: reviewItem(id, reviews),
          label: 'Review done',
          spokenLabel: `Review done, ${about}`,
        },
        { action: deskAction('review-early'), item: id, label: 'Review early', spokenLabel: `Review early, ${about}` },
        show(evidenceItem(id), 'Evidence', about),
      ]
    : [];
  const links = [
    { id: 'policy', label: 'Open the policy', url },
    { id: 'asked', label: `Open version ${policy.campaign?.version}`, url: otherUrl(policy) },
    { id: 'client', label: 'Open client version', url: clientVersion?.url },
  ];
  return {
    title: 'Policy',
    close: LABELS.close,
    lines: [`${title}, version ${version}`, ...readLines(policy), ...ownLines(policy, policy), ...reviewLines(policy)],
    links: links.flatMap((link) =>
      link.url === undefined ? [] : [{ ...link, url: link.url, label: link.label.slice(0, 75) }],
    ),
    rows: clientVersion?.words ? [{ text: `For clients, in plain words: ${clientVersion.words}`, buttons: [] }] : [],
    buttons: [
      ...acceptButton(policy),
      ...(policy.seesOutstanding ? [show(whoItem(id), 'See who', about)] : []),
      ...work,
      show(listItem(0), 'All policies'),
    ],
  };
}

/** Where what people are asked to accept is not what the policy is now. */
function otherUrl({ url, campaign }: PolicyShown): string | undefined {
  return campaign?.url === url ? undefined : campaign?.url;
}

function readLines({ title, url, version, owner, campaign }: PolicyShown): string[] {
  const ask = owner ? `Ask ${owner} for it.` : 'Ask a safeguarding lead or a manager for it.';
  const asked = campaign && campaign.version !== version;
  return [
    ...(url ? [] : [`There is no link to ${inSentence(title)}. ${ask}`]),
    ...(campaign ? [`What changed in version ${campaign.version}: ${campaign.summary}`] : []),
    ...(asked
      ? [`People are asked to accept version ${campaign.version}. Version ${version} was not put to them.`]
      : []),
    ...(owner ? [`Questions about it: ${owner}.`] : []),
  ];
}

function reviewLines(policy: PolicyShown): string[] {
  const { status, due, every, lastReviewed, lastRecorded, early, progress } = policy;
  return [
    `${STATUS_WORDS[status].replace(/^./, (first) => first.toUpperCase())}: next review by ${dayWords(due)}. It is reviewed every ${durationWords(every)}, and was last reviewed on ${dayWords(lastReviewed)}.`,
    ...(lastRecorded ? [`${lastRecorded.by} recorded the last review, of ${dayWords(lastRecorded.on)}.`] : []),
    ...(early
      ? [
          `An early review was asked for on ${dayWords(early.askedOn)}: ${EARLY_WORDS[early.reason]}.${early.words ? ` ${early.words}` : ''}`,
        ]
      : []),
    ...(progress ? [progressWords(progress)] : []),
  ];
}

/** Who has not accepted, of those whom the viewer may see. In a window, and never in a message. */
export function outstandingPage(shown: OutstandingShown, page: number): PageView {
  const { id, title, version, accepted, of, missing } = shown;
  const here = missing
    .slice(page * NAMES, (page + 1) * NAMES)
    .map(({ name, isAway }) => (isAway ? `${name} (on leave)` : name));
  return {
    title: 'Not accepted yet',
    close: LABELS.close,
    lines: [
      `${thePolicy(title)}, version ${version}`,
      progressWords({ accepted, of }),
      missing.length === 0 ? 'Everybody has accepted it.' : `Not accepted yet: ${listed(here)}.`,
    ],
    rows: [],
    buttons: [
      ...(page > 0 ? [show(whoItem(id, page - 1), 'Before')] : []),
      ...(missing.length > (page + 1) * NAMES ? [show(whoItem(id, page + 1), 'More')] : []),
      show(ofPolicy(id), 'Back to the policy', title),
    ],
  };
}

/** The way to the list of who has accepted what; the list itself is never in a chat. */
export function evidencePage({ id, title, link }: EvidenceOffered): PageView {
  return {
    title: 'Evidence',
    close: LABELS.close,
    lines: [
      title,
      'A list of who was asked to accept which version of it, and of who accepted that exact version when. It opens in any spreadsheet.',
      link ? LINK_WORKS : NO_LINK,
    ],
    links: link === undefined ? [] : [{ id: 'evidence', label: 'Download the list', url: link, isExport: true }],
    rows: [],
    buttons: [show(ofPolicy(id), 'Back to the policy', title)],
  };
}

export const NO_LINK = 'There is nothing to download, because PUBLIC_URL is not set to an https address.';
