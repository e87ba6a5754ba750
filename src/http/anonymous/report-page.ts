import type { PublicAnswers } from '../../application/anonymous/public-answers.js';
import type { Organisation } from '../../domain/organisation.js';
import { type PublicPart, type PublicSetting, publicForm } from '../../presentation/anonymous/form.js';
import type { PublicWords } from '../../presentation/anonymous/pages.js';
import { ANONYMOUS_PATH, REPLY_PATH } from '../../presentation/anonymous/words.js';
import { LABELS } from '../../presentation/wording.js';
import { escaped, quoted } from './escaped.js';
import { partHtml, problemsHtml } from './form-html.js';
import { publicPage } from './page.js';
import { saysWithPhones } from './phones-html.js';

export interface ReportPage extends PublicSetting {
  readonly answers: PublicAnswers;
  /** What ties each attempt to send it to one concern. */
  readonly form: string;
  /** Why it is there once more. */
  readonly notSent?: string | undefined;
  /** By question. */
  readonly problems?: Readonly<Record<string, string>> | undefined;
}

export function reportPage({ organisation, isLive, answers, form, notSent, problems = {} }: ReportPage): string {
  const { help, questions, whoItMayBe, story, more } = publicForm(answers, { organisation, isLive });
  const drawing = { say: saysWithPhones(organisation), problems };
  const html = (parts: readonly PublicPart[]) => parts.map((part) => partHtml(part, drawing)).join('\n');
  const asked = [...questions, ...whoItMayBe.parts, ...story, ...more.parts];
  const labels = new Map(asked.flatMap((part) => ('label' in part ? [[part.id, part.label] as const] : [])));
  const isOpen = more.parts.some(({ id }) => id in problems || hasAnswer(answers, id)) ? ' open' : '';
  return publicPage(
    `${LABELS.raise} with ${organisation.name}, without your name`,
    [
      html(help),
      ...(notSent ? [problemsHtml(notSent, drawing, labels)] : []),
      `<p>You need no account, and we do not ask who you are. You get a code with which you can come back. <a href="${REPLY_PATH}">I have a reply code</a></p>`,
      `<form method="post" action="${ANONYMOUS_PATH}" novalidate>`,
      `<input type="hidden" name="form" value="${quoted(form)}">`,
      html(questions),
      `<section class="group" aria-labelledby="who"><h2 id="who">${escaped(whoItMayBe.heading)}</h2>${html(whoItMayBe.parts)}</section>`,
      html(story),
      `<details${isOpen}><summary>${escaped(more.heading)}</summary>${html(more.parts)}</details>`,
      `<button>${escaped(LABELS.send)}</button>`,
      '</form>',
    ].join('\n'),
  );
}

function hasAnswer(answers: PublicAnswers, id: string): boolean {
  const answer = (answers as Readonly<Record<string, unknown>>)[id];
  return Array.isArray(answer) ? answer.length > 0 : answer !== undefined && answer !== '';
}

/** Words alone: what was received, or that nothing was. */
export function wordsPage({ title, lines, code, newForm }: PublicWords, organisation: Organisation): string {
  const [first = '', ...rest] = lines.map(saysWithPhones(organisation));
  return publicPage(
    title,
    [
      `<p class="emergency">${first}</p>`,
      ...rest.map((line) => `<p>${line}</p>`),
      ...(code ? [`<p class="code">${escaped(code)}</p>`] : []),
      ...(newForm ? [`<p><a href="${ANONYMOUS_PATH}">${escaped(newForm)}</a></p>`] : []),
      `<p><a href="${REPLY_PATH}">Come back with a reply code</a></p>`,
    ].join('\n'),
  );
}
