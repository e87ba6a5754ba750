import { createHash } from 'node:crypto';
import { ON_THIS_DEVICE, QUICK_EXIT } from '../../presentation/anonymous/words.js';
import { escaped, quoted } from './escaped.js';

/** One sheet for all of them, light or dark as the device is; nothing is fetched. */
const STYLE = `
:root{color-scheme:light dark}
body{margin:0;font:1.0625rem/1.5 system-ui,sans-serif;background:light-dark(#fff,#1b1a19);color:light-dark(#201f1e,#f3f2f1)}
main{max-width:40rem;margin:0 auto;padding:1rem 1rem 4rem;overflow-wrap:anywhere}
h1{font-size:1.6rem;line-height:1.25;margin:1rem 0}
h2{font-size:1.2rem;margin:2rem 0 .5rem}
a{color:light-dark(#0b5394,#8cc4ff)}
a[href^="tel:"]{padding:.8rem .25rem;margin:0 -.25rem;white-space:nowrap}
.exit{display:inline-block;padding:.6rem 1rem;border:2px solid currentColor;border-radius:.3rem;font-weight:600}
.emergency,.problems{border-left:.35rem solid light-dark(#a4262c,#f1707b);padding:.5rem 1rem;margin:1rem 0;font-weight:600}
.quiet{color:light-dark(#504e4c,#c8c6c4)}
fieldset{border:0;margin:1.75rem 0 0;padding:0;min-width:0}
legend,.label{font-weight:600;padding:0;display:block}
.field{margin:1.75rem 0 0}
.hint{margin:.15rem 0;color:light-dark(#504e4c,#c8c6c4)}
.problem{margin:.25rem 0;font-weight:600;color:light-dark(#a4262c,#ff99a4)}
.option{display:flex;gap:.6rem;align-items:center;min-height:2.75rem}
.option input{width:1.4rem;height:1.4rem;flex:none;margin:0}
input[type=text],textarea{box-sizing:border-box;width:100%;font:inherit;padding:.55rem;border:1px solid light-dark(#605e5c,#a19f9d);border-radius:.25rem;background:light-dark(#fff,#292827);color:inherit}
textarea{min-height:9rem}
:is(a,button,input,textarea,summary):focus-visible{outline:3px solid light-dark(#0b5394,#8cc4ff);outline-offset:2px}
button{font:inherit;font-weight:600;padding:.7rem 1.4rem;margin:1.75rem 0 0;min-height:2.75rem;border:2px solid light-dark(#0b5394,#8cc4ff);border-radius:.3rem;background:light-dark(#0b5394,#8cc4ff);color:light-dark(#fff,#10263b)}
summary{padding:.6rem 0;font-weight:600;cursor:pointer}
details{margin:1.75rem 0 0}
.group{border:1px solid light-dark(#8a8886,#797775);border-radius:.3rem;padding:0 1rem 1rem;margin:1.75rem 0 0}
.code{font:600 1.6rem/1.6 ui-monospace,monospace;letter-spacing:.05em;border:2px dashed currentColor;padding:.75rem;text-align:center;margin:1rem 0}
.said{white-space:pre-wrap;border-left:.2rem solid light-dark(#8a8886,#797775);padding-left:.8rem;margin:.5rem 0}
`;

/** Nothing may run, load or frame; forms come back here alone, and the one style is this one. */
export const CONTENT_SECURITY_POLICY =
  `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; ` +
  "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** A whole page. @param body HTML: everything in it that somebody typed is escaped by whoever made it. */
export function publicPage(title: string, body: string): string {
  return [
    '<!doctype html>',
    '<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta name="robots" content="noindex"><title>${escaped(title)}</title><style>${STYLE}</style></head>`,
    '<body><main>',
    `<p><a class="exit" rel="noreferrer nofollow" href="${quoted(QUICK_EXIT.href)}">${escaped(QUICK_EXIT.label)}</a></p>`,
    `<h1>${escaped(title)}</h1>`,
    body,
    `<p class="quiet">${escaped(ON_THIS_DEVICE)}</p>`,
    '</main></body></html>',
  ].join('\n');
}
