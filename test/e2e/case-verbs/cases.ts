import type { FormVerb, WITHOUT_FORM } from '../../../src/presentation/case/forms.js';
import type { Answers } from '../../contract/platforms/world.js';
import type { PageAnswers } from '../../support/page-person.js';
import type { Story } from './story.js';

/** Stands in everything that is typed: it may be seen in windows alone. */
export const SECRET = 'Quietwords';

export type Role = 'reporter' | 'duty' | 'deputy' | 'lead';
export type Verb = FormVerb | (typeof WITHOUT_FORM)[number];

export interface VerbCase {
  readonly by: Role;
  /** What the reporter answered otherwise than as usual. */
  readonly concern?: Answers;
  /** What was done before; the verb itself is done in the browser alone. */
  readonly given?: (story: Story) => Promise<unknown>;
  /** The message whose button leads to it; without one it starts in the case view. */
  readonly from?: (story: Story) => { readonly message: string; readonly button: string };
  /** By the labels of the questions. Nothing: one press does it. */
  readonly answers?: (story: Story) => PageAnswers | Promise<PageAnswers>;
  /** Whoever looks at the concern afterwards; without one whoever did it, in the window that they come back to. */
  readonly seenBy?: Role;
  /** What the record then says. */
  readonly record: (story: Story) => string;
  /** Who hears of it, in which words. */
  readonly hears?: (story: Story) => Readonly<Partial<Record<Role, string>>>;
}

/** So that the lead has it; any other the duty person. */
export const ABOUT_STAFF: Answers = { responsible: 'Yes', subjects: ['Tomasz Nowak'] };

const REFERRAL = { agency: 'police', shared: `${SECRET} shared`, why: `${SECRET} why`, consented: 'Yes' };
const TRIAGE = {
  safety: 'They were made safe',
  careNeeds: 'Yes',
  atRiskOfAbuse: 'Yes',
  unableToProtect: 'Not known',
  capacity: 'Assumed',
  advocate: 'Not needed',
  consent: 'Yes',
};
const CLOSURE = {
  'Was the outcome that the person wished for met?': 'Partly',
  'What were they told, and what did they think? Or why not?': `${SECRET} said`,
  'What risk remains?': `${SECRET} left`,
  'What is there to learn?': `${SECRET} learnt`,
};

const referred = (story: Story) => story.does('refer', REFERRAL);
const declined = async (story: Story) => {
  await referred(story);
  await story.does('record-outcome', { outcome: 'They declined', text: `${SECRET} no` });
};
const sharedWithoutConsent = (story: Story) =>
  story.does('refer', {
    ...REFERRAL,
    consented: 'No',
    reason: 'A crime is suspected',
    explanation: `${SECRET} crime`,
    personTold: 'Yes',
  });
const withAction = (story: Story) =>
  story.does('add-action', { text: `${SECRET} ring them`, owner: story.name.deputy, due: story.inDays(10) });
const asked = (story: Story) => story.does('ask-reporter', { text: `${SECRET} asked?` });
const handedOver = (story: Story) => story.does('hand-over', { to: story.name.deputy, text: `${SECRET} first` });
const decided = (decision: string) => (story: Story) =>
  story.does('decide', { decision, rationale: `${SECRET} rationale` });

