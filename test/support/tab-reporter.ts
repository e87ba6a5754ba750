import type { TabAnswer } from './tab-visitor.js';

type Ask = (method: string, path: string, body?: unknown) => Promise<TabAnswer>;

export interface TabForm {
  readonly draftId: string;
  readonly typed: Record<string, string | string[]>;
  readonly stood: string[];
}

/** A question that stands in a form; texts and buttons have no answer. */
interface Part {
  readonly id: string;
  readonly kind: string;
  readonly answer?: string;
  readonly answers?: string[];
}

const NO_QUESTIONS = ['text', 'quote', 'button', 'divider'];

/** The reporter's form on the pages, filled in so that it can be sent. */
export async function fillTabForm(ask: Ask, answers: Record<string, string | string[]> = {}): Promise<TabForm> {
  const { body } = await ask('POST', '/report/open', { once: crypto.randomUUID() });
  const { draftId } = body;
  const typed = {
    danger: 'no',
    atRisk: 'client',
    whatHappened: 'They told me something that worries me.',
    responsible: 'no',
    ...answers,
  };
  const kept = await ask('POST', '/report', { draftId, typed, stood: Object.keys(typed), go: 'keep' });
  const questions: Part[] = kept.body.form.parts.filter(({ kind }: Part) => !NO_QUESTIONS.includes(kind));
  const drawn = Object.fromEntries(questions.map(({ id, answer, answers: several }) => [id, several ?? answer ?? '']));
  return { draftId, typed: { ...drawn, ...typed }, stood: questions.map(({ id }) => id) };
}

export const sendTabForm = (ask: Ask, form: TabForm): Promise<TabAnswer> =>
  ask('POST', '/report', { ...form, go: 'send' });

export function referenceIn({ body }: TabAnswer): string {
  const reference = /SG-[0-9A-HJKMNP-TV-Z]{6}/.exec(JSON.stringify(body))?.[0];
  if (!reference) throw new Error(`no reference is shown: ${JSON.stringify(body)}`);
  return reference;
}
