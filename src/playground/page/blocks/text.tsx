import { Fragment, type ReactNode } from 'react';
import type { Text } from '../../blocks/text.js';
import type { PersonShown } from '../../contract.js';
import { useSurface } from '../client/surface.js';
import { keyed } from './keyed.js';
import { type Inline, type Paragraph, parseMrkdwn } from './mrkdwn.js';

const safeLink = /^(https?|mailto|tel):/i;

export function Link({ url, children }: { url: string; children: ReactNode }) {
  if (!safeLink.test(url)) return <>{children}</>;
  return (
    <a href={url} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}

export function Mention({
  id,
  people,
  text,
}: {
  id: string;
  people: readonly PersonShown[];
  text?: string | undefined;
}) {
  const person = people.find((each) => each.id === id);
  return <span className="mention">@{person?.name ?? text ?? id}</span>;
}

function InlineNode({ node, people }: { node: Inline; people: readonly PersonShown[] }) {
  switch (node.kind) {
    case 'text':
      return <>{node.text}</>;
    case 'break':
      return <br />;
    case 'code':
      return <code>{node.text}</code>;
    case 'link':
      return <Link url={node.url}>{node.text}</Link>;
    case 'user':
      return <Mention id={node.id} people={people} text={node.text} />;
    case 'channel':
      return <span className="mention">#{node.text ?? node.id}</span>;
    case 'bold':
      return (
        <strong>
          <Inlines nodes={node.children} people={people} />
        </strong>
      );
    case 'italic':
      return (
        <em>
          <Inlines nodes={node.children} people={people} />
        </em>
      );
    case 'strike':
      return (
        <s>
          <Inlines nodes={node.children} people={people} />
        </s>
      );
  }
}

function Inlines({ nodes, people }: { nodes: readonly Inline[]; people: readonly PersonShown[] }) {
  return keyed(nodes).map(({ key, piece }) => <InlineNode key={key} node={piece} people={people} />);
}

function ParagraphView({ paragraph, people }: { paragraph: Paragraph; people: readonly PersonShown[] }) {
  if (paragraph.kind === 'preformatted') return <pre>{paragraph.text}</pre>;
  const words = <Inlines nodes={paragraph.children} people={people} />;
  return paragraph.kind === 'quote' ? <blockquote>{words}</blockquote> : <div>{words}</div>;
}

export function Mrkdwn({ source, people }: { source: string; people: readonly PersonShown[] }) {
  return (
    <div className="mrkdwn">
      {keyed(parseMrkdwn(source)).map(({ key, piece }) => (
        <ParagraphView key={key} paragraph={piece} people={people} />
      ))}
    </div>
  );
}

/** plain_text keeps its line breaks and nothing else. */
export function Plain({ text }: { text: string }) {
  return keyed(text.split('\n')).map(({ key, piece }, index) => (
    <Fragment key={key}>
      {index > 0 && <br />}
      {piece}
    </Fragment>
  ));
}

export function TextObject({ text }: { text: Text }) {
  const { people } = useSurface();
  return text.type === 'mrkdwn' ? <Mrkdwn source={text.text} people={people} /> : <Plain text={text.text} />;
}
