import { asMatterId, type ItemId, type MatterId } from '../domain/ids.js';
import type { Letter } from '../domain/letter.js';
import type { Wake } from '../domain/notice.js';
import type { Vault } from './vault.js';

/** One thing within a record: letters about it are drawn anew without those about every other thing there ever was. */
export function letterMatter(matter: MatterId, item: ItemId | undefined): MatterId {
  return item === undefined ? matter : asMatterId(`${matter}/${item}`);
}

/** What a sealed letter is bound to: moved elsewhere it does not open. */
export function letterContext(matter: MatterId, key: string): string {
  return `matter/${matter}/notice/${key}`;
}

/** The same for letters of one kind to one person about one thing; comparable with nothing else. */
export function letterThread(vault: Pick<Vault, 'index'>, matter: MatterId, letter: Letter | Wake): string {
  const about = letter.kind === 'wake' ? letter.via : letter.about;
  return vault.index('thread', [matter, letter.kind, letter.to, about].join('\n'));
}
