import { Alert, Button, Input, Modal } from 'antd'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Output } from '#platform/contract/operation.ts'
import { type PersonalField, partyContacts, personalFields, unmask } from '#kernel/personal/contract.ts'
import { type ApiError, call, useCall } from '#web/call.ts'
import { DataTable } from '#web/DataTable.tsx'
import { Failed, Loading, Nothing } from '#web/PageState.tsx'
import { may, useSession } from '#web/session.ts'

type Contact = Output<typeof partyContacts>['contacts'][number]
interface Asked {
  contact: Contact
  field: PersonalField
}
const none = <span className="qh-none">—</span>

/** Contacts of a party. Numbers are masked; who needs one in full says why, and the log keeps it. */
export function PartyContacts({ id }: { id: string }) {
  const session = useSession()
  const answer = useCall(partyContacts, { id })
  const [asked, setAsked] = useState<Asked>()
  const contacts = answer.data?.contacts ?? []
  if (answer.isPending) return <Loading rows={4} />
  if (answer.isError) return <Failed error={answer.error} retry={() => void answer.refetch()} />
  if (contacts.length === 0) return <Nothing title="没有登记联系人" />
  const number = (contact: Contact, field: PersonalField, shown: string | null) => (
    <>
      {shown ? <span className="qh-num">{shown}</span> : none}
      {contact.sealed.includes(field) && may(session, unmask.permission) && (
        <Button type="link" size="small" onClick={() => setAsked({ contact, field })}>
          查看
        </Button>
      )}
    </>
  )
  return (
    <>
      <DataTable
        caption="联系人"
        columns={[
          { key: 'role', title: '身份', render: (c) => c.role },
          { key: 'name', title: '姓名', render: (c) => c.name ?? none },
          { key: 'phone', title: '电话', render: (c) => number(c, 'phone', c.phone) },
          { key: 'id', title: '证件号码', render: (c) => number(c, 'id', c.idNumber) },
        ]}
        rows={contacts}
        rowKey={(c) => c.id}
      />
      {asked && <Unmask asked={asked} onClose={() => setAsked(undefined)} />}
    </>
  )
}

function Unmask({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  const [reason, setReason] = useState('')
  const title = `查看完整的${personalFields[asked.field]}`
  const show = useMutation<{ value: string }, ApiError>({
    mutationFn: () => call(unmask, { id: asked.contact.id, field: asked.field, reason }),
  })
  return (
    <Modal
      open
      title={title}
      okText="查看"
      cancelText="关闭"
      okButtonProps={{
        disabled: reason.trim() === '',
        loading: show.isPending,
        style: show.data ? { display: 'none' } : {},
      }}
      onOk={() => show.mutate()}
      onCancel={onClose}
    >
      {show.error && <Alert type="error" showIcon title={show.error.message} className="qh-form-error" />}
      {show.data ? (
        <output className="qh-num">{show.data.value}</output>
      ) : (
        <>
          <p>谁、什么时候、为什么看，都记入审计日志。</p>
          <Input
            value={reason}
            onChange={(e) => setReason(e.target.value)}
            aria-label="查看理由"
            placeholder="查看理由"
            maxLength={200}
            autoFocus
          />
        </>
      )}
    </Modal>
  )
}
