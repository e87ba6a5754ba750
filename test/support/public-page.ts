interface Origin {
  readonly origin: string;
}

/** Somebody on the public page, who has no account and whose browser runs no script. */
export function createPublicVisitor({ origin }: Origin) {
  const address = (path: string) => `${origin}${path}`;

  async function read(response: Response) {
    const html = await response.text();
    return { status: response.status, headers: response.headers, html, words: html.replaceAll(/<[^>]*>/g, '') };
  }

  const visitor = {
    get: async (path: string) => read(await fetch(address(path))),
    post: async (path: string, body: string | URLSearchParams, headers: Readonly<Record<string, string>> = {}) =>
      read(
        await fetch(address(path), { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin', ...headers } }),
      ),

    /** The form as it opens: what ties its attempts together. */
    open: async () => hiddenIn((await visitor.get('/anonymous')).html, 'form'),

    send: (form: string, answers: Answers = {}, headers: Readonly<Record<string, string>> = {}) =>
      visitor.post('/anonymous', typed({ form, ...FOUR, ...answers }), headers),

    /** A new form, sent. */
    raise: async (answers: Answers = {}, headers: Readonly<Record<string, string>> = {}) => {
      const sent = await visitor.send(await visitor.open(), answers, headers);
      return { ...sent, code: codeIn(sent.html) ?? '', reference: /SG-\w{6}/.exec(sent.html)?.[0] ?? '' };
    },

    comeBack: (code: string, more: Answers = {}) => visitor.post('/anonymous/reply', typed({ code, ...more })),
  };
  return visitor;
}

export type Answers = Readonly<Record<string, string | readonly string[]>>;

const FOUR: Answers = { danger: 'no', atRisk: 'client', responsible: 'no', whatHappened: 'They told me something.' };

function typed(answers: Answers): URLSearchParams {
  return new URLSearchParams(
    Object.entries(answers).flatMap(([name, value]) =>
      (typeof value === 'string' ? [value] : value).map((each) => [name, each] as [string, string]),
    ),
  );
}

export function codeIn(html: string): string | undefined {
  return /class="code">([0-9A-Z ]{19})</.exec(html)?.[1];
}

export function hiddenIn(html: string, name: string): string {
  const value = new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1];
  if (value === undefined) throw new Error(`no field ${name} in the page`);
  return value;
}
