import { Button, Dropdown } from 'antd'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import type { Operation, Output } from '#platform/contract/operation.ts'
import { changeKinds, unitKinds } from '#kernel/org/terms.ts'
import {
  closeUnit,
  establishUnit,
  listOrgChanges,
  listUnits,
  mergeUnits,
  renameUnit,
  undoOrgChange,
} from '#kernel/territory/contract.ts'
import { useCall } from '#web/call.ts'
import { type Column, DataTable } from '#web/DataTable.tsx'
import { DayPicker } from '#web/DayPicker.tsx'
import { integerText } from '#web/money.ts'
import { PageHead } from '#web/PageHead.tsx'
import { Failed, Loading, Nothing } from '#web/PageState.tsx'
import { may, useSession } from '#web/session.ts'
import { orgAnswers } from './org-answers.ts'
import { type PreviewedAct, OrgChangeDrawer } from './OrgChangeDrawer.tsx'
import './org.css'

const FormDrawer = lazy(async () => ({ default: (await import('#web/FormDrawer.tsx')).FormDrawer }))

type Unit = Output<typeof listUnits>['units'][number]
type Closed = Output<typeof listUnits>['closed'][number]
type Change = Output<typeof listOrgChanges>['changes'][number]

interface Act {
  contract: Operation
  title: string
  fixed?: Record<string, unknown>
}

/** Units of the bureau on a day, and what was done to them. */
export function OrgUnitsPage() {
  const session = useSession()
  const navigate = useNavigate()
  const { on } = useSearch({ strict: false }) as { on?: string }
  const answer = useCall(listUnits, on ? { on } : {}, { keepPrevious: true })
  const [act, setAct] = useState<Act>()
  const [merging, setMerging] = useState<PreviewedAct>()
  const changes = may(session, establishUnit.permission) && on === undefined
  const rowAct = (u: Unit, key: string): void => {
    const fixed = { unitCode: u.code }
    if (key === 'rename') setAct({ contract: renameUnit, title: `${u.name}更名`, fixed })
    else if (key === 'close') setAct({ contract: closeUnit, title: `撤销${u.name}`, fixed })
    else setMerging({ contract: mergeUnits, initial: { unitCodes: [u.code] } })
  }
  return (
    <>
      <PageHead
        title="机构"
        note={on ? `${on} 的机构` : answer.data && `${answer.data.units.length} 个`}
        actions={
          changes && (
            <>
              <Button onClick={() => setMerging({ contract: mergeUnits, initial: {} })}>合并市场监管所</Button>
              <Button type="primary" onClick={() => setAct({ contract: establishUnit, title: '设立机构' })}>
                设立机构
              </Button>
            </>
          )
        }
      />
      <div className="qh-filters">
        <DayPicker
          label="哪一天的机构"
          placeholder="看哪一天，默认今天"
          value={on}
          latest={session.today}
          onChange={(d) => void navigate({ to: '.', search: (d ? { on: d } : {}) as never, replace: true })}
        />
      </div>
      {answer.isPending && <Loading />}
      {answer.isError && <Failed error={answer.error} retry={() => void answer.refetch()} />}
      {answer.data && answer.data.units.length === 0 && (
        <Nothing title={on ? '这一天还没有机构' : '还没有登记机构，请先设立局机关，再设立股室和所'} />
      )}
      {answer.data && answer.data.units.length > 0 && (
        <DataTable
          caption="机构"
          columns={unitColumns(changes ? rowAct : undefined)}
          rows={answer.data.units}
          rowKey={(u) => u.code}
          stale={answer.isPlaceholderData}
        />
      )}
      {answer.data && answer.data.closed.length > 0 && (
        <section className="qh-section">
          <h2>
            已撤销的机构<span className="qh-count">{answer.data.closed.length}</span>
          </h2>
          <DataTable caption="已撤销的机构" columns={closedColumns} rows={answer.data.closed} rowKey={(u) => u.code} />
        </section>
      )}
      <section className="qh-section">
        <h2>调整记录</h2>
        <Changes canUndo={changes} />
      </section>
      {act && (
        <Suspense>
          <FormDrawer
            contract={act.contract}
            title={act.title}
            fixed={act.fixed ?? {}}
            refreshes={orgAnswers}
            onClose={() => setAct(undefined)}
          />
        </Suspense>
      )}
      {merging && <OrgChangeDrawer act={merging} onClose={() => setMerging(undefined)} />}
    </>
  )
}

