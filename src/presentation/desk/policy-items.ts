import { asItemId, type ItemId } from '../../domain/ids.js';

/** What the buttons of policies carry: hints, judged again when they are pressed. No id of a policy has a space in it. */

export const ofPolicy = (policy: string) => `policy of ${policy}`;
export const whoItem = (policy: string, page = 0) => `policy who ${policy} ${page}`;
export const evidenceItem = (policy: string) => `policy evidence ${policy}`;
export const listItem = (page: number) => `policy list ${page}`;

/** What a page of policies is asked for. */
export interface PolicyPage {
  readonly what: 'of' | 'who' | 'evidence' | 'list';
  readonly policy: ItemId;
  readonly page: number;
}

export function policyPageOf(rest: string): PolicyPage {
  const [what = '', ...args] = rest.split(' ');
  const [policy = '', page = ''] = what === 'list' ? ['', ...args] : args;
  const known = (['of', 'who', 'evidence'] as const).find((each) => each === what) ?? 'list';
  return { what: known, policy: asItemId(policy), page: number(page) };
}

/** @param reviews how many were recorded when the button was drawn */
export const reviewItem = (policy: string, reviews: number) => `${policy} ${reviews}`;

export function reviewOfItem(item: string): { readonly policy: ItemId; readonly reviews: number } {
  const [policy = '', reviews = ''] = item.split(' ');
  return { policy: asItemId(policy), reviews: number(reviews) };
}

export const acceptItem = (policy: string, campaign: string) => `${policy} ${campaign}`;

export function acceptOfItem(item: string): { readonly policy: ItemId; readonly campaign: ItemId } {
  const [policy = '', campaign = ''] = item.split(' ');
  return { policy: asItemId(policy), campaign: asItemId(campaign) };
}

function number(text: string): number {
  return /^\d{1,4}$/.test(text) ? Number(text) : 0;
}
