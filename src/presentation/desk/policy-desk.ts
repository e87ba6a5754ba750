import type { PolicyShown } from '../../application/policies/see-policies.js';
import type { UseCases } from '../../application/use-cases.js';
import { asItemId, type ItemId } from '../../domain/ids.js';
import type { Person } from '../../domain/person.js';
import type { AcceptOutcome } from '../../domain/policies/acceptance.js';
import type { EarlyOutcome, ReviewOutcome } from '../../domain/policies/review.js';
import type { MessageWindow } from '../windows.js';
import { dayWords, LABELS, NOT_FOR_YOU } from '../wording.js';
import { answersOf, type DeskForm, type DeskOutcome, type DeskPart } from './desk-part.js';
import {
  doneMeanwhile,
  reviewDoneCommand,
  reviewDoneParts,
  reviewEarlyCommand,
  reviewEarlyParts,
} from './policy-forms.js';
import { acceptOfItem, policyPageOf, reviewOfItem } from './policy-items.js';
import { evidencePage, outstandingPage, policiesPage, policyPage } from './policy-pages.js';

type Needed = Pick<UseCases, 'seePolicies' | 'workOnPolicies' | 'seeEvidence'>;

/** Policies: to read, to accept, to review. */
export function createPolicyDesk({ seePolicies, workOnPolicies, seeEvidence }: Needed): DeskPart {
  const reviewable = async (by: Person, id: ItemId) => {
    const policy = await seePolicies.one(by, id);
    return policy?.mayReview ? policy : undefined;
  };

  const reviewDone: DeskForm = {
    label: 'Review done',
    submit: 'Record the review',
    open: async (by, item) => {
      const { policy: id, reviews } = reviewOfItem(item);
      const policy = await reviewable(by, id);
      if (policy === undefined) return undefined;
      return {
        parts: (typed) => reviewDoneParts(policy, typed, policy.reviews > reviews),
        answers: {
          send: async (typed, token) => {
            const outdated = async () => reviewOutcome({ kind: 'done-meanwhile' }, policy);
            // Without questions there is nothing to read, and yet the same form may have been sent before.
            if (policy.reviews > reviews && typed.version === undefined) return outdated();
            return answersOf(reviewDoneCommand(reviews), async (done, sent) =>
              reviewOutcome(await workOnPolicies.review(by, id, done, sent), (await reviewable(by, id)) ?? policy),
            ).send(typed, token);
          },
        },
      };
    },
  };

  const reviewEarly: DeskForm = {
    label: 'Review early',
    submit: 'Ask for the review',
    open: async (by, item) => {
      const id = asItemId(item);
      const policy = await reviewable(by, id);
      if (policy === undefined) return undefined;
      return {
        parts: (typed) => reviewEarlyParts(policy, typed),
        answers: answersOf(reviewEarlyCommand, async (asked, token) =>
          earlyOutcome(await workOnPolicies.askEarly(by, id, asked, token), id),
        ),
      };
    },
  };

  return {
    pages: {
      policy: async (viewer, rest) => {
        const { what, policy: id, page } = policyPageOf(rest);
        if (what === 'list') return policiesPage(await seePolicies.all(viewer), page);
        if (what === 'who') {
          const shown = await seePolicies.outstanding(viewer, id);
          return shown ? outstandingPage(shown, page) : NOT_FOUND;
        }
        if (what === 'evidence') {
          const offered = await seeEvidence.offer(viewer, id);
          return offered ? evidencePage(offered) : NOT_FOUND;
        }
        const shown = await seePolicies.one(viewer, id);
        return shown ? policyPage(shown) : NOT_FOUND;
      },
    },
    forms: { 'review-done': reviewDone, 'review-early': reviewEarly },
    atOnce: {
      'accept-policy': async (by, item) => {
        const { policy, campaign } = acceptOfItem(item);
        return acceptOutcome(await workOnPolicies.accept(by, policy, campaign));
      },
    },
  };
}

const NOT_FOUND: MessageWindow = { title: 'Not found', close: LABELS.close, lines: [NOT_FOR_YOU] };

function refused(line: string, question?: string): DeskOutcome {
  return { kind: 'refused', lines: [line], question };
}

function reviewOutcome(outcome: { readonly kind: ReviewOutcome['kind'] }, policy: PolicyShown): DeskOutcome {
  switch (outcome.kind) {
    case 'done':
      return { kind: 'done', page: 'policy', rest: `of ${policy.id}` };
    case 'done-meanwhile':
      return refused(doneMeanwhile(policy));
    case 'same-version':
      return refused(
        'This version with this link was here before the change. Give the changed policy a new version or a new link.',
        'version',
      );
    case 'still-to-come':
      return refused('The day of the review is still to come.', 'on');
    case 'before-the-last':
      return refused(
        `It was reviewed on ${dayWords(policy.lastReviewed)} already. Choose that day or a later one.`,
        'on',
      );
    case 'next-too-early':
      return refused('The next review would be due already. Choose a later day for it.', 'next');
    case 'next-too-far':
      return refused('Choose a day for the next review within five years.', 'next');
    case 'not-theirs':
    case 'no-such-policy':
      return refused(NOT_FOR_YOU);
  }
}

function earlyOutcome(outcome: EarlyOutcome, id: ItemId): DeskOutcome {
  switch (outcome.kind) {
    case 'done':
      return { kind: 'done', page: 'policy', rest: `of ${id}` };
    case 'due-already':
      return refused(`Its review is due by ${dayWords(outcome.due)} already.`);
    case 'not-theirs':
    case 'no-such-policy':
      return refused(NOT_FOR_YOU);
  }
}

function acceptOutcome(outcome: AcceptOutcome): DeskOutcome {
  switch (outcome.kind) {
    case 'accepted':
    case 'accepted-before':
      return { kind: 'done', page: 'policy' };
    case 'newer': {
      const was = outcome.was === undefined ? 'an older version' : `version ${outcome.was}`;
      const newer = `Version ${outcome.newest.version} has taken its place. Read that one, and accept it where it is offered.`;
      return refused(`This was about ${was}, so nothing was accepted. ${newer}`);
    }
    case 'not-asked':
      return refused('You are not asked to accept this, or no longer are.');
  }
}
