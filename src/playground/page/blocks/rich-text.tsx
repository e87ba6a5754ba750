import type { RichTextBlock, RichTextInline } from '../../blocks/rich-text.js';
import { useSurface } from '../client/surface.js';
import { keyed } from './keyed.js';
import { Link, Mention, Plain } from './text.js';

type Style = {
  bold?: boolean | undefined;
  italic?: boolean | undefined;
  strike?: boolean | undefined;
  code?: boolean | undefined;
};

function classesOf(style: Style | undefined): string {
  return Object.entries(style ?? {})
    .flatMap(([name, on]) => (on ? [`rich-${name}`] : []))
    .join(' ');
}

function Piece({ piece }: { piece: RichTextInline }) {
  const { people } = useSurface();
  switch (piece.type) {
    case 'text':
      return (
        <span className={classesOf(piece.style)}>
          <Plain text={piece.text} />
        </span>
      );
    case 'link':
      return <Link url={piece.url}>{piece.text ?? piece.url}</Link>;
    case 'user':
      return <Mention id={piece.user_id} people={people} />;
    case 'channel':
      return <span className="mention">#{piece.channel_id}</span>;
    case 'emoji':
      return <span>:{piece.name}:</span>;
  }
}

function Pieces({ pieces }: { pieces: readonly RichTextInline[] }) {
  return keyed(pieces).map(({ key, piece }) => <Piece key={key} piece={piece} />);
}

export function RichText({ block }: { block: RichTextBlock }) {
  return (
    <div className="rich-text">
      {keyed(block.elements).map(({ key, piece: element }) => {
        if (element.type === 'rich_text_list') {
          const items = keyed(element.elements).map(({ key: place, piece: item }) => (
            <li key={place}>
              <Pieces pieces={item.elements} />
            </li>
          ));
          return element.style === 'ordered' ? <ol key={key}>{items}</ol> : <ul key={key}>{items}</ul>;
        }
        const pieces = <Pieces pieces={element.elements} />;
        if (element.type === 'rich_text_quote') return <blockquote key={key}>{pieces}</blockquote>;
        if (element.type === 'rich_text_preformatted') return <pre key={key}>{pieces}</pre>;
        return <div key={key}>{pieces}</div>;
      })}
    </div>
  );
}
