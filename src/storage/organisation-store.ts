import { DateTime } from 'luxon';
import type { Connection } from 'mongoose';
import type { MatterStore, OrganisationStore } from '../application/ports.js';
import { parseDuration } from '../domain/duration.js';
import { asItemId, type PersonId } from '../domain/ids.js';
import type { Organisation, Reminders } from '../domain/organisation.js';
import type { FiledPolicy } from '../domain/policies/filed-policy.js';
import { parseQuietHours } from '../domain/quiet-hours.js';
import { mergeRota, type RotaBook } from '../domain/rota/rota-book.js';
import { parseWeekday, parseWeeklyHours } from '../domain/weekly-hours.js';
import { CHECK_RULES, type CheckRules } from '../domain/workforce/check-rules.js';
import { createPersonIds, filePerson } from './file-people.js';
import { holidaysOf } from './holidays.js';
import { isDuplicateKey, storing } from './mongo.js';
import type { OrganisationFile } from './organisation-file.js';
import { organisationModel, SETTINGS_ID } from './organisation-settings.js';
import type { FilePerson } from './people-store.js';
import type { Vault } from './vault.js';

/** The settings, as the organisation file gave them, without its people. */
type Settings = Omit<OrganisationFile, 'people'>;

/** Settings change by command only, so a few seconds late is soon enough, and no request waits for them. */
const FRESH_MS = 5_000;

export interface OrganisationStorage extends OrganisationStore {
  /** Stores the settings of an empty database. Returns false when there are some already. */
  seed(file: OrganisationFile): Promise<boolean>;
  /** Reads them again now, because they were changed here. */
  renew(): Promise<void>;
  /** The file's people with the ids that they have here. */
  peopleOf(file: OrganisationFile): readonly FilePerson[];
}

/** Whether the database has settings; asks without any key. */
export async function hasOrganisation(connection: Connection): Promise<boolean> {
  return (await storing(() => organisationModel(connection).exists({ _id: SETTINGS_ID }))) !== null;
}

