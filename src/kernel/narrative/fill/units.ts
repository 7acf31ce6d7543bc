/** The counting word behind a blank, and how it is printed there. */
export interface UnitRead {
  /** As in the dictionary; empty when nothing that counts follows. */
  unit: string
  /** 余 or 多 stands between: print rounded down. */
  floor: boolean
  /** Characters taken, `余人次` is 3. */
  length: number
}

const units = [
  '家次',
  '人次',
  '户次',
  '亿元',
  '万元',
  '批次',
  '台（件）',
  '台件',
  '台次',
  '户',
  '家',
  '条',
  '件',
  '份',
  '枚',
  '项',
  '宗',
  '起',
  '例',
  '次',
  '期',
  '册',
  '名',
  '人',
  '个',
  '张',
  '款',
  '元',
  '％',
  '%',
  '证',
]

export function unitAfter(after: string): UnitRead {
  const floor = /^[余多]/.test(after)
  const rest = floor ? after.slice(1) : after
  const unit = units.find((u) => rest.startsWith(u))
  if (unit === undefined) return { unit: '', floor: false, length: 0 }
  return { unit: unit === '%' ? '％' : unit, floor, length: (floor ? 1 : 0) + unit.length }
}

const kin: readonly (readonly string[])[] = [
  ['户', '家', '个', '名'],
  ['件', '条', '份', '起', '项', '宗', '次', '例', '个'],
  ['人次', '次', '人', '户次', '个'],
  ['条', '次'],
  ['枚', '个', '套'],
  ['亿元', '万元', '元'],
  ['批次', '批'],
  ['家次', '户次', '次'],
]

/** How well the word in the text fits a figure's unit: 1 the same, less for a word that counts alike, 0 never. */
export function unitFit(text: string, unit: string): number {
  if (text === unit) return 1
  if (text === '') return 0
  if (text === '％' || unit === '％' || text === '证' || unit === '证') return 0
  // Visits are never units, whatever the rest says.
  if ((text === '家次') !== (unit === '家次')) return 0
  const both = kin.some((group) => group.includes(text) && group.includes(unit))
  if (!both) return 0
  const generic = text === '个' || text === '次'
  return (text === '户' && unit === '家') || (text === '家' && unit === '户') ? 0.97 : generic ? 0.8 : 0.88
}
