import { useEffect, useState } from 'react';

interface Props {
  readonly text: string;
  readonly longest: number;
}

/** Beside a field, as they type: by how much it holds more than fits. Nothing that was typed is cut off. */
export function TooLong({ text, longest }: Props) {
  const said = wordsFor(text.length - longest, longest);
  const spoken = useSettled(said);
  return (
    <>
      {said && (
        <span className="too-long" aria-hidden="true">
          {said}
        </span>
      )}
      <span className="spoken" aria-live="polite">
        {spoken}
      </span>
    </>
  );
}

function wordsFor(tooMany: number, longest: number): string {
  if (tooMany <= 0) return '';
  const characters = tooMany === 1 ? 'character' : 'characters';
  return `${inGroups(tooMany)} ${characters} too many: at most ${inGroups(longest)} fit here. Nothing is cut off.`;
}

const inGroups = (count: number) => count.toLocaleString('en-GB');

/** A number that is read out at each key would talk over whoever types. */
const PAUSE_MS = 1_000;

function useSettled(words: string): string {
  const [settled, setSettled] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSettled(words), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [words]);
  return settled;
}
