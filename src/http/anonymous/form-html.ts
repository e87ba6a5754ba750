import type { PublicPart } from '../../presentation/anonymous/form.js';
import type { Option } from '../../presentation/report-words.js';
import { escaped, quoted } from './escaped.js';
import type { Say } from './phones-html.js';

type Problems = Readonly<Record<string, string>>;
type Question = Extract<PublicPart, { label: string; required: boolean }>;

interface Drawing {
  /** How our own words become HTML. */
  readonly say: Say;
  readonly problems?: Problems | undefined;
  /** Under which its answer is sent, where several forms of a page have the same. */
  readonly name?: string | undefined;
}

/**
 * A part of a form as HTML that works without a script. Whatever was typed or chosen is text in it.
 */
export function partHtml(part: PublicPart, drawing: Drawing): string {
  switch (part.kind) {
    case 'text':
      return `<p class="${part.tone}">${drawing.say(part.text)}</p>`;
    case 'quote':
      return `<h3>${escaped(part.heading)}</h3><p class="said">${escaped(part.text)}</p>`;
    // A browser that knows the longest answer cuts off what is pasted, and says nothing.
    case 'line':
      return typed(part, drawing, (field) => {
        const value = quoted(part.answer ?? '');
        return `<input type="text" ${field} value="${value}" autocomplete="off">`;
      });
    case 'words':
      // A break right after the tag is no part of the text, so one that was typed there would be lost.
      return typed(part, drawing, (field) => {
        const rows = `<textarea ${field} rows="6" autocomplete="off">`;
        return `${rows}\n${escaped(part.answer ?? '')}</textarea>`;
      });
    case 'choice':
      return chosen(part, drawing, 'radio', part.options, part.answer === undefined ? [] : [part.answer]);
    case 'choices':
    case 'tick-boxes':
      return chosen(part, drawing, 'checkbox', part.options, part.answers);
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

function typed({ id, label, hint }: Question, drawing: Drawing, input: (field: string) => string): string {
  const { words, described } = besides(id, hint, drawing);
  const { name = id } = drawing;
  return (
    `<div class="field"><label class="label" for="${id}">${escaped(label)}</label>${words}` +
    `${input(`id="${id}" name="${name}"${described}`)}</div>`
  );
}

function chosen(
  { id, label, hint }: Question,
  drawing: Drawing,
  type: 'radio' | 'checkbox',
  options: readonly Option[],
  answers: readonly string[],
): string {
  const { words, described } = besides(id, hint, drawing);
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

function besides(id: string, hint: string | undefined, { say, problems = {} }: Drawing) {
  const problem = problems[id];
  const named = [...(hint ? [`${id}-hint`] : []), ...(problem ? [`${id}-problem`] : [])];
  return {
    words:
      (hint ? `<p class="hint" id="${id}-hint">${escaped(hint)}</p>` : '') +
      (problem ? `<p class="problem" id="${id}-problem">${say(problem)}</p>` : ''),
    described: named.length > 0 ? ` aria-describedby="${named.join(' ')}"` : '',
  };
}

/** That it was not sent, and what stands in the way, above the form, each leading to its question. */
export function problemsHtml(
  notSent: string,
  { say, problems = {} }: Drawing,
  labels: ReadonlyMap<string, string>,
): string {
  const lines = Object.entries(problems).map(([id, words]) => {
    const label = labels.get(id);
    return label === undefined
      ? `<li>${say(words)}</li>`
      : `<li><a href="#${id}">${escaped(label)}</a>: ${say(words)}</li>`;
  });
  const list = lines.length > 0 ? `<ul>${lines.join('')}</ul>` : '';
  return `<div class="problems" role="alert"><p>${say(notSent)}</p>${list}</div>`;
}
