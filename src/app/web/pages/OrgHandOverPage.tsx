import { Alert, App, Button, Checkbox } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { Output } from '#platform/contract/operation.ts'
import { handOver, listOpenTasks } from '#kernel/org/hand-over-contract.ts'
import { type ApiError, call, useCall } from '#web/call.ts'
import { type Column, DataTable } from '#web/DataTable.tsx'
import { StaffSelect } from '#web/Org.tsx'
import { PageHead } from '#web/PageHead.tsx'
import { Failed, Loading, Nothing } from '#web/PageState.tsx'
import { may, useSession } from '#web/session.ts'
import { staffAnswers } from './org-answers.ts'
import './org.css'

type List = Output<typeof listOpenTasks>
type Task = List['tasks'][number]

const keyOf = (t: Task): string => `${t.business} ${t.id}`
const none = <span className="qh-none">—</span>

/** Everything open on a person, in one place: chosen and handed over at once. */
export function OrgHandOverPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const session = useSession()
  const answer = useCall(listOpenTasks, { id })
  const list = answer.data
  return (
    <>
      <nav className="qh-crumbs" aria-label="位置">
        <Link to="/org/hand-over">离任交接</Link>
        {list && (
          <>
            {' / '}
            <Link to={`/org/staff/${id}`}>{list.name}</Link>
          </>
        )}
      </nav>
      <PageHead
        title={list ? `${list.name}的工作交接` : '工作交接'}
        note={list && `未办结 ${list.tasks.length} 件`}
        actions={list && list.handedOver.length > 0 && <Button onClick={() => window.print()}>打印</Button>}
      />
      {answer.isPending && <Loading />}
      {answer.isError && <Failed error={answer.error} retry={() => void answer.refetch()} />}
      {list && list.sameName.length > 0 && (
        <Alert
          type="warning"
          showIcon
          className="qh-form-error"
          title={`在岗的还有${list.sameName.map((s) => `${s.unitName ?? ''}的同名人员（${s.staffNo}）`).join('、')}，下面的事可能是他的，请逐件核对。`}
        />
      )}
      {list && list.tasks.length === 0 && <Nothing title="名下没有未办结的事" />}
      {list && list.tasks.length > 0 && (
        <Choosing list={list} id={id} today={session.today} acts={may(session, handOver.permission)} />
      )}
      {list && list.handedOver.length > 0 && (
        <section className="qh-section">
          <h2>
            已移交<span className="qh-count">{list.handedOver.length}</span>
          </h2>
          <DataTable
            caption="已移交"
            columns={[
              { key: 'on', title: '交接日', render: (h) => <time className="qh-num">{h.handedOn}</time> },
              { key: 'text', title: '事项', render: (h) => (h.page ? <Link to={h.page}>{h.text}</Link> : h.text) },
              { key: 'to', title: '接收人', render: (h) => h.to },
            ]}
            rows={list.handedOver}
            rowKey={(h) => h.id}
          />
        </section>
      )}
    </>
  )
}

function Choosing({ list, id, today, acts }: { list: List; id: string; today: string; acts: boolean }) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [to, setTo] = useState<string>()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const picked = list.tasks.filter((t) => chosen.has(keyOf(t)))
  const run = useMutation<{ handed: number }, ApiError>({
    mutationFn: () => call(handOver, { id, toNo: to!, tasks: picked.map((t) => ({ business: t.business, id: t.id })) }),
    onSuccess: async ({ handed }) => {
      setChosen(new Set())
      await Promise.all(staffAnswers.map((name) => queries.invalidateQueries({ queryKey: [name] })))
      message.success(`已移交 ${handed} 件`)
    },
  })
  const toggle = (t: Task, on: boolean): void => {
    const next = new Set(chosen)
    if (on) next.add(keyOf(t))
    else next.delete(keyOf(t))
    setChosen(next)
  }
  const choice: Column<Task> = {
    key: 'choose',
    title: '选择',
    render: (t) => (
      <Checkbox
        aria-label={`选择${t.text}`}
        checked={chosen.has(keyOf(t))}
        onChange={(e) => toggle(t, e.target.checked)}
      />
    ),
  }
  return (
    <>
      {acts && (
        <div className="qh-org-bar">
          <Checkbox
            checked={picked.length === list.tasks.length}
            indeterminate={picked.length > 0 && picked.length < list.tasks.length}
            onChange={(e) => setChosen(new Set(e.target.checked ? list.tasks.map(keyOf) : []))}
          >
            全选
          </Checkbox>
          <StaffSelect label="接收人" value={to ?? null} onChange={setTo} except={list.staffNo} />
          <Button
            type="primary"
            disabled={picked.length === 0 || to === undefined}
            loading={run.isPending}
            onClick={() => !run.isPending && run.mutate()}
          >
            移交{picked.length > 0 ? ` ${picked.length} 件` : ''}
          </Button>
        </div>
      )}
      {run.error && <Alert type="error" showIcon title={run.error.message} className="qh-form-error" />}
      <DataTable
        caption="未办结的事"
        columns={[
          ...(acts ? [choice] : []),
          { key: 'business', title: '业务', render: (t) => t.businessTitle },
          { key: 'text', title: '事项', render: (t) => (t.page ? <Link to={t.page}>{t.text}</Link> : t.text) },
          {
            key: 'due',
            title: '期限',
            render: (t) =>
              t.dueOn === null ? (
                none
              ) : (
                <time className={t.dueOn < today ? 'qh-num qh-trail-void' : 'qh-num'}>
                  {t.dueOn}
                  {t.dueOn < today && '，已逾期'}
                </time>
              ),
          },
        ]}
        rows={list.tasks}
        rowKey={keyOf}
      />
    </>
  )
}
