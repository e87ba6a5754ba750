import { useCallback, useState } from 'react';
import type { ViewShown } from '../../contract.js';
import type { ElementState, Values } from '../../views/state.js';

function put(values: Values, blockId: string, actionId: string, state: ElementState): Values {
  return { ...values, [blockId]: { ...values[blockId], [actionId]: state } };
}

/** What a person has typed stays where the new version of the view still has the same element. */
function kept(typed: Values, view: ViewShown): Values {
  let still: Values = {};
  for (const [blockId, actions] of Object.entries(typed)) {
    for (const [actionId, state] of Object.entries(actions)) {
      if (view.values[blockId]?.[actionId]?.type === state.type) still = put(still, blockId, actionId, state);
    }
  }
  return still;
}

function merged(base: Values, typed: Values): Values {
  let all = base;
  for (const [blockId, actions] of Object.entries(typed)) {
    for (const [actionId, state] of Object.entries(actions)) all = put(all, blockId, actionId, state);
  }
  return all;
}

/** The values of a view: what the workspace knows, with what has been typed here since laid over it. */
export function useTypedValues(view: ViewShown) {
  const [state, setState] = useState({ hash: view.hash, typed: {} as Values });
  const current = state.hash === view.hash ? state : { hash: view.hash, typed: kept(state.typed, view) };
  if (current !== state) setState(current);

  const set = useCallback((blockId: string, actionId: string, value: ElementState) => {
    setState(({ hash, typed }) => ({ hash, typed: put(typed, blockId, actionId, value) }));
  }, []);

  return { values: merged(view.values, current.typed), typed: current.typed, set, put };
}
