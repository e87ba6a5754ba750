import { DateTime, IANAZone } from 'luxon';
import { z } from 'zod';
import { elapsedMs, parseDuration } from '../domain/duration.js';
import { SETTINGS } from '../domain/organisation.js';
import { ROLES } from '../domain/person.js';
import { parseQuietHours } from '../domain/quiet-hours.js';
import { MOST_OVERRIDES } from '../domain/rota/rota-rules.js';
import { parseWeekday, parseWeeklyHours } from '../domain/weekly-hours.js';
import { holidaysOf } from './holidays.js';

/** What each key of the organisation file may hold. */

const id = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,63}$/i, 'use letters, digits, dots, dashes and underscores');
const text = z.string().trim().min(1, 'is empty').max(200, 'is longer than 200 characters');
const phone = z
  .string()
  .trim()
  .regex(/^\+?[0-9][0-9 ()-]{1,24}$/, 'is no telephone number');
const localDate = z
  .string()
  .refine(
    (value) => /^\d{4}-\d{2}-\d{2}$/.test(value) && DateTime.fromISO(value).isValid,
    'write a date as 2026-01-05',
  );
const localTime = z
  .string()
  .refine(
    (value) => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(value) && DateTime.fromISO(value).isValid,
    'write a time as 2026-12-21T09:00',
  );
const duration = z
  .string()
  .refine((value) => parseDuration(value) !== undefined, 'write a duration as 15m, 2wd or 12mo');
/** By the calendar: what comes round in hours is no review. */
const LONGEST_PERIOD = { d: 3_650, w: 520, mo: 120 } as const;
const period = z.string().refine((value) => {
  const { amount = 0, unit = '' } = parseDuration(value) ?? {};
  return amount > 0 && amount <= (LONGEST_PERIOD[unit as keyof typeof LONGEST_PERIOD] ?? 0);
}, 'write a period as 12mo, 26w or 90d, of ten years at most');
const LONGEST_WAIT_MS = 31 * 86_400_000;
const wait = z.string().refine((value) => {
  const parsed = parseDuration(value);
  const ms = parsed && elapsedMs(parsed);
  return ms !== undefined && ms <= LONGEST_WAIT_MS;
}, 'write a duration in s, m, h, d or w, of 31 days at most');
/** Reminders count days before the due day; 0d is the day itself. */
const daysBefore = z.string().regex(/^\d{1,4}d$/, 'write days as 30d');
const everyDays = z.string().regex(/^[1-9]\d{0,3}d$/, 'write days as 7d, one at the least');
const everyMonths = z.string().regex(/^[1-9]\d{0,2}mo$/, 'write months as 12mo');
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write a time as 08:00');
const weekTime = z.string().refine((value) => {
  const [day = '', time = '', ...rest] = value.split(' ');
  return rest.length === 0 && parseWeekday(day) !== undefined && clockTime.safeParse(time).success;
}, 'write a weekday and a time as Mon 09:00');
const hours = z
  .string()
  .refine((value) => parseWeeklyHours(value) !== undefined, 'write always, or hours such as Mon-Fri 08:00-20:00');

const person = z.strictObject({
  id,
  name: text,
  email: z.email('is no e-mail address').max(200).optional(),
  roles: z.array(z.enum(ROLES)).default(['staff']),
  slack: z
    .string()
    .regex(/^[UW][A-Z0-9]{2,30}$/, 'is no Slack member id (it looks like U0123ABCD)')
    .optional(),
  teams: z
    .string()
    .regex(/^[\w.-]{1,64}$/, 'is no Entra object id')
    .optional(),
  /** Where to tell them first, for whoever has accounts on both. */
  prefers: z.enum(['slack', 'teams']).optional(),
  manager: id.optional(),
});

export const organisationFile = z.strictObject({
  organisation: z.strictObject({
    name: text,
    timeZone: z.string().refine((value) => IANAZone.isValidZone(value), 'is no time zone such as Europe/London'),
    holidays: text
      .refine((value) => holidaysOf(value) !== undefined, 'is no country, or part of one, such as GB-ENG')
      .default('GB-ENG'),
    workingHours: hours.default('Mon-Fri 09:00-17:00'),
    phones: z.strictObject({
      emergency: phone.default('999'),
      duty: phone,
      alternate: phone,
      councilEmergencyTeam: phone.optional(),
      crisis: phone.optional(),
    }),
    externalContact: z.strictObject({ name: text, phone }),
    setting: z.array(z.enum(SETTINGS)).optional(),
    /** Off unless it is asked for. */
    anonymousPage: z.boolean().optional(),
  }),
  people: z.array(person).min(1, 'names nobody: name everybody who works here, a lead and a manager among them'),
  rota: z.strictObject({
    from: localDate,
    handover: weekTime,
    cover: hours.default('always'),
    weeks: z.array(id).min(1, 'names nobody: name at least one person, or nobody would be on duty'),
    overrides: z
      .array(z.strictObject({ from: localTime, to: localTime, person: id }))
      .max(
        MOST_OVERRIDES,
        `has more than ${MOST_OVERRIDES} entries: take out those that have passed, or change the list`,
      )
      .default([]),
  }),
  agencies: z
    .array(
      z.strictObject({ id, kind: text, area: text, name: text, phone: phone.optional(), email: z.email().optional() }),
    )
    .default([]),
  clocks: z
    .strictObject({
      acknowledgeUrgent: wait.default('15m'),
      acknowledgeStandard: wait.default('60m'),
      triageUrgent: duration.default('1h'),
      triage: duration.default('4wh'),
      referral: duration.default('1wd'),
      agencyDecision: duration.default('2wd'),
      reporterFeedback: duration.default('2wd'),
      reviewHigh: duration.default('7d'),
      reviewOther: duration.default('28d'),
    })
    .prefault({}),
  reminders: z
    .strictObject({
      person: z.array(daysBefore).default(['90d', '60d', '30d', '14d', '7d', '0d']),
      manager: z.array(daysBefore).default(['30d', '7d', '0d']),
      overdueEvery: everyDays.default('7d'),
      dailyAt: clockTime.default('08:00'),
      digestAt: weekTime.default('Mon 09:00'),
      quiet: z
        .string()
        .refine((value) => parseQuietHours(value) !== undefined, 'write hours as 19:00-07:30')
        .default('19:00-07:30'),
      dbsEvery: everyMonths.optional(),
      dbsOnUpdateServiceEvery: everyMonths.optional(),
      awarenessEvery: everyMonths.optional(),
      dutyTrainingEvery: everyMonths.optional(),
      inductionWithin: everyDays.optional(),
    })
    .prefault({}),
  policies: z
    .array(
      z.strictObject({
        id,
        title: text,
        owner: id,
        version: text,
        lastReviewed: localDate,
        reviewEvery: period.default('12mo'),
        url: z
          .url({ protocol: /^https?$/, error: 'is no web address' })
          .max(500, 'is longer than 500 characters')
          .optional(),
      }),
    )
    .default([]),
  dbs: z
    .array(
      z.strictObject({
        person: id,
        level: text,
        workforce: text,
        barredLists: z.boolean().default(false),
        certificate: text.optional(),
        issued: localDate,
        updateService: z.boolean().default(false),
        lastChecked: localDate.optional(),
      }),
    )
    .default([]),
  training: z.array(z.strictObject({ person: id, course: id, completed: localDate })).default([]),
});

export type OrganisationFile = z.infer<typeof organisationFile>;
