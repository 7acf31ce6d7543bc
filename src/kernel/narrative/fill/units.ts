/** The counting word behind a blank, and how the number is to be printed there. */
export interface UnitRead {
  /** As in the dictionary; empty when nothing that counts follows. */
  unit: string
  /** 余 or 多 stands between: print rounded down. */
  floor: boolean
  /** 万户 counts in ten thousands: 10000; else 1. */
  scale: number
  /** Characters taken, `余人次` is 3. */
  length: number
}

/** Longer words first: 家次 is not 家. */
const units = [
  '个百分点',
  '平方米',
  '台（件）',
  '台(件)',
  '台件',
  '台套',
  '台次',
  '台',
  '家次',
  '户次',
  '人次',
  '场次',
  '批次',
  '辆次',
  '亿元',
  '万元',
  '批',
  '户',
  '家',
  '条次',
  '条',
  '件',
  '份',
  '枚',
  '项',
  '宗',
  '笔',
  '起',
  '例',
  '次',
  '期',
  '场',
  '册',
  '本',
  '名',
  '人',
  '位',
  '个',
  '张',
  '款',
  '套',
  '通',
  '元',
  '％',
  '%',
  '证',
]

/** Reads the counting word: `户`, `余人次`, `多家`, `万户`, ` ％`. */
export function unitAfter(after: string): UnitRead {
  const read = /^([ \u3000]*)(余|多)?([万千]?)(余|多)?([ \u3000]*)/.exec(after)!
  const [lead, , floorBefore, thousands, floorAfter] = [read[0], read[1], read[2], read[3] ?? '', read[4]]
  const none: UnitRead = { unit: '', floor: false, scale: 1, length: 0 }
  // 万元 is a unit of its own.
  for (const [skip, scale] of [
    [lead.length - (thousands ? thousands.length : 0), 1],
    [lead.length, thousands === '万' ? 10_000 : thousands === '千' ? 1000 : 1],
  ] as const) {
    const rest = after.slice(skip)
    const unit = units.find((u) => rest.startsWith(u))
    if (unit === undefined || (scale === 1 && thousands !== '' && !unit.startsWith(thousands))) continue
    if (/^(?:人大|个月|人民|名称|次数|项目|家庭|条例|条规定|个人|件套)/.test(rest)) return none
    const floor = floorBefore !== undefined || floorAfter !== undefined
    return { unit: known(unit), floor, scale, length: skip + unit.length }
  }
  return none
}

const known = (unit: string): string => (unit === '%' ? '％' : unit === '台(件)' ? '台（件）' : unit)

/** A counting word that stands alone in a table cell or in brackets behind the name: （户）, 单位：户. */
export function unitNamed(text: string): string {
  const cell = text.trim().replace(/^单位[：:]/, '')
  const unit = units.find((u) => u === cell)
  return unit ? known(unit) : ''
}

/** Words that count alike. Visits (家次) are never units (家), persons never firms. */
const kin: readonly (readonly string[])[] = [
  ['户', '家', '个'],
  ['名', '人', '位', '个'],
  ['件', '宗', '笔', '起', '个'],
  ['条', '件', '份', '项'],
  ['项', '个', '次'],
  ['份', '张', '本', '件'],
  ['人次', '次', '户次', '个', '通'],
  ['条', '次', '条次'],
  ['枚', '个', '套'],
  ['册', '本', '份'],
  ['期', '次', '场'],
  ['亿元', '万元', '元'],
  ['批次', '批'],
  ['家次', '户次'],
  ['台（件）', '台件', '台', '件', '台套'],
]

/** How well the word in the text fits a figure's unit: 1 the same, less for a word that counts alike, 0 never. */
export function unitFit(text: string, unit: string): number {
  if (text === unit) return 1
  if (text === '' || text === '％' || unit === '％') return 0
  if (!kin.some((group) => group.includes(text) && group.includes(unit))) return 0
  if (/[户家]/.test(text) && /[户家]/.test(unit)) return 0.98
  return unit === '项' && text === '个' ? 0.95 : 0.92
}
