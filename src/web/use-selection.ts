import { useState } from 'react'

export interface Selection<R> {
  rows: readonly R[]
  has(id: string): boolean
  toggle(row: R): void
  /** All of these, or none of them when all are selected already. */
  toggleAll(rows: readonly R[]): void
  replace(rows: readonly R[]): void
}

/** Rows that somebody picked, kept while he turns pages. */
export function useSelection<R extends { id: string }>(): Selection<R> {
  const [picked, setPicked] = useState<ReadonlyMap<string, R>>(new Map())
  const put = (rows: readonly R[], on: boolean): void => {
    const next = new Map(picked)
    for (const row of rows)
      if (on) next.set(row.id, row)
      else next.delete(row.id)
    setPicked(next)
  }
  return {
    rows: [...picked.values()],
    has: (id) => picked.has(id),
    toggle: (row) => put([row], !picked.has(row.id)),
    toggleAll: (rows) => put(rows, !rows.every((r) => picked.has(r.id))),
    replace: (rows) => setPicked(new Map(rows.map((r) => [r.id, r]))),
  }
}
