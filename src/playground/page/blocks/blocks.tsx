import type { Block } from '../../blocks/layout.js';
import { ElementView } from './element.js';
import { InputBlockView } from './input-block.js';
import { keyed } from './keyed.js';
import { RichText } from './rich-text.js';
import { Plain, TextObject } from './text.js';

function Section({ block }: { block: Extract<Block, { type: 'section' }> }) {
  return (
    <div className="section">
      <div className="section-text">
        {block.text && <TextObject text={block.text} />}
        {block.fields && (
          <div className="fields">
            {keyed(block.fields).map(({ key, piece }) => (
              <div key={key}>
                <TextObject text={piece} />
              </div>
            ))}
          </div>
        )}
      </div>
      {block.accessory && (
        <div className="accessory">
          <ElementView element={block.accessory} blockId={block.block_id ?? ''} dispatches />
        </div>
      )}
    </div>
  );
}

function Context({ block }: { block: Extract<Block, { type: 'context' }> }) {
  return (
    <div className="context">
      {keyed(block.elements).map(({ key, piece }) =>
        piece.type === 'image' ? (
          <img key={key} src={piece.image_url} alt={piece.alt_text} />
        ) : (
          <div key={key}>
            <TextObject text={piece} />
          </div>
        ),
      )}
    </div>
  );
}

function BlockView({ block }: { block: Block }) {
  switch (block.type) {
    case 'header':
      return (
        <h3 className="header">
          <Plain text={block.text.text} />
        </h3>
      );
    case 'divider':
      return <hr />;
    case 'section':
      return <Section block={block} />;
    case 'context':
      return <Context block={block} />;
    case 'actions':
      return (
        <div className="actions">
          {block.elements.map((element) => (
            <ElementView key={element.action_id} element={element} blockId={block.block_id ?? ''} dispatches />
          ))}
        </div>
      );
    case 'input':
      return <InputBlockView block={block} />;
    case 'rich_text':
      return <RichText block={block} />;
    case 'image':
      return (
        <figure className="image">
          {block.title && <figcaption>{block.title.text}</figcaption>}
          <img src={block.image_url} alt={block.alt_text} />
        </figure>
      );
  }
}

export function Blocks({ blocks }: { blocks: readonly Block[] }) {
  return (
    <div className="blocks">
      {blocks.map((block) => (
        <BlockView key={block.block_id} block={block} />
      ))}
    </div>
  );
}
