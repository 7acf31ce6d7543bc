import { z } from 'zod'
import chinese from 'zod/v4/locales/zh-CN.js'
import { type NamedField, isOptional } from './fields.ts'
import { fenOf } from './money.ts'

// Rules without a sentence of their own speak Chinese too.
z.config(chinese())

export interface ReadForm {
  input: Record<string, unknown>
  /** Field name → sentence. */
  errors: Record<string, string>
}

/**
 * What was typed into a form as the input of its operation, checked by the same schema as on the server. `known`: what the
 * operation takes and nobody types, such as the record's id.
 */
export function readForm(
  schema: z.ZodObject,
  fields: readonly NamedField[],
  typed: Record<string, unknown>,
  known: Record<string, unknown> = {},
): ReadForm {
  const input: Record<string, unknown> = {}
  const errors: Record<string, string> = {}
  for (const { name, meta, type } of fields) {
    const value = typed[name]
    const text = typeof value === 'string' ? value.trim() : value
    if (text === undefined || text === null || text === '') {
      if (!isOptional(type)) errors[name] = `请填写${meta.title}`
      continue
    }
    const read = meta.kind === 'fen' ? fenOf(String(text), meta.unit) : text
    if (read === null) errors[name] = `${meta.title}要写成数字，单位${meta.unit ?? '万元'}，最小到分`
    else input[name] = read
  }
  const checked = schema.safeParse({ ...input, ...known })
  for (const issue of checked.error?.issues ?? []) {
    const name = String(issue.path[0] ?? '')
    if (name && !errors[name]) errors[name] = issue.message
  }
  return { input, errors }
}
