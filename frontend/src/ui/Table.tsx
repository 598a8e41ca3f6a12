import type { ReactNode } from 'react';
import { cx } from '../lib/cx';
import s from './Table.module.css';
import { VisuallyHidden } from './VisuallyHidden';

export interface Column<R> {
  key: string;
  header: string;
  cell: (row: R) => ReactNode;
  align?: 'start' | 'end';
  /** The cell names its row: a row header for who listens, the card's title on a phone. */
  names?: boolean;
}

/** A table that turns into a stack of cards where it has no room, each value under its column's name. */
export const Table = <R,>({
  caption,
  hideCaption,
  columns,
  rows,
  rowKey,
}: {
  caption: string;
  hideCaption?: boolean;
  columns: readonly Column<R>[];
  rows: readonly R[];
  rowKey: (row: R) => string;
}) => (
  <div className={s.frame}>
    {/* The roles are written out: display: block would take them away from who listens. */}
    {/* biome-ignore-start lint/a11y/noRedundantRoles: see above */}
    <table className={s.table} role="table">
      <caption className={s.caption}>
        {hideCaption ? <VisuallyHidden>{caption}</VisuallyHidden> : caption}
      </caption>
      <thead role="rowgroup" className={s.head}>
        <tr role="row">
          {columns.map((column) => (
            <th
              key={column.key}
              scope="col"
              role="columnheader"
              className={cx(column.align === 'end' && s.end)}
            >
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={rowKey(row)} role="row" className={s.row}>
            {columns.map((column) => {
              const name = cx(s.cell, column.align === 'end' && s.end, column.names && s.names);
              const content = (
                <>
                  <span className={s.label} aria-hidden="true">
                    {column.header}
                  </span>
                  <span>{column.cell(row)}</span>
                </>
              );
              return column.names ? (
                <th key={column.key} scope="row" role="rowheader" className={name}>
                  {content}
                </th>
              ) : (
                <td key={column.key} role="cell" className={name}>
                  {content}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
    {/* biome-ignore-end lint/a11y/noRedundantRoles: see above */}
  </div>
);
