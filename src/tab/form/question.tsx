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
  const common = { label, required, ...(hint && { hint }), ...(problem && { validationMessage: problem }) };
  return (
    <Field {...common} className="question" data-question={question.id}>
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
      return <PeopleBox people={people} several={several} onAnswer={onAnswer} />;
    case 'words':
      return (
        <Textarea
          value={text}
          maxLength={question.longest}
          resize="vertical"
          onChange={(_event, { value }) => onAnswer(value)}
        />
      );
    default:
      return (
        <Input
          value={text}
          type={question.kind === 'day' ? 'date' : question.kind === 'time' ? 'time' : 'text'}
          {...(question.kind === 'line' && { maxLength: question.longest })}
          onChange={(_event, { value }) => onAnswer(value)}
        />
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

function PeopleBox({ people, several, onAnswer }: SeveralProps & Pick<Props, 'people'>) {
  const names = people.filter(({ value }) => several.includes(value)).map(({ label }) => label);
  return (
    <>
      <Combobox
        multiselect
        placeholder="Choose people"
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
