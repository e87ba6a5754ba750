import type { ShownPattern } from '../../application/concerns/low-level-patterns.js';
import type { ConcernDetails } from '../../application/concerns/read-concern.js';
import { type DetailsSection, nameIn } from '../details-section.js';

/** Why a review is due, in the reader's own view; never a finding (domain reference, section 5). */
export function patternSection({ patterns, names }: ConcernDetails): DetailsSection[] {
  const lines = patterns.map((pattern) => patternWords(pattern, nameIn(names, pattern.about)));
  return lines.length > 0 ? [{ id: 'patterns', heading: 'A review is due', text: lines.join('\n') }] : [];
}

const COUNTS = ['Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];

function patternWords({ count, concerns, others }: ShownPattern, name: string): string {
  const named = concerns.map(({ reference, entries }) => (entries > 1 ? `${reference} (${entries})` : reference));
  const where = [...named, ...(others ? ["others that you can't open"] : [])].join(', ');
  return `${COUNTS[count - 3] ?? count} low-level concerns about ${name} in 90 days: ${where}. A review is due; it is not a finding.`;
}
