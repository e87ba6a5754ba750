import type { Account } from '../../domain/ids.js';
import type { Person } from '../../domain/person.js';
import type { FormAnswers } from './form-answers.js';

/** Who wrote the message that a concern is about: it may be the person responsible. */
export type QuotedAuthor =
  | { readonly kind: 'reporter' }
  /** Somebody of ours; their name is known. */
  | { readonly kind: 'known'; readonly account: Account; readonly name: string }
  | { readonly kind: 'unknown' };

export function quotedAuthorOf({ quotedMessage }: FormAnswers, reporter: Person): QuotedAuthor {
  const author = quotedMessage?.author;
  if (!author) return { kind: 'unknown' };
  const { account, name } = author;
  if (owns(reporter, account)) return { kind: 'reporter' };
  return name ? { kind: 'known', account, name } : { kind: 'unknown' };
}

export function owns({ accounts }: Person, account: Account): boolean {
  return accounts.includes(account);
}

/**
 * Once somebody here may be responsible, the author of the quoted message stands in the picker until the reporter chooses
 * otherwise. Only for showing: nobody becomes a subject whom the reporter did not see chosen.
 */
export function withAuthorChosen(answers: FormAnswers, reporter: Person): FormAnswers {
  const mayBeHere = answers.responsible === 'yes' || answers.responsible === 'not-sure';
  if (!mayBeHere || answers.subjects !== undefined) return answers;
  const author = quotedAuthorOf(answers, reporter);
  return author.kind === 'known' ? { ...answers, subjects: [author.account] } : answers;
}
