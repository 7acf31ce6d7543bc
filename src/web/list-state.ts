import { useLocation, useNavigate, useSearch } from '@tanstack/react-router'

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Cursors of the pages before this one, first to last; '' is the first page. */
    cursors?: string[]
  }
}

export type Search = Readonly<Record<string, string>>

const filled = (search: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(search).filter((e): e is [string, string] => e[1] !== undefined && e[1] !== ''))

/** A list's filters, sort, page and columns, all in the address, so that it can be sent to a colleague. */
export function useListState() {
  const { cols, new: entering, ...search } = useSearch({ strict: false }) as Search
  const navigate = useNavigate()
  const cursors = useLocation({ select: (l) => l.state.cursors }) ?? []
  const go = (to: Record<string, string | undefined>, options: { cursors?: string[]; replace?: boolean } = {}): void =>
    void navigate({
      to: '.',
      search: filled({ cols, new: entering, ...to }) as never,
      replace: options.replace ?? false,
      state: { cursors: options.cursors ?? [] },
    })
  return {
    /** What the server is asked. */
    search: search as Search,
    /** Names of the columns somebody chose; the usual ones when undefined. */
    columns: cols?.split(','),
    setColumns: (names: readonly string[] | undefined) =>
      go({ ...search, cols: names?.join(',') }, { cursors, replace: true }),
    /** The form for a new record is open. */
    entering: entering !== undefined,
    setEntering: (open: boolean) => go({ ...search, new: open ? '1' : undefined }, { cursors, replace: true }),
    /** Everything of the address but the page and the form: what a saved view keeps. */
    view: filled({ ...search, cols, after: undefined }),
    open: (view: Search) => void navigate({ to: '.', search: view as never, state: { cursors: [] } }),
    /** 1 on the first page; undefined when the address came from elsewhere and nobody can know. */
    page: !search.after ? 1 : cursors.length > 0 ? cursors.length + 1 : undefined,
    /** Changes filters or sort, and starts again at the first page. */
    set: (change: Record<string, string | undefined>) =>
      go({ ...search, ...change, after: undefined }, { replace: true }),
    clear: () => go({ sort: search.sort, order: search.order }, { replace: true }),
    next: (cursor: string) => go({ ...search, after: cursor }, { cursors: [...cursors, search.after ?? ''] }),
    previous: () => go({ ...search, after: cursors.at(-1) || undefined }, { cursors: cursors.slice(0, -1) }),
  }
}

export type ListState = ReturnType<typeof useListState>
