import { Link } from '@fluentui/react-components';
import type { Session } from '../../http/tab-contract.js';

/** Whom to call, each number with one touch. */
export function Emergency({ parts }: { readonly parts: Session['emergency'] }) {
  return (
    <p className="emergency">
      {parts.map(({ text, tel }) =>
        tel ? (
          <Link key={text} inline href={`tel:${tel}`}>
            {text}
          </Link>
        ) : (
          text
        ),
      )}
    </p>
  );
}
