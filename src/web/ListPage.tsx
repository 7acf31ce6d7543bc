import { Button } from 'antd'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useMemo, useState } from 'react'
import { flushSync } from 'react-dom'
import { useBulkActs } from './bulk.ts'
import { call, useCall } from './call.ts'
import { isNumeric, titleOf, valueOf } from './cells.tsx'
import { type Column, DataTable } from './DataTable.tsx'
import { type NamedField, fieldsOf, filtersOf } from './fields.ts'
import { FilterBar } from './FilterBar.tsx'
import type { ListPages } from './ledger-pages.tsx'
import { type ListState, useListState } from './list-state.ts'
import { integerText } from './money.ts'
import { PageHead } from './PageHead.tsx'
import { Failed, Loading, Nothing } from './PageState.tsx'
import { PrintedConditions } from './PrintHead.tsx'
import { may, useSession } from './session.ts'
import { type Selection, useSelection } from './use-selection.ts'

const ListTools = lazy(async () => ({ default: (await import('./ListTools.tsx')).ListTools }))
const BulkBar = lazy(async () => ({ default: (await import('./BulkBar.tsx')).BulkBar }))
const FormDrawer = lazy(async () => ({ default: (await import('./FormDrawer.tsx')).FormDrawer }))

type Row = Record<string, unknown> & { id: string }
interface Listed {
  rows: Row[]
  next: string | null
  total: number
}

/** Counting stops here; the server says so by returning exactly this. */
const countedUpTo = 10_000
const totalText = (total: number): string =>
  total >= countedUpTo ? `${integerText(countedUpTo)} 条以上` : `共 ${integerText(total)} 条`

/** The list of a ledger: filters, sort and page in the address. `actions`: in place of the button for a new record. */
export function ListPage({ pages, actions }: { pages: ListPages; actions?: React.ReactNode }) {
  const state = useListState()
  const session = useSession()
  const filters = useMemo(() => filtersOf(pages.list.filters), [pages])
  const chosen = state.columns?.join(',')
  const shown = useMemo(() => shownFields(pages, chosen?.split(',')), [pages, chosen])
  const columns = useMemo(() => columnsOf(pages, shown), [pages, shown])
  const selection = useSelection<Row>()
  const answer = useCall(pages.list, state.search as never, { keepPrevious: true })
  const { printing, print } = usePrinting(pages, state)
  const data = printing ?? (answer.data as Listed | undefined)
  const create = pages.create && may(session, pages.create.permission ?? pages.create.contract.permission)
  const acts = useBulkActs(pages)
  const picks = acts.length > 0
  const enter = create && (
    <Button type="primary" onClick={() => state.setEntering(true)}>
      {pages.create!.title}
    </Button>
  )
  return (
    <>
      <PageHead title={pages.menu.title} note={data && totalText(data.total)} actions={actions ?? enter} />
      <div className="qh-list-bar">
        <FilterBar filters={filters} state={state} searchHint="名称、拼音首字母或代码" />
        <Suspense fallback={<div className="qh-list-tools" />}>
          <ListTools
            list={pages.list}
            state={state}
            columns={listed(pages).map((f) => ({ name: f.name, title: titleOf(f.meta) }))}
            shown={shown.map((f) => f.name)}
            print={print}
          />
        </Suspense>
      </div>
      {answer.isPending && <Loading rows={12} />}
      {answer.isError && (
        <Failed error={answer.error} retry={() => void answer.refetch()}>
          {(state.search.sort || state.search.after) && (
            <Button onClick={() => state.set({ sort: undefined, order: undefined })}>回到默认排序的第一页</Button>
          )}
        </Failed>
      )}
      {data && !answer.isError && data.rows.length === 0 && <Empty state={state} enter={enter} />}
      {data && !answer.isError && data.rows.length > 0 && (
        <>
          <PrintedConditions
            filters={filters}
            search={state.search}
            rows={data.rows.length}
            total={totalText(data.total)}
          />
          {picks && (
            <Suspense fallback={<div className="qh-bulk" />}>
              <BulkBar pages={pages} acts={acts} search={state.search} total={data.total} selection={selection} />
            </Suspense>
          )}
          <DataTable
            caption={pages.list.title}
            columns={picks ? [pickColumn(selection, data.rows), ...columns] : columns}
            rows={data.rows}
            rowKey={(r) => r.id}
            stale={answer.isPlaceholderData}
            sorting={{
              sort: state.search.sort,
              order: state.search.order === 'asc' ? 'asc' : 'desc',
              onSort: (sort, order) => state.set({ sort, order }),
            }}
          />
          <Pager state={state} next={data.next} rows={data.rows.length} total={data.total} />
        </>
      )}
      {create && state.entering && (
        <Suspense>
          <FormDrawer
            contract={pages.create!.contract}
            title={pages.create!.title}
            refreshes={[pages.list.name]}
            onClose={() => state.setEntering(false)}
          />
        </Suspense>
      )}
    </>
  )
}