/** Each verb as a person does it in the browser; one that is new does not compile without its case. */
export const CASES: { readonly [V in Verb]: VerbCase } = {
  refer: {
    by: 'duty',
    answers: () => ({
      'To whom?': 'Adult Social Care, Example Borough',
      'How?': 'By their web form',
      'To whom did you speak?': `${SECRET} worker`,
      'Their reference': 'R-100',
      'What did you share?': `${SECRET} shared`,
      'Why?': `${SECRET} why`,
      'Did the person consent to it?': 'No',
      'Without consent, because': 'A crime is suspected',
      'In your own words': `${SECRET} crime`,
      'Was the person told that it is shared?': 'No',
      'If not, why not?': `${SECRET} unsafe`,
    }),
    record: () => 'Without consent, because: a crime is suspected.',
    hears: ({ reference, name }) => ({ lead: `${name.duty} asks you to review a step on ${reference}.` }),
  },
  'add-note': {
    by: 'duty',
    answers: ({ inDays }) => ({
      'What is there to note?': `${SECRET} note`,
      'What is it?': 'Allegation: somebody said so',
      'On which day was it?': inDays(-2),
      'At what time?': '09:15',
    }),
    record: () => `Note: ${SECRET} note`,
  },
  'draft-pack': {
    by: 'duty',
    answers: () => ({ 'For whom?': 'Adult Social Care, Example Borough' }),
    record: () => 'Draft. A person sends this; Safeguard has sent nothing.',
  },
  'ask-reporter': {
    by: 'duty',
    answers: () => ({ 'Your question': `${SECRET} asked?` }),
    record: () => `Asked the reporter: ${SECRET} asked?`,
    hears: ({ reference }) => ({ reporter: `There is a question about ${reference}.` }),
  },
  'record-triage': {
    by: 'duty',
    answers: () => ({
      'Immediate danger': 'They were made safe',
      'Has care and support needs?': 'Yes',
      'Is experiencing, or at risk of, abuse or neglect?': 'Yes',
      'Because of those needs, unable to protect themselves?': 'Not known',
      'Mental capacity': 'Assessed: has capacity',
      'Assessment: which decision, when, by whom': `${SECRET} assessed`,
      Advocate: 'Offered',
      'Consents to sharing?': 'No',
      'What does the person think of it?': `${SECRET} views`,
      'What do they wish to come of it?': `${SECRET} wish`,
      'Options considered': `${SECRET} options`,
      'Why is the chosen one the least restrictive?': `${SECRET} least`,
    }),
    record: () => `Wished-for outcome: ${SECRET} wish`,
  },
  decide: {
    by: 'duty',
    answers: () => ({ 'What has been decided?': 'No further action', 'Why?': `${SECRET} rationale` }),
    record: () => `Decided: No further action. ${SECRET} rationale`,
    hears: ({ reference, name }) => ({ lead: `${name.duty} asks you to sign off a decision on ${reference}.` }),
  },
  'add-action': {
    by: 'duty',
    answers: ({ name, inDays }) => ({
      'What is to be done?': `${SECRET} ring them`,
      'By whom?': name.deputy,
      'By when?': inDays(10),
    }),
    record: ({ name }) => `Action for ${name.deputy}, due`,
    hears: ({ reference }) => ({ deputy: `You have an action on ${reference}, due 17:00` }),
  },
  'complete-action': {
    by: 'deputy',
    given: withAction,
    from: ({ reference }) => ({ message: `You have an action on ${reference}`, button: 'Open action' }),
    answers: () => ({ 'What was done?': `${SECRET} rang` }),
    seenBy: 'duty',
    record: () => `Action done: ${SECRET} rang`,
    hears: ({ reference }) => ({
      duty: `An action on ${reference} is done.`,
      deputy: `${reference}: this is settled.`,
    }),
  },
  'reassign-action': {
    by: 'duty',
    given: withAction,
    answers: ({ name, inDays }) => ({ 'To whom?': name.lead, 'By when?': inDays(12) }),
    record: ({ name }) => `Action passed to ${name.lead}, due`,
    hears: ({ reference }) => ({
      lead: `You have an action on ${reference}, due 17:00`,
      deputy: `${reference}: this is settled.`,
    }),
  },
  'snooze-action': {
    by: 'duty',
    given: withAction,
    answers: ({ inDays }) => ({ 'Until the end of which day?': inDays(3), 'Why can it wait?': `${SECRET} away` }),
    record: () => `; the due date is unchanged: ${SECRET} away`,
  },
  'cancel-action': {
    by: 'duty',
    given: withAction,
    answers: () => ({ 'Why is it not needed any more?': `${SECRET} not needed` }),
    record: () => `Action cancelled: ${SECRET} not needed`,
    hears: ({ reference }) => ({ deputy: `${reference}: this is settled.` }),
  },
  'record-outcome': {
    by: 'duty',
    given: referred,
    answers: () => ({ 'What did they answer?': 'They declined', 'In their words, and who said so': `${SECRET} no` }),
    record: () => `The agency's answer, they declined: ${SECRET} no`,
  },
  challenge: {
    by: 'duty',
    given: declined,
    answers: () => ({ 'To whom?': `${SECRET} manager`, 'Why is the decision not right?': `${SECRET} threshold` }),
    record: () => `Challenged with ${SECRET} manager: ${SECRET} threshold`,
  },
  'tell-reporter': {
    by: 'duty',
    answers: () => ({ 'For the record: what did you tell them, and how?': `${SECRET} told` }),
    record: () => `The reporter was told that it was acted on: ${SECRET} told`,
    hears: ({ reference }) => ({ reporter: `Your concern ${reference} has been acted on.` }),
  },
  'tell-other': {
    by: 'duty',
    answers: () => ({
      'Who?': 'Insurer',
      'Were they told?': 'Not needed',
      'If not needed, because': `${SECRET} because`,
    }),
    record: () => `Insurer need not be told, because: ${SECRET} because`,
  },
  'record-support': {
    by: 'duty',
    answers: () => ({
      'To whom?': 'Others affected',
      'What was offered, and what came of it?': `${SECRET} support`,
    }),
    record: () => `Support offered to others affected: ${SECRET} support`,
  },
  'hand-over': {
    by: 'duty',
    answers: ({ name }) => ({ 'To whom?': name.deputy, 'What do they need to know first?': `${SECRET} first` }),
    record: ({ name }) => `Hand-over offered to ${name.deputy}, not accepted yet`,
    hears: ({ reference, name }) => ({ deputy: `${name.duty} asks you to take over ${reference}.` }),
  },
  'accept-handover': {
    by: 'deputy',
    given: handedOver,
    from: ({ reference }) => ({ message: `asks you to take over ${reference}`, button: 'Accept' }),
    seenBy: 'deputy',
    record: () => 'Hand-over accepted',
    hears: ({ reference }) => ({ duty: `Your hand-over of ${reference} was accepted.` }),
  },
  'decline-handover': {
    by: 'deputy',
    given: handedOver,
    from: ({ reference }) => ({ message: `asks you to take over ${reference}`, button: "I can't take it over" }),
    seenBy: 'duty',
    record: () => 'Hand-over not accepted',
    hears: ({ reference }) => ({ duty: `Your hand-over of ${reference} was not accepted.` }),
  },
  'grant-access': {
    by: 'duty',
    answers: ({ name, inDays }) => ({
      'To whom?': name.deputy,
      'Until when?': inDays(5),
      'Why do they need it?': `${SECRET} knows`,
    }),
    record: ({ name }) => `Access for ${name.deputy} until`,
    hears: ({ reference }) => ({ deputy: `You were given access to ${reference}.` }),
  },
  'change-urgency': {
    by: 'duty',
    answers: () => ({ 'Is it urgent?': 'Urgent, high risk', 'Why?': `${SECRET} worse` }),
    record: () => `Risk raised: urgent. ${SECRET} worse`,
  },
  'record-review': {
    by: 'duty',
    answers: () => ({ 'How does it stand, and what is next?': `${SECRET} review` }),
    record: () => `Reviewed: ${SECRET} review`,
  },
  'confirm-exclusions': {
    by: 'lead',
    concern: ABOUT_STAFF,
    given: (story) =>
      story.does('grant-access', { to: story.name.deputy, until: story.inDays(5), reason: `${SECRET} knows` }),
    answers: ({ name }) => ({ 'Who else must not know of it?': [name.deputy] }),
    record: ({ name }) => `Kept from it from now on: ${name.deputy}`,
    hears: ({ reference }) => ({ deputy: `${reference} is no longer with you.` }),
  },
  'record-staff-measure': {
    by: 'lead',
    concern: ABOUT_STAFF,
    answers: () => ({ 'What was decided?': 'Suspended, without prejudice', 'Why?': `${SECRET} safe` }),
    record: () => `Suspended, without prejudice: ${SECRET} safe`,
  },
  'log-low-level': {
    by: 'lead',
    concern: ABOUT_STAFF,
    answers: () => ({ 'About whom?': 'Tomasz Nowak', 'What was it, and what was done?': `${SECRET} late` }),
    record: () => `Low-level concern about Tomasz Nowak: ${SECRET} late`,
  },
  'link-concern': {
    by: 'duty',
    answers: async (story) => ({ 'Reference of the earlier concern': await story.another() }),
    record: ({ other }) => `Linked with ${other}`,
  },
  'merge-into': {
    by: 'duty',
    answers: async (story) => ({ 'Reference of the one that goes on': await story.another() }),
    record: ({ other }) => `A duplicate: goes on in ${other}`,
    hears: ({ reference }) => ({
      reporter: `Your concern ${reference} is being acted on.`,
      duty: `${reference} goes on in another concern.`,
    }),
  },
  'sign-off': {
    by: 'lead',
    given: decided('No further action'),
    from: ({ reference }) => ({ message: `asks you to sign off a decision on ${reference}`, button: 'Sign off' }),
    answers: () => ({ 'Do you agree?': 'I agree', 'Why?': `${SECRET} agreed` }),
    record: () => `Signed off: ${SECRET} agreed`,
    hears: ({ reference }) => ({ duty: `There is an answer to your request about ${reference}.` }),
  },
  'review-sharing': {
    by: 'lead',
    given: sharedWithoutConsent,
    from: ({ reference }) => ({ message: `asks you to review a step on ${reference}`, button: 'Review' }),
    answers: () => ({ 'Was it right to share without consent?': 'Yes', 'Why?': `${SECRET} right` }),
    record: () => `Sharing without consent reviewed, agreed: ${SECRET} right`,
    hears: ({ reference }) => ({ duty: `There is an answer to your request about ${reference}.` }),
  },
  'explain-missed-target': {
    by: 'duty',
    concern: { danger: 'Yes' },
    // Of an urgent concern triage is due within the hour.
    given: ({ skip }) => skip('61m'),
    answers: () => ({ 'What got in the way?': `${SECRET} fire` }),
    record: () => `Our own target missed (Record triage): ${SECRET} fire`,
  },
  'answer-question': {
    by: 'reporter',
    given: asked,
    from: ({ reference }) => ({ message: `There is a question about ${reference}`, button: 'Answer' }),
    answers: () => ({ 'Your answer': `${SECRET} answer` }),
    seenBy: 'duty',
    record: () => `The reporter answered: ${SECRET} answer`,
    hears: ({ reference }) => ({
      duty: `The reporter has answered about ${reference}.`,
      reporter: `You answered a question about ${reference}.`,
    }),
  },
  'add-information': {
    by: 'reporter',
    from: ({ reference }) => ({ message: `took ${reference}`, button: 'Add information' }),
    answers: () => ({ 'What would you like to add?': `${SECRET} more` }),
    seenBy: 'duty',
    record: () => `The reporter added: ${SECRET} more`,
    hears: ({ reference }) => ({ duty: `The reporter has added something to ${reference}.` }),
  },
  close: {
    by: 'duty',
    given: async (story) => {
      await story.does('record-triage', TRIAGE);
      await decided('Handle as a complaint')(story);
      await story.does('tell-reporter', { text: `${SECRET} told` });
    },
    answers: () => CLOSURE,
    record: () => 'Closed. Wished-for outcome met: partly.',
    hears: ({ reference }) => ({ reporter: `Your concern ${reference} is closed.`, duty: `${reference} is closed.` }),
  },
  withdraw: {
    by: 'duty',
    answers: () => ({ 'Why?': `${SECRET} mistake` }),
    record: () => `Withdrawn: ${SECRET} mistake`,
    hears: ({ reference }) => ({
      reporter: `Your concern ${reference} is closed.`,
      duty: `${reference} was withdrawn.`,
    }),
  },
  reopen: {
    by: 'duty',
    given: (story) => story.does('withdraw', { reason: `${SECRET} mistake` }),
    answers: () => ({ 'Why is it being reopened?': `${SECRET} again` }),
    record: () => `Reopened: ${SECRET} again`,
    hears: ({ reference }) => ({ duty: `You have had ${reference} since` }),
  },
};

export const VERBS = Object.keys(CASES) as Verb[];
