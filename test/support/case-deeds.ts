import { ACTIONS, caseAction } from '../../src/presentation/action-ids.js';
import type { FormVerb } from '../../src/presentation/case/forms.js';
import type { ChatPerson, SeenMessage, SeenWindow } from '../contract/platforms/chat-client.js';
import { textOf } from '../contract/platforms/chat-client.js';
import { type Answers, raise, told, type World } from '../contract/platforms/world.js';
import { PATIENCE_MS, until } from './playground-api.js';

/** What handlers do with a concern, over the platform's own HTTP: quick, and with the same effect as in its client. */
export function createCaseDeeds(world: World) {
  /** The newest message to them with these words and that button. */
  function withButton(person: ChatPerson, words: string, action: string): Promise<SeenMessage> {
    return until(`"${words}" with ${action} for ${person.name}`, PATIENCE_MS, async () =>
      (await person.messages()).findLast(
        (message) => textOf(message).includes(words) && message.buttons.some((button) => button.action === action),
      ),
    );
  }

  async function opens(person: ChatPerson, reference: string): Promise<SeenWindow> {
    await person.closeWindows();
    return person.open(await withButton(person, reference, ACTIONS.read), ACTIONS.read);
  }

  /** Answers by the ids of the questions. @returns the window after it, which is closed again */
  async function sends(person: ChatPerson, answers: Answers): Promise<SeenWindow> {
    await person.fill(answers);
    const sent = await person.sendCaseForm();
    if (sent.kind === 'refused') throw new Error(`not taken: ${sent.problems.join('; ')}`);
    await person.closeWindows();
    return sent.window;
  }

  return {
    opens,

    /** Raised by Amara and taken by whoever is asked first. @returns the reference */
    taken: async (holder: ChatPerson, answers: Answers = {}): Promise<string> => {
      const reference = await raise(world.amara, answers);
      await holder.press(await told(holder, reference), ACTIONS.acknowledge);
      await told(holder, `You have had ${reference} since`);
      return reference;
    },

    does: async (person: ChatPerson, reference: string, verb: FormVerb, answers: Answers): Promise<SeenWindow> => {
      await opens(person, reference);
      await person.pressInWindow(caseAction(verb));
      return sends(person, answers);
    },

    /** By somebody who may work on it and was sent no message about it. */
    doesFromList: async (
      person: ChatPerson,
      reference: string,
      verb: FormVerb,
      answers: Answers,
    ): Promise<SeenWindow> => {
      await person.closeWindows();
      let page = await person.openList('cases');
      while (!textOf(page).includes(reference)) page = await person.pressInWindow('More');
      await person.pressInRow(reference);
      await person.pressInWindow(caseAction(verb));
      return sends(person, answers);
    },

    /** By the button of a message, as reporters, owners of actions and second people do it. */
    answers: async (person: ChatPerson, words: string, verb: FormVerb, answers: Answers): Promise<SeenWindow> => {
      await person.closeWindows();
      await person.open(await withButton(person, words, caseAction(verb)), caseAction(verb));
      return sends(person, answers);
    },

    /** One press, without a form. */
    presses: async (person: ChatPerson, words: string, action: string): Promise<void> => {
      await person.press(await withButton(person, words, action), action);
    },
  };
}

export type CaseDeeds = ReturnType<typeof createCaseDeeds>;
