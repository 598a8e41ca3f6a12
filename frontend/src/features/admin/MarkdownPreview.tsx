import { Fragment, type ReactNode } from 'react';
import { type Block, type Inline, readMarkdown } from './markdown';

/** How a text written in Markdown will read. The server has the last word when it is published. */
export const MarkdownPreview = ({ source, lang }: { source: string; lang: string }) => (
  <div className="prose" lang={lang}>
    {inPlace(readMarkdown(source), (block) => (
      <BlockView block={block} />
    ))}
  </div>
);

/** Pieces of a text have nothing but their place, and are drawn anew at every key. */
const inPlace = <T,>(pieces: readonly T[], draw: (piece: T) => ReactNode): ReactNode =>
  // biome-ignore lint/suspicious/noArrayIndexKey: see above
  pieces.map((piece, place) => <Fragment key={place}>{draw(piece)}</Fragment>);

const line = (content: readonly Inline[]): ReactNode =>
  inPlace(content, ({ kind, text }) => {
    switch (kind) {
      case 'strong':
        return <strong>{text}</strong>;
      case 'em':
        return <em>{text}</em>;
      case 'text':
        return text;
    }
  });

const BlockView = ({ block }: { block: Block }): ReactNode => {
  switch (block.kind) {
    case 'heading':
      // Under the page's own headings.
      return block.level === 2 ? <h4>{line(block.content)}</h4> : <h5>{line(block.content)}</h5>;
    case 'paragraph':
      return <p>{line(block.content)}</p>;
    case 'list': {
      const items = inPlace(block.items, (item) => <li>{line(item)}</li>);
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
  }
};
