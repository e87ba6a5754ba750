import type { Organisation } from '../domain/organisation.js';
import { emergencyLine } from './wording.js';

/** Words for a platform on which people can type to the bot. Each stands in a chat, so none repeats what was typed. */

/** Beside the button that opens the form. */
export function offerLines({ name, phones }: Organisation): string[] {
  return [
    'Safeguard is ready when you are.',
    `The form opens in a window of its own and goes privately to a person at ${name}. Nothing is sent until you press Send.`,
    `${emergencyLine(phones.emergency)} Duty phone: ${phones.duty}. If it is about the duty person: ${phones.alternate}.`,
  ];
}

/** Somebody typed something else than a command: it may be a disclosure, and it stays where it was typed. */
export function staysInChat(organisation: Organisation): string[] {
  const [, ...rest] = offerLines(organisation);
  return [...typedHere(), 'To tell somebody, use the form.', ...rest];
}

/** Also to somebody who may not report here: their words stay where they are, too. */
export function typedHere(): string[] {
  return [
    'What you typed stays in this chat, and nobody has been told of it.',
    'To remove it: hold or point at your message, choose the three dots, then Delete.',
  ];
}

/** In a group chat or a channel, whatever was written there. */
export function privatelyPlease({ phones }: Organisation): string[] {
  return ["Let's talk privately: open a chat with me.", emergencyLine(phones.emergency)];
}

/** Nothing could be looked up just now. */
export function helpInChat({ phones }: Organisation): string[] {
  return [
    'Type safeguard to open the form. Nothing is sent until you press Send.',
    'Type duty to see who is on duty, rota for the coming weeks, mine to see the concerns you raised, policy to see our policies and what you are to accept, help to see this.',
    `For help with the bot or to talk to someone, ring ${phones.duty} or ${phones.alternate}. ${emergencyLine(phones.emergency)}`,
  ];
}
