import { caseAction } from '../../src/presentation/action-ids.js';
import type { FormVerb } from '../../src/presentation/case/forms.js';
import type { ChatPerson, SeenWindow } from '../contract/platforms/chat-client.js';
import { textOf } from '../contract/platforms/chat-client.js';
import type { Answers, World } from '../contract/platforms/world.js';
import { does, opens, sends, takes, withButton } from './case-windows.js';

/** What handlers do with a concern, over the platform's own HTTP: quick, and with the same effect as in its client. */
export function createCaseDeeds(world: World) {
  /** @returns the window after it, which is closed again */
  async function closedAfter(person: ChatPerson, deed: Promise<SeenWindow>): Promise<SeenWindow> {
    const window = await deed;
    await person.closeWindows();
    return window;
  }

  return {
    opens,

    /** Raised by Amara and taken by whoever is asked first. @returns the reference */
    taken: (holder: ChatPerson, answers: Answers = {}): Promise<string> => takes(holder, world.amara, answers),

    does: async (person: ChatPerson, reference: string, verb: FormVerb, answers: Answers): Promise<SeenWindow> => {
      await opens(person, reference);
      return closedAfter(person, does(person, verb, answers));
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
      return closedAfter(person, does(person, verb, answers));
    },

    /** By the button of a message, as reporters, owners of actions and second people do it. */
    answers: async (person: ChatPerson, words: string, verb: FormVerb, answers: Answers): Promise<SeenWindow> => {
      await person.closeWindows();
      await person.open(await withButton(person, words, caseAction(verb)), caseAction(verb));
      return closedAfter(person, sends(person, answers));
    },

    /** One press, without a form. */
    presses: async (person: ChatPerson, words: string, action: string): Promise<void> => {
      await person.press(await withButton(person, words, action), action);
    },
  };
}

export type CaseDeeds = ReturnType<typeof createCaseDeeds>;
