import { describe, expect, it } from 'vitest';
import { readTeamsApp } from '../../../src/playground/teams/app.js';
import { card as schema } from '../../../src/playground/teams/cards/card.js';
import { findAction } from '../../../src/playground/teams/cards/find-action.js';
import { clientErrors, filledIn, initialValues, withTyped } from '../../../src/playground/teams/cards/values.js';
import { previewsOf } from '../../../src/playground/teams/tenant/previews.js';

const form = schema.parse({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    {
      type: 'Container',
      items: [
        { type: 'Input.Text', id: 'phone', maxLength: 12, regex: '^[+0-9 ]+$', errorMessage: 'Write a number' },
        { type: 'ActionSet', actions: [{ type: 'Action.Submit', title: 'Inside', data: { go: 'detail' } }] },
      ],
    },
    {
      type: 'ColumnSet',
      columns: [
        {
          items: [
            {
              type: 'Input.ChoiceSet',
              id: 'who',
              isMultiSelect: true,
              choices: [{ title: 'Amara', value: 'a' }],
              'choices.data': { type: 'Data.Query', dataset: 'graph.microsoft.com/users' },
            },
          ],
        },
      ],
    },
    { type: 'Input.Toggle', id: 'sure', title: 'I am sure', isRequired: true },
  ],
  actions: [{ type: 'Action.Submit', title: 'Send', data: { action: 'report.step', go: 'send' } }],
});
const isAccount = (id: string) => id === 'known';

describe('the inputs of a card', () => {
  it('start as the card says, and take what a client would let in', () => {
    expect(initialValues(form)).toEqual({ phone: '', who: '', sure: 'false' });
    const typed = withTyped(form, initialValues(form), { phone: '+44 20', who: 'a,known' }, isAccount);
    expect(filledIn(typed)).toEqual({ phone: '+44 20', who: 'a,known', sure: 'false' });
  });

  it.each([
    ['words that are too long', { phone: '+44 20 7946 0100' }],
    ['a choice that is not there', { who: 'a,stranger' }],
    ['half a tick', { sure: 'maybe' }],
    ['an input that is not there', { other: 'x' }],
  ])('take no %s', (_what, typed) => {
    expect(() => withTyped(form, initialValues(form), typed, isAccount)).toThrow();
  });

  it('are complained of by the client before anything is sent', () => {
    expect(clientErrors(form, { phone: 'none', sure: 'false' })).toEqual({
      phone: 'Write a number',
      sure: 'This field is required',
    });
    expect(clientErrors(form, { phone: '', sure: 'true' })).toEqual({});
  });
});

describe('the buttons of a card', () => {
  it('are found inside containers too, by data, words or place', () => {
    expect(findAction(form, 'detail').title).toBe('Inside');
    expect(findAction(form, '#1').title).toBe('Send');
    expect(findAction(form, 'report.step').title).toBe('Send');
    expect(() => findAction(form, 'Delete')).toThrow(/no button/);
  });
});

describe('what is seen without opening the chat', () => {
  const cards = [
    schema.parse({
      type: 'AdaptiveCard',
      version: '1.5',
      body: [{ type: 'Container', items: [{ type: 'TextBlock', text: 'First words' }] }],
    }),
  ];

  it('is the summary on a phone, and the first words of the card in the list of chats', () => {
    expect(previewsOf({ text: '', summary: 'A message', cards })).toEqual({
      phone: 'A message',
      chatList: 'First words',
    });
    expect(previewsOf({ text: '', summary: '', cards }).phone).toBe('First words');
  });
});

describe('the app in the tenant', () => {
  it('has the commands of its manifest', () => {
    const { name, commands, extensions } = readTeamsApp();
    const words = ['safeguard', 'help', 'duty', 'mine', 'cases', 'actions', 'rota', 'workforce', 'policy', 'setup'];
    expect([name, commands.map(({ title }) => title)]).toEqual(['Safeguard', words]);
    expect(extensions.map(({ id }) => id)).toEqual(['raise_concern', 'raise_concern_about_message']);
  });
});
