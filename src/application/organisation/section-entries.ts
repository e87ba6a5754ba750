import type { OrganisationDescription, Section } from '../../domain/organisation-description.js';

/** A thing of a section that can be added, changed or removed: a person, an agency; a section without a list is one. */
export interface Entry {
  /** The same before and after. */
  readonly key: string;
  /** What it is called; empty for a section that is one thing. */
  readonly name: string;
  readonly fields: readonly Field[];
}

export interface Field {
  readonly name: string;
  readonly value: string;
  /** What may be shown of it. */
  readonly shown: string;
}

type Fields = Readonly<Record<string, unknown>>;

/** The section as things with fields, so that every section is compared alike. */
export function entriesOf(section: Section, description: OrganisationDescription): readonly Entry[] {
  switch (section) {
    case 'people':
      return description.people.map(({ id, name, ...rest }) => ({
        key: id.toLowerCase(),
        name: `${id} (${name})`,
        // Teams shows its ids in lower case, and takes them in either.
        fields: fieldsOf({ name, ...rest, teams: rest.teams?.toLowerCase() }),
      }));
    case 'rota': {
      const { overrides, ...rest } = description.rota;
      const listed = overrides.map(({ from, to, person }) => ({
        ...named(`override ${from} to ${to}`),
        ...of({ person }),
      }));
      return [{ key: '', name: '', fields: fieldsOf(rest) }, ...listed];
    }
    case 'agencies':
    case 'policies':
      return description[section].map(({ id, ...rest }) => ({ ...named(id), ...of(rest) }));
    case 'dbs':
      return numbered(description.dbs, ({ person, ...rest }) => ({ name: person, fields: rest }));
    case 'training':
      return numbered(description.training, ({ person, course, ...rest }) => ({
        name: `${person}: ${course}`,
        fields: rest,
      }));
    default:
      return [{ key: '', name: '', fields: fieldsOf({ ...description[section] }) }];
  }
}

function named(name: string): Pick<Entry, 'key' | 'name'> {
  return { key: name.toLowerCase(), name };
}

function of(fields: Fields): Pick<Entry, 'fields'> {
  return { fields: fieldsOf(fields) };
}

/** Somebody may have several of the same name: they are told apart by their order. */
function numbered<Item>(
  items: readonly Item[],
  describe: (item: Item) => { readonly name: string; readonly fields: Fields },
): readonly Entry[] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const { name, fields } = describe(item);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return { ...named(count === 1 ? name : `${name} (${count})`), ...of(fields) };
  });
}

/** Fields within fields have a dot in their names; what is not there has no field. */
function fieldsOf(fields: Fields, prefix = ''): readonly Field[] {
  return Object.entries(fields).flatMap(([key, value]): readonly Field[] => {
    const name = `${prefix}${key}`;
    if (value === undefined || (Array.isArray(value) && value.length === 0)) return [];
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return fieldsOf({ ...value }, `${name}.`);
    const text = words(value);
    return [{ name, value: text, shown: name === 'certificate' ? masked(text) : text }];
  });
}

function words(value: unknown): string {
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value);
}

const SHOWN_OF_NUMBER = 3;

/** Of a certificate's number its end, which is enough to tell two apart. */
function masked(number: string): string {
  return `…${number.length > 2 * SHOWN_OF_NUMBER ? number.slice(-SHOWN_OF_NUMBER) : ''}`;
}