const unitColumns = (onAct: ((u: Unit, key: string) => void) | undefined): Column<Unit>[] => [
  { key: 'name', title: '名称', render: (u) => <span className={`qh-unit qh-unit-${u.kind}`}>{u.name}</span> },
  { key: 'code', title: '代码', render: (u) => <span className="qh-num">{u.code}</span> },
  { key: 'kind', title: '种类', render: (u) => unitKinds[u.kind] },
  { key: 'people', title: '人员', numeric: true, render: (u) => integerText(u.people) },
  { key: 'towns', title: '乡镇', numeric: true, render: (u) => (u.kind === 'station' ? u.towns : none) },
  {
    key: 'parties',
    title: '存续主体（户）',
    numeric: true,
    render: (u) => (u.kind === 'station' ? integerText(u.parties) : none),
  },
  { key: 'from', title: '自', render: (u) => <time className="qh-num">{u.fromDay}</time> },
  ...(onAct
    ? [
        {
          key: 'acts',
          title: '操作',
          render: (u: Unit) => (
            <Dropdown
              trigger={['click']}
              menu={{
                items: [
                  { key: 'rename', label: '更名' },
                  ...(u.kind === 'station' ? [{ key: 'merge', label: '并入别的所' }] : []),
                  ...(u.kind === 'bureau' ? [] : [{ key: 'close', label: '撤销' }]),
                ],
                onClick: ({ key }) => onAct(u, key),
              }}
            >
              <Button size="small" aria-label={`调整${u.name}`}>
                调整
              </Button>
            </Dropdown>
          ),
        },
      ]
    : []),
]

const none = <span className="qh-none">—</span>

const closedColumns: readonly Column<Closed>[] = [
  { key: 'name', title: '名称', render: (u) => u.name },
  { key: 'code', title: '代码', render: (u) => <span className="qh-num">{u.code}</span> },
  {
    key: 'time',
    title: '存在期间',
    render: (u) => (
      <span className="qh-num">
        {u.fromDay} 至 {u.toDay}（不含当日）
      </span>
    ),
  },
  { key: 'successor', title: '并入', render: (u) => u.successor ?? none },
]

function Changes({ canUndo }: { canUndo: boolean }) {
  const answer = useCall(listOrgChanges, {})
  const [undoing, setUndoing] = useState<Change>()
  if (answer.isPending) return <Loading rows={3} />
  if (answer.isError) return <Failed error={answer.error} retry={() => void answer.refetch()} />
  if (answer.data.changes.length === 0) return <Nothing title="还没有登记过调整" />
  const columns: Column<Change>[] = [
    { key: 'on', title: '生效日', render: (c) => <time className="qh-num">{c.effectiveOn}</time> },
    { key: 'kind', title: '事项', render: (c) => changeKinds[c.kind] },
    { key: 'summary', title: '内容', render: (c) => c.summary },
    {
      key: 'moved',
      title: '随之调整',
      render: (c) => (c.moved.length === 0 ? none : c.moved.map((m) => `${m.what} ${integerText(m.count)}`).join('，')),
    },
    { key: 'document', title: '依据文号', render: (c) => c.documentNo ?? none },
    ...(canUndo
      ? [
          {
            key: 'undo',
            title: '操作',
            render: (c: Change) => (
              <Button size="small" onClick={() => setUndoing(c)}>
                撤回
              </Button>
            ),
          },
        ]
      : []),
  ]
  return (
    <>
      <DataTable caption="调整记录" columns={columns} rows={answer.data.changes} rowKey={(c) => c.id} />
      {undoing && <Undo change={undoing} onClose={() => setUndoing(undefined)} />}
    </>
  )
}

const Undo = ({ change, onClose }: { change: Change; onClose: () => void }) => (
  <Suspense>
    <FormDrawer
      contract={undoOrgChange}
      title={`撤回：${change.summary}`}
      fixed={{ id: change.id }}
      refreshes={orgAnswers}
      onClose={onClose}
    />
  </Suspense>
)
