import type { Page } from 'playwright-core';

const REPORTER = 'U01AMARA';
/** One of them is on duty this week and the other is the deputy. */
const ON_ROTA = ['U01PRIYA', 'U01SAM'] as const;

const pane = (page: Page, person: string) => page.getByTestId(`pane-${person}`);

/** What a newcomer does in the playground's page, step by step, in a real browser. */
export function tellStory(page: Page) {
  /** The person in whose messages those words appear first. */
  async function whoSees(words: RegExp): Promise<string> {
    return Promise.any(
      ON_ROTA.map(async (person) => {
        await pane(page, person).getByTestId('message').filter({ hasText: words }).first().waitFor({ timeout: 60_000 });
        return person;
      }),
    );
  }

  return {
    open: async (url: string) => {
      await page.goto(url);
      await pane(page, REPORTER).getByTestId('command').waitFor();
    },

    /** Types the command with the first words, and answers the form. */
    fill: async (danger: 'Yes' | 'No') => {
      const reporter = pane(page, REPORTER);
      await reporter.getByTestId('command').fill('/safeguard He told me that he is afraid to go home.');
      await reporter.getByTestId('command').press('Enter');
      const form = reporter.getByTestId('modal');
      await form.waitFor();
      await form.getByTestId('block-danger').getByLabel(danger, { exact: true }).check();
      await form.getByTestId('block-atRisk').getByLabel('A client').check();
      await form.getByTestId('block-responsible').getByLabel('No', { exact: true }).check();
      await form.getByTestId('block-hiddenFrom').waitFor();
      return form;
    },

    /** @returns the reference that the reporter is shown. */
    send: async (): Promise<string> => {
      const form = pane(page, REPORTER).getByTestId('modal');
      await form.getByTestId('modal-submit').click();
      const receipt = form.getByText(/We have your concern, SG-/);
      await receipt.waitFor({ timeout: 60_000 });
      const reference = /SG-[0-9A-Z]{6}/.exec((await receipt.textContent()) ?? '')?.[0] ?? '';
      await form.getByTestId('modal-close').first().click();
      return reference;
    },

    whoSees,

    acknowledge: async (reference: string): Promise<string> => {
      const person = await whoSees(new RegExp(`New concern ${reference}`));
      const card = pane(page, person).getByTestId('message').filter({ hasText: reference }).last();
      await card.getByRole('button', { name: /^Acknowledge/ }).click();
      await pane(page, person).getByText(`You have had ${reference} since`).waitFor({ timeout: 60_000 });
      await pane(page, REPORTER).getByText('A person has your concern').waitFor({ timeout: 60_000 });
      return person;
    },

    /** Moves the product's clock past the first acknowledgement clock of an urgent concern. */
    skip15Minutes: async () => {
      await page.getByRole('button', { name: 'Skip 15 minutes' }).click();
    },

    onRota: ON_ROTA,

    /** Switches somebody's screen to Teams and installs the app for them. */
    addInTeams: async (person: string) => {
      await pane(page, person).getByRole('button', { name: 'Teams' }).click();
      await pane(page, person).getByRole('button', { name: 'Add Safeguard' }).click();
      await pane(page, person).getByTestId('command').waitFor();
    },

    /** The first step of the form, as the card in the chat with the bot opens it. */
    openTeamsForm: async (person: string) => {
      await pane(page, person).getByRole('button', { name: 'Raise a concern' }).last().click();
      await pane(page, person).getByTestId('dialog').waitFor();
    },

    paneOf: (person: string) => pane(page, person),
  };
}
