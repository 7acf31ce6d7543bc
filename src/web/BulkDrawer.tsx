import { Alert, Button, Drawer, Form } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import type { Output } from '#platform/contract/operation.ts'
import { bulkOf } from '#kernel/bulk/contract.ts'
import { type ApiError, call } from './call.ts'
import { DataTable } from './DataTable.tsx'
import { fieldsOf } from './fields.ts'
import { FormField } from './FormField.tsx'
import { readForm } from './form-values.ts'
import type { BulkAct } from './domain-ui.ts'

type Row = Record<string, unknown> & { id: string }
type Results = Output<ReturnType<typeof bulkOf>>['results']
interface Asked {
  rows: readonly Row[]
  shared: Record<string, unknown>
}

/** An act on many records: what is the same for all is typed once, a preview says for each whether it goes, then it is done. */
export function BulkDrawer(props: {
  act: BulkAct
  rows: readonly Row[]
  /** Name of the list that changes by it. */
  refreshes: string
  onClose: () => void
  /** Rows that could not be done: they stay picked. */
  onDone: (left: readonly Row[]) => void
}) {
  const { act, rows } = props
  const [form] = Form.useForm()
  const queries = useQueryClient()
  const [looked, setLooked] = useState<Asked & { results: Results }>()
  const schema = act.contract.input as z.ZodObject
  const own = Object.keys(rows[0] ? act.each(rows[0]) : {})
  const fields = fieldsOf(schema.shape).filter((f) => !own.includes(f.name))
  const bulk = bulkOf(act.contract)

  const look = useMutation<Results, ApiError, Asked>({
    mutationFn: async ({ rows: all, shared }) =>
      (await call(bulk, { rows: all.map((r) => act.each(r)), shared, dry: true })).results,
    onSuccess: (results, asked) => setLooked({ ...asked, results }),
  })
  const run = useMutation<Results, ApiError, NonNullable<typeof looked>>({
    mutationFn: async ({ rows: all, shared, results }) => {
      const going = all.map((r, i) => ({ row: r, ...results[i]! })).filter((r) => r.ok)
      const sent = going.map(({ row, version }) => ({ ...act.each(row), ...(version === null ? {} : { version }) }))
      const done = (await call(bulk, { rows: sent, shared, dry: false })).results
      const ended = new Map(going.map(({ row }, i) => [row.id, done[i]!]))
      return all.map((r, i) => ended.get(r.id) ?? results[i]!)
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: [props.refreshes] }),
  })

  const preview = (typed: Record<string, unknown>): void => {
    const { input, errors } = readForm(
      schema.pick(Object.fromEntries(fields.map((f) => [f.name, true])) as never),
      fields,
      typed,
      {},
    )
    form.setFields(fields.map((f) => ({ name: f.name, errors: errors[f.name] ? [errors[f.name]!] : [] })))
    if (Object.keys(errors).length === 0) look.mutate({ rows, shared: input })
  }
  const good = looked?.results.filter((r) => r.ok).length ?? 0
  const finished = run.data !== undefined
  const close = (): void => {
    if (run.data && looked) props.onDone(looked.rows.filter((_, i) => !run.data[i]!.ok))
    props.onClose()
  }
  return (
    <Drawer
      open
      title={`${act.title}（${rows.length} 条）`}
      size={720}
      onClose={close}
      footer={
        <div className="qh-form-foot">
          <span className="qh-form-kept" />
          <Button onClick={close}>{finished ? '关闭' : '取消'}</Button>
          {!looked && (
            <Button type="primary" loading={look.isPending} onClick={() => form.submit()}>
              预览
            </Button>
          )}
          {looked && !finished && (
            <>
              <Button onClick={() => setLooked(undefined)}>改填写内容</Button>
              <Button type="primary" disabled={good === 0} loading={run.isPending} onClick={() => run.mutate(looked)}>
                确认办理 {good} 条
              </Button>
            </>
          )}
        </div>
      }
    >
      {(look.error ?? run.error) && (
        <Alert type="error" showIcon className="qh-form-error" title={(look.error ?? run.error)!.message} />
      )}
      {/* Kept while the preview is looked at: whoever goes back finds what he typed. */}
      <div hidden={looked !== undefined}>
        <Form form={form} layout="vertical" requiredMark="optional" onFinish={preview}>
          {fields.map((f) => (
            <Form.Item
              key={f.name}
              name={f.name}
              label={f.meta.title}
              extra={f.meta.help}
              required={!f.type.safeParse(undefined).success}
            >
              <FormField meta={f.meta} />
            </Form.Item>
          ))}
        </Form>
      </div>
      {looked && <Outcome rows={looked.rows} results={run.data ?? looked.results} act={act} done={finished} />}
    </Drawer>
  )
}

/** Row by row: what will be done or was done, and why not. What cannot be done stands first. */
function Outcome(props: { rows: readonly Row[]; results: Results; act: BulkAct; done: boolean }) {
  const { results, act, done } = props
  const lines = props.rows.map((row, i) => ({ id: row.id, name: act.name(row), ...results[i]! }))
  const good = lines.filter((l) => l.ok)
  const bad = lines.filter((l) => !l.ok)
  return (
    <>
      <Alert
        type={bad.length === 0 ? 'success' : 'warning'}
        showIcon
        role="status"
        className="qh-form-error"
        title={
          done
            ? `办理了 ${good.length} 条，${bad.length} 条没有办理。`
            : `可以办理 ${good.length} 条，${bad.length} 条不能办理。`
        }
      />
      <DataTable
        caption="逐条结果"
        columns={[
          { key: 'name', title: '记录', render: (l) => l.name },
          { key: 'ok', title: '结果', render: (l) => (l.ok ? (done ? '已办理' : '可以办理') : '不能办理') },
          { key: 'message', title: '原因', render: (l) => l.message ?? '—' },
        ]}
        rows={[...bad, ...good]}
        rowKey={(l) => l.id}
      />
    </>
  )
}
