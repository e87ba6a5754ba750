import type { UseCases } from '../../application/use-cases.js';
import type { Person } from '../../domain/person.js';
import { actionsList, casesList, LISTS, type ListName, type WorkListView } from './work-lists.js';

/** The lists of open work, the same on every platform. */
export function createShowList({ openWork }: Pick<UseCases, 'openWork'>) {
  const lists: { readonly [List in ListName]: (viewer: Person, page: number) => Promise<WorkListView> } = {
    cases: async (viewer, page) => casesList(await openWork.cases(viewer, page)),
    actions: async (viewer, page) => actionsList(await openWork.actions(viewer, page)),
  };
  return (viewer: Person, list: ListName, page = 0): Promise<WorkListView> => lists[list](viewer, page);
}

export type ShowList = ReturnType<typeof createShowList>;

/** `<list> <page>`, as the buttons that turn pages carry it; undefined for anything else. */
export function listPage(value: string | undefined): { readonly list: ListName; readonly page: number } | undefined {
  const [name, page = '0'] = value?.split(' ') ?? [];
  const list = LISTS.find((known) => known === name);
  return list && /^\d{1,4}$/.test(page) ? { list, page: Number(page) } : undefined;
}
