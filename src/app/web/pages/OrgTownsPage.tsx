import { Button } from 'antd'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import type { Output } from '#platform/contract/operation.ts'
import { addTown, listTowns, moveTown } from '#kernel/territory/contract.ts'
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

type Town = Output<typeof listTowns>['towns'][number]

/** Which station answers for which town on a day, and which did before. */
export function OrgTownsPage() {
  const session = useSession()
  const navigate = useNavigate()
  const { on } = useSearch({ strict: false }) as { on?: string }
  const answer = useCall(listTowns, on ? { on } : {}, { keepPrevious: true })
  const [moving, setMoving] = useState<PreviewedAct>()
  const [adding, setAdding] = useState(false)
  const changes = may(session, moveTown.permission) && on === undefined
  const move = (townCode?: string): void =>
    setMoving({ contract: moveTown, initial: townCode === undefined ? {} : { townCode } })
  return (
    <>
      <PageHead
        title="乡镇归属"
        note={on ? `${on} 的归属` : answer.data && `${answer.data.towns.length} 个乡镇`}
        actions={
          changes && (
            <>
              <Button onClick={() => setAdding(true)}>登记乡镇</Button>
              <Button type="primary" onClick={() => move()}>
                乡镇划转
              </Button>
            </>
          )
        }
      />
      <div className="qh-filters">
        <DayPicker
          label="哪一天的归属"
          placeholder="看哪一天，默认今天"
          value={on}
          latest={session.today}
          onChange={(d) => void navigate({ to: '.', search: (d ? { on: d } : {}) as never, replace: true })}
        />
      </div>
      {answer.isPending && <Loading />}
      {answer.isError && <Failed error={answer.error} retry={() => void answer.refetch()} />}
      {answer.data && answer.data.towns.length === 0 && (
        <Nothing title={on ? '这一天还没有登记乡镇' : '还没有登记乡镇；登记后，导入的主体按住所自动划片'} />
      )}
      {answer.data && answer.data.towns.length > 0 && (
        <DataTable
          caption="乡镇归属"
          columns={columnsFor(changes ? (t) => move(t.code) : undefined)}
          rows={answer.data.towns}
          rowKey={(t) => t.code}
          stale={answer.isPlaceholderData}
        />
      )}
      {moving && <OrgChangeDrawer act={moving} onClose={() => setMoving(undefined)} />}
      {adding && (
        <Suspense>
          <FormDrawer contract={addTown} title="登记乡镇" refreshes={orgAnswers} onClose={() => setAdding(false)} />
        </Suspense>
      )}
    </>
  )
}

const columnsFor = (onMove: ((t: Town) => void) | undefined): Column<Town>[] => [
  { key: 'name', title: '乡镇', render: (t) => t.name },
  { key: 'code', title: '代码', render: (t) => <span className="qh-num">{t.code}</span> },
  { key: 'unit', title: '管辖所', render: (t) => t.unitName },
  { key: 'from', title: '自', render: (t) => <time className="qh-num">{t.fromDay}</time> },
  { key: 'parties', title: '存续主体（户）', numeric: true, render: (t) => integerText(t.parties) },
  {
    key: 'earlier',
    title: '以前',
    render: (t) =>
      t.earlier.length === 0 ? (
        <span className="qh-none">—</span>
      ) : (
        t.earlier.map((e) => `${e.unitName} ${e.fromDay} 至 ${e.toDay}`).join('；')
      ),
  },
  ...(onMove
    ? [
        {
          key: 'acts',
          title: '操作',
          render: (t: Town) => (
            <Button size="small" onClick={() => onMove(t)}>
              划转
            </Button>
          ),
        },
      ]
    : []),
]
