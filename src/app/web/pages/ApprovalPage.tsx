import { Alert, App, Button } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { Operation, Output } from '#platform/contract/operation.ts'
import {
  backfillApproval,
  decideApproval,
  getApproval,
  listApprovals,
  withdrawApproval,
} from '#kernel/workflow/contract.ts'
import { approvalStates, approvalWays } from '#kernel/workflow/terms.ts'
import { type ApiError, call, callKey, useCall } from '#web/call.ts'
import { Attachments } from '#web/Attachments.tsx'
import { Facts } from '#web/Facts.tsx'
import { FormDrawer } from '#web/FormDrawer.tsx'
import { PageHead } from '#web/PageHead.tsx'
import { Failed, Loading } from '#web/PageState.tsx'
import { may, useSession } from '#web/session.ts'
import { ApprovalForm } from './ApprovalForm.tsx'
import { PaperDrawer } from './PaperDrawer.tsx'

export type Approval = Output<typeof getApproval>
const none = <span className="qh-none">—</span>

/** One approval: what was sent, decided on screen or typed in from paper, and then done as it was approved. */
export function ApprovalPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const session = useSession()
  const answer = useCall(getApproval, { id })
  const { act } = useSearch({ strict: false }) as { act?: string }
  const navigate = useNavigate()
  const open = act === 'decide' || act === 'paper' ? act : undefined
  const setOpen = (form: 'decide' | 'paper' | undefined): void =>
    void navigate({ to: '.', search: { act: form } as never, replace: true })
  if (answer.isPending) return <Loading />
  if (answer.isError) return <Failed error={answer.error} retry={() => void answer.refetch()} />
  const a = answer.data
  const waits = a.state === 'OPEN'
  return (
    <>
      <nav className="qh-crumbs" aria-label="位置">
        <Link to="/approvals">审批单</Link>
      </nav>
      <PageHead
        title={a.title}
        note={approvalStates[a.state]}
        actions={
          <>
            {waits && may(session, decideApproval.permission) && (
              <Button type="primary" onClick={() => setOpen('decide')}>
                审批
              </Button>
            )}
            {waits && may(session, backfillApproval.permission) && (
              <>
                <Button onClick={() => window.print()}>打印审批单</Button>
                <Button onClick={() => setOpen('paper')}>补录纸质审批</Button>
                <Withdraw approval={a} />
              </>
            )}
            {a.state === 'APPROVED' && <Do approval={a} />}
          </>
        }
      />
      <Facts
        items={[
          { title: '送审人', value: a.askedBy },
          { title: '送审日期', value: <span className="qh-num">{a.askedOn}</span> },
          { title: '审批人', value: a.decidedBy ?? none },
          { title: '审批日期', value: a.decidedOn ? <span className="qh-num">{a.decidedOn}</span> : none },
          { title: '审批方式', value: a.way ? approvalWays[a.way] : none },
          { title: '纸质审批单编号', value: a.paper ?? none },
          { title: '审批说明', value: a.opinion ?? none, wide: true },
          ...(a.separateBy ? [{ title: '审批人须另有其人', value: a.separateBy, wide: true }] : []),
        ]}
      />
      <section className="qh-section">
        <h2>送审的内容</h2>
        <Facts items={a.content.map((c) => ({ title: c.label, value: c.value, wide: c.value.length > 30 }))} />
        {a.page && (
          <p className="qh-note">
            <Link to={a.page}>打开所涉的记录</Link>
          </p>
        )}
      </section>
      <Attachments detail={getApproval} id={a.id} />
      <ApprovalForm approval={a} />
      {open === 'decide' && waits && may(session, decideApproval.permission) && (
        <FormDrawer
          contract={decideApproval}
          title="审批"
          fixed={{ id: a.id, version: a.version }}
          refreshes={[getApproval.name, listApprovals.name]}
          onClose={() => setOpen(undefined)}
        />
      )}
      {open === 'paper' && waits && <PaperDrawer approval={a} onClose={() => setOpen(undefined)} />}
    </>
  )
}

function Withdraw({ approval: a }: { approval: Approval }) {
  const queries = useQueryClient()
  const { message } = App.useApp()
  const withdraw = useMutation<unknown, ApiError>({
    mutationFn: () => call(withdrawApproval, { id: a.id, version: a.version }),
    onSuccess: () => queries.invalidateQueries({ queryKey: callKey(getApproval) }),
    onError: (error) => void message.error(error.message),
  })
  return (
    <Button loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
      撤回
    </Button>
  )
}

/** Does what was approved, exactly as it was sent. */
function Do({ approval: a }: { approval: Approval }) {
  const queries = useQueryClient()
  const { message } = App.useApp()
  const act = useMutation<unknown, ApiError>({
    mutationFn: () => {
      const contract = { name: a.operation, method: 'POST', path: a.path } as Operation
      return call(contract, { ...a.input, acting: { approval: a.id } })
    },
    onSuccess: async () => {
      await queries.invalidateQueries()
      message.success('已办理')
    },
  })
  return (
    <>
      {act.error && <Alert type="error" showIcon title={act.error.message} />}
      <Button type="primary" loading={act.isPending} onClick={() => act.mutate()}>
        照此办理
      </Button>
    </>
  )
}
