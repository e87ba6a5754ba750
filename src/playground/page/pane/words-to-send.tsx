import { useId } from 'react';

interface Props {
  readonly label: string;
  readonly placeholder: string;
  readonly words: string;
  readonly onChange: (words: string) => void;
  /** While what was sent is on its way. */
  readonly busy: boolean;
}

/** The line that a person types into, and the button that sends it; stands in a form. */
export function WordsToSend({ label, placeholder, words, onChange, busy }: Props) {
  const id = useId();
  return (
    <>
      <label className="visually-hidden" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="composer-input"
        data-testid="command"
        autoComplete="off"
        placeholder={placeholder}
        value={words}
        disabled={busy}
        onChange={(event) => onChange(event.target.value)}
      />
      <button type="submit" className="button primary" disabled={busy || words.trim() === ''}>
        Send
      </button>
    </>
  );
}
