import { Button, Tag } from 'antd'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { Output } from '#platform/contract/operation.ts'
import { approvalRules, setApprovalRule } from '#kernel/workflow/contract.ts'
import { useCall } from '#web/call.ts'
import { type Column, DataTable } from '#web/DataTable.tsx'
import { FormDrawer } from '#web/FormDrawer.tsx'
import { PageHead } from '#web/PageHead.tsx'
import { Failed, Loading, Nothing } from '#web/PageState.tsx'
import { may, useSession } from '#web/session.ts'

type Rule = Output<typeof approvalRules>['rules'][number]

const none = <span className="qh-none">—</span>

/** Which acts need an approval first, whose, since when and why; leaders change what no statute demands. */
export function ApprovalRulesPage() {
  const session = useSession()
  const { act } = useSearch({ strict: false }) as { act?: string }
  const navigate = useNavigate()
  const answer = useCall(approvalRules, {})
  const setAct = (operation: string | undefined): void =>
    void navigate({ to: '.', search: { act: operation } as never, replace: true })
  const mayChange = may(session, setApprovalRule.permission)
  const chosen = answer.data?.rules.find((r) => r.operation === act && r.requiredBy === null)
  const columns: readonly Column<Rule>[] = [
    { key: 'title', title: '事项', render: (r) => r.title },
    {
      key: 'required',
      title: '要不要先批准',
      render: (r) => (r.required ? <Tag color="warning">要先批准</Tag> : <Tag variant="filled">不用，可以送审</Tag>),
    },
    { key: 'deciders', title: '由谁批准', render: (r) => r.deciders.join('、') || none },
    {
      key: 'basis',
      title: '依据或理由',
      render: (r) => (r.requiredBy === null ? (r.reason ?? none) : `法律规定：${r.requiredBy}`),
    },
    {
      key: 'since',
      title: '起始日',
      render: (r) => (r.since === null ? none : <time className="qh-num">{r.since}</time>),
    },
    {
      key: 'coming',
      title: '以后',
      render: (r) =>
        r.coming === null
          ? none
          : `${r.coming.fromDay} 起${r.coming.required ? '要先批准' : '不用批准'}（${r.coming.reason}）`,
    },
    ...(mayChange
      ? [
          {
            key: 'change',
            title: '操作',
            render: (r: Rule) =>
              r.requiredBy === null ? (
                <Button size="small" onClick={() => setAct(r.operation)}>
                  改规定
                </Button>
              ) : (
                none
              ),
          },
        ]
      : []),
  ]
  return (
    <>
      <nav className="qh-crumbs" aria-label="位置">
        <Link to="/approvals">审批单</Link>
      </nav>
      <PageHead title="审批规定" note="哪些事要先批准才能办" />
      <p className="qh-note">
        要先批准的事，经办人填好表单后点“送审”，批准了再“照此办理”；纸上已经批过的，办理时填批准人、日期和审批单号。命令行同样受约束，要写明批准人、批准日期和审批单号；表格导入是补记上级系统里已经办完的事，不受约束。
      </p>
      {answer.isPending && <Loading rows={4} />}
      {answer.isError && <Failed error={answer.error} retry={() => void answer.refetch()} />}
      {answer.data?.rules.length === 0 && <Nothing title="安装的业务里没有可以送审的事" />}
      {answer.data && answer.data.rules.length > 0 && (
        <DataTable caption="审批规定" columns={columns} rows={answer.data.rules} rowKey={(r) => r.operation} />
      )}
      {chosen && mayChange && (
        <FormDrawer
          contract={setApprovalRule}
          title={`审批规定：${chosen.title}`}
          record={chosen.operation}
          fixed={{ operation: chosen.operation }}
          initial={{ required: !chosen.required, fromDay: session.today }}
          refreshes={[approvalRules.name]}
          onClose={() => setAct(undefined)}
        />
      )}
    </>
  )
}
