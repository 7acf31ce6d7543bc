import { type Day, addDays, chineseDay } from '#platform/clock/day.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import { type LawOverride, type LawValue, kindOfValue } from './law-value.ts'

/**
 * The shipped rows of one key with the bureau's own values laid over them: shipped periods are cut where an override stands. Throws a Refusal
 * `law.override.*` when an override has no reason, ends before it begins, overlaps another or is of another kind than the shipped value.
 */
export function overridden(shipped: readonly LawValue[], overrides: readonly LawOverride[]): LawValue[] {
  const sorted = overrides.toSorted((a, b) => (a.from < b.from ? -1 : 1))
  sorted.forEach((o, i) => check(o, sorted[i + 1], shipped))
  return [
    ...shipped.flatMap((row) => sorted.reduce<LawValue[]>((pieces, o) => pieces.flatMap((p) => without(p, o)), [row])),
    ...sorted.map((o) => ownRow(o, shipped)),
  ]
}

function check(o: LawOverride, next: LawOverride | undefined, shipped: readonly LawValue[]): void {
  const refuse = (code: string, text: string): Refusal => new Refusal(`law.override.${code}`, text)
  if (o.reason.trim() === '') throw refuse('reason', `改写“${o.key}”没有写理由，请写明理由和文件。`)
  if (o.to !== undefined && o.to < o.from)
    throw refuse('period', `改写“${o.key}”的终止日 ${o.to} 早于起始日 ${o.from}，请核对。`)
  if (next && (o.to === undefined || o.to >= next.from))
    throw refuse('overlap', `“${o.key}”有两次改写在${chineseDay(next.from)}重叠，请先给前一次写上终止日。`)
  const kind = kindOfValue(shipped[0]!.value)
  if (kindOfValue(o.value) !== kind || (typeof o.value === 'number' && !Number.isFinite(o.value)))
    throw refuse('value', `改写“${o.key}”的值应是${kindNames[kind]}，请核对。`)
}

const kindNames = { number: '数字', string: '文字', boolean: '是或否', list: '清单' } as const

/** What is left of a row outside an override: nothing, one piece or two. */
function without(row: LawValue, o: LawOverride): LawValue[] {
  if (o.to !== undefined && o.to < row.from) return [row]
  if (row.to !== undefined && row.to < o.from) return [row]
  const pieces: LawValue[] = []
  if (row.from < o.from) pieces.push({ ...row, to: addDays(o.from, -1) })
  if (o.to !== undefined && (row.to === undefined || o.to < row.to)) pieces.push({ ...row, from: addDays(o.to, 1) })
  return pieces
}

function ownRow(o: LawOverride, shipped: readonly LawValue[]): LawValue {
  const under = inForce(shipped, o.from)
  return {
    key: o.key,
    value: o.value,
    unit: under.unit,
    from: o.from,
    to: o.to,
    basis: o.basis ?? under.basis,
    verified: true,
    note: o.reason,
    override: { reason: o.reason, signer: o.signer },
  }
}

/** The shipped row that an override starts in; the nearest before it, or the first, where none is in force. */
const inForce = (shipped: readonly LawValue[], on: Day): LawValue =>
  shipped.findLast((r) => r.from <= on) ?? shipped[0]!
