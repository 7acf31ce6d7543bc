import type { ReactNode } from 'react'

export interface Column<R> {
  key: string
  title: ReactNode
  numeric?: boolean
  sortable?: boolean
  /** Buttons and boxes: they are not printed. */
  screenOnly?: boolean
  render(row: R): ReactNode
}

export interface Sorting {
  sort: string | undefined
  order: 'asc' | 'desc'
  onSort(key: string, order: 'asc' | 'desc'): void
}

/** A table with sticky head, sort buttons and, on a phone, one card a row. */
export function DataTable<R>(props: {
  caption: string
  columns: readonly Column<R>[]
  rows: readonly R[]
  rowKey(row: R): string
  sorting?: Sorting
  /** The rows shown are those of the page before. */
  stale?: boolean
}) {
  return (
    <div className="qh-table-wrap" tabIndex={0} role="region" aria-label={props.caption}>
      <table className={props.stale ? 'qh-table qh-stale' : 'qh-table'} aria-busy={props.stale}>
        <caption>{props.caption}</caption>
        <thead>
          <tr>
            {props.columns.map((c) => (
              <HeadCell key={c.key} column={c} sorting={props.sorting} />
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={props.rowKey(row)}>
              {props.columns.map((c) => (
                <td key={c.key} data-label={typeof c.title === 'string' ? c.title : undefined} className={classOf(c)}>
                  {c.render(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const classOf = <R,>(c: Column<R>): string | undefined =>
  [c.numeric && 'qh-right', c.screenOnly && 'qh-screen-only'].filter(Boolean).join(' ') || undefined

function HeadCell<R>({ column, sorting }: { column: Column<R>; sorting: Sorting | undefined }) {
  const className = classOf(column)
  if (!column.sortable || !sorting) {
    return (
      <th scope="col" className={className}>
        {column.title}
      </th>
    )
  }
  const current = sorting.sort === column.key
  const next = current && sorting.order === 'desc' ? 'asc' : 'desc'
  const mark = !current ? '↕' : sorting.order === 'desc' ? '↓' : '↑'
  return (
    <th
      scope="col"
      className={className}
      aria-sort={!current ? 'none' : sorting.order === 'desc' ? 'descending' : 'ascending'}
    >
      <button type="button" className="qh-sort" onClick={() => sorting.onSort(column.key, next)}>
        {column.title}
        <span aria-hidden="true" className={current ? 'qh-sort-mark qh-sort-on' : 'qh-sort-mark'}>
          {mark}
        </span>
      </button>
    </th>
  )
}
