import { Alert, App, Button, Drawer, Form } from 'antd'
import { useBlocker } from '@tanstack/react-router'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useMemo, useRef, useState } from 'react'
import type { z } from 'zod'
import type { Operation } from '#platform/contract/operation.ts'
import { ApiError, call } from './call.ts'
import { fieldsOf } from './fields.ts'
import { FormField } from './FormField.tsx'
import { readForm } from './form-values.ts'

/** A form for an operation, drawn from its input. Nothing typed is lost without a question, nothing is sent twice. */
export function FormDrawer(props: {
  contract: Operation
  title: string
  /** Fields that the page knows and nobody types, such as the id. */
  fixed?: Record<string, unknown>
  initial?: Record<string, unknown>
  /** Names of the operations whose answers change by it. */
  refreshes: readonly string[]
  onClose: () => void
  onDone?: (answer: unknown) => void
}) {
  const { contract, fixed = {} } = props
  const schema = contract.input as z.ZodObject
  const fields = useMemo(() => fieldsOf(schema.shape).filter((f) => !(f.name in fixed)), [schema, fixed])
  const [form] = Form.useForm()
  const [dirty, setDirty] = useState(false)
  const sending = useRef(false)
  const { modal, message } = App.useApp()
  const queries = useQueryClient()

  const submit = useMutation<unknown, ApiError, Record<string, unknown>>({
    mutationFn: (input) => call(contract, { ...input, ...fixed } as never),
    onSuccess: async (answer) => {
      setDirty(false)
      await Promise.all(props.refreshes.map((name) => queries.invalidateQueries({ queryKey: [name] })))
      message.success('已保存')
      props.onDone?.(answer)
      props.onClose()
    },
    onError: (error) => showErrors(error.fields),
    onSettled: () => {
      sending.current = false
    },
  })

  const showErrors = (errors: Record<string, string>): void => {
    form.setFields(fields.map((f) => ({ name: f.name, errors: errors[f.name] ? [errors[f.name]!] : [] })))
    const first = fields.find((f) => errors[f.name])
    if (first) form.scrollToField(first.name, { focus: true })
  }
  const send = (typed: Record<string, unknown>): void => {
    if (sending.current) return
    const { input, errors } = readForm(schema, fields, typed)
    showErrors(errors)
    if (Object.keys(errors).length > 0) return
    sending.current = true
    submit.mutate(input)
  }
  const leave = (): Promise<boolean> =>
    new Promise((resolve) => {
      modal.confirm({
        title: '填写的内容还没有保存',
        content: '离开后这些内容就没有了。',
        okText: '不保存，离开',
        cancelText: '继续填写',
        onOk: () => resolve(true),
        onCancel: () => resolve(false),
      })
    })
  useBlocker({ shouldBlockFn: async () => dirty && !(await leave()), enableBeforeUnload: () => dirty })
  const close = async (): Promise<void> => {
    if (!dirty || (await leave())) props.onClose()
  }

  return (
    <Drawer
      open
      title={props.title}
      size={560}
      onClose={() => void close()}
      mask={{ closable: !dirty }}
      footer={
        <div className="qh-form-foot">
          <Button onClick={() => void close()}>取消</Button>
          <Button type="primary" loading={submit.isPending} onClick={() => form.submit()}>
            保存
          </Button>
        </div>
      }
    >
      {submit.error && <Alert type="error" showIcon title={submit.error.message} className="qh-form-error" />}
      <Form
        form={form}
        layout="vertical"
        requiredMark="optional"
        initialValues={props.initial ?? {}}
        onValuesChange={(changed: Record<string, unknown>) => {
          setDirty(true)
          form.setFields(Object.keys(changed).map((name) => ({ name, errors: [] })))
        }}
        onFinish={send}
      >
        {fields.map((f) => (
          <Form.Item
            key={f.name}
            name={f.name}
            label={f.meta.title}
            help={undefined}
            extra={f.meta.help}
            required={!f.type.safeParse(undefined).success}
          >
            <FormField meta={f.meta} />
          </Form.Item>
        ))}
      </Form>
    </Drawer>
  )
}
