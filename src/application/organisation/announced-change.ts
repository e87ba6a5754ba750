import { createHash } from 'node:crypto';
import { type ChainState, chainChanges, isNoChange, toldOfChanges } from '../../domain/chain-changes.js';
import type { AnnouncedChange, BegunImport } from './organisation-records.js';

/**
 * What of an import has to be announced: the difference to its beginning, whatever broke off between. A repeat that makes the same
 * of what broke off announces the same; one with another file announces something else.
 */
export function announcedChange({ id, before }: BegunImport, after: ChainState): AnnouncedChange | undefined {
  const changes = chainChanges(before, after);
  if (isNoChange(changes)) return undefined;
  const digest = createHash('sha256')
    .update(JSON.stringify([id, changes]))
    .digest('base64url');
  return { id: digest, changes, tell: toldOfChanges(before, after) };
}
