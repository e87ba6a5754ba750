/** More forms than are ever unsure at once; a form beyond it is told in the words that are true either way. */
const MOST = 1_000;

/**
 * Forms of which an earlier attempt may have been stored. Another instance or a restart does not know of them, so "not
 * sent" never stands without its exception; whoever is remembered here gets the plainer "we cannot confirm".
 */
export function createUnsureForms(most = MOST) {
  const drafts = new Set<string>();
  return {
    add: (draftId: string): void => {
      drafts.delete(draftId);
      drafts.add(draftId);
      const [oldest] = drafts;
      if (drafts.size > most && oldest !== undefined) drafts.delete(oldest);
    },
    has: (draftId: string): boolean => drafts.has(draftId),
    delete: (draftId: string): void => void drafts.delete(draftId),
  };
}
