import { DateTime } from 'luxon';
import type { Page } from 'playwright-core';
import { createPagePerson } from './page-person.js';

interface Day {
  readonly reference: string;
  /** Ids of screens: who has taken it, and who is the deputy. */
  readonly duty: string;
  readonly deputy: string;
  readonly picture: (name: string) => Promise<void>;
}

/** What README's "A day on duty" tells, done in the page from the acknowledgement to the end. */
export async function showADayOnDuty(page: Page, { reference, duty: dutyId, deputy: deputyId, picture }: Day) {
  const [reporter, duty, deputy, lead] = await Promise.all(
    ['U01AMARA', dutyId, deputyId, 'U01LEILA'].map((screen) => createPagePerson(page, 'slack', screen)),
  );
  if (!reporter || !duty || !deputy || !lead) throw new Error('four people are on the page');
  const does = async (label: string, answers: Parameters<typeof duty.fill>[0], submit: string): Promise<void> => {
    await duty.choose(label);
    await duty.fill(answers);
    await duty.send(submit);
    await duty.says('Chronology');
  };
  const deputyName = (await deputy.pane.getAttribute('aria-label'))?.replace("'s screen", '') ?? '';
  const tomorrow = DateTime.now().plus({ days: 1 }).toISODate();

  await duty.openCase(reference);
  await does('Ask the reporter', { 'Your question': 'In which words did he tell you?' }, 'Ask');
  await reporter.press(`There is a question about ${reference}`, 'Answer');
  await reporter.fill({ 'Your answer': '"I am not going back there tonight."' });
  await picture('ask');
  await reporter.send('Send answer');
  await reporter.says('Thank you');
  await reporter.close();
  await duty.hears(`The reporter has answered about ${reference}`);

  await does(
    'Record triage',
    {
      'Immediate danger': 'They were made safe',
      'Has care and support needs?': 'Yes',
      'Is experiencing, or at risk of, abuse or neglect?': 'Yes',
      'Because of those needs, unable to protect themselves?': 'Not known',
      'Mental capacity': 'Assumed',
      Advocate: 'Offered',
      'Consents to sharing?': 'No',
    },
    'Record',
  );
  await does(
    'Decide',
    { 'What has been decided?': 'Refer to Adult Social Care', 'Why?': 'He may be unable to protect himself.' },
    'Record decision',
  );

  await duty.choose('Refer');
  await duty.fill({
    'To whom?': 'Adult Social Care, Example Borough',
    'What did you share?': 'What he said, and that he stays with a friend tonight.',
    'Why?': 'He is afraid to go home.',
    'Did the person consent to it?': 'No',
    'Without consent, because': 'Serious risk to life',
    'In your own words': 'He was told that he would be hurt.',
    'Was the person told that it is shared?': 'Yes',
  });
  await duty.window.locator('.modal-body').evaluate((body) => body.scrollTo(0, 0));
  await picture('refer');
  await duty.send('Record referral');
  await duty.says('Without consent, because');
  await lead.hears('asks you to review a step');

  const action = {
    'What is to be done?': 'Ring him in the morning',
    'By whom?': deputyName,
    'By when?': tomorrow ?? '',
  };
  await does('Add action', action, 'Add action');
  const answer = { 'What did they answer?': 'They have taken it on', 'In their words, and who said so': 'The desk.' };
  await does("Agency's answer", answer, 'Record');
  const told = { 'For the record: what did you tell them, and how?': 'Rang her, and thanked her.' };
  await does('Tell the reporter', told, 'Tell them');
  await reporter.hears(`Your concern ${reference} has been acted on.`);
  await does('Hand over', { 'To whom?': deputyName, 'What do they need to know first?': 'The call.' }, 'Ask them');
  await deputy.hears(`asks you to take over ${reference}`);
  await duty.close();
  await picture('hand-over');

  await deputy.press(`asks you to take over ${reference}`, 'Accept');
  await duty.hears(`Your hand-over of ${reference} was accepted`);
  await deputy.openCase(reference);
  await deputy.choose('Close concern');
  await deputy.says('Before it can be closed:');
  await picture('close');
  await deputy.close();
}
