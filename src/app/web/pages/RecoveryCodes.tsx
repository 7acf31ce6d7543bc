import { Alert, Button } from 'antd'
import { useState } from 'react'

/** Recovery codes, shown this once. Copied where the browser allows it; else they are written down or printed. */
export function RecoveryCodes(props: { codes: readonly string[]; onKept: () => void }) {
  const [copied, setCopied] = useState(false)
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(props.codes.join('\n'))
    setCopied(true)
  }
  return (
    <div className="qh-recovery">
      <Alert
        type="warning"
        showIcon
        title="请保存恢复码，只显示这一次"
        description="手机丢失或不在身边时，用一个恢复码代替动态口令登录，每个只能用一次。抄在纸上收好，不要和口令放在一起。"
      />
      <ol>
        {props.codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className="qh-state-actions">
        {window.isSecureContext && <Button onClick={() => void copy()}>{copied ? '已复制' : '复制'}</Button>}
        <Button onClick={() => window.print()}>打印</Button>
        <Button type="primary" onClick={props.onKept}>
          已经保存好
        </Button>
      </div>
    </div>
  )
}
