import {
  Checkbox,
  Combobox,
  Field,
  Input,
  Option,
  Radio,
  RadioGroup,
  Select,
  Textarea,
} from '@fluentui/react-components';
import type { Question } from '../../http/tab-contract.js';
import { TooLong } from './too-long.js';

export type Answer = string | readonly string[];

interface Props {
  readonly question: Question;
  readonly problem: string | undefined;
  readonly people: readonly { readonly value: string; readonly label: string }[];
  readonly answer: Answer;
  readonly onAnswer: (answer: Answer) => void;
}

/** One question of a form, with its hint, and with words beside it where its answer can't be taken. */
export function QuestionField({ question, problem, ...rest }: Props) {
  const { label, hint, required } = question;
  // Said once beside Send, and read with its field: an alert of each would talk over the others.
  const beside = problem && { validationMessage: { children: problem, role: 'none' }, 'data-faulty': true };
  return (
    <Field {...{ label, required, ...(hint && { hint }) }} {...beside} className="question" data-question={question.id}>
      {input(question, rest)}
    </Field>
  );
}

function input(question: Question, { people, answer, onAnswer }: Omit<Props, 'question' | 'problem'>) {
  const text = typeof answer === 'string' ? answer : '';
  const several = typeof answer === 'string' ? [] : answer;
  switch (question.kind) {
    case 'choice':
      return (
        <RadioGroup value={text} onChange={(_event, { value }) => onAnswer(value)}>
          {question.options.map(({ value, label }) => (
            <Radio key={value} value={value} label={label} />
          ))}
        </RadioGroup>
      );
    case 'menu':
      return (
        <Select value={text} onChange={(_event, { value }) => onAnswer(value)}>
          <option value="">Choose</option>
          {question.options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      );
    case 'choices':
    case 'tick-boxes':
      return <Boxes options={question.options} several={several} onAnswer={onAnswer} />;
    case 'people':
      return <PeopleBox label={question.label} people={people} several={several} onAnswer={onAnswer} />;
    case 'words':
      return (
        <>
          <Textarea value={text} resize="vertical" onChange={(_event, { value }) => onAnswer(value)} />
          <TooLong text={text} longest={question.longest} />
        </>
      );
    default:
      return (
        <>
          <Input
            value={text}
            type={question.kind === 'day' ? 'date' : question.kind === 'time' ? 'time' : 'text'}
            onChange={(_event, { value }) => onAnswer(value)}
          />
          {question.kind === 'line' && <TooLong text={text} longest={question.longest} />}
        </>
      );
  }
}

interface SeveralProps {
  readonly several: readonly string[];
  readonly onAnswer: (answer: readonly string[]) => void;
}

function Boxes({
  options,
  several,
  onAnswer,
}: SeveralProps & { readonly options: readonly { readonly value: string; readonly label: string }[] }) {
  return (
    <>
      {options.map(({ value, label }) => (
        <Checkbox
          key={value}
          label={label}
          checked={several.includes(value)}
          onChange={(_event, { checked }) =>
            onAnswer(checked === true ? [...several, value] : several.filter((each) => each !== value))
          }
        />
      ))}
    </>
  );
}

function PeopleBox({
  label,
  people,
  several,
  onAnswer,
}: SeveralProps & Pick<Props, 'people'> & { readonly label: string }) {
  const names = people.filter(({ value }) => several.includes(value)).map(({ label }) => label);
  return (
    <>
      <Combobox
        multiselect
        placeholder="Choose people"
        // The field opens it by the keyboard: its arrow is for a pointer.
        expandIcon={{ tabIndex: -1, 'aria-label': `Open: ${label}` }}
        selectedOptions={[...several]}
        onOptionSelect={(_event, { selectedOptions }) => onAnswer(selectedOptions)}
      >
        {people.map(({ value, label }) => (
          <Option key={value} value={value}>
            {label}
          </Option>
        ))}
      </Combobox>
      {names.length > 0 && <span className="chosen">{names.join(', ')}</span>}
    </>
  );
}
