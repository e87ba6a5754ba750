import { Button } from '@fluentui/react-components';
import { useRef } from 'react';

interface Props {
  /** Of what its label is for. */
  readonly id: string;
  readonly describedBy?: string | undefined;
  readonly words: string;
  readonly accept: string;
  readonly several?: true | undefined;
  readonly disabled?: boolean | undefined;
  readonly onChosen: (files: readonly File[]) => void;
}

/** A browser's own input says "no file chosen" of files that are on their way or listed already, so a button stands for it. */
export function FilePicker({ id, describedBy, words, accept, several, disabled = false, onChosen }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        className="picker"
        aria-describedby={describedBy}
        disabledFocusable={disabled}
        onClick={() => input.current?.click()}
      >
        {words}
      </Button>
      <input
        ref={input}
        id={id}
        type="file"
        hidden
        multiple={several}
        accept={accept}
        disabled={disabled}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          // The same file once more is a choice as well.
          currentTarget.value = '';
          if (files.length > 0) onChosen(files);
        }}
      />
    </>
  );
}
