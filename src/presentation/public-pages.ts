/**
 * Pages that anybody may read: where the manifests send people for support, privacy and terms. They name nobody and no number,
 * because what stands on them is public; who may see the phone numbers sees them in the form.
 */
export interface PublicPage {
  readonly path: `/${string}`;
  readonly title: string;
  readonly paragraphs: readonly string[];
}

const NOT_THE_EMERGENCY_SERVICE =
  'If someone is in immediate danger, call 999 now. Safeguard is not an emergency service.';

export const PUBLIC_PAGES: readonly PublicPage[] = [
  {
    path: '/support',
    title: 'Help with Safeguard',
    paragraphs: [
      NOT_THE_EMERGENCY_SERVICE,
      'To raise a concern, open the Safeguard app in your chat and choose "Raise a concern". The form shows whom to ring.',
      'To see how it works, write "help" to the app. To see who is on duty, write "duty".',
      'If the form does not open, ring the safeguarding number of your organisation.',
      'For anything else, ask the person who looks after Safeguard in your organisation.',
    ],
  },
  {
    path: '/privacy',
    title: 'Privacy',
    paragraphs: [
      'The organisation that runs Safeguard decides what it is used for and how long records are kept. Ask it for its privacy notice, or to see what it holds about you.',
      'Safeguard keeps who you are in chat, what you send in the form, what was done about it, and who opened it. It does not read your other messages.',
      'Names and words of a concern are encrypted in its database. Messages in chat say nothing of what happened.',
      'A concern goes to the people who handle safeguarding, and to nobody who you said should not see it. They may have to tell the council or the police.',
      'What you write reaches Safeguard through Slack or Microsoft Teams, or from its own pages. On the page for a concern without an account nothing is kept that says who or where you are. Whoever operates the server for your organisation can technically read what is stored.',
    ],
  },
  {
    path: '/terms',
    title: 'Terms of use',
    paragraphs: [
      NOT_THE_EMERGENCY_SERVICE,
      'Safeguard is one way to reach a person. It must never be the only one: a telephone is always another.',
      'It is for the staff and volunteers of the organisation that runs it, to raise and handle safeguarding concerns.',
      'Nothing in it is legal advice. It does not take the place of the safeguarding policy of your organisation.',
      'The software is licensed under the Apache License 2.0, without warranty.',
    ],
  },
];
