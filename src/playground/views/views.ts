import type { HomeView, ModalView } from '../blocks/check.js';
import { complete, completeBlocks } from '../blocks/complete.js';
import { limits } from '../limits.js';
import { newHash, newId } from '../workspace/ids.js';
import { carriedValues, initialValues, type Values } from './state.js';

export interface OpenView {
  readonly id: string;
  readonly personId: string;
  readonly rootViewId: string;
  readonly previousViewId: string | null;
  hash: string;
  definition: ModalView | HomeView;
  values: Values;
  /** Shown at the inputs, by block_id: from the client's own checks or the app's answer. */
  errors: Record<string, string>;
  /** Shown at the foot of the modal when the app could not be reached. */
  trouble: string | null;
}

type Refusal = 'hash_conflict' | 'not_found' | 'push_limit_reached' | 'duplicate_external_id';
export type ViewOutcome =
  | { readonly ok: true; readonly view: OpenView }
  | { readonly ok: false; readonly error: Refusal };

/** Every open view: a stack of at most three modals and a home tab for each person. */
export function createViews() {
  const stacks = new Map<string, OpenView[]>();
  const homes = new Map<string, OpenView>();
  const stackOf = (personId: string) => stacks.get(personId) ?? [];
  const all = () => [...[...stacks.values()].flat(), ...homes.values()];

  function create(personId: string, definition: ModalView | HomeView, below?: OpenView): OpenView {
    const id = newId('V');
    const completed = { ...complete(definition), blocks: completeBlocks(definition.blocks) };
    return {
      id,
      personId,
      rootViewId: below?.rootViewId ?? id,
      previousViewId: below?.id ?? null,
      hash: newHash(),
      definition: completed,
      values: initialValues(completed.blocks),
      errors: {},
      trouble: null,
    };
  }

  function replace(view: OpenView, definition: ModalView | HomeView): OpenView {
    const blocks = completeBlocks(definition.blocks);
    view.definition = { ...complete(definition), blocks };
    view.values = carriedValues(blocks, view.values);
    view.hash = newHash();
    view.errors = {};
    view.trouble = null;
    return view;
  }

  const taken = (externalId: string | undefined, except?: OpenView) =>
    externalId !== undefined && all().some((view) => view !== except && view.definition.external_id === externalId);

  return {
    byId: (id: string): OpenView | undefined => all().find((view) => view.id === id),
    byExternalId: (id: string): OpenView | undefined => all().find((view) => view.definition.external_id === id),
    stack: (personId: string): readonly OpenView[] => stackOf(personId),
    home: (personId: string): OpenView | undefined => homes.get(personId),

    open(personId: string, modal: ModalView): ViewOutcome {
      if (taken(modal.external_id)) return { ok: false, error: 'duplicate_external_id' };
      const view = create(personId, modal);
      stacks.set(personId, [view]);
      return { ok: true, view };
    },

    push(personId: string, onto: string, modal: ModalView): ViewOutcome {
      const stack = stackOf(personId);
      const below = stack.find((view) => view.id === onto);
      if (!below) return { ok: false, error: 'not_found' };
      if (stack.length >= limits.view.stack) return { ok: false, error: 'push_limit_reached' };
      if (taken(modal.external_id)) return { ok: false, error: 'duplicate_external_id' };
      const view = create(personId, modal, stack.at(-1));
      stacks.set(personId, [...stack, view]);
      return { ok: true, view };
    },

    update(view: OpenView, modal: ModalView, hash?: string): ViewOutcome {
      if (hash !== undefined && hash !== view.hash) return { ok: false, error: 'hash_conflict' };
      if (taken(modal.external_id, view)) return { ok: false, error: 'duplicate_external_id' };
      return { ok: true, view: replace(view, modal) };
    },

    publish(personId: string, home: HomeView, hash?: string): ViewOutcome {
      const present = homes.get(personId);
      if (hash !== undefined && hash !== present?.hash) return { ok: false, error: 'hash_conflict' };
      const view = present ? replace(present, home) : create(personId, home);
      homes.set(personId, view);
      return { ok: true, view };
    },

    /** Takes the view and what lies on it off the stack; answers what was taken, top first. */
    close(view: OpenView): OpenView[] {
      const stack = stackOf(view.personId);
      const index = stack.indexOf(view);
      if (index < 0) return [];
      stacks.set(view.personId, stack.slice(0, index));
      return stack.slice(index).reverse();
    },

    clear(personId: string): OpenView[] {
      const closed = [...stackOf(personId)].reverse();
      stacks.delete(personId);
      return closed;
    },
  };
}
