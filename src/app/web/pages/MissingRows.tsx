import { App, Button, Checkbox } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { decideMissing, getImport } from '#kernel/exchange/contract.ts'
import { type ApiError, call, callKey } from '#web/call.ts'
import { type Column, DataTable } from '#web/DataTable.tsx'
import { integerText } from '#web/money.ts'
import { may, useSession } from '#web/session.ts'
import type { ImportDetail } from './ImportPage.tsx'

type Missing = ImportDetail['missing'][number]

const decisions: Record<string, string> = { confirmed: '已确认缺失', kept: '保留，不作处理' }

/** Records that a full export did not name. Nothing changes until somebody decides. */
export function MissingRows({ id, batch }: { id: string; batch: ImportDetail }) {
  const { missing, missingCount } = batch
  const session = useSession()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const decide = useMutation<{ decided: number }, ApiError, 'confirmed' | 'kept'>({
    mutationFn: (decision) => call(decideMissing, { id, recordIds: [...chosen], decision }),
    onSuccess: async ({ decided }) => {
      setChosen(new Set())
      message.success(`已处理 ${decided} 条`)
      await queries.invalidateQueries({ queryKey: callKey(getImport) })
    },
    onError: (error) => void message.error(error.message),
  })
  const open = missing.filter((m) => m.decision === null)
  const entered = batch.state === 'done'
  const toggle = (recordId: string): void => {
    const next = new Set(chosen)
    if (!next.delete(recordId)) next.add(recordId)
    setChosen(next)
  }
  const columns: Column<Missing>[] = [
    {
      key: 'choose',
      title: '选择',
      render: (m) =>
        entered &&
        m.decision === null && (
          <Checkbox
            checked={chosen.has(m.recordId)}
            onChange={() => toggle(m.recordId)}
            aria-label={`选择 ${m.text}`}
          />
        ),
    },
    { key: 'text', title: '账上有、表里没有', render: (m) => m.text },
    { key: 'decision', title: '处理', render: (m) => (m.decision ? decisions[m.decision] : '待处理') },
  ]
  return (
    <section className="qh-section">
      <h2>
        表里没有的已有记录
        <span className="qh-count">
          {integerText(missingCount.all)} 条，
          {entered ? `待处理 ${integerText(missingCount.open)} 条，` : '入账后处理，'}
          未处理前什么都不会改
          {missing.length < missingCount.all && `；列出前 ${missing.length} 条`}
        </span>
      </h2>
      {entered && open.length > 0 && may(session, decideMissing.permission) && (
        <div className="qh-filters">
          <Button onClick={() => setChosen(new Set(open.map((m) => m.recordId)))}>全选列出的待处理记录</Button>
          <Button disabled={chosen.size === 0} loading={decide.isPending} onClick={() => decide.mutate('confirmed')}>
            确认缺失（{chosen.size}）
          </Button>
          <Button disabled={chosen.size === 0} loading={decide.isPending} onClick={() => decide.mutate('kept')}>
            保留（{chosen.size}）
          </Button>
        </div>
      )}
      {missing.length > 0 && (
        <DataTable caption="表里没有的已有记录" columns={columns} rows={missing} rowKey={(m) => m.recordId} />
      )}
    </section>
  )
}
