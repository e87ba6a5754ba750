import { NotOnScreen } from '../../product/refusal.js';
import type { Card } from './card.js';
import type { Input } from './inputs.js';
import { inputsOf } from './walk.js';

/** What stands in the inputs of a card, by their ids; several choices are joined by commas. */
export type InputValues = Readonly<Record<string, string>>;

function initial(input: Input): string {
  return input.value ?? (input.type === 'Input.Toggle' ? input.valueOff : '');
}

export function initialValues(card: Card): InputValues {
  return Object.fromEntries(inputsOf(card).map((input) => [input.id, initial(input)]));
}

/** Whether a client could have put that value there at all. */
function isPossible(input: Input, value: string, isAccount: (id: string) => boolean): boolean {
  if (value === '') return true;
  if (input.type === 'Input.Text') return value.length <= (input.maxLength ?? Number.POSITIVE_INFINITY);
  if (input.type === 'Input.Toggle') return value === input.valueOn || value === input.valueOff;
  if (input.type !== 'Input.ChoiceSet') return true;
  const chosen = input.isMultiSelect ? value.split(',') : [value];
  const listed = (each: string) => input.choices.some((choice) => choice.value === each);
  return chosen.every((each) => listed(each) || (input['choices.data'] !== undefined && isAccount(each)));
}

/**
 * The values after somebody typed.
 * @throws NotOnScreen when the card has no such input, or a client would not let that value in.
 */
export function withTyped(
  card: Card,
  present: InputValues,
  typed: InputValues,
  isAccount: (id: string) => boolean,
): InputValues {
  const inputs = inputsOf(card);
  for (const [id, value] of Object.entries(typed)) {
    const input = inputs.find((each) => each.id === id);
    if (!input) throw new NotOnScreen(`the card has no input ${id}`);
    if (!isPossible(input, value, isAccount)) throw new NotOnScreen(`nobody can put that value into ${id}`);
  }
  return { ...present, ...typed };
}

/** What the client itself complains of before it sends anything, by the ids of inputs. */
export function clientErrors(card: Card, values: InputValues): Readonly<Record<string, string>> {
  const wrong = inputsOf(card).filter((input) => {
    const value = values[input.id] ?? '';
    const missing =
      input.isRequired === true && (value === '' || (input.type === 'Input.Toggle' && value !== input.valueOn));
    const unfit = input.type === 'Input.Text' && input.regex && value !== '' && !new RegExp(input.regex).test(value);
    return missing || unfit;
  });
  return Object.fromEntries(wrong.map(({ id, errorMessage }) => [id, errorMessage ?? 'This field is required']));
}

/** The inputs as they are merged into an action's data: what is empty is left out, as the official renderer does. */
export function filledIn(values: InputValues): InputValues {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
}
