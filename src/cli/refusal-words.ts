import type { ImportRefusal, NamingSection } from '../application/organisation/import-refusals.js';
import { dateAndTime } from '../presentation/wording.js';

const PLACES: Readonly<Record<NamingSection, string>> = {
  rota: 'The rota',
  policies: 'A policy',
  dbs: 'A DBS check',
  training: 'A training record',
};

/** Why an import is refused, and what to do. @param zone whose clock the times are shown by. */
export function refusalWords(refusal: ImportRefusal, zone: string): string {
  switch (refusal.kind) {
    case 'not-in-file':
      return `The file has no section ${refusal.section}: add it, or leave out --section ${refusal.section}. An empty list is written ${refusal.section}: [].`;
    case 'not-here':
      return notHere(refusal);
    case 'on-duty-by-chat':
      return `${refusal.person} is on duty from ${dateAndTime(refusal.from, zone)} to ${dateAndTime(refusal.to, zone)}, as was decided in chat: put somebody else on duty there first, or keep ${refusal.person} among the people.`;
    case 'rota-names-nobody':
      return 'The rota names nobody: put somebody in its weeks.';
    case 'rota-begins-later':
      return `The rota begins on ${refusal.from}, so nobody is on duty until then: let it begin today or before.`;
    case 'override-ends-before-it-begins':
      return `The override from ${refusal.from} to ${refusal.to} ends before it begins: correct its times.`;
    case 'override-overlaps':
      return `The override from ${refusal.from} to ${refusal.to} overlaps another: one person has the duty at a time, so shorten one of them.`;
    case 'nobody-for-concerns-about-staff':
      return 'Nobody would be lead or manager, so a concern about somebody who works here could go to nobody: give somebody one of these roles.';
    case 'no-manager':
      return 'Nobody would have the role manager, so nobody would stand behind the leads: give it to somebody in the same import.';
    case 'one-person-alone':
      return `${refusal.person} alone would be told of every concern, so one about them could be told to nobody here: put a second person on the rota, or make them lead or manager.`;
    case 'email-of-another-id':
      return `The new id ${refusal.id} has the e-mail address of ${refusal.other}, who is not in the file. If both are one person, keep the id ${refusal.other}: ids of people never change. If not, first import ${refusal.other} without the address.`;
  }
}

function notHere({ section, person, because }: Extract<ImportRefusal, { kind: 'not-here' }>): string {
  const names = `${PLACES[section]} names ${person}`;
  switch (because) {
    case 'unknown':
      return `${names}, who is not among the people: import them with it (--section people --section ${section}), or name somebody else.`;
    case 'not-in-file':
      return `${names}, who is not among the people any more: name somebody else (--section ${section}), or keep ${person} among the people.`;
    case 'gone':
      return `${names}, who has left as the platforms say: name somebody else (--section ${section}).`;
  }
}
