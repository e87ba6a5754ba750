import { Title3 } from '@fluentui/react-components';
import { useAsked } from '../client/use-asked.js';
import { useWork } from '../work.js';
import { Waiting } from './waiting.js';

/** What somebody has raised: references and how they stand. */
export function Mine({ changes }: { readonly changes: number }) {
  const { api } = useWork();
  const [asked, again] = useAsked(api.mine, changes);
  return (
    <Waiting asked={asked} again={again}>
      {({ lines }) => (
        <>
          <Title3 as="h1">My concerns</Title3>
          <ul className="lines">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
    </Waiting>
  );
}
