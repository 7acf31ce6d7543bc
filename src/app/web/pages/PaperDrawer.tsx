import { Alert, Button, Drawer, Form, Input, Select } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { Day } from '#platform/clock/day.ts'
import { attachmentContracts } from '#kernel/attachment/contract.ts'
import { backfillApproval, getApproval, listApprovals } from '#kernel/workflow/contract.ts'
import { type ApprovalDecision, approvalDecisions } from '#kernel/workflow/terms.ts'
import { type ApiError, call, callKey } from '#web/call.ts'
import { send } from '#web/send.ts'
import { DayPicker } from '#web/DayPicker.tsx'
import type { Approval } from './ApprovalPage.tsx'

interface Typed {
  decision: ApprovalDecision
  decidedBy: string
  decidedOn: Day
  paper: string
  opinion?: string
}

const files = attachmentContracts(getApproval)

/** Types in what was signed on paper, with its scan. */
export function PaperDrawer({ approval: a, onClose }: { approval: Approval; onClose: () => void }) {
  const [form] = Form.useForm<Typed>()
  const input = useId()
  const queries = useQueryClient()
  const [file, setFile] = useState<File>()
  const [missing, setMissing] = useState('')
  const save = useMutation<unknown, ApiError, { typed: Typed; scan: File }>({
    // The scan is a file of the approval like any other; sent again, it is the same file.
    mutationFn: async ({ typed, scan }) => {
      const form = new FormData()
      form.append('files', scan)
      const { ids } = await send(files.add, form, { id: a.id })
      return await call(backfillApproval, { ...typed, id: a.id, version: a.version, scan: ids[0]! })
    },
    onSuccess: async () => {
      for (const c of [getApproval, listApprovals, files.list]) await queries.invalidateQueries({ queryKey: [c.name] })
      await queries.invalidateQueries({ queryKey: callKey(getApproval) })
      onClose()
    },
    onError: (error) =>
      form.setFields(
        Object.entries(error.fields).map(([name, text]) => ({ name: name as keyof Typed, errors: [text] })),
      ),
  })
  const submit = (typed: Typed): void => {
    setMissing(file ? '' : '请选择扫描件。')
    if (file) save.mutate({ typed, scan: file })
  }
  return (
    <Drawer
      open
      title="补录纸质审批"
      size={520}
      onClose={onClose}
      footer={
        <div className="qh-form-foot">
          <Button onClick={onClose}>取消</Button>
          <Button type="primary" loading={save.isPending} onClick={() => form.submit()}>
            保存
          </Button>
        </div>
      }
    >
      {(save.error || missing) && (
        <Alert type="error" showIcon title={missing || save.error?.message} className="qh-form-error" />
      )}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={submit}>
        <Form.Item name="decision" label="审批意见" rules={[{ required: true, message: '请选择审批意见' }]}>
          <Select options={Object.entries(approvalDecisions).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
        <Form.Item
          name="decidedBy"
          label="审批人"
          extra="纸上签字的人：账号、人员编号或姓名。"
          rules={[{ required: true, message: '请填写审批人' }]}
        >
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item name="decidedOn" label="纸上的日期" rules={[{ required: true, message: '请填写纸上的日期' }]}>
          <DayPicker label="纸上的日期" />
        </Form.Item>
        <Form.Item name="paper" label="纸质审批单编号" rules={[{ required: true, message: '请填写编号' }]}>
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item name="opinion" label="审批说明" extra="不同意的要写。">
          <Input.TextArea rows={2} />
        </Form.Item>
        <Form.Item label="扫描件" htmlFor={input} extra="PDF、JPG 或 PNG，存为这张审批单的附件。">
          <input
            id={input}
            type="file"
            accept=".pdf,.jpg,.jpeg,.png"
            onChange={(e) => setFile(e.target.files?.[0] ?? undefined)}
          />
        </Form.Item>
      </Form>
    </Drawer>
  )
}
