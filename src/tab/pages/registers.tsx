import { Button, Title3 } from '@fluentui/react-components';
import { useState } from 'react';
import type { Registers as Answer } from '../../http/tab-contract-registers.js';
import { useAsked } from '../client/use-asked.js';
import { useWork } from '../work.js';
import { CheckRegister } from './check-register.js';
import { PolicyRegister } from './policy-register.js';
import { Waiting } from './waiting.js';

/** Checks and policies as tables, to filter and to sort. @param changes asks anew, and keeps what was chosen */
export function Registers({ changes }: { readonly changes: number }) {
  const { api } = useWork();
  const [asked, again] = useAsked(api.registers, changes);
  return (
    <Waiting asked={asked} again={again}>
      {(answer) => <Tables answer={answer} again={again} />}
    </Waiting>
  );
}

const REGISTERS = [
  { name: 'checks', label: 'DBS, training and other checks' },
  { name: 'policies', label: 'Policies' },
] as const;

function Tables({ answer, again }: { readonly answer: Answer; readonly again: () => void }) {
  const { lines, checks, policies, mayLoad } = answer;
  const [open, setOpen] = useState<(typeof REGISTERS)[number]['name']>('checks');
  return (
    <>
      <Title3 as="h1">Registers</Title3>
      {/* biome-ignore lint/a11y/useSemanticElements: two buttons are no fieldset */}
      <div role="group" aria-label="Which register" className="buttons">
        {REGISTERS.map(({ name, label }) => (
          <Button
            key={name}
            appearance={name === open ? 'primary' : 'secondary'}
            aria-pressed={name === open}
            onClick={() => setOpen(name)}
          >
            {label}
          </Button>
        ))}
      </div>
      {open === 'checks' ? (
        <CheckRegister lines={lines} rows={checks} mayLoad={mayLoad} again={again} />
      ) : (
        <PolicyRegister rows={policies} />
      )}
    </>
  );
}
