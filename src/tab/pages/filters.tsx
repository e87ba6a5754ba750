import { Field, Input, Select } from '@fluentui/react-components';

export interface Chosen {
  readonly text: string;
  readonly kind: string;
  readonly status: string;
}
export const NO_FILTER: Chosen = { text: '', kind: '', status: '' };

interface Option {
  readonly value: string;
  readonly label: string;
}

interface Props {
  readonly chosen: Chosen;
  readonly onChosen: (chosen: Chosen) => void;
  readonly kinds?: { readonly label: string; readonly options: readonly Option[] };
  readonly statuses: readonly Option[];
  readonly shown: number;
  readonly of: number;
}

/** What of a register is in sight, and how much that is. */
export function Filters({ chosen, onChosen, kinds, statuses, shown, of }: Props) {
  return (
    <>
      <div className="filters">
        <Field label="Find">
          <Input
            type="search"
            value={chosen.text}
            onChange={(_event, { value }) => onChosen({ ...chosen, text: value })}
          />
        </Field>
        {kinds && <Choice {...kinds} value={chosen.kind} onChange={(kind) => onChosen({ ...chosen, kind })} />}
        <Choice
          label="Status"
          options={statuses}
          value={chosen.status}
          onChange={(status) => onChosen({ ...chosen, status })}
        />
      </div>
      <p role="status">{shown === of ? `${of} in all` : `${shown} of ${of}`}</p>
    </>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly options: readonly Option[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Choice({ label, options, value, onChange }: ChoiceProps) {
  return (
    <Field label={label}>
      <Select value={value} onChange={(_event, chosen) => onChange(chosen.value)}>
        <option value="">All</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** Each value that there is, once, by its words. */
export function optionsOf<Row>(rows: readonly Row[], of: (row: Row) => readonly [value: string, label: string]) {
  const options = new Map(rows.map(of));
  return [...options]
    .map(([value, label]): Option => ({ value, label }))
    .sort((one, other) => one.label.localeCompare(other.label, 'en-GB'));
}

/** Whether a text has every word in it, in whatever order and case. */
export function has(text: string, words: string): boolean {
  const low = text.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => low.includes(word));
}
