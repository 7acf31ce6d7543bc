import { Button, Select } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Output } from '#platform/contract/operation.ts'
import { movedFigures, watchFigures, workOverview } from '#kernel/home/contract.ts'
import { listIndicators } from '#kernel/indicator/contract.ts'
import { type ApiError, call, useCall } from '#web/call.ts'
import { type Column, DataTable } from '#web/DataTable.tsx'
import { integerText } from '#web/money.ts'
import { Failed, Loading } from '#web/PageState.tsx'
import { useSession } from '#web/session.ts'
import { figureLink } from './Standpoint.tsx'

type Overview = Output<typeof workOverview>
type Burden = Pick<Overview['units'][number], 'open' | 'overdue'>

const numbers = <R extends Burden>(query: (row: R) => Record<string, string> | undefined): Column<R>[] => {
  const number = (row: R, count: number, light?: string) => {
    const search = query(row)
    const text = <span className={light && count > 0 ? 'qh-num qh-left-red' : 'qh-num'}>{integerText(count)}</span>
    if (count === 0 || search === undefined) return text
    return (
      <Link to="/open-work" search={{ ...search, ...(light ? { light } : {}) } as never}>
        {text}
      </Link>
    )
  }
  return [
    { key: 'overdue', title: '逾期', numeric: true, render: (r) => number(r, r.overdue, 'red') },
    { key: 'open', title: '在办', numeric: true, render: (r) => number(r, r.open) },
  ]
}

const unitColumns: readonly Column<Overview['units'][number]>[] = [
  { key: 'unit', title: '机构', render: (u) => u.unitName },
  ...numbers<Overview['units'][number]>((u) => (u.unitCode === null ? undefined : { unit: u.unitCode })),
]
const personColumns: readonly Column<Overview['people'][number]>[] = [
  { key: 'name', title: '经办人', render: (p) => p.name },
  { key: 'unit', title: '机构', render: (p) => p.unitName ?? <span className="qh-none">不在名册</span> },
  ...numbers<Overview['people'][number]>((p) => ({ holder: p.name })),
]

/** For leaders: what is overdue where, how much stands with whom, and which figures moved within a week. */
export function HomeOverview() {
  const answer = useCall(workOverview, {})
  return (
    <>
      {answer.isPending && <Loading rows={6} />}
      {answer.isError && <Failed error={answer.error} retry={() => void answer.refetch()} />}
      {answer.data && (
        <div className="qh-home-pair">
          <section className="qh-section">
            <h2>
              各股室、各所的在办与逾期
              <Link to="/open-work" search={{ light: 'red' } as never} className="qh-count">
                看全部逾期
              </Link>
            </h2>
            <DataTable
              caption="各股室、各所的在办与逾期"
              columns={unitColumns}
              rows={answer.data.units}
              rowKey={(u) => u.unitName}
            />
          </section>
          <section className="qh-section">
            <h2>
              每人手上的事
              {answer.data.more > 0 && <span className="qh-count">另有 {answer.data.more} 人</span>}
            </h2>
            <DataTable
              caption="每人手上的事"
              columns={personColumns}
              rows={answer.data.people}
              rowKey={(p) => p.name}
            />
          </section>
        </div>
      )}
      {/* Nothing that is shown moves for what comes after it. */}
      {!answer.isPending && <Moved />}
    </>
  )
}

function Moved() {
  const session = useSession()
  const answer = useCall(movedFigures, {})
  const [choosing, setChoosing] = useState(false)
  return (
    <section className="qh-section">
      <h2>
        一周变化
        {answer.data && <span className="qh-count">和 {answer.data.since} 所知的相比</span>}
        {answer.data && (
          <Button size="small" type="link" onClick={() => setChoosing(!choosing)}>
            选择指标
          </Button>
        )}
      </h2>
      {answer.isPending && <Loading rows={3} />}
      {answer.isError && <Failed error={answer.error} retry={() => void answer.refetch()} />}
      {choosing && answer.data && (
        <Choose
          chosen={answer.data.chosen ? answer.data.figures.map((f) => f.id) : []}
          onDone={() => setChoosing(false)}
        />
      )}
      <ul className="qh-cards">
        {answer.data?.figures.map((f) => (
          <li key={f.id}>
            <Link
              to={figureLink(f.id, { asOf: session.today, knownOn: answer.data.since })}
              className={f.moved ? 'qh-card qh-amber' : 'qh-card'}
            >
              <b>
                {f.now ?? '—'}
                {f.now !== null && <small>{f.unit}</small>}
              </b>
              <span>{f.name}</span>
              <span>{f.moved ? `一周前 ${f.before ?? '—'}` : '没有变化'}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Chooses the figures of one's own home; none puts the usual ones back. */
function Choose({ chosen, onDone }: { chosen: readonly string[]; onDone: () => void }) {
  const queries = useQueryClient()
  const dictionary = useCall(listIndicators, {})
  const [ids, setIds] = useState<readonly string[]>(chosen)
  const save = useMutation<unknown, ApiError>({
    mutationFn: () => call(watchFigures, { ids: [...ids] }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: [movedFigures.name] })
      onDone()
    },
  })
  return (
    <div className="qh-task-bar">
      <Select
        mode="multiple"
        aria-label="关注的指标"
        placeholder="不选就看每项业务的第一个指标"
        className="qh-watch"
        value={[...ids]}
        options={(dictionary.data?.indicators ?? [])
          .filter((i) => !i.helper)
          .map((i) => ({ value: i.id, label: i.name }))}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={(list: string[]) => setIds(list)}
      />
      <Button type="primary" loading={save.isPending} onClick={() => save.mutate()}>
        保存
      </Button>
      {save.error && <span className="qh-left-red">{save.error.message}</span>}
    </div>
  )
}