/** @param rotaBook what was changed of the rota in chat, over what the file says */
export function createOrganisationStore(
  connection: Connection,
  vault: Vault,
  rotaBook: Pick<MatterStore<RotaBook>, 'read'>,
): OrganisationStorage {
  const model = organisationModel(connection);
  let last: { readonly organisation: Organisation; readonly readAtMs: number } | undefined;

  const personId = createPersonIds(vault);

  async function read(): Promise<Organisation> {
    const document = await storing(() => model.findById(SETTINGS_ID).lean());
    if (!document) throw new Error('there is no organisation yet');
    const settings = await vault.organisation.open<Settings>(SETTINGS_ID, document.sealed);
    const organisation = toOrganisation(settings, personId);
    return { ...organisation, rota: mergeRota(organisation.rota, await rotaBook.read()) };
  }

  async function refresh(): Promise<Organisation> {
    const organisation = await read();
    last = { organisation, readAtMs: performance.now() };
    return organisation;
  }

  return {
    current: async () => {
      if (last === undefined) return refresh();
      // Never waits: what was read last answers, while it is read again behind the scenes. Better a phone number that is
      // seconds old than none, when the database is out of reach.
      if (performance.now() - last.readAtMs > FRESH_MS) {
        last = { ...last, readAtMs: performance.now() };
        void refresh().catch(() => {});
      }
      return last.organisation;
    },
    renew: async () => {
      await refresh();
    },
    seed: async ({ people: _people, ...settings }) => {
      try {
        const sealed = await vault.organisation.close(SETTINGS_ID, settings);
        await storing(() => model.create([{ _id: SETTINGS_ID, sealed }]));
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
    peopleOf: ({ people }) => people.map((entry) => filePerson(entry, personId)),
  };
}

function toOrganisation(settings: Settings, personId: (fileId: string) => PersonId): Organisation {
  const { organisation, rota, clocks, agencies } = settings;
  const zone = organisation.timeZone;
  const [day = '', time = ''] = rota.handover.split(' ');
  const [hour, minute] = time.split(':').map(Number);
  return {
    name: organisation.name,
    zone,
    phones: organisation.phones,
    externalContact: organisation.externalContact,
    setting: organisation.setting,
    anonymousPage: organisation.anonymousPage,
    rota: {
      from: rota.from,
      zone,
      handoverWeekday: parsed(parseWeekday(day)),
      handoverMinute: parsed(hour) * 60 + parsed(minute),
      cover: parsed(parseWeeklyHours(rota.cover)),
      weeks: rota.weeks.map(personId),
      overrides: rota.overrides.map((entry) => ({
        from: DateTime.fromISO(entry.from, { zone }).toJSDate(),
        to: DateTime.fromISO(entry.to, { zone }).toJSDate(),
        person: personId(entry.person),
      })),
    },
    acknowledge: {
      urgent: parsed(parseDuration(clocks.acknowledgeUrgent)),
      standard: parsed(parseDuration(clocks.acknowledgeStandard)),
    },
    clocks: {
      triageUrgent: parsed(parseDuration(clocks.triageUrgent)),
      triage: parsed(parseDuration(clocks.triage)),
      referral: parsed(parseDuration(clocks.referral)),
      agencyDecision: parsed(parseDuration(clocks.agencyDecision)),
      reporterFeedback: parsed(parseDuration(clocks.reporterFeedback)),
      reviewHigh: parsed(parseDuration(clocks.reviewHigh)),
      reviewOther: parsed(parseDuration(clocks.reviewOther)),
    },
    calendar: {
      hours: parsed(parseWeeklyHours(organisation.workingHours)),
      zone,
      isHoliday: parsed(holidaysOf(organisation.holidays)),
    },
    reminders: toReminders(settings.reminders),
    checkRules: toCheckRules(settings.reminders),
    agencies,
    policies: settings.policies.map((entry) => filedPolicy(entry, personId)),
  };
}

function toReminders({ person, manager, overdueEvery, dailyAt, digestAt, quiet }: Settings['reminders']): Reminders {
  const [day = '', time = ''] = digestAt.split(' ');
  const days = (text: string) => parsed(daysOf(text));
  return {
    person: person.map(days),
    manager: manager.map(days),
    overdueEvery: days(overdueEvery),
    dailyAt,
    digestAt: { weekday: parsed(parseWeekday(day)), time },
    quiet: parsed(parseQuietHours(quiet)),
  };
}

function filedPolicy(
  { id, title, owner, version, lastReviewed, reviewEvery, url }: Settings['policies'][number],
  personId: (fileId: string) => PersonId,
): FiledPolicy {
  return {
    // The file takes an id in either case.
    id: asItemId(id.toLowerCase()),
    title,
    owner: personId(owner),
    version,
    lastReviewed,
    reviewEvery: parsed(parseDuration(reviewEvery)),
    ...(url && { url }),
  };
}

/** Where the file says nothing of one, the product's own rule holds. */
function toCheckRules(settings: Settings['reminders']): CheckRules {
  const amount = (text: string | undefined, otherwise: number) =>
    text === undefined ? otherwise : parsed(parseDuration(text)).amount;
  return {
    ...CHECK_RULES,
    dbsCertificate: amount(settings.dbsEvery, CHECK_RULES.dbsCertificate),
    dbsOnUpdateService: amount(settings.dbsOnUpdateServiceEvery, CHECK_RULES.dbsOnUpdateService),
    awareness: amount(settings.awarenessEvery, CHECK_RULES.awareness),
    dutyTraining: amount(settings.dutyTrainingEvery, CHECK_RULES.dutyTraining),
    induction: amount(settings.inductionWithin, CHECK_RULES.induction),
  };
}

/** Of `30d`; nought is the day itself, which is no duration. */
function daysOf(text: string): number | undefined {
  const [, days] = /^(\d{1,4})d$/.exec(text) ?? [];
  return days === undefined ? undefined : Number(days);
}

/** The file was checked before it was stored, so a value that does not parse is a fault of ours. */
function parsed<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('stored settings do not parse');
  return value;
}
