import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { Output } from '#platform/contract/operation.ts'
import { listAbsences, listDelegable } from '#kernel/org/staff-contract.ts'
import { leaveKinds } from '#kernel/org/terms.ts'
import { useCall } from '#web/call.ts'
import { type Column, DataTable } from '#web/DataTable.tsx'
import { DaysPicker } from '#web/DayPicker.tsx'
import { PageHead } from '#web/PageHead.tsx'
import { Failed, Loading, Nothing } from '#web/PageState.tsx'

type Absences = Output<typeof listAbsences>
type Leave = Absences['leaves'][number]
type Delegation = Absences['delegations'][number]

const none = <span className="qh-none">—</span>
const span = (x: { fromDay: string; lastDay: string }) => (
  <span className="qh-num">
    {x.fromDay} 至 {x.lastDay}
  </span>
)

const leaveColumns: readonly Column<Leave>[] = [
  { key: 'name', title: '姓名', render: (l) => <Link to={`/org/staff/${l.staffId}`}>{l.name}</Link> },
  { key: 'unit', title: '机构', render: (l) => l.unitName ?? none },
  { key: 'kind', title: '种类', render: (l) => leaveKinds[l.kind] },
  { key: 'span', title: '起止', render: span },
  { key: 'reason', title: '事由', render: (l) => l.reason ?? none },
  {
    key: 'delegate',
    title: '代理人',
    render: (l) => l.delegate ?? <span className="qh-none">没有登记</span>,
  },
]

/** Who is away, and who acts for whom. Leave is entered on the page of the person. */
export function OrgAbsencesPage() {
  const { from, to } = useSearch({ strict: false }) as { from?: string; to?: string }
  const navigate = useNavigate()
  const answer = useCall(listAbsences, { ...(from ? { from } : {}), ...(to ? { to } : {}) }, { keepPrevious: true })
  const titles = useCall(listDelegable, {})
  const titleOf = (permission: string): string =>
    titles.data?.permissions.find((p) => p.permission === permission)?.title ?? permission
  const delegationColumns: readonly Column<Delegation>[] = [
    { key: 'name', title: '委托人', render: (d) => <Link to={`/org/staff/${d.staffId}`}>{d.name}</Link> },
    { key: 'delegate', title: '代理人', render: (d) => d.delegate },
    { key: 'span', title: '起止', render: span },
    { key: 'permissions', title: '代理的权限', render: (d) => d.permissions.map(titleOf).join('、') },
    { key: 'reason', title: '事由', render: (d) => d.reason ?? none },
  ]
  return (
    <>
      <PageHead title="请假与代理" note={answer.data && `${answer.data.from} 至 ${answer.data.to}`} />
      <div className="qh-filters">
        <DaysPicker
          label="日期"
          from={from}
          to={to}
          onChange={(a, b) =>
            void navigate({
              to: '.',
              search: { ...(a ? { from: a } : {}), ...(b ? { to: b } : {}) } as never,
              replace: true,
            })
          }
        />
      </div>
      {answer.isPending && <Loading />}
      {answer.isError && <Failed error={answer.error} retry={() => void answer.refetch()} />}
      {answer.data && (
        <>
          <section>
            {answer.data.leaves.length === 0 ? (
              <Nothing title="这段时间没有人请假或外出">
                <Link to="/org/staff">到人员页面登记</Link>
              </Nothing>
            ) : (
              <DataTable caption="请假与外出" columns={leaveColumns} rows={answer.data.leaves} rowKey={(l) => l.id} />
            )}
          </section>
          <section className="qh-section">
            <h2>
              代理<span className="qh-count">{answer.data.delegations.length}</span>
            </h2>
            {answer.data.delegations.length === 0 ? (
              <p className="qh-none">没有登记。</p>
            ) : (
              <DataTable
                caption="代理"
                columns={delegationColumns}
                rows={answer.data.delegations}
                rowKey={(d) => d.id}
              />
            )}
          </section>
        </>
      )}
    </>
  )
}
