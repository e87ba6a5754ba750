import { z } from 'zod';
import type { FormView } from '../../presentation/report-form-parts.js';

/** What was typed and can't be taken as an answer, by its question. */
export type Unfitting = Readonly<Record<string, string>>;

const kept = z.object({ unfitting: z.record(z.string(), z.string()).default({}) }).catch({ unfitting: {} });

/** Of a draft: it stands beside the answers, because they have to be answers. */
export function unfittingIn(draftAnswers: unknown): Unfitting {
  return kept.parse(draftAnswers).unfitting;
}

/** Answers that can be taken and words that can't: neither may be lost for the other. */
export function sorted(typed: Readonly<Record<string, unknown>>, error: z.ZodError) {
  const refused = new Set(error.issues.map(({ path }) => String(path[0])));
  const of = (isRefused: boolean) => Object.entries(typed).filter(([question]) => refused.has(question) === isRefused);
  const unfitting: Unfitting = Object.fromEntries(
    of(true).flatMap(([question, words]) => (typeof words === 'string' ? [[question, words] as const] : [])),
  );
  return { fitting: Object.fromEntries(of(false)), unfitting };
}

/** The form with those words in it as well. */
export function withUnfitting(view: FormView, unfitting: Unfitting): FormView {
  const parts = view.parts.map((part) =>
    (part.kind === 'words' || part.kind === 'line') && Object.hasOwn(unfitting, part.id)
      ? { ...part, answer: unfitting[part.id] }
      : part,
  );
  return { ...view, parts };
}
