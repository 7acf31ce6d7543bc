import type { FieldMeta } from '#platform/contract/field.ts'

export type MoneyUnit = NonNullable<FieldMeta['unit']>

/** Decimal places between fen and the unit. */
const places: Record<MoneyUnit, number> = { 元: 2, 万元: 6, 亿元: 10 }

/**
 * Fen as text in a unit with thousands separators: `123456789` in 万元 is `123.456789`. Zeros at the end go, two decimals
 * stay, so nothing is rounded away.
 */
export function moneyText(fen: string, unit: MoneyUnit = '万元'): string {
  const n = places[unit]
  const negative = fen.startsWith('-')
  const digits = (negative ? fen.slice(1) : fen).padStart(n + 1, '0')
  const whole = digits.slice(0, -n).replace(/\B(?=(\d{3})+$)/g, ',')
  const fraction = digits.slice(-n).replace(/0+$/, '').padEnd(2, '0')
  return `${negative ? '-' : ''}${whole}.${fraction}`
}

/** What was typed in a unit as fen, or null when it is no amount or finer than a fen: `1,000.5` 万元 is `1000500000`. */
export function fenOf(typed: string, unit: MoneyUnit = '万元'): string | null {
  const m = /^(-?)(\d+)(?:\.(\d+))?$/.exec(typed.normalize('NFKC').replace(/[,\s]/g, ''))
  if (!m) return null
  const n = places[unit]
  const fraction = (m[3] ?? '').replace(/0+$/, '')
  if (fraction.length > n) return null
  const fen = `${m[2]}${fraction.padEnd(n, '0')}`.replace(/^0+(?=\d)/, '')
  return fen === '0' ? '0' : `${m[1]}${fen}`
}

/** A whole number, with thousands separators from 10,000 on: years and small counts stay plain. */
export const integerText = (n: number | string): string =>
  String(n).replace('-', '').length < 5 ? String(n) : String(n).replace(/\B(?=(\d{3})+$)/g, ',')
