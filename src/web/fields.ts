import type { z } from 'zod'
import { type FieldKind, type FieldMeta, fieldMeta } from '#platform/contract/field.ts'

/** How a field is shown: as its contract says, and the code of a station, a unit or a person as what it stands for. */
export type ShownMeta = Omit<FieldMeta, 'kind'> & { kind: FieldKind | 'station' | 'unit' | 'staff' }

/** Text fields that hold a code of the organisation, by name. */
const codesOf: Readonly<Record<string, 'station' | 'unit' | 'staff'>> = {
  station: 'station',
  stationCode: 'station',
  unitCode: 'unit',
  intoCode: 'unit',
  parentCode: 'unit',
  delegateNo: 'staff',
  toNo: 'staff',
}

/** A field of a schema with how it is read. */
export interface NamedField {
  name: string
  meta: ShownMeta
  type: z.ZodType
}

/** The fields of a schema that a person reads, in the order in which the contract lists them. */
export function fieldsOf(shape: z.ZodRawShape): NamedField[] {
  const found: NamedField[] = []
  for (const [name, type] of Object.entries(shape) as [string, z.ZodType][]) {
    const meta = fieldMeta(type)
    if (!meta || meta.kind === 'id') continue
    const code = meta.kind === 'text' ? codesOf[name] : undefined
    found.push({ name, meta: code ? { ...meta, kind: code } : meta, type })
  }
  return found
}

/** The schema of one line of a field of kind `lines`. */
export function lineShape(type: z.ZodType): z.ZodRawShape {
  let inner: unknown = type
  while (inner && typeof inner === 'object') {
    if ('shape' in inner) return inner.shape as z.ZodRawShape
    if ('element' in inner) inner = inner.element
    else if ('unwrap' in inner && typeof inner.unwrap === 'function') inner = inner.unwrap()
    else break
  }
  return {}
}

/** True when the field may be left empty. */
export const isOptional = (type: z.ZodType): boolean => type.safeParse(undefined).success

/** A filter of a list: one field, or two ends of a range of days. */
export type Filter =
  | { kind: 'one'; name: string; meta: ShownMeta }
  | { kind: 'days'; from: string; to: string; title: string }

/** Filters as drawn: `xFrom` and `xTo` of kind day make one range. */
export function filtersOf(shape: z.ZodRawShape): Filter[] {
  const fields = fieldsOf(shape)
  const names = new Set(fields.map((f) => f.name))
  return fields.flatMap((f): Filter[] => {
    if (f.meta.kind === 'day' && f.name.endsWith('From') && names.has(`${f.name.slice(0, -4)}To`)) {
      const to = `${f.name.slice(0, -4)}To`
      return [{ kind: 'days', from: f.name, to, title: f.meta.title.replace(/(起|从|自)$/, '') }]
    }
    if (f.meta.kind === 'day' && f.name.endsWith('To') && names.has(`${f.name.slice(0, -2)}From`)) return []
    return [{ kind: 'one', name: f.name, meta: f.meta }]
  })
}
