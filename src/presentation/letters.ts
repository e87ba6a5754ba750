import type { LetterFacts } from '../application/delivery/letter-facts.js';
import { boardReportSlots, weeklyDigestSlots } from './desk/digest-letters.js';
import { drillEndedSlots } from './desk/drill-letters.js';
import { dutySlots, unreachableSlots } from './desk/duty-letters.js';
import { heldBackSlots, leaverSlots } from './desk/leaver-letters.js';
import {
  policyNotAcceptedSlots,
  policyReviewSlots,
  policyToAcceptSlots,
  policyWithoutOwnerSlots,
} from './desk/policy-letters.js';
import { byFileSlots, roleSlots } from './desk/role-letters.js';
import { rotaChangeSlots, swapSlots } from './desk/rota-letters.js';
import { testCardSlots } from './desk/test-card-letter.js';
import { checkDueSlots, namedAsCheckerSlots, newCheckNeededSlots, teamChecksSlots } from './desk/workforce-letters.js';
import type { NoticeSlots } from './notice-slots.js';

/** What a letter about the organisation says: who is here, who is on duty when, and never a word of a concern. */
export function letterSlots(facts: LetterFacts): Pick<NoticeSlots, 'preview' | 'lines' | 'buttons'> {
  switch (facts.about) {
    case 'swap-asked':
    case 'swap-accepted':
    case 'swap-declined':
    case 'swap-withdrawn':
      return swapSlots(facts);
    case 'put-on-duty':
    case 'taken-off-duty':
    case 'rota-changed':
      return rotaChangeSlots(facts);
    case 'duty-begins':
    case 'duty-ended':
    case 'handover-not-accepted':
      return dutySlots(facts);
    case 'duty-unreachable':
      return unreachableSlots(facts);
    case 'person-left':
    case 'person-back':
    case 'rota-names-leaver':
      return leaverSlots(facts);
    case 'leavers-held-back':
      return heldBackSlots(facts);
    case 'drill-ended':
      return drillEndedSlots(facts);
    case 'role-asked':
    case 'role-changed':
    case 'role-refused':
      return roleSlots(facts);
    case 'changed-by-file':
      return byFileSlots(facts);
    case 'weekly-digest':
      return weeklyDigestSlots(facts);
    case 'board-report':
      return boardReportSlots(facts);
    case 'test-card':
      return testCardSlots(facts);
    case 'check-due':
      return checkDueSlots(facts);
    case 'new-check-needed':
      return newCheckNeededSlots(facts);
    case 'named-as-checker':
      return namedAsCheckerSlots(facts);
    case 'team-checks-due':
      return teamChecksSlots(facts);
    case 'policy-review-due':
    case 'policy-review-late':
    case 'policy-review-early':
      return policyReviewSlots(facts);
    case 'policy-without-owner':
      return policyWithoutOwnerSlots(facts);
    case 'policy-to-accept':
      return policyToAcceptSlots(facts);
    case 'policy-not-accepted':
      return policyNotAcceptedSlots(facts);
  }
}
