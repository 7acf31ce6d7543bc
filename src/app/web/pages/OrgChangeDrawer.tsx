import { Alert, App, Button, Drawer, Form, Input, Select } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Operation } from '#platform/contract/operation.ts'
import { type ChangeResult, listTowns, mergeUnits, type moveTown } from '#kernel/territory/contract.ts'
import { type ApiError, call, useCall } from '#web/call.ts'
import { DataTable } from '#web/DataTable.tsx'
import { DayPicker } from '#web/DayPicker.tsx'
import { integerText } from '#web/money.ts'
import { UnitSelect, useUnitChoices } from '#web/Org.tsx'
import { useSession } from '#web/session.ts'
import { orgAnswers } from './org-answers.ts'

/** An act whose numbers are looked at before it is done. */
export interface PreviewedAct {
  contract: typeof mergeUnits | typeof moveTown
  initial: Record<string, unknown>
}

type Typed = Record<string, unknown>

/** Merging stations and moving towns: first the numbers, then the act. What was previewed is what is done. */
export function OrgChangeDrawer({ act, onClose }: { act: PreviewedAct; onClose: () => void }) {
  const { contract, initial } = act
  const merging = contract.name === mergeUnits.name
  const session = useSession()
  const [form] = Form.useForm()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const [previewed, setPreviewed] = useState<{ input: Typed; result: ChangeResult }>()
  const run = useMutation<ChangeResult, ApiError, Typed>({
    mutationFn: (input) => call(contract as Operation, input as never) as Promise<ChangeResult>,
    onError: (error) => {
      form.setFields(Object.entries(error.fields).map(([name, text]) => ({ name, errors: [text] })))
    },
  })
  const preview = (typed: Typed): void =>
    run.mutate({ ...typed, preview: true }, { onSuccess: (result) => setPreviewed({ input: typed, result }) })
  const commit = (input: Typed): void =>
    run.mutate(
      { ...input, preview: false },
      {
        onSuccess: async (result) => {
          await Promise.all(orgAnswers.map((name) => queries.invalidateQueries({ queryKey: [name] })))
          message.success(`已登记：${result.summary}`)
          onClose()
        },
      },
    )
  return (
    <Drawer
      open
      size={560}
      title={contract.title}
      onClose={onClose}
      footer={
        <div className="qh-form-foot">
          <Button onClick={onClose}>取消</Button>
          <Button type={previewed ? 'default' : 'primary'} loading={run.isPending} onClick={() => form.submit()}>
            看会调整多少
          </Button>
          {previewed && (
            <Button type="primary" loading={run.isPending} onClick={() => commit(previewed.input)}>
              登记
            </Button>
          )}
        </div>
      }
    >
      {run.error && <Alert type="error" showIcon title={run.error.message} className="qh-form-error" />}
      <Form
        form={form}
        layout="vertical"
        requiredMark="optional"
        initialValues={initial}
        onValuesChange={() => setPreviewed(undefined)}
        onFinish={preview}
      >
        {merging ? (
          <Form.Item name="unitCodes" label="撤并的所" rules={[{ required: true, message: '请选择要撤并的所' }]}>
            <StationsSelect />
          </Form.Item>
        ) : (
          <Form.Item name="townCode" label="乡镇" rules={[{ required: true, message: '请选择乡镇' }]}>
            <TownSelect />
          </Form.Item>
        )}
        <Form.Item
          name="intoCode"
          label={merging ? '并入的所' : '接管的所'}
          extra={merging ? '新设的所请先登记设立，再并入。' : undefined}
          rules={[{ required: true, message: '请选择所' }]}
        >
          <UnitSelect label={merging ? '并入的所' : '接管的所'} only="station" />
        </Form.Item>
        <Form.Item
          name="effectiveOn"
          label="生效日"
          extra="从这一天起算；之前的数据和报表不变。"
          rules={[{ required: true, message: '请填写生效日' }]}
        >
          <DayPicker label="生效日" latest={session.today} />
        </Form.Item>
        <Form.Item name="documentNo" label="依据文号">
          <Input autoComplete="off" />
        </Form.Item>
      </Form>
      {previewed && <Numbers result={previewed.result} />}
    </Drawer>
  )
}

const Numbers = ({ result }: { result: ChangeResult }) => (
  <section aria-live="polite" className="qh-section">
    <h2>{result.summary}</h2>
    <DataTable
      caption="会随之调整"
      columns={[
        { key: 'what', title: '会随之调整', render: (m) => m.what },
        { key: 'count', title: '数量', numeric: true, render: (m) => integerText(m.count) },
      ]}
      rows={result.moved}
      rowKey={(m) => m.what}
    />
    {result.notes.map((n) => (
      <Alert key={n} type="warning" showIcon title={n} className="qh-org-note" />
    ))}
  </section>
)

interface Bound<T> {
  id?: string
  value?: T
  onChange?: (value: T) => void
}

function StationsSelect(props: Bound<string[]>) {
  const { options, pending } = useUnitChoices('station')
  return (
    <Select
      {...props}
      mode="multiple"
      aria-label="撤并的所"
      placeholder="可以选几个"
      options={options.flatMap((o) => o.options)}
      loading={pending}
      showSearch={{ optionFilterProp: 'label' }}
    />
  )
}

function TownSelect(props: Bound<string>) {
  const answer = useCall(listTowns, {})
  return (
    <Select
      {...props}
      aria-label="乡镇"
      placeholder="请选择"
      options={(answer.data?.towns ?? []).map((t) => ({ value: t.code, label: `${t.name}（现归${t.unitName}）` }))}
      loading={answer.isPending}
      showSearch={{ optionFilterProp: 'label' }}
    />
  )
}
