import type { ReplyBox } from '../../application/anonymous/reply-by-code.js';
import { LONG_TEXT } from '../../application/concerns/form-answers.js';
import type { ItemId } from '../../domain/ids.js';
import type { Organisation } from '../../domain/organisation.js';
import type { ReplyCode } from '../../domain/reply-code.js';
import { stateLines } from '../../presentation/anonymous/pages.js';
import { ANONYMOUS_PATH, REPLY_PATH, whomToCall } from '../../presentation/anonymous/words.js';
import { dateAndTime } from '../../presentation/wording.js';
import { escaped, quoted } from './escaped.js';
import { partHtml } from './form-html.js';
import { publicPage } from './page.js';
import { type Say, saysWithPhones } from './phones-html.js';

/** Where a reply code is typed. @param problem what to say of the one that was typed */
export function askForCode(organisation: Organisation, problem?: string): string {
  const say = saysWithPhones(organisation);
  const field = {
    kind: 'line',
    id: 'code',
    label: 'Your reply code',
    required: true,
    grows: false,
    longest: 60,
  } as const;
  return publicPage(
    'Come back with your reply code',
    [
      `<p class="emergency">${say(whomToCall(organisation))}</p>`,
      `<form method="post" action="${REPLY_PATH}" novalidate>`,
      partHtml(
        { ...field, hint: 'Sixteen characters, with or without spaces.' },
        { say, problems: problem ? { code: problem } : {} },
      ),
      '<button>Open</button></form>',
      `<p><a href="${ANONYMOUS_PATH}">Raise a concern without your name</a></p>`,
    ].join('\n'),
  );
}

interface Shown {
  readonly box: ReplyBox;
  readonly code: ReplyCode;
  /** Makes what is sent from this page one thing, however often it is sent. */
  readonly once: string;
  /** What became of what was just sent. */
  readonly said?: string | undefined;
  /** Beside the field of that question, or of the last one: what was typed there, and what to say of it. */
  readonly again?:
    | { readonly question?: string | undefined; readonly text: string; readonly problem: string }
    | undefined;
}

/** Everything that waits for whoever has the code; nothing that they wrote. */
export function replyPage({ box, code, once, said, again }: Shown): string {
  const { questions, told, organisation } = box;
  const when = (at: Date) => escaped(dateAndTime(at, organisation.zone));
  const [state = '', ring = ''] = stateLines(box);
  const say = saysWithPhones(organisation);
  const isRead = box.state !== 'nobody-told';

  function form(label: string, hint: string, question?: ItemId): string {
    const id = question === undefined ? 'text' : `text-${question}`;
    const own = again !== undefined && again.question === question ? again : undefined;
    const asked = { kind: 'words', id, label, hint, required: true, grows: false, longest: LONG_TEXT } as const;
    const part = partHtml(
      { ...asked, answer: own?.text },
      { say, problems: own ? { [id]: own.problem } : {}, name: 'text' },
    );
    return [
      `<form method="post" action="${REPLY_PATH}" novalidate>`,
      hidden('code', code),
      hidden('once', once),
      ...(question === undefined ? [] : [hidden('question', question)]),
      part,
      `<button>${question === undefined ? 'Send' : 'Send answer'}</button></form>`,
    ].join('');
  }

  return publicPage(
    'Your concern',
    [
      ...(said ? [`<p class="emergency" role="status">${say(said)}</p>`] : []),
      ...(again && !isRead ? notTaken(again, say) : []),
      `<p>${say(state)}</p>`,
      `<p class="emergency">${say(ring)}</p>`,
      ...told.map(
        ({ text, at }) => `<h2>What we want to tell you (${when(at)})</h2><p class="said">${escaped(text)}</p>`,
      ),
      ...questions.map(({ id, text, at, isAnswered }) =>
        [
          `<h2>A question for you (${when(at)})</h2><p class="said">${escaped(text)}</p>`,
          isAnswered
            ? '<p>You have answered this.</p>'
            : isRead
              ? form('Your answer', `What you saw, heard or were told. "I don't know" is an answer.`, id)
              : '',
        ].join('\n'),
      ),
      ...(isRead
        ? [
            '<h2>Add to your concern</h2>',
            form('What would you like to add?', 'It goes to whoever handles your concern, and to nobody else.'),
          ]
        : []),
    ].join('\n'),
  );
}

/** Where there is no field to stand in: once more, so that they can read it to whoever they ring. */
function notTaken({ text, problem }: NonNullable<Shown['again']>, say: Say): string[] {
  const quote = { kind: 'quote', id: 'again', heading: 'What you wrote', text } as const;
  return [`<p class="emergency" role="alert">${say(problem)}</p>`, partHtml(quote, { say })];
}

function hidden(name: string, value: string): string {
  return `<input type="hidden" name="${name}" value="${quoted(value)}">`;
}
