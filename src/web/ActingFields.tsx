import { Form } from 'antd'
import { Acting } from '#platform/contract/acting.ts'
import type { Operation } from '#platform/contract/operation.ts'
import { fieldsOf } from './fields.ts'
import { FormField } from './FormField.tsx'

/** Whether somebody else than the person at the keyboard can have acted: in whatever is written under a permission. */
export const mayBeActedFor = (c: Operation): boolean =>
  c.method === 'POST' && c.permission !== 'public' && c.permission !== 'signed-in'

/** Who acted and who approved, where it was not whoever types: folded away, because it mostly was. */
export function ActingFields({ approvable }: { approvable: boolean }) {
  return (
    <details className="qh-acting">
      <summary>{approvable ? '代人录入、补录纸质审批' : '代人录入'}</summary>
      {fieldsOf(Acting.shape)
        .filter((f) => approvable || f.name === 'actedBy')
        .map((f) => (
          <Form.Item key={f.name} name={['acting', f.name]} label={f.meta.title} extra={f.meta.help}>
            <FormField meta={f.meta} />
          </Form.Item>
        ))}
    </details>
  )
}

/** What was typed of it, for the request; nothing when nothing was. */
export function actingOf(typed: Record<string, unknown>): { acting?: Record<string, unknown> } {
  const given = Object.entries((typed.acting ?? {}) as Record<string, unknown>).filter(
    ([, v]) => v !== undefined && v !== null && v !== '',
  )
  return given.length > 0 ? { acting: Object.fromEntries(given) } : {}
}
