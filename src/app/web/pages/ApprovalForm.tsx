import { QRCode } from 'antd'
import { useSession } from '#web/session.ts'
import type { Approval } from './ApprovalPage.tsx'
import './approval.css'

/** The approval as a paper to be signed; shown only when it is printed. The code leads back to this page. */
export function ApprovalForm({ approval: a }: { approval: Approval }) {
  const session = useSession()
  const address = `${window.location.origin}/approvals/${a.id}`
  return (
    <div className="qh-paper-form" aria-hidden="true">
      <div className="qh-paper-form-head">
        <div>
          <p>{session.bureauName}</p>
          <h2>{a.title}审批单</h2>
          <p>单号 {a.id.slice(-12).toUpperCase()}</p>
        </div>
        <QRCode value={address} size={96} type="svg" bordered={false} />
      </div>
      <table>
        <tbody>
          <tr>
            <th>送审人</th>
            <td>{a.askedBy}</td>
            <th>送审日期</th>
            <td>{a.askedOn}</td>
          </tr>
          {a.content.map((c) => (
            <tr key={c.label}>
              <th>{c.label}</th>
              <td colSpan={3}>{c.value}</td>
            </tr>
          ))}
          <tr className="qh-paper-form-tall">
            <th>审批意见</th>
            <td colSpan={3}>□ 同意　　□ 不同意</td>
          </tr>
          <tr>
            <th>审批人签字</th>
            <td />
            <th>日期</th>
            <td>　　　　年　　月　　日</td>
          </tr>
        </tbody>
      </table>
      <p>签字后扫描，在系统里补录；以本单上的日期为准。</p>
    </div>
  )
}
