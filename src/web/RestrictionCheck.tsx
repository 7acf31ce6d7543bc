import { Alert, Button, type FormInstance } from 'antd'
import { Link } from '@tanstack/react-router'
import { useMutation } from '@tanstack/react-query'
import type { Operation, Output } from '#platform/contract/operation.ts'
import { lookUpRestrictions } from '#kernel/restriction/contract.ts'
import { lookUpResults } from '#kernel/restriction/terms.ts'
import { type ApiError, call } from './call.ts'

const tones = { CLEAR: 'success', WARN: 'warning', BLOCK: 'error' } as const

/**
 * What stands against the people and the party of a form before it is sent. Asked for by a button and not while somebody types,
 * because each look-up is kept; the server looks again when the form is sent.
 */
export function RestrictionCheck({ contract, form }: { contract: Operation; form: FormInstance }) {
  const look = useMutation<Output<typeof lookUpRestrictions>, ApiError>({
    mutationFn: () =>
      call(lookUpRestrictions, {
        operation: contract.name,
        input: form.getFieldsValue(true) as Record<string, unknown>,
      }),
  })
  const found = look.data
  return (
    <section className="qh-restrictions" aria-label="限制查询">
      <Button loading={look.isPending} onClick={() => look.mutate()}>
        查询限制
      </Button>
      <span className="qh-none">办理前查任职、从业和信用限制，查询都留记录</span>
      {look.error && <Alert type="error" showIcon title={look.error.message} />}
      {found && (
        <Alert
          type={tones[found.result]}
          showIcon
          role="status"
          title={`${found.about}：${lookUpResults[found.result]}`}
          description={
            found.findings.length > 0 && (
              <ul>
                {found.findings.map((f, i) => (
                  <li key={i}>
                    <b>{f.mode === 'BLOCK' ? '禁止办理' : '请核对'}</b>　{f.who}：
                    {f.page === null ? f.text : <Link to={f.page}>{f.text}</Link>}（{f.basis}）。{f.todo}
                  </li>
                ))}
              </ul>
            )
          }
        />
      )}
    </section>
  )
}
