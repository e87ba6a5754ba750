import type { Locator, Page } from 'playwright-core';
import type { Platform } from '../../src/domain/ids.js';

/** How to find one person's screen on the playground's page. */
const SCREENS: Readonly<Record<string, string>> = {
  'Amara Okafor': 'U01AMARA',
  'Priya Shah': 'U01PRIYA',
  'Sam Whitlock': 'U01SAM',
  'Leila Haddad': 'U01LEILA',
  'Fiona Macleod': 'U01FIONA',
  'Tomasz Nowak': 'U01TOMASZ',
  'Grace Adeyemi': 'U01GRACE',
};

export const screenOf = (name: string): string => SCREENS[name] ?? name;

/** Questions by their labels; of choices the words; several of a list as a list. */
export type PageAnswers = Readonly<Record<string, string | readonly string[]>>;

const CLIENTS = {
  slack: { window: 'modal', more: 'More actions', send: (pane: Locator) => pane.getByTestId('modal-submit') },
  teams: {
    window: 'dialog',
    more: 'More options',
    send: (pane: Locator, words: string) => button(pane.getByTestId('dialog'), words),
  },
} as const;

const PRESSED_MS = 15_000;

const exactly = (words: string) => words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
const whole = (words: string) => new RegExp(`^${exactly(words)}$`);

/** Clients say of a question whether it must be answered. */
function labelled(words: string): RegExp {
  return new RegExp(`^${exactly(words)}( \\((optional|needed)\\))?$`);
}

function button(within: Locator, words: string): Locator {
  return within.locator('.modal-body').getByRole('button', { name: words, exact: true });
}

/** One person at their client, by what they see and do in a browser. */
export async function createPagePerson(page: Page, platform: Platform, name: string) {
  const client = CLIENTS[platform];
  const pane = page.getByTestId(`pane-${screenOf(name)}`);
  const window = pane.getByTestId(client.window);
  if (platform === 'teams') await pane.getByRole('button', { name: 'Teams', exact: true }).click();

  const message = (words: string) => pane.getByTestId('message').filter({ hasText: words }).last();
  /** A question with its label and what can be done with it. */
  const question = (label: string) =>
    window
      .locator('.input-block, .ac-adaptiveCard > div')
      .filter({ has: page.locator('label, .label', { hasText: labelled(label) }) })
      .first();

  async function answer(label: string, value: string | readonly string[]): Promise<void> {
    const asked = question(label);
    await asked.waitFor();
    if (typeof value !== 'string') {
      for (const one of value) await chooseOneMore(asked, one);
    } else if ((await asked.locator('select').count()) > 0) {
      await asked.locator('select').selectOption({ label: value });
    } else if ((await asked.locator('input[type=radio]').count()) > 0) {
      await asked.getByText(value, { exact: true }).click();
    } else {
      await asked.locator('input, textarea').fill(value);
    }
  }

  async function chooseOneMore(asked: Locator, words: string): Promise<void> {
    if (platform === 'slack') {
      await asked.getByRole('combobox').click();
      await asked.getByRole('option', { name: words }).click();
    } else {
      await asked.getByText(words, { exact: true }).click();
    }
  }

  /** In sight or behind "More…". */
  async function choose(label: string): Promise<void> {
    const inSight = button(window, label);
    if (await inSight.isVisible()) return inSight.click();
    if (platform === 'slack') {
      await window.getByRole('combobox', { name: 'More…' }).selectOption({ label });
    } else {
      await button(window, 'More…').click();
      await inSight.click();
    }
  }

  return {
    pane,
    window,
    question,
    answer,
    choose,

    hears: (words: string) => message(words).waitFor(),
    /** On the newest message with these words. */
    press: (words: string, label: string) =>
      message(words)
        .getByRole('button', { name: new RegExp(`^${label}`) })
        .click(),

    openCase: async (reference: string): Promise<void> => {
      const read = pane
        .getByTestId('message')
        .filter({ hasText: reference })
        .filter({ has: page.getByRole('button', { name: /^Read concern/ }) })
        .last()
        .getByRole('button', { name: /^Read concern/ });
      const opened = window.getByRole('heading', { name: reference, exact: true });
      await read.click();
      // A message that is drawn anew at that very moment takes no press, and whoever sees that nothing opens presses again.
      await opened.waitFor({ timeout: PRESSED_MS }).catch(async () => {
        await read.click();
        await opened.waitFor();
      });
    },

    fill: async (answers: PageAnswers): Promise<void> => {
      for (const [label, value] of Object.entries(answers)) await answer(label, value);
    },

    sendButton: (words: string) => client.send(pane, words),
    send: (words: string) => client.send(pane, words).click(),

    /** What stands in a question that takes words. */
    typedIn: (label: string) => question(label).locator('input, textarea').inputValue(),

    /** The lines of the window that begin with a bullet, in reading order. */
    bullets: async (): Promise<string[]> =>
      (await window.innerText()).split('\n').filter((line) => line.startsWith('•')),

    /** Everything that the newest message with these words says. */
    textOf: async (words: string): Promise<string> => {
      await message(words).waitFor();
      return message(words).innerText();
    },

    /** One that stands behind "more". */
    pressTucked: async (words: string, label: string): Promise<void> => {
      await message(words).getByRole('button', { name: client.more }).click();
      // A menu of Teams' renderer stands outside every screen.
      await page.getByRole('menuitem', { name: label }).click();
    },

    /** In the window: of the row with these words. */
    pressInRow: (words: string, label: string) =>
      window
        .getByText(words)
        .first()
        .locator('xpath=following::button')
        .filter({ hasText: whole(label) })
        .first()
        .click(),

    /** In the window, by the words that are seen: what a screen reader says may say more. */
    pressInWindow: (label: string) =>
      window
        .locator('.modal-body button')
        .filter({ hasText: whole(label) })
        .click(),

    buttonOf: (words: string, label: string) => message(words).getByRole('button', { name: new RegExp(`^${label}`) }),

    /** Goes on from where the focus is, as somebody without a mouse does. @throws when it is not reached. */
    tabTo: async (target: Locator, key = 'Tab'): Promise<void> => {
      await target.waitFor();
      for (let presses = 0; presses < 100; presses += 1) {
        if (await target.evaluate((element) => element.matches(':focus'))) return;
        await page.keyboard.press(key);
      }
      throw new Error('the keyboard does not lead there');
    },

    /** The window on top says so, by now or soon. */
    says: (words: string) => window.filter({ hasText: words }).waitFor(),

    close: async (): Promise<void> => {
      await window
        .getByRole('button', { name: /^Close( all)?$/ })
        .first()
        .click();
      await window.waitFor({ state: 'detached' });
    },
  };
}

export type PagePerson = Awaited<ReturnType<typeof createPagePerson>>;
