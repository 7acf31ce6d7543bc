import { Alert, Button, Input, Modal } from 'antd'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Output } from '#platform/contract/operation.ts'
import { printWorklist } from '#kernel/worklist/contract.ts'
import { type ApiError, call } from '#web/call.ts'
import { DataTable } from '#web/DataTable.tsx'
import { worklistColumns } from './worklist-columns.tsx'

/** Asks for the reason, then shows the sheet with full numbers, ready to print. It is gone when it is closed. */
export function WorklistPhones(props: {
  id: string
  title: string
  part: { unit?: string; town?: string }
  onClose: () => void
}) {
  const [reason, setReason] = useState('')
  const show = useMutation<Output<typeof printWorklist>, ApiError>({
    mutationFn: () => call(printWorklist, { id: props.id, ...props.part, reason }),
  })
  const { data } = show
  return (
    <Modal
      open
      title={`${props.title}（带电话）`}
      onCancel={props.onClose}
      width={data ? '100%' : 520}
      className={data ? 'qh-sheet' : ''}
      footer={
        data ? (
          <Button type="primary" onClick={() => window.print()}>
            打印
          </Button>
        ) : (
          <Button type="primary" disabled={reason.trim() === ''} loading={show.isPending} onClick={() => show.mutate()}>
            查看
          </Button>
        )
      }
    >
      {show.error && <Alert type="error" showIcon title={show.error.message} className="qh-form-error" />}
      {data ? (
        <DataTable caption={props.title} columns={worklistColumns} rows={data.rows} rowKey={(r) => r.key} />
      ) : (
        <>
          <p>谁、什么时候、为什么看了哪些人的号码，都记入审计日志。</p>
          <Input
            value={reason}
            onChange={(e) => setReason(e.target.value)}
            aria-label="查看理由"
            placeholder="查看理由，如：6月下乡催报年报"
            maxLength={200}
            autoFocus
          />
        </>
      )}
    </Modal>
  )
}
