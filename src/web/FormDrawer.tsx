import { Alert, App, Button, Drawer, Form } from 'antd'
import { useBlocker, useLocation } from '@tanstack/react-router'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Fragment, useEffect, useMemo, useRef, useState } from 'react'
import type { z } from 'zod'
import type { Operation } from '#platform/contract/operation.ts'
import { home, listOpenWork, listToDo } from '#kernel/home/contract.ts'
import { findUndo } from '#kernel/record/contract.ts'
import { seenField } from '#kernel/restriction/terms.ts'
import { askApproval } from '#kernel/workflow/contract.ts'
import { ActingFields, actingOf, mayBeActedFor } from './ActingFields.tsx'
import { ApiError, call } from './call.ts'
import { momentText } from '#platform/clock/clock.ts'
import { type DraftState, useDraft } from './draft.ts'
import { fieldsOf } from './fields.ts'
import { FormField } from './FormField.tsx'
import { RestrictionCheck } from './RestrictionCheck.tsx'
import { useUndo } from './use-undo.tsx'
import { readForm } from './form-values.ts'

/** Whatever is done, somebody may have one task less, and something that can be taken back. */
const taskAnswers = [home.name, listToDo.name, listOpenWork.name, findUndo.name]

/** The record that an act wrote, where its answer names it. */
const wrote = (answer: unknown): string | undefined => (answer as { id?: string } | null)?.id

/** What an act did and asks to be looked at again: a registration that was late, a day that is unusual. */
const notesOf = (answer: unknown): readonly string[] => (answer as { notes?: readonly string[] } | null)?.notes ?? []

const draftTexts: Record<DraftState, string> = {
  clean: '',
  typing: '正在存草稿……',
  kept: '草稿已存',
  failed: '草稿没有存上',
}

