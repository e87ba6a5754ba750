import { ACTIONS, caseAction } from '../../src/presentation/action-ids.js';
import type { FormVerb } from '../../src/presentation/case/forms.js';
import type { ChatPerson, SeenMessage, SeenWindow } from '../contract/platforms/chat-client.js';
import { textOf } from '../contract/platforms/chat-client.js';
import { type Answers, raise, told } from '../contract/platforms/world.js';
import { PATIENCE_MS, until } from './playground-api.js';

/** What handlers do in the windows of a concern, which stay open. */

/** The newest message to them with these words and that button. */
export function withButton(person: ChatPerson, words: string, action: string): Promise<SeenMessage> {
  return until(`"${words}" with ${action} for ${person.name}`, PATIENCE_MS, async () =>
    (await person.messages()).findLast(
      (message) => textOf(message).includes(words) && message.buttons.some((button) => button.action === action),
    ),
  );
}

/** Raised by one and taken by the other, who is asked first. @returns the reference */
export async function takes(holder: ChatPerson, reporter: ChatPerson, answers: Answers = {}): Promise<string> {
  const reference = await raise(reporter, answers);
  await holder.press(await told(holder, reference), ACTIONS.acknowledge);
  await told(holder, `You have had ${reference} since`);
  return reference;
}

export async function opens(person: ChatPerson, reference: string): Promise<SeenWindow> {
  await person.closeWindows();
  return person.open(await withButton(person, reference, ACTIONS.read), ACTIONS.read);
}

/** Answers by the ids of the questions. @returns the window after it */
export async function sends(person: ChatPerson, answers: Answers): Promise<SeenWindow> {
  await person.fill(answers);
  const sent = await person.sendCaseForm();
  if (sent.kind === 'refused') throw new Error(`not taken: ${sent.problems.join('; ')}`);
  return sent.window;
}

/** From the case view that is open. @returns the case view after it */
export async function does(person: ChatPerson, verb: FormVerb, answers: Answers): Promise<SeenWindow> {
  await person.pressInWindow(caseAction(verb));
  return sends(person, answers);
}
