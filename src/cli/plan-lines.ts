import type { AccountMove } from '../application/organisation/people-of-import.js';
import type { ImportPlan, SectionPlan } from '../application/organisation/plan-import.js';
import { SECTIONS, type Section } from '../domain/organisation-description.js';
import { columns, printable } from './terminal.js';

/** The plan of an import for whoever says yes to it, section by section. */
export function planLines({ sections, moves, gone }: ImportPlan, present: readonly Section[]): readonly string[] {
  const absent = SECTIONS.filter((section) => !present.includes(section));
  return [
    ...sections.flatMap(sectionLines),
    ...moves.flatMap((move) => ['', printable(moveWords(move))]),
    ...(gone.length > 0 ? ['', printable(goneWords(gone))] : []),
    ...(absent.length > 0 ? ['', `Not in the file, so they stay as they are: ${absent.join(', ')}.`] : []),
  ];
}

function sectionLines({ section, changes }: SectionPlan): readonly string[] {
  const rows = changes.map((change) => changeRow(section, change));
  return [section, ...(rows.length > 0 ? columns(rows) : ['no change']).map((line) => (line ? `  ${line}` : line))];
}

type Change = SectionPlan['changes'][number];

function changeRow(section: Section, change: Change): readonly [string, string] {
  switch (change.kind) {
    case 'added': {
      const fields = change.fields.map(({ name, shown }) => `${name}: ${shown}`).join('; ');
      return ['added', [change.what, fields].filter(Boolean).join(': ')];
    }
    case 'returned':
      return ['returns', `${change.what}, under the same id`];
    case 'removed':
      return section === 'people'
        ? ['leaves', `${change.what}: may do nothing any more; stays named in records`]
        : ['removed', change.what];
    case 'changed':
      return ['changed', `${[change.what, change.field].filter(Boolean).join(', ')}: ${fromTo(change)}`];
    case 'reordered':
      return ['order', change.order.filter(Boolean).join(', ')];
  }
}

const NOTHING = '(nothing)';

/** What is masked may look the same. */
function fromTo({ from = NOTHING, to = NOTHING }: Extract<Change, { kind: 'changed' }>): string {
  return from === to ? `${from} -> ${to} (another number)` : `${from} -> ${to}`;
}

function goneWords(gone: readonly string[]): string {
  return `In the file, and gone as the platforms say: ${gone.join(', ')}. They stay away. Whoever is back is put back by a lead or manager in chat, or by taking them out of the file, importing that, and naming them again.`;
}

const PLATFORM_NAMES = { slack: 'Slack', teams: 'Teams' } as const;

function moveWords({ platform, from, to, isSamePerson }: AccountMove): string {
  const account = `the ${PLATFORM_NAMES[platform]} account of ${from}`;
  return isSamePerson
    ? `${to} has ${account}, who is not in the file: both are one person from now on. What ${from} is kept from, ${to} is kept from; what ${from} holds stays with the old id. Where only the id was changed, keep ${from}.`
    : `${to} gets ${account}, who stays somebody else: make sure that ${to} signs in with it.`;
}
