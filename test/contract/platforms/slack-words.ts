import type { Block } from '../../../src/playground/blocks/layout.js';
import { interactiveElements } from '../../../src/playground/blocks/walk.js';
import type { SeenButton, SeenQuestion, SeenWindow } from './chat-client.js';

/** Slack's blocks as a person reads them. */

/** Characters that the product shows in place of those that format. */
const STANDS_FOR: Readonly<Record<string, string>> = {
  '\u2217': '*',
  '\u02cd': '_',
  '\u223c': '~',
  '\u02cb': '`',
  '\ua789': ':',
};

function read(mrkdwn: string): string {
  const unmarked = mrkdwn.replace(/^\*(.*)\*$/s, '$1');
  return asTyped(unmarked.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'));
}

/** What a preview shows, where the platform has taken its own marks away. */
export function asTyped(text: string): string {
  return text.replaceAll(/[\u2217\u02cd\u223c\u02cb\ua789]/g, (mark) => STANDS_FOR[mark] ?? mark);
}

function textsOf(block: Block): string[] {
  if (block.type === 'header') return [block.text.text];
  if (block.type === 'section') return block.text ? [textOf(block.text)] : [];
  if (block.type !== 'context') return [];
  return block.elements.flatMap((element) => (element.type === 'image' ? [] : [textOf(element)]));
}

function textOf({ type, text }: { readonly type: string; readonly text: string }): string {
  return type === 'mrkdwn' ? read(text) : text;
}

export function linesOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap(textsOf);
}

/** An ephemeral answer has its lines in one text. */
export function linesIn(text: string): string[] {
  return text.split('\n').map(read);
}

/** Of a message's menu, and of a window's. */
export const MORE = 'concern.more';

/** The buttons in sight, and those of the menu whose items carry `<action> <concern>`. */
export function buttonsOf(blocks: readonly Block[]): SeenButton[] {
  return interactiveElements(blocks).flatMap(({ actionId, element }): SeenButton[] => {
    if (element.type === 'button') {
      const spoken = element.accessibility_label ?? '';
      const emphasised = element.style === 'primary';
      // What parts several of one action stands behind it.
      return [{ action: actionId.split(' ')[0] ?? '', label: element.text.text, spoken, emphasised, tucked: false }];
    }
    const isMenu = element.type === 'overflow' || (element.type === 'static_select' && actionId === MORE);
    if (!isMenu) return [];
    return (element.options ?? []).map(({ value, text }) => {
      const [action = ''] = value.split(' ');
      return { action, label: text.text, spoken: '', emphasised: false, tucked: true };
    });
  });
}

/** What can be copied on a phone, and what opens outside the chat. */
export function outsideOf(blocks: readonly Block[]): Pick<SeenWindow, 'copyable' | 'links'> {
  const copyable = blocks.flatMap((block) =>
    block.type === 'input' && block.element.type === 'plain_text_input' ? [block.element.initial_value ?? ''] : [],
  );
  const links = interactiveElements(blocks).flatMap(({ element }) =>
    element.type === 'button' && element.url ? [[element.text.text, element.url] as const] : [],
  );
  return { copyable, links: Object.fromEntries(links) };
}

type Input = Extract<Block, { type: 'input' }>;

export function questionOf({ label, hint, optional, element }: Input): Omit<SeenQuestion, 'answer'> {
  const options = 'options' in element ? (element.options ?? []).map(({ text }) => text.text) : [];
  return { label: label.text, hint: hint?.text ?? '', required: optional !== true, options };
}
