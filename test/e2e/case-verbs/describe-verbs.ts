import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Platform } from '../../../src/domain/ids.js';
import { CASE_FORMS, WITHOUT_FORM } from '../../../src/presentation/case/forms.js';
import { type Answers, startWorld, type World } from '../../contract/platforms/world.js';
import { launchBrowser } from '../../support/browser.js';
import { type CaseDeeds, createCaseDeeds } from '../../support/case-deeds.js';
import { createPagePerson, type PageAnswers, type PagePerson } from '../../support/page-person.js';
import { PATIENCE_MS } from '../../support/playground-api.js';
import { CASES, type Role, SECRET, VERBS, type Verb } from './cases.js';
import { startStory } from './story.js';

/** Every verb of a case as a person does it, in the playground's page in a real browser. */
export function describeVerbs(platform: Platform): void {
  describe(`the verbs of a case in ${platform}, in a browser`, () => {
    let world: World;
    let browser: Browser;
    let page: Page;
    let deeds: CaseDeeds;
    const onPage = new Map<string, PagePerson>();
    const complaints: string[] = [];

    beforeAll(async () => {
      world = await startWorld({ reporter: platform, staff: platform });
      deeds = createCaseDeeds(world);
      browser = await launchBrowser();
      page = await browser.newPage({ viewport: { width: 1600, height: 1000 }, locale: 'en-GB' });
      page.setDefaultTimeout(PATIENCE_MS);
      page.on('pageerror', (error) => complaints.push(error.message));
      await page.goto(world.product.pageUrl);
      const { duty, deputy } = await world.onDuty();
      for (const { name } of [world.amara, duty, deputy, world.lead]) {
        onPage.set(name, await createPagePerson(page, platform, name));
      }
    });
    afterAll(async () => {
      await browser?.close();
      await world?.stop();
    });

    /** A concern, and the screens of those whom it concerns. */
    async function begins(answers?: Answers) {
      const story = await startStory(world, deeds, answers);
      const at = (role: Role): PagePerson => onPage.get(story.name[role]) ?? expect.unreachable();
      return { story, at, duty: at('duty') };
    }

    test.each(VERBS)('%s', async (verb) => {
      const { by, concern, given, from, answers, seenBy, record, hears } = CASES[verb];
      const { story, at } = await begins(concern);
      await given?.(story);
      const typed = await answers?.(story);
      const person = at(by);
      if (from) {
        const { message, button } = from(story);
        await person.press(message, button);
      } else {
        await person.openCase(story.reference);
        await person.choose(labelOf(verb));
      }
      if (typed) await fillsAndSends(person, verb, typed);
      if (typed && seenBy && seenBy !== by) {
        await person.says('Thank you');
        await person.close();
      }
      const reader = at(seenBy ?? by);
      if (seenBy) await reader.openCase(story.reference);
      await reader.says(record(story));
      await reader.close();
      for (const [role, words] of Object.entries(hears?.(story) ?? {})) await at(role as Role).hears(words);
      const chats = await page.locator('[data-testid=message], [data-testid=toast]').allTextContents();
      expect(chats.filter((words) => words.includes(SECRET))).toEqual([]);
    });

    test('what is refused keeps everything that was typed', async () => {
      const { story, duty } = await begins();
      await duty.openCase(story.reference);
      await duty.choose('Refer');
      await duty.fill({
        'To whom?': 'Police',
        'What did you share?': `${SECRET} shared`,
        'Why?': `${SECRET} why`,
        'Did the person consent to it?': 'No',
      });
      await duty.send('Record referral');
      await duty.says('Please answer this: it was shared without consent.');
      expect(await duty.typedIn('What did you share?')).toBe(`${SECRET} shared`);
      expect(await duty.typedIn('Why?')).toBe(`${SECRET} why`);
      await duty.fill({
        'Without consent, because': 'Coercion',
        'In your own words': `${SECRET} coerced`,
        'Was the person told that it is shared?': 'Yes',
      });
      await duty.send('Record referral');
      await duty.says(`Without consent, because: coercion. ${SECRET} coerced`);
      await duty.close();
    });

    test('closing says exactly what is missing, before and after it is tried', async () => {
      const { story, duty } = await begins();
      const { does, name, inDays } = story;
      await does('refer', { agency: 'police', shared: SECRET, why: SECRET, consented: 'Yes' });
      await does('add-action', { text: `${SECRET} ring them`, owner: name.lead, due: inDays(10) });
      await duty.openCase(story.reference);
      await duty.choose('Close concern');
      const missing = [
        '• Record triage: whether the immediate danger was dealt with.',
        '• Decide, with a rationale.',
        "• Record Police's answer, or why none will come.",
        `• Finish or cancel the action "${SECRET} ring them".`,
        '• Tell the reporter that it was acted on.',
      ];
      await duty.says('Before it can be closed:');
      expect(await duty.bullets()).toEqual(missing);
      await duty.fill({
        'Was the outcome that the person wished for met?': 'No',
        'What were they told, and what did they think? Or why not?': `${SECRET} said`,
        'What risk remains?': `${SECRET} left`,
      });
      await duty.send('Close concern');
      await duty.says("It can't be closed yet:");
      const text = await duty.window.innerText();
      for (const line of missing) expect([line, text.split(line).length - 1]).toEqual([line, 2]);
      expect(await duty.typedIn('What risk remains?')).toBe(`${SECRET} left`);
      await duty.close();
    });

    test('a button of a window that is older than the end of the concern changes nothing, and says so at once', async () => {
      const { story, duty } = await begins();
      await duty.openCase(story.reference);
      await story.endedBy('lead');
      await duty.choose('Add action');
      await duty.says('This concern was withdrawn. Reopen it to go on.');
      await duty.says('Nothing was changed.');
      await duty.close();
    });

    test('a note is added with the keyboard alone', async () => {
      const { story, duty } = await begins();
      const { reference } = story;
      await duty.hears(`You have had ${reference} since`);
      await duty.pane.getByTestId('command').focus();
      await duty.tabTo(duty.buttonOf(`You have had ${reference} since`, 'Read concern'), 'Shift+Tab');
      await page.keyboard.press('Enter');
      await duty.says('Chronology');
      await duty.tabTo(duty.window.getByRole('button', { name: 'Add note', exact: true }));
      await page.keyboard.press('Enter');
      await duty.question('What is there to note?').waitFor();
      await duty.tabTo(duty.question('What is there to note?').locator('textarea'));
      await page.keyboard.type(`${SECRET} typed`);
      await duty.tabTo(duty.question('What is it?').locator('input').first());
      await page.keyboard.press('Space');
      await duty.tabTo(duty.sendButton('Add note'));
      await page.keyboard.press('Enter');
      await duty.says(`Note: ${SECRET} typed`);
      await page.keyboard.press('Escape');
      await duty.window.waitFor({ state: 'detached' });
    });

    test('the page made no complaint', () => {
      expect(complaints).toEqual([]);
    });
  });
}

function labelOf(verb: Verb): string {
  if (isWithoutForm(verb)) throw new Error(`${verb} starts from a message`);
  return CASE_FORMS[verb].label;
}

async function fillsAndSends(person: PagePerson, verb: Verb, answers: PageAnswers): Promise<void> {
  if (isWithoutForm(verb)) throw new Error(`${verb} has no form`);
  await person.fill(answers);
  await person.send(CASE_FORMS[verb].submit);
}

function isWithoutForm(verb: Verb): verb is (typeof WITHOUT_FORM)[number] {
  return (WITHOUT_FORM as readonly string[]).includes(verb);
}
