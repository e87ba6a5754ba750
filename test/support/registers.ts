import { asFormToken } from '../../src/domain/ids.js';
import type { Check, CheckItem, CheckKind, Register } from '../../src/domain/workforce/checks.js';
import { EMPTY_REGISTER } from '../../src/domain/workforce/checks.js';
import { AMARA, LEILA } from './builders.js';

/** Checks of one person, with nothing that a test does not name. */

export function aRegister(
  checks: { readonly [Kind in CheckKind]?: readonly Check[] | CheckItem } = {},
  overrides: Partial<Register> = {},
): Register {
  const items = Object.entries(checks).map(([kind, given]) => [kind, 'checks' in given ? given : { checks: given }]);
  return { ...EMPTY_REGISTER, isHere: true, items: Object.fromEntries(items), ...overrides };
}

/** On the Update Service, looked up on that day. */
export function lookedUp(on: string, result: Check['result'] = 'current'): Check {
  return { on, result, onUpdateService: true };
}

/** A certificate that is not on the Update Service. */
export function certificate(on: string): Check {
  return { on, result: 'new-certificate', onUpdateService: false };
}

/** As somebody recorded it in chat. */
export function recorded(check: Check, at: Date, token = 'form-1'): Check {
  return { ...check, checker: LEILA.id, recorded: { by: AMARA.id, at, token: asFormToken(token) } };
}
