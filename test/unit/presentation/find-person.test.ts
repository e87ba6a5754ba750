import { describe, expect, it } from 'vitest';
import { asPersonId } from '../../../src/domain/ids.js';
import { findPersonParts, foundPerson } from '../../../src/presentation/desk/find-person.js';

const people = (...names: readonly string[]) => names.map((name) => ({ id: asPersonId(name), name }));
const MANY = people(...Array.from({ length: 201 }, (_, index) => `${index % 2 ? 'Émile' : 'Sam'} ${index}`));

const labels = (parts: ReturnType<typeof findPersonParts>) =>
  parts.flatMap((part) => (part.kind === 'menu' ? [part.id, ...part.options.map(({ label }) => label)] : []));

describe('whoever looks for somebody', () => {
  it('chooses among all names, in their order', () => {
    expect(labels(findPersonParts(people('Sam', 'Émile', 'Fiona'), {}))).toEqual(['person', 'Émile', 'Fiona', 'Sam']);
  });

  it('chooses the letter first where one menu cannot hold them all', () => {
    expect(labels(findPersonParts(MANY, {}))).toEqual(['letter', 'E', 'S']);
    const found = labels(findPersonParts(MANY, { letter: 'E' }));
    expect(found).toHaveLength(1 + 100);
    expect(found[1]).toBe('Émile 1');
  });

  it('goes on once a letter or somebody is chosen', () => {
    expect(foundPerson.parse({ letter: 'E' }).person).toBeUndefined();
    expect(foundPerson.parse({ letter: 'E', person: 'sam' }).person).toBe('sam');
    expect(foundPerson.safeParse({ person: '' }).success).toBe(false);
  });
});
