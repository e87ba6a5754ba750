import type { PutBackOutcome } from '../../application/people/put-back.js';
import type { UseCases } from '../../application/use-cases.js';
import { asItemId } from '../../domain/ids.js';
import { NOT_FOR_YOU } from '../wording.js';
import type { DeskOutcome, DeskPart } from './desk-part.js';

/** Who is here, and who has which role. */
export function createPeopleDesk({ putBack }: Pick<UseCases, 'putBack'>): DeskPart {
  return {
    atOnce: {
      'put-back': async (by, item) => putBackOutcome(await putBack(by, asItemId(item))),
    },
  };
}

function putBackOutcome(outcome: PutBackOutcome): DeskOutcome {
  switch (outcome) {
    case 'put-back':
    case 'here-already':
      return { kind: 'done', page: 'people' };
    case 'not-active':
      return { kind: 'refused', lines: ['Their account is not active, so there is nobody to put back.'] };
    case 'not-theirs-to-do':
      return { kind: 'refused', lines: [NOT_FOR_YOU] };
  }
}