/** A form for an operation, drawn from its input. What is typed is kept as a draft at each pause, and nothing is sent twice. */
export function FormDrawer(props: {
  contract: Operation
  title: string
  /** The record that the form is about, where its input does not name it by `id`. */
  record?: string
  /** Fields that the page knows and nobody types, such as the id. */
  fixed?: Record<string, unknown>
  initial?: Record<string, unknown>
  /** Names of the operations whose answers change by it. */
  refreshes: readonly string[]
  /** Shown while the record is another one than the form goes by; nothing is sent before it is looked at. */
  overtaken?: React.ReactNode
  onClose: () => void
  onDone?: (answer: unknown) => void
}) {
  const { contract, fixed = {} } = props
  const schema = contract.input as z.ZodObject
  const fields = useMemo(() => fieldsOf(schema.shape).filter((f) => !(f.name in fixed)), [schema, fixed])
  const [form] = Form.useForm()
  const here = useLocation({ select: (l) => l.href })
  const draft = useDraft(
    { operation: contract.name, record: String(fixed.id ?? props.record ?? '') },
    { title: props.title, path: here },
  )
  const sending = useRef(false)
  const { modal, message, notification } = App.useApp()
  const queries = useQueryClient()
  const offerUndo = useUndo()

  const refresh = async (): Promise<void> => {
    await Promise.all(
      [...props.refreshes, ...taskAnswers].map((name) => queries.invalidateQueries({ queryKey: [name] })),
    )
  }
  const submit = useMutation<unknown, ApiError, Record<string, unknown>>({
    mutationFn: (input) => call(contract, { ...input, ...fixed } as never, { key: draft.requestKey() }),
    onSuccess: async (answer) => {
      const key = draft.requestKey()
      await draft.drop()
      await refresh()
      if (contract.undo && wrote(answer)) void offerUndo(props.title, key, wrote(answer)!)
      else message.success('已保存')
      const notes = notesOf(answer)
      if (notes.length > 0)
        notification.warning({
          title: `${props.title}：请核对`,
          description: notes.join(''),
          duration: 30,
          placement: 'bottomRight',
          role: 'alert',
        })
      props.onDone?.(answer)
      props.onClose()
    },
    onError: async (error) => {
      showErrors(error.fields)
      if (error.code === 'record.changed-meanwhile') await refresh()
      // What was done under this key is done: pressed again, the form is another one.
      if (error.code === 'request.changed') draft.renewKey()
    },
    onSettled: () => {
      sending.current = false
    },
  })

  const ask = useMutation<unknown, ApiError, Record<string, unknown>>({
    mutationFn: (input) => call(askApproval, { operation: contract.name, input: { ...input, ...fixed } }),
    onSuccess: async () => {
      await draft.drop()
      message.success('已送审，批准后在审批单上办理')
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
  const send = (typed: Record<string, unknown>, forApproval = false): void => {
    if (sending.current) return
    const { input, errors } = readForm(schema, fields, typed, fixed)
    showErrors(errors)
    if (Object.keys(errors).length > 0) return
    sending.current = true
    if (forApproval) ask.mutate(input)
    else submit.mutate({ ...input, ...actingOf(typed) })
  }
  const leave = (): Promise<boolean> =>
    new Promise((resolve) => {
      modal.confirm({
        title: '填写的内容没有存成草稿',
        content: '服务器现在连不上，离开后这些内容就没有了。',
        okText: '不保存，离开',
        cancelText: '继续填写',
        onOk: () => resolve(true),
        onCancel: () => resolve(false),
      })
    })
  /** Leaving is free once everything typed is kept. */
  const mayLeave = async (): Promise<boolean> => (await draft.flush()) || (await leave())
  const unsaved = draft.state === 'typing' || draft.state === 'failed'
  useBlocker({ shouldBlockFn: async () => unsaved && !(await mayLeave()), enableBeforeUnload: () => unsaved })
  const close = async (): Promise<void> => {
    if (!(await mayLeave())) return
    if (draft.state !== 'clean') message.info('已存为草稿，可在首页继续填写')
    props.onClose()
  }
  const kept = draft.found.data?.draft
  const discard = async (): Promise<void> => {
    form.setFieldsValue(Object.fromEntries(fields.map((f) => [f.name, props.initial?.[f.name]])))
    setRestored(false)
    await draft.drop()
  }
  const [restored, setRestored] = useState(true)
  // The drawer is taken away at once: the focus goes back to whatever opened it.
  const [opener] = useState(() => document.activeElement)
  useEffect(() => () => (opener as HTMLElement | null)?.focus(), [opener])

  return (
    <Drawer
      open
      title={props.title}
      size={560}
      onClose={() => void close()}
      mask={{ closable: draft.state === 'clean' }}
      loading={draft.found.isPending}
      footer={
        <div className="qh-form-foot">
          <span className="qh-form-kept" role="status">
            {draftTexts[draft.state]}
          </span>
          <Button onClick={() => void close()}>取消</Button>
          {contract.approval && (
            <Button
              loading={ask.isPending}
              disabled={Boolean(props.overtaken)}
              onClick={() => send(form.getFieldsValue(true) as Record<string, unknown>, true)}
            >
              送审
            </Button>
          )}
          <Button
            type="primary"
            loading={submit.isPending}
            disabled={Boolean(props.overtaken)}
            onClick={() => form.submit()}
          >
            保存
          </Button>
        </div>
      }
    >
      {props.overtaken}
      {(submit.error ?? ask.error) && !props.overtaken && (
        <Alert type="error" showIcon title={(submit.error ?? ask.error)!.message} className="qh-form-error" />
      )}
      {kept && restored && (
        <Alert
          type="info"
          showIcon
          title={`已取回 ${momentText(kept.savedAt)} 的草稿`}
          action={
            <Button size="small" onClick={() => void discard()}>
              放弃草稿
            </Button>
          }
          className="qh-form-error"
        />
      )}
      <Form
        form={form}
        layout="vertical"
        requiredMark="optional"
        initialValues={{ ...props.initial, ...(restored ? kept?.values : undefined) }}
        onValuesChange={(changed: Record<string, unknown>, all: Record<string, unknown>) => {
          draft.keep(all)
          form.setFields(Object.keys(changed).map((name) => ({ name, errors: [] })))
        }}
        onFinish={(typed: Record<string, unknown>) => send(typed)}
      >
        {fields.map((f) => (
          <Fragment key={f.name}>
            {f.name === seenField && <RestrictionCheck contract={contract} form={form} />}
            <Form.Item
              name={f.name}
              label={f.meta.title}
              help={undefined}
              extra={f.meta.help}
              required={!f.type.safeParse(undefined).success}
            >
              <FormField meta={f.meta} {...(f.meta.of && { of: String(fixed[f.meta.of]) })} />
            </Form.Item>
          </Fragment>
        ))}
        {mayBeActedFor(contract) && <ActingFields approvable={contract.approval !== undefined} />}
      </Form>
    </Drawer>
  )
}
