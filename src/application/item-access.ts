import type { PersonId } from '../domain/ids.js';
import type { AccessLogEntry } from './ports.js';

/** Somebody opened, or was refused, what is kept of people outside concerns. No content. */
export interface ItemAccess extends Pick<AccessLogEntry, 'outcome' | 'at'> {
  readonly by: PersonId;
  readonly kind: 'policy-evidence' | 'register';
  /** The id of the policy, or of whoever the register is of. */
  readonly item: string;
}

/** Stands in the same log as reads of concerns; written before anything is shown. */
export interface ItemAccessLog {
  recordItem(access: ItemAccess): Promise<void>;
}
