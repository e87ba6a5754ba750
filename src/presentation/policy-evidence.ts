import { DateTime } from 'luxon';
import type { PolicyEvidence } from '../application/policies/policy-evidence.js';

/** A list as rows of words, the first of which says what stands below it. */
export interface Table {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

const headings = (zone: string) => [
  'Policy',
  'Version',
  'Link',
  'SHA-256 of the link, a line break and the version',
  'Person',
  'Asked on',
  `Accepted (${zone})`,
  'Not accepted because',
];

const ENDED = {
  superseded: 'a newer version took its place',
  retired: 'the policy was withdrawn',
  left: 'they left',
} as const;

/** Who accepted which exact version of a policy, and when. */
export function evidenceTable({ policy, zone, asks }: PolicyEvidence): Table {
  return {
    name: `acceptances-${policy.id}`,
    rows: [
      headings(zone),
      ...asks.map(({ version, url = '', digest, name, askedOn, acceptedAt, ended }) => [
        policy.title,
        version,
        url,
        digest,
        name,
        askedOn,
        acceptedAt ? sortable(acceptedAt, zone) : '',
        acceptedAt ? '' : ended ? ENDED[ended.because] : 'not yet',
      ]),
    ],
  };
}

/** `2026-11-26 09:45`, as clocks there show it. */
function sortable(moment: Date, zone: string): string {
  return DateTime.fromJSDate(moment, { zone }).toFormat('yyyy-MM-dd HH:mm');
}
