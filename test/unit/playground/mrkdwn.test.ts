import { describe, expect, it } from 'vitest';
import { type Inline, parseInline, parseMrkdwn } from '../../../src/playground/page/blocks/mrkdwn.js';

const text = (words: string): Inline => ({ kind: 'text', text: words });

describe('mrkdwn', () => {
  it.each<[string, Inline[]]>([
    [
      '*bold* _italic_ ~gone~',
      [
        { kind: 'bold', children: [text('bold')] },
        text(' '),
        { kind: 'italic', children: [text('italic')] },
        text(' '),
        { kind: 'strike', children: [text('gone')] },
      ],
    ],
    ['2*3*4 and snake_case_name', [text('2*3*4 and snake_case_name')]],
    ['`a *b*`', [{ kind: 'code', text: 'a *b*' }]],
    ['&lt;b&gt; &amp;amp;', [text('<b> &amp;')]],
    [
      '<https://example.org/a?b=1&amp;c=2|the *policy*>',
      [{ kind: 'link', url: 'https://example.org/a?b=1&c=2', text: 'the *policy*' }],
    ],
    ['<tel:999>', [{ kind: 'link', url: 'tel:999', text: '999' }]],
    [
      'see https://example.org/a.',
      [text('see '), { kind: 'link', url: 'https://example.org/a', text: 'https://example.org/a' }, text('.')],
    ],
    ['Hello <@U01AMARA>', [text('Hello '), { kind: 'user', id: 'U01AMARA', text: undefined }]],
    ['<#C01GENERAL|general>', [{ kind: 'channel', id: 'C01GENERAL', text: 'general' }]],
    ['<!date^1700000000^{time}|at noon>', [text('at noon')]],
    ['one\ntwo', [text('one'), { kind: 'break' }, text('two')]],
    ['*bold _both_*', [{ kind: 'bold', children: [text('bold '), { kind: 'italic', children: [text('both')] }] }]],
  ])('%s', (source, expected) => {
    expect(parseInline(source)).toEqual(expected);
  });

  it('sets quotes and fenced code apart', () => {
    expect(parseMrkdwn('before\n> said\n&gt; again\nafter\n```\ncode *here*\n```')).toEqual([
      { kind: 'lines', children: [text('before')] },
      { kind: 'quote', children: [text('said'), { kind: 'break' }, text('again')] },
      { kind: 'lines', children: [text('after')] },
      { kind: 'preformatted', text: 'code *here*' },
    ]);
  });
});
