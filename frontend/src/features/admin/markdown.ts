/** The part of Markdown a charter needs, as data: the preview never makes HTML out of a text. */
export type Inline = { kind: 'text' | 'strong' | 'em'; text: string };
export type Block =
  | { kind: 'heading'; level: 2 | 3; content: Inline[] }
  | { kind: 'paragraph'; content: Inline[] }
  | { kind: 'list'; ordered: boolean; items: Inline[][] };

const INLINE = /\*\*(.+?)\*\*|\*(.+?)\*|\[([^\]]+)\]\([^)]*\)/g;

const inlines = (source: string): Inline[] => {
  const found: Inline[] = [];
  let end = 0;
  for (const match of source.matchAll(INLINE)) {
    if (match.index > end) found.push({ kind: 'text', text: source.slice(end, match.index) });
    const [whole, strong, em, link] = match;
    if (strong !== undefined) found.push({ kind: 'strong', text: strong });
    else if (em !== undefined) found.push({ kind: 'em', text: em });
    else found.push({ kind: 'text', text: link ?? whole });
    end = match.index + whole.length;
  }
  if (end < source.length) found.push({ kind: 'text', text: source.slice(end) });
  return found;
};

const ITEM = /^\s*(?:[-*]|(\d+)\.)\s+(.*)$/;

const blockOf = (lines: string[]): Block[] => {
  const [first = '', ...rest] = lines;
  const heading = /^(#{1,6})\s+(.*)$/.exec(first);
  if (heading)
    return [
      {
        kind: 'heading',
        level: (heading[1]?.length ?? 2) > 2 ? 3 : 2,
        content: inlines(heading[2] ?? ''),
      },
      ...(rest.length > 0 ? blockOf(rest) : []),
    ];
  const item = ITEM.exec(first);
  if (!item) return [{ kind: 'paragraph', content: inlines(lines.join(' ')) }];
  const items: string[] = [];
  for (const line of lines) {
    const next = ITEM.exec(line);
    if (next) items.push(next[2] ?? '');
    else items.push(`${items.pop() ?? ''} ${line.trim()}`);
  }
  return [{ kind: 'list', ordered: item[1] !== undefined, items: items.map(inlines) }];
};

/** @returns the blocks of a text; what it does not know stays as it was typed */
export const readMarkdown = (source: string): Block[] =>
  source
    .split(/\n\s*\n/)
    .map((block) => block.split('\n').filter((line) => line.trim() !== ''))
    .filter((lines) => lines.length > 0)
    .flatMap(blockOf);
