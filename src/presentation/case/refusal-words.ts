import type { CaseOutcome, Refusal } from '../../domain/case/work.js';
import type { ConcernStatus } from '../../domain/concern.js';
import type { PersonId } from '../../domain/ids.js';
import { obstacleList } from './ending-forms.js';

/** What somebody who may do it is told when it can't be done now: what is true, and what they can do. */
export function outcomeWords(
  outcome: Extract<CaseOutcome, { kind: 'refused' | 'not-now' }>,
  nameOf: (id: PersonId) => string = () => 'Somebody',
): readonly string[] {
  return outcome.kind === 'not-now'
    ? [STATUS[outcome.status], NOTHING]
    : [...refusalWords(outcome.because, nameOf), NOTHING];
}

const NOTHING = 'Nothing was changed.';

const STATUS: Record<ConcernStatus, string> = {
  unacknowledged: 'Nobody has taken this concern yet. Acknowledge it first.',
  held: 'This concern is open.',
  'nobody-told': 'Nobody here was told of this concern.',
  closed: 'This concern is closed. Reopen it to go on.',
  withdrawn: 'This concern was withdrawn. Reopen it to go on.',
  merged: 'This concern is a duplicate and goes on in another one.',
};

function refusalWords(refusal: Refusal, nameOf: (id: PersonId) => string): readonly string[] {
  switch (refusal.kind) {
    case 'reporter-excluded':
      return ["The reporter is kept from this concern, so they can't be asked about it."];
    case 'no-such-item':
      return ['That is not there any more.'];
    case 'action-not-open':
      return ["That action is already done, cancelled or somebody else's."];
    case 'already-reviewed':
    case 'already-signed-off':
      return ['Somebody else has already done that.'];
    case 'newer-triage':
      return [
        'Somebody recorded triage after this form was opened. Copy what you typed, go back to the concern, and open the form again: it starts from theirs.',
      ];
    case 'newer-decision':
      return [
        `${nameOf(refusal.by)} decided after this form was opened. Copy what you typed, go back to the concern and read it, and decide again if that is still needed.`,
      ];
    case 'nothing-to-challenge':
      return ['There is no answer of the agency to challenge yet.'];
    case 'not-a-possible-person':
      return ["That person can't be chosen for this concern."];
    case 'not-theirs-to-do':
      return ['That is for somebody else to do, or not yours any more.'];
    case 'already-theirs':
      return ['It is already theirs.'];
    case 'already-so':
      return ['That is how it stands already.'];
    case 'in-the-past':
      return ['That day has passed. Choose a later one.'];
    case 'long-before':
      return [
        'That is more than a week before the concern was received. Check the day; what happened before belongs in a note.',
      ];
    case 'too-far-ahead':
      return ['That is too far ahead. Choose an earlier day, or reassign the action with another date.'];
    case 'no-longer-offered':
      return ['It is not offered to you any more.'];
    case 'other-has-ended':
      return ['That concern has ended. Reopen it first.'];
    case 'kept-from-different-people':
      return ['The two are kept from different people. Confirm for each who is kept from it, and then merge them.'];
    case 'the-same-concern':
      return ['That is this concern itself.'];
    case 'no-such-concern':
      return ["We can't find a concern with that reference for you."];
    case 'too-many-files':
      return ['No more files can be added.'];
    case 'not-ready-to-close':
      return ["It can't be closed yet:", ...obstacleList(refusal.obstacles)];
    case 'work-still-open':
      return ['First finish what is still open:', ...obstacleList(refusal.obstacles)];
  }
}
