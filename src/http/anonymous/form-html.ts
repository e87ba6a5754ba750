import type { PublicPart } from '../../presentation/anonymous/form.js';
import type { Option } from '../../presentation/report-words.js';
import { escaped, quoted } from './escaped.js';

type Problems = Readonly<Record<string, string>>;
type Question = Extract<PublicPart, { label: string; required: boolean }>;

/**
 * A part of a form as HTML that works without a script. Whatever was typed or chosen is text in it.
 * @param name under which its answer is sent; several forms of a page may have the same
 */
export function partHtml(part: PublicPart, problems: Problems, name = part.id): string {
  switch (part.kind) {
    case 'text':
      return `<p class="${part.tone}">${escaped(part.text)}</p>`;
    case 'quote':
      return `<h3>${escaped(part.heading)}</h3><p class="said">${escaped(part.text)}</p>`;
    case 'line':
      return typed(part, problems, name, (field) => {
        const value = quoted(part.answer ?? '');
        return `<input type="text" ${field} maxlength="${part.longest}" value="${value}" autocomplete="off">`;
      });
    case 'words':
      // A break right after the tag is no part of the text, so one that was typed there would be lost.
      return typed(part, problems, name, (field) => {
        const rows = `<textarea ${field} maxlength="${part.longest}" rows="6" autocomplete="off">`;
        return `${rows}\n${escaped(part.answer ?? '')}</textarea>`;
      });
    case 'choice':
      return chosen(part, problems, 'radio', part.options, part.answer === undefined ? [] : [part.answer]);
    case 'choices':
    case 'tick-boxes':
      return chosen(part, problems, 'checkbox', part.options, part.answers);
    case 'divider':
    case 'button':
    case 'people':
    case 'menu':
    case 'day':
    case 'time':
      // The public form asks nothing of these kinds.
      return '';
  }
}

function typed(
  { id, label, hint }: Question,
  problems: Problems,
  name: string,
  input: (field: string) => string,
): string {
  const { words, described } = besides(id, hint, problems);
  return (
    `<div class="field"><label class="label" for="${id}">${escaped(label)}</label>${words}` +
    `${input(`id="${id}" name="${name}"${described}`)}</div>`
  );
}

function chosen(
  { id, label, hint }: Question,
  problems: Problems,
  type: 'radio' | 'checkbox',
  options: readonly Option[],
  answers: readonly string[],
): string {
  const { words, described } = besides(id, hint, problems);
  const each = options.map(({ value, label: text }, at) => {
    const own = at === 0 ? id : `${id}-${at}`;
    const mark = answers.includes(value) ? ' checked' : '';
    return (
      `<div class="option"><input type="${type}" id="${own}" name="${id}" value="${quoted(value)}"${mark}>` +
      `<label for="${own}">${escaped(text)}</label></div>`
    );
  });
  return `<fieldset${described}><legend>${escaped(label)}</legend>${words}${each.join('')}</fieldset>`;
}

function besides(id: string, hint: string | undefined, problems: Problems) {
  const problem = problems[id];
  const named = [...(hint ? [`${id}-hint`] : []), ...(problem ? [`${id}-problem`] : [])];
  return {
    words:
      (hint ? `<p class="hint" id="${id}-hint">${escaped(hint)}</p>` : '') +
      (problem ? `<p class="problem" id="${id}-problem">${escaped(problem)}</p>` : ''),
    described: named.length > 0 ? ` aria-describedby="${named.join(' ')}"` : '',
  };
}

/** That it was not sent, and what stands in the way, above the form, each leading to its question. */
export function problemsHtml(notSent: string, problems: Problems, labels: ReadonlyMap<string, string>): string {
  const lines = Object.entries(problems).map(([id, words]) => {
    const label = labels.get(id);
    return label === undefined
      ? `<li>${escaped(words)}</li>`
      : `<li><a href="#${id}">${escaped(label)}</a>: ${escaped(words)}</li>`;
  });
  const list = lines.length > 0 ? `<ul>${lines.join('')}</ul>` : '';
  return `<div class="problems" role="alert"><p>${escaped(notSent)}</p>${list}</div>`;
}
