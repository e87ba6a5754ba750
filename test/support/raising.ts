import type { connectWorkspace, Typed } from './slack-workspace.js';

type SlackPerson = ReturnType<ReturnType<typeof connectWorkspace>['person']>;

export interface Answers {
  readonly danger?: string;
  readonly atRisk?: string;
  readonly responsible?: string;
  readonly subjects?: readonly string[];
  readonly whatHappened?: string;
  readonly hiddenFrom?: readonly string[];
  /** Other questions by id. */
  readonly more?: Readonly<Record<string, Typed>>;
}

/** Opens the form by the command and answers it as a person would, without sending it. */
export async function fillForm(reporter: SlackPerson, answers: Answers = {}): Promise<void> {
  await openForm(reporter);
  await answerForm(reporter, answers);
}

const PATIENCE_WITH_A_COMMAND_MS = 15_000;

/** Types the command once more where the first came too late to open anything, as somebody does who was told so. */
async function openForm(reporter: SlackPerson): Promise<void> {
  await reporter.command('/safeguard');
  const isForm = (view: { readonly callbackId: string }) => view.callbackId === 'report.form';
  await reporter.waitForModal(isForm, PATIENCE_WITH_A_COMMAND_MS).catch(() => reporter.command('/safeguard'));
}

/**
 * Answers the form that is about to open.
 * @param patienceMs how long to wait for it to open and to grow; as long as ever where nothing is said.
 */
export async function answerForm(reporter: SlackPerson, answers: Answers = {}, patienceMs?: number): Promise<void> {
  await reporter.waitForModal((view) => view.callbackId === 'report.form', patienceMs);
  await reporter.change('danger', answers.danger ?? 'No');
  await reporter.change('atRisk', answers.atRisk ?? 'A client');
  await reporter.change('whatHappened', answers.whatHappened ?? 'They told me something that worries me.');
  await reporter.change('responsible', answers.responsible ?? 'No');
  await reporter.waitForModal((view) => hasBlock(view, 'ringOn'), patienceMs);
  if (answers.subjects) {
    await reporter.waitForModal((view) => hasBlock(view, 'subjects'));
    await reporter.change('subjects', [...answers.subjects]);
  }
  if (answers.hiddenFrom) await reporter.change('hiddenFrom', [...answers.hiddenFrom]);
  if (answers.more) {
    await reporter.press({ in: 'modal', element: 'Add more detail' });
    await reporter.waitForModal((view) => hasBlock(view, 'types'));
    for (const [question, value] of Object.entries(answers.more)) await reporter.change(question, value);
  }
}

/** Raises a concern and returns its reference. */
export async function raiseConcern(reporter: SlackPerson, answers: Answers = {}): Promise<string> {
  await fillForm(reporter, answers);
  const outcome = await reporter.submit();
  if (outcome.kind !== 'acknowledged') throw new Error(`the form was not taken: ${JSON.stringify(outcome)}`);
  const shown = JSON.stringify((await reporter.modal())?.blocks);
  const reference = /SG-[0-9A-HJKMNP-TV-Z]{6}/.exec(shown)?.[0];
  if (!reference) throw new Error(`no reference is shown: ${shown}`);
  return reference;
}

export function hasBlock(
  view: { readonly blocks: readonly { readonly block_id?: string | undefined }[] },
  id: string,
): boolean {
  return view.blocks.some((block) => block.block_id === id);
}

interface Shown {
  readonly text?: string | undefined;
  readonly blocks?: unknown;
}

/** Whether a message or a view mentions it. */
export function about(words: string) {
  return (shown: Shown): boolean => wordsOf(shown).includes(words);
}

/** Everything that a message or a view says, as one text. */
export function wordsOf(shown: Shown): string {
  return `${shown.text ?? ''} ${JSON.stringify(shown.blocks ?? [])}`;
}
