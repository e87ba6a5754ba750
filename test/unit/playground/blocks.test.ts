import { describe, expect, it } from 'vitest';
import { checkBlocks, checkHome, checkModal } from '../../../src/playground/blocks/check.js';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const words = (length: number) => 'x'.repeat(length);
const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
const option = (index: number) => ({ text: plain(`Option ${index}`), value: `v${index}` });
const options = (count: number) => times(count, option);

const section = (more: object = {}) => ({ type: 'section', text: mrkdwn('Words'), ...more });
const button = (more: object = {}) => ({ type: 'button', action_id: 'press', text: plain('Press'), ...more });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const input = (element: object, more: object = {}) => ({ type: 'input', label: plain('Label'), element, ...more });
const text = (more: object = {}) => ({ type: 'plain_text_input', action_id: 'text', ...more });
const radio = (more: object = {}) => ({ type: 'radio_buttons', action_id: 'radio', options: options(2), ...more });
const menu = (more: object = {}) => ({ type: 'static_select', action_id: 'menu', options: options(2), ...more });
const confirm = (more: object = {}) => ({
  title: plain('Sure?'),
  text: plain('It cannot be undone'),
  confirm: plain('Do it'),
  deny: plain('Keep it'),
  ...more,
});

function problemsInMessage(...blocks: object[]): string[] {
  const checked = checkBlocks(blocks);
  return checked.ok ? [] : checked.problems;
}

