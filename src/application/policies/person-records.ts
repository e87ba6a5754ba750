import { asPersonId, type PersonId } from '../../domain/ids.js';

/** Records that are kept for each person, by whom they are of. */
export function asPersonRecords<Record>(records: ReadonlyMap<string, Record>): ReadonlyMap<PersonId, Record> {
  return new Map([...records].map(([key, record]) => [asPersonId(key), record]));
}
