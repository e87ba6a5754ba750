/** Slack's mrkdwn as a tree, so that it can be drawn without ever handling HTML. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bold' | 'italic' | 'strike'; readonly children: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly url: string; readonly text: string }
  | { readonly kind: 'user'; readonly id: string; readonly text: string | undefined }
  | { readonly kind: 'channel'; readonly id: string; readonly text: string | undefined }
  | { readonly kind: 'break' };

export type Paragraph =
  | { readonly kind: 'lines'; readonly children: readonly Inline[] }
  | { readonly kind: 'quote'; readonly children: readonly Inline[] }
  | { readonly kind: 'preformatted'; readonly text: string };

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

const marked =
  /```([\s\S]+?)```|`([^`\n]+)`|<([^<>\n]+)>|(https?:\/\/[^\s<>|]+[^\s<>|.,;:!?)])|([*_~])(?=\S)(.+?)(?<=\S)\5/g;
const styles = { '*': 'bold', _: 'italic', '~': 'strike' } as const;
const isWord = (character: string | undefined) => character !== undefined && /[\p{L}\p{N}]/u.test(character);

/** {date_num} and friends of <!date^...>; the fallback is what the app wrote for clients that cannot. */
function special(body: string): Inline {
  const [, fallback] = body.split('|');
  if (body.startsWith('!date^')) return { kind: 'text', text: unescaped(fallback ?? '') };
  return { kind: 'text', text: unescaped(fallback ?? `@${body.slice(1)}`) };
}

function reference(body: string): Inline {
  const [target = '', label] = body.split('|');
  const text = label === undefined ? undefined : unescaped(label);
  if (target.startsWith('@')) return { kind: 'user', id: target.slice(1), text };
  if (target.startsWith('#')) return { kind: 'channel', id: target.slice(1), text };
  if (target.startsWith('!')) return special(body);
  const url = unescaped(target);
  return { kind: 'link', url, text: text ?? url.replace(/^mailto:|^tel:/, '') };
}

function words(text: string): Inline[] {
  return unescaped(text)
    .split('\n')
    .flatMap((line, index): Inline[] => {
      const start: Inline[] = index > 0 ? [{ kind: 'break' }] : [];
      return line === '' ? start : [...start, { kind: 'text', text: line }];
    });
}

export function parseInline(source: string): Inline[] {
  const found: Inline[] = [];
  let from = 0;
  for (const match of source.matchAll(marked)) {
    const [whole, fence, code, body, bare, style, inner] = match;
    const start = match.index;
    const end = start + whole.length;
    if (start < from) continue;
    if (style && (isWord(source[start - 1]) || isWord(source[end]))) continue;
    found.push(...words(source.slice(from, start)));
    from = end;
    if (fence ?? code) found.push({ kind: 'code', text: unescaped(fence ?? code ?? '') });
    else if (body) found.push(reference(body));
    else if (bare) found.push({ kind: 'link', url: unescaped(bare), text: unescaped(bare) });
    else if (style && inner) found.push({ kind: styles[style as '*' | '_' | '~'], children: parseInline(inner) });
  }
  return [...found, ...words(source.slice(from))];
}

const quoteMark = /^(&gt;|>) ?/;

/** Splits into quotes, fenced code and the rest. */
export function parseMrkdwn(source: string): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  for (const [index, part] of source.split('```').entries()) {
    if (index % 2 === 1) {
      paragraphs.push({ kind: 'preformatted', text: unescaped(part.replace(/^\n|\n$/g, '')) });
      continue;
    }
    let run: string[] = [];
    let quoted = false;
    const flush = () => {
      const text = run.join('\n').replace(/^\n|\n$/g, '');
      if (text.trim() !== '') paragraphs.push({ kind: quoted ? 'quote' : 'lines', children: parseInline(text) });
      run = [];
    };
    for (const line of part.split('\n')) {
      const isQuote = quoteMark.test(line);
      if (isQuote !== quoted) flush();
      quoted = isQuote;
      run.push(isQuote ? line.replace(quoteMark, '') : line);
    }
    flush();
  }
  return paragraphs;
}