describe('a limit of a block holds exactly', () => {
  // [what, at the limit, one over it, the words and the place that Slack names]
  const limits: [string, object, object, string][] = [
    [
      'section text',
      section({ text: plain(words(3000)) }),
      section({ text: plain(words(3001)) }),
      'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      'section fields',
      section({ fields: times(10, () => plain('f')) }),
      section({ fields: times(11, () => plain('f')) }),
      'no more than 10 items allowed [json-pointer:/blocks/0/fields]',
    ],
    [
      'section field',
      section({ fields: [mrkdwn(words(2000))] }),
      section({ fields: [mrkdwn(words(2001))] }),
      'must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]',
    ],
    [
      'header',
      { type: 'header', text: plain(words(150)) },
      { type: 'header', text: plain(words(151)) },
      'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      'context',
      { type: 'context', elements: times(10, () => plain('c')) },
      { type: 'context', elements: times(11, () => plain('c')) },
      'no more than 10 items allowed [json-pointer:/blocks/0/elements]',
    ],
    [
      'actions',
      actions(...times(25, (i) => button({ action_id: `a${i}` }))),
      actions(...times(26, (i) => button({ action_id: `a${i}` }))),
      'no more than 25 items allowed [json-pointer:/blocks/0/elements]',
    ],
    [
      'button text',
      actions(button({ text: plain(words(75)) })),
      actions(button({ text: plain(words(76)) })),
      'must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
    ],
    [
      'button value',
      actions(button({ value: words(2000) })),
      actions(button({ value: words(2001) })),
      'must be less than 2001 characters',
    ],
    [
      'accessibility label',
      actions(button({ accessibility_label: words(75) })),
      actions(button({ accessibility_label: words(76) })),
      'must be less than 76 characters',
    ],
    [
      'action_id',
      actions(button({ action_id: words(255) })),
      actions(button({ action_id: words(256) })),
      'must be less than 256 characters',
    ],
    [
      'block_id',
      section({ block_id: words(255) }),
      section({ block_id: words(256) }),
      'must be less than 256 characters [json-pointer:/blocks/0/block_id]',
    ],
    [
      'confirm title',
      actions(button({ confirm: confirm({ title: plain(words(100)) }) })),
      actions(button({ confirm: confirm({ title: plain(words(101)) }) })),
      'must be less than 101 characters',
    ],
    [
      'confirm text',
      actions(button({ confirm: confirm({ text: plain(words(300)) }) })),
      actions(button({ confirm: confirm({ text: plain(words(301)) }) })),
      'must be less than 301 characters',
    ],
    [
      'confirm button',
      actions(button({ confirm: confirm({ deny: plain(words(30)) }) })),
      actions(button({ confirm: confirm({ deny: plain(words(31)) }) })),
      'must be less than 31 characters',
    ],
    [
      'radio buttons',
      actions(radio({ options: options(10) })),
      actions(radio({ options: options(11) })),
      'no more than 10 items allowed [json-pointer:/blocks/0/elements/0/options]',
    ],
    [
      'static select',
      actions(menu({ options: options(100) })),
      actions(menu({ options: options(101) })),
      'no more than 100 items allowed',
    ],
    [
      'overflow',
      actions({ type: 'overflow', action_id: 'o', options: options(5) }),
      actions({ type: 'overflow', action_id: 'o', options: options(6) }),
      'no more than 5 items allowed',
    ],
    [
      'option text',
      actions(menu({ options: [{ ...option(0), text: plain(words(75)) }] })),
      actions(menu({ options: [{ ...option(0), text: plain(words(76)) }] })),
      'must be less than 76 characters',
    ],
    [
      'option value',
      actions(menu({ options: [{ ...option(0), value: words(150) }] })),
      actions(menu({ options: [{ ...option(0), value: words(151) }] })),
      'must be less than 151 characters',
    ],
    [
      'option description',
      actions(menu({ options: [{ ...option(0), description: plain(words(75)) }] })),
      actions(menu({ options: [{ ...option(0), description: plain(words(76)) }] })),
      'must be less than 76 characters',
    ],
    [
      'input label',
      input(text(), { label: plain(words(2000)) }),
      input(text(), { label: plain(words(2001)) }),
      'must be less than 2001 characters [json-pointer:/blocks/0/label/text]',
    ],
    [
      'input hint',
      input(text(), { hint: plain(words(2000)) }),
      input(text(), { hint: plain(words(2001)) }),
      'must be less than 2001 characters',
    ],
    [
      'placeholder',
      input(text({ placeholder: plain(words(150)) })),
      input(text({ placeholder: plain(words(151)) })),
      'must be less than 151 characters',
    ],
    ['max_length', input(text({ max_length: 3000 })), input(text({ max_length: 3001 })), 'must be less than 3001'],
    [
      'initial_value',
      input(text({ max_length: 5, initial_value: words(5) })),
      input(text({ max_length: 5, initial_value: words(6) })),
      'must be less than 6',
    ],
    [
      'image alt_text',
      { type: 'image', image_url: 'https://example.org/a.png', alt_text: words(2000) },
      { type: 'image', image_url: 'https://example.org/a.png', alt_text: words(2001) },
      'must be less than 2001 characters',
    ],
  ];

  it.each(limits)('%s', (_what, atTheLimit, over, message) => {
    expect(problemsInMessage(atTheLimit)).toEqual([]);
    expect(problemsInMessage(over).join('\n')).toContain(message);
  });

  it('50 blocks in a message, 100 in a view', () => {
    const blocks = times(51, () => section());
    expect(problemsInMessage(...blocks.slice(1))).toEqual([]);
    expect(problemsInMessage(...blocks)).toEqual(['no more than 50 items allowed [json-pointer:/blocks]']);
    expect(checkHome({ type: 'home', blocks: times(100, () => section()) }).ok).toBe(true);
    expect(checkHome({ type: 'home', blocks: times(101, () => section()) }).ok).toBe(false);
  });
});