/** Rows that a printed list holds; whoever needs more takes the spreadsheet. */
const printedUpTo = 500

/** Prints a list from its first row, not only the page on the screen. `printing`: its rows while they are on the way to the paper. */
function usePrinting(pages: ListPages, state: ListState): { printing: Listed | undefined; print: () => Promise<void> } {
  const [printing, setPrinting] = useState<Listed>()
  const print = async (): Promise<void> => {
    const { after: _after, limit: _limit, ...search } = state.search
    const rows = (await call(pages.list, { ...search, limit: printedUpTo } as never)) as unknown as Listed
    // The browser prints what is drawn at that moment.
    flushSync(() => setPrinting(rows))
    window.print()
    setPrinting(undefined)
  }
  return { printing, print }
}

function Empty(props: { state: ListState; enter: React.ReactNode }) {
  const { sort: _s, order: _o, limit: _l, ...conditions } = props.state.search
  return Object.keys(conditions).length > 0 ? (
    <Nothing title="没有符合这些条件的记录">
      <Button onClick={props.state.clear}>清除条件</Button>
    </Nothing>
  ) : (
    <Nothing title="这本账里还没有记录">
      {props.enter}
      <Link to="/imports">从表格导入</Link>
    </Nothing>
  )
}

/** Steps through the pages of a list. */
export function Pager(props: { state: ListState; next: string | null; rows: number; total: number }) {
  const { state, next } = props
  if (state.page === 1 && !next) return null
  return (
    <nav className="qh-pager" aria-label="翻页">
      <Button disabled={state.page === 1} onClick={state.previous}>
        {state.page === undefined ? '回到第一页' : '上一页'}
      </Button>
      <span className="qh-num">{state.page === undefined ? `本页 ${props.rows} 条` : `第 ${state.page} 页`}</span>
      <Button disabled={!next} onClick={() => next && state.next(next)}>
        下一页
      </Button>
    </nav>
  )
}

/** A day that every record has: the server pages by it. */
const isFilledDay = (f: NamedField): boolean => f.meta.kind === 'day' && !f.type.safeParse(null).success

/** Fields that can be columns. */
const listed = (pages: ListPages): NamedField[] => fieldsOf(pages.list.row.shape).filter((f) => f.meta.kind !== 'lines')

/** Those that are: as somebody chose, or the list's own choice. */
function shownFields(pages: ListPages, chosen: readonly string[] | undefined): NamedField[] {
  const fields = listed(pages)
  const wanted = fields.filter((f) => chosen?.includes(f.name))
  if (wanted.length > 0) return wanted
  return pages.columns
    ? pages.columns.flatMap((name) => fields.find((f) => f.name === name) ?? [])
    : fields.filter((f) => !f.meta.minor)
}

function columnsOf(pages: ListPages, shown: readonly NamedField[]): Column<Row>[] {
  // A number or a name in front opens the record; a party in front opens the party, so the record gets a link of its own.
  const opening = pages.opens && shown[0]?.meta.kind === 'text' ? shown[0] : undefined
  const sorts = new Set(pages.sorts ?? shown.filter(isFilledDay).map((f) => f.name))
  const columns = shown.map((f) => columnOf(f, pages, f === opening, sorts.has(f.name)))
  if (opening || !pages.opens) return columns
  const open: Column<Row> = {
    key: '',
    title: '操作',
    screenOnly: true,
    render: (row) => <Link to={`${pages.path}/${row.id}`}>查看</Link>,
  }
  return [...columns, open]
}

/** A box to pick each row with, and one for all of the page in the head. */
const pickColumn = (selection: Selection<Row>, rows: readonly Row[]): Column<Row> => ({
  key: 'pick',
  screenOnly: true,
  title: (
    <input
      type="checkbox"
      aria-label="选中本页全部"
      checked={rows.every((r) => selection.has(r.id))}
      onChange={() => selection.toggleAll(rows)}
    />
  ),
  render: (row) => (
    <input
      type="checkbox"
      aria-label="选中这一条"
      checked={selection.has(row.id)}
      onChange={() => selection.toggle(row)}
    />
  ),
})

const columnOf = (f: NamedField, pages: ListPages, opens: boolean, sortable: boolean): Column<Row> => ({
  key: f.name,
  title: titleOf(f.meta),
  numeric: isNumeric(f.meta),
  sortable,
  render: (row) =>
    opens ? (
      <Link to={`${pages.path}/${row.id}`}>{valueOf(f.meta, row[f.name] ?? '查看')}</Link>
    ) : (
      valueOf(f.meta, row[f.name])
    ),
})
