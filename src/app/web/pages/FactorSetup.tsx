import { Alert, Button, Form, Input, QRCode } from 'antd'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { confirmFactor, enrolFactor } from '#platform/auth/account-contract.ts'
import type { Output } from '#platform/contract/operation.ts'
import { type ApiError, call } from '#web/call.ts'
import { RecoveryCodes } from './RecoveryCodes.tsx'

/** Sets a second factor up: password, photograph the square, first code, keep the recovery codes. */
export function FactorSetup(props: { asksPassword: boolean; onDone: () => void }) {
  const [codes, setCodes] = useState<readonly string[]>()
  const begin = useMutation<Output<typeof enrolFactor>, ApiError, { current?: string }>({
    mutationFn: ({ current }) => call(enrolFactor, { current: current ?? '' }),
  })
  const confirm = useMutation<Output<typeof confirmFactor>, ApiError, { code: string }>({
    mutationFn: (typed) => call(confirmFactor, typed),
    onSuccess: ({ recoveryCodes }) => setCodes(recoveryCodes),
  })
  if (codes) return <RecoveryCodes codes={codes} onKept={props.onDone} />
  if (!begin.data)
    return (
      <Form layout="vertical" requiredMark={false} onFinish={(typed: { current?: string }) => begin.mutate(typed)}>
        <p className="qh-note">
          动态口令由手机上的身份验证器（任何支持 TOTP 的程序）每半分钟显示一个，登录时在口令之后输入。
        </p>
        {props.asksPassword && (
          <Form.Item name="current" label="现在的口令" rules={[{ required: true, message: '请填写现在的口令' }]}>
            <Input.Password autoComplete="current-password" autoFocus />
          </Form.Item>
        )}
        {begin.error && <Alert type="error" showIcon title={begin.error.message} className="qh-form-error" />}
        <Button type="primary" htmlType="submit" loading={begin.isPending}>
          启用动态口令
        </Button>
      </Form>
    )
  return (
    <div className="qh-factor">
      <figure>
        <QRCode value={begin.data.uri} type="svg" size={184} aria-label="身份验证器扫描的二维码" />
        <figcaption>
          用身份验证器扫描；扫不了就输入密钥
          <code>{begin.data.secret.replace(/(.{4})/g, '$1 ').trim()}</code>
        </figcaption>
      </figure>
      <Form layout="vertical" requiredMark={false} onFinish={(typed: { code: string }) => confirm.mutate(typed)}>
        <Form.Item name="code" label="身份验证器显示的六位数字" rules={[{ required: true, message: '请填写六位数字' }]}>
          <Input inputMode="numeric" autoComplete="one-time-code" autoFocus style={{ width: 160 }} />
        </Form.Item>
        {confirm.error && <Alert type="error" showIcon title={confirm.error.message} className="qh-form-error" />}
        <Button type="primary" htmlType="submit" loading={confirm.isPending}>
          确认启用
        </Button>
      </Form>
    </div>
  )
}