describe('what Slack refuses', () => {
  const refused: [string, object[], string][] = [
    ['an unknown block', [{ type: 'paragraph' }], 'unsupported type: paragraph'],
    [
      'a property that the block has not',
      [section({ colour: 'red' })],
      'invalid additional property: colour [json-pointer:/blocks/0]',
    ],
    [
      'an empty text',
      [section({ text: mrkdwn('') })],
      'must be more than 0 characters [json-pointer:/blocks/0/text/text]',
    ],
    ['a section with nothing in it', [{ type: 'section' }], 'missing required field: text'],
    [
      'a text input beside a section',
      [section({ accessory: text() })],
      'unsupported type: plain_text_input [json-pointer:/blocks/0/accessory',
    ],
    ['a text input among buttons', [actions(text())], 'unsupported type: plain_text_input'],
    ['a button in an input block', [input(button())], 'unsupported type: button'],
    ['mrkdwn in a header', [{ type: 'header', text: mrkdwn('No') }], 'json-pointer:/blocks/0/text/type'],
    ['mrkdwn on a button', [actions(button({ text: mrkdwn('No') }))], 'json-pointer:/blocks/0/elements/0/text/type'],
    ['mrkdwn in a menu', [actions(menu({ options: [{ text: mrkdwn('No'), value: 'v' }] }))], 'json-pointer:'],
    ['an e-mail field in a message', [input({ type: 'email_text_input' })], 'unsupported type: email_text_input'],
    ['two blocks of one id', [section({ block_id: 'a' }), section({ block_id: 'a' })], '`block_id` already exists: a'],
    ['two actions of one id in a block', [actions(button(), button())], '`action_id` already exists: press'],
    [
      'an initial option that is not offered',
      [actions(radio({ initial_option: option(7) }))],
      'initial option must match',
    ],
    [
      'both options and groups',
      [actions(menu({ option_groups: [{ label: plain('G'), options: options(1) }] }))],
      'exactly one of',
    ],
    [
      'a confirmation without its refusal',
      [actions(button({ confirm: { ...confirm(), deny: undefined } }))],
      'missing required field: deny',
    ],
    ['a colour that is no style', [actions(button({ style: 'default' }))], 'json-pointer:/blocks/0/elements/0/style'],
    [
      'an option without a value',
      [actions(menu({ options: [{ text: plain('No value') }] }))],
      'missing required field: value',
    ],
    [
      'a shortest text above the longest',
      [input(text({ min_length: 9, max_length: 8 }))],
      '`min_length` must not be more',
    ],
  ];

  it.each(refused)('%s', (_what, blocks, message) => {
    expect(problemsInMessage(...blocks).join('\n')).toContain(message);
  });

  it('mrkdwn is welcome in radio buttons', () => {
    expect(problemsInMessage(actions(radio({ options: [{ text: mrkdwn('*Yes*'), value: 'yes' }] })))).toEqual([]);
  });
});

describe('a modal', () => {
  const modal = (more: object = {}) => ({ type: 'modal', title: plain('Title'), blocks: [section()], ...more });
  const problems = (view: object) => {
    const checked = checkModal(view);
    return checked.ok ? [] : checked.problems;
  };

  it.each([
    ['title', { title: plain(words(24)) }, { title: plain(words(25)) }],
    ['submit', { submit: plain(words(24)) }, { submit: plain(words(25)) }],
    ['close', { close: plain(words(24)) }, { close: plain(words(25)) }],
    ['private_metadata', { private_metadata: words(3000) }, { private_metadata: words(3001) }],
    ['callback_id', { callback_id: words(255) }, { callback_id: words(256) }],
  ])('keeps the limit of its %s', (name, atTheLimit, over) => {
    expect(problems(modal(atTheLimit))).toEqual([]);
    expect(problems(modal(over))[0]).toContain(`json-pointer:/view/${name}`);
  });

  it('needs a title, and a submit button as soon as there is an input', () => {
    expect(problems({ ...modal(), title: undefined })).toEqual(['missing required field: title [json-pointer:/view]']);
    const withInput = modal({ blocks: [section(), input(text())] });
    expect(problems(withInput)).toEqual([
      'must define `submit` to use an `input` block in modals [json-pointer:/view/blocks/1/input]',
    ]);
    expect(problems({ ...withInput, submit: plain('Send') })).toEqual([]);
  });

  it('lets one element at most take the focus', () => {
    const focused = (id: string) => input(text({ action_id: id, focus_on_load: true }));
    const view = (...blocks: object[]) => modal({ submit: plain('Send'), blocks });
    expect(problems(view(focused('a')))).toEqual([]);
    expect(problems(view(focused('a'), focused('b')))[0]).toContain('focus_on_load');
  });
});

describe('a home view', () => {
  it('has no title and no submit button', () => {
    expect(checkHome({ type: 'home', blocks: [section()] }).ok).toBe(true);
    expect(checkHome({ type: 'home', title: plain('No'), blocks: [section()] })).toEqual({
      ok: false,
      problems: ['invalid additional property: title [json-pointer:/view]'],
    });
  });
});
