import { Button } from 'antd'
import { Link } from '@tanstack/react-router'
import { listCampaigns, prepareCampaign, receiptAddress } from '#kernel/message/contract.ts'
import { useCall } from '#web/call.ts'
import { ListPage } from '#web/ListPage.tsx'
import { may, useSession } from '#web/session.ts'

const pages = { path: '/messages', menu: { title: '发送任务' }, list: listCampaigns, opens: true } as const

/** Batches of texts and mails: what was sent to how many, and what became of it. */
export function MessagesPage() {
  const session = useSession()
  return (
    <>
      <ListPage
        pages={pages}
        actions={
          <>
            <Link to="/message-templates">信息模板</Link>
            <Link to="/message-opt-outs">退订名单</Link>
            {may(session, prepareCampaign.permission) && (
              <Link to="/messages/new">
                <Button type="primary" tabIndex={-1}>
                  编制发送任务
                </Button>
              </Link>
            )}
          </>
        }
      />
      {may(session, receiptAddress.permission) && <ReceiptAddress />}
    </>
  )
}

/** For whoever sets up the gateway: where it reports what became of each text. */
function ReceiptAddress() {
  const answer = useCall(receiptAddress, {})
  if (!answer.data) return null
  return (
    <section className="qh-section">
      <h2>短信回执地址</h2>
      <p className="qh-note">
        在短信平台填这个地址，送达结果才会自动记上。地址本身就是口令，不要外传：
        <code className="qh-code">{`${window.location.origin}${answer.data.path}`}</code>
      </p>
    </section>
  )
}
