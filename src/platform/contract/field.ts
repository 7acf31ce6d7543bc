import { z } from 'zod'
import { type Day, isDay } from '#platform/clock/day.ts'
import type { Moment } from '#platform/clock/clock.ts'

/**
 * Fields of contracts: zod types that also say how a person reads them. The server checks with them, lists and forms are
 * drawn from them.
 */
export type FieldKind =
  | 'text'
  | 'day'
  | 'moment'
  | 'code'
  | 'choice'
  | 'party'
  | 'fen'
  | 'integer'
  | 'bool'
  | 'id'
  | 'lines'

export interface FieldMeta {
  title: string
  kind: FieldKind
  /** Code → label, for `code`. */
  options?: Record<string, string>
  /** For `fen`: printed in 万元 by default. */
  unit?: '万元' | '元' | '亿元'
  help?: string
  /** Not a column of a list unless asked for. */
  minor?: boolean
  /** For `choice`: the list of kernel/choice that it is chosen from. */
  list?: string
  /** For `choice`: field of the same form whose record the list depends on. */
  of?: string
  /** For `text`: several lines are typed or pasted. */
  lines?: true
}

export type Extra = Partial<Omit<FieldMeta, 'title' | 'kind' | 'options'>>

const meta = (title: string, kind: FieldKind, extra: object = {}): FieldMeta => ({ title, kind, ...extra })

export const field = {
  text: (title: string, extra?: Extra) =>
    z
      .string()
      .trim()
      .min(1, `${title}不能为空`)
      .max(4000, `${title}太长`)
      .meta({ ...meta(title, 'text', extra) }),
  day: (title: string, extra?: Extra) =>
    z
      .string()
      .refine((v): v is Day => isDay(v), `${title}要写成 2021-12-05 这样的日期，并且日历上有这一天`)
      .transform((v) => v as Day)
      .meta({ ...meta(title, 'day', extra) }),
  moment: (title: string, extra?: Extra) =>
    z
      .string()
      .transform((v) => v as Moment)
      .meta({ ...meta(title, 'moment', extra) }),
  code: <const V extends Record<string, string>>(title: string, options: V, extra?: Extra) =>
    z
      .enum(Object.keys(options) as [keyof V & string, ...(keyof V & string)[]], `${title}不在可选范围内`)
      .meta({ ...meta(title, 'code', { ...extra, options }) }),
  /** A code that the businesses of the house declare: `list` names their list, see kernel/choice. */
  choice: (title: string, list: string, extra?: Extra) =>
    z
      .string()
      .min(1, `请选择${title}`)
      .max(100)
      .meta({ ...meta(title, 'choice', { ...extra, list }) }),
  /** A list or a text of several lines; `most` characters. */
  lines: (title: string, most: number, extra?: Extra) =>
    z
      .string()
      .trim()
      .min(1, `请填写${title}`)
      .max(most, `${title}太长，请分几次录入`)
      .meta({ ...meta(title, 'text', { ...extra, lines: true }) }),
  integer: (title: string, extra?: Extra) =>
    z.coerce
      .number()
      .int(`${title}要是整数`)
      .meta({ ...meta(title, 'integer', extra) }),
  bool: (title: string, extra?: Extra) =>
    z
      .union([z.boolean(), z.enum(['true', 'false']).transform((v) => v === 'true')])
      .meta({ ...meta(title, 'bool', extra) }),
  /** Money in fen as a decimal string: JSON has no bigint. */
  fen: (title: string, extra?: Extra) =>
    z
      .string()
      .regex(/^-?\d+$/, `${title}要是以分为单位的整数`)
      .meta({ ...meta(title, 'fen', extra) }),
  id: (title = '内部编号') => z.uuid(`${title}不对`).meta({ ...meta(title, 'id') }),
  /** A party as lists show it. */
  party: (title = '主体', extra?: Extra) =>
    z.object({ id: z.string(), name: z.string(), code: z.string() }).meta({ ...meta(title, 'party', extra) }),
}

/** How a field is read; unwraps optional and nullable. */
export function fieldMeta(type: z.ZodType): FieldMeta | undefined {
  const own = type.meta() as FieldMeta | undefined
  if (own?.kind) return own
  const inner = (type as { unwrap?: () => z.ZodType }).unwrap?.()
  return inner ? fieldMeta(inner) : undefined
}
