import { Button } from 'antd'
import { useState } from 'react'
import type { Output } from '#platform/contract/operation.ts'
import { listModes, setMode } from '#kernel/org/mode-contract.ts'
import { useCall } from '#web/call.ts'
import { DataTable } from '#web/DataTable.tsx'
import { FormDrawer } from '#web/FormDrawer.tsx'
import { PageHead } from '#web/PageHead.tsx'
import { Failed, Loading } from '#web/PageState.tsx'
import { may, useSession } from '#web/session.ts'

type Mode = Output<typeof listModes>['rows'][number]
const wayText = (upstairs: boolean, system?: string | null): string =>
  upstairs ? `上级系统办理${system ? `（${system}）` : ''}，本地记账` : '本局办理'

/** Where each business is handled, since when, and why. */
export function OrgModesPage() {
  const session = useSession()
  const answer = useCall(listModes, {})
  const [setting, setSetting] = useState<Mode>()
  const edits = may(session, setMode.permission)
  return (
    <>
      <PageHead title="业务办理方式" />
      <p className="qh-note">
        在上级系统办理的业务，本地不编号、不发证、不抽取、不公示，登记时填上级系统编号；清单、期限和指标照常。
      </p>
      {answer.isPending && <Loading />}
      {answer.isError && <Failed error={answer.error} retry={() => void answer.refetch()} />}
      {answer.data && (
        <DataTable
          caption="业务办理方式"
          columns={[
            { key: 'title', title: '业务', render: (r) => r.title },
            { key: 'way', title: '现在', render: (r) => wayText(r.upstairs, r.upperSystem) },
            { key: 'since', title: '从哪一天起', render: (r) => <span className="qh-num">{r.since ?? '一直'}</span> },
            { key: 'reason', title: '依据或说明', render: (r) => r.reason ?? '—' },
            {
              key: 'next',
              title: '已设定的变更',
              render: (r) => (r.next ? `${r.next.fromDay} 起${wayText(r.next.upstairs)}` : '—'),
            },
            ...(edits
              ? [
                  {
                    key: 'act',
                    title: '操作',
                    render: (r: Mode) => (
                      <Button size="small" aria-label={`改变${r.title}的办理方式`} onClick={() => setSetting(r)}>
                        改变
                      </Button>
                    ),
                  },
                ]
              : []),
          ]}
          rows={answer.data.rows}
          rowKey={(r) => r.business}
        />
      )}
      {setting && (
        <FormDrawer
          contract={setMode}
          title={`${setting.title}：办理方式`}
          record={setting.business}
          fixed={{ business: setting.business }}
          initial={{ upstairs: !setting.upstairs, fromDay: session.today }}
          refreshes={[listModes.name]}
          onClose={() => setSetting(undefined)}
        />
      )}
    </>
  )
}
