import { z } from 'zod';
import type { RotaCommand } from '../../application/rota/work-on-rota.js';
import type { Organisation } from '../../domain/organisation.js';
import { onDutyAt } from '../../domain/rota.js';
import {
  type CasePart,
  day,
  instantOf,
  localDay,
  localTime,
  maybe,
  oneOf,
  person,
  questionsOf,
  said,
  type Typed,
  timeOfDay,
} from '../case/questions.js';
import type { Option } from '../report-words.js';
import { stretchOfItem } from './rota-page.js';

/** What the forms of the rota know when they are shown. */
export interface RotaFormAbout {
  readonly organisation: Pick<Organisation, 'zone' | 'rota'>;
  readonly now: Date;
  /** The stretch whose button was pressed. */
  readonly item: string;
  readonly people: readonly Option[];
  /** Stretches of others' duty to come, by `<from>-<to>`. */
  readonly ofOthers: readonly Option[];
}

const WHEN = { fromDay: day, fromTime: timeOfDay, toDay: day, toTime: timeOfDay };

function whenParts({ organisation: { zone }, item }: RotaFormAbout, typed: Typed): readonly CasePart[] {
  const ask = questionsOf(typed);
  const stretch = stretchOfItem(item);
  const first = (at: Date | undefined, of: (at: Date, zone: string) => string) => (at ? { first: of(at, zone) } : {});
  return [
    ask.day('fromDay', 'From which day?', first(stretch?.from, localDay)),
    ask.time('fromTime', 'From what time?', first(stretch?.from, localTime)),
    ask.day('toDay', 'Until which day?', first(stretch?.to, localDay)),
    ask.time('toTime', 'Until what time?', first(stretch?.to, localTime)),
  ];
}

function stretchOf(typed: { fromDay: string; fromTime: string; toDay: string; toTime: string }, zone: string) {
  return { from: instantOf(typed.fromDay, typed.fromTime, zone), to: instantOf(typed.toDay, typed.toTime, zone) };
}

export function askSwapParts(about: RotaFormAbout, typed: Typed): readonly CasePart[] {
  const ask = questionsOf(typed);
  return [
    said('what', 'You stay on duty until they accept. Change the times to ask for a part of it.'),
    ...whenParts(about, typed),
    ask.menu('other', 'Whom do you ask?', about.people),
    ...(about.ofOthers.length > 0
      ? [ask.menu('inReturn', 'What would you take of theirs in return?', about.ofOthers, { optional: true })]
      : []),
  ];
}

export function askSwapCommand({ organisation: { zone } }: RotaFormAbout): z.ZodType<RotaCommand> {
  return z.object({ ...WHEN, other: person, inReturn: maybe(z.string().max(40)) }).transform(
    ({ other, inReturn, ...when }): RotaCommand => ({
      verb: 'ask-swap',
      other,
      ...stretchOf(when, zone),
      inReturn: inReturn === undefined ? undefined : stretchOfItem(inReturn),
    }),
  );
}

export function changeRotaParts(about: RotaFormAbout, typed: Typed): readonly CasePart[] {
  const ask = questionsOf(typed);
  return [
    said('what', 'It takes effect at once. Whoever is put on duty, whoever is taken off it and the leads are told.'),
    ...whenParts(about, typed),
    ask.menu('person', 'Who is to be on duty?', about.people),
    ask.choice(
      'because',
      'Why?',
      [
        { value: 'cover', label: 'Whoever has it is away' },
        { value: 'change', label: 'Another reason' },
      ],
      { first: 'change' },
    ),
    ask.choice(
      'earlier',
      'If that time was changed before',
      [
        { value: 'keep', label: 'Tell me, and change nothing' },
        { value: 'replace', label: 'Replace it' },
      ],
      { first: 'keep' },
    ),
  ];
}

export function changeRotaCommand({ organisation: { zone, rota } }: RotaFormAbout): z.ZodType<RotaCommand> {
  return z
    .object({ ...WHEN, person, because: oneOf(['cover', 'change']), earlier: oneOf(['keep', 'replace']) })
    .transform(({ person: put, because, earlier, ...when }): RotaCommand => {
      const stretch = stretchOf(when, zone);
      if (earlier === 'replace') return { verb: 'replace-overrides', person: put, because, ...stretch };
      const absent = onDutyAt(rota, stretch.from).duty;
      if (because === 'cover' && absent) return { verb: 'cover-absence', absent, person: put, ...stretch };
      return { verb: 'change-rota', person: put, ...stretch };
    });
}
