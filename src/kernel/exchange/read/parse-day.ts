import { addDays, isDay, type Day } from '#platform/clock/day.ts'
import { cellText, serialDay, type Cell } from './cell.ts'
import { folded, saysNothingOrWords } from './clean-text.ts'
import { nothing, shown, type Parsed } from './parsed.ts'

/** How a column of days is read. */
interface DayContext {
  /** Name of the column, for the sentence. */
  readonly label: string
  /** 长期 and 9999-12-31 are allowed and give null. */
  readonly openEnded?: boolean
}

const plain = /^(\d{4})-(\d{2})-(\d{2})$/
const written =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?(?:[T日号]?(\d{1,2})[:时点](\d{1,2})(?:[:分](\d{1,2})(?:\.\d+)?秒?|分)?(Z|[+-]\d{2}:?\d{2})?|T)?$/i
const compact = /^(\d{4})(\d{2})(\d{2})(?:\d{6})?$/
const monthOnly = /^\d{4}(?:年(?:\d{1,2}月?)?|[-/.]\d{1,2})$/
const yearLast = /^\d{1,2}[-/.]\d{1,2}[-/.]\d{4}/
const shortYear = /^\d{1,2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?$/
/** `Sun Dec 05 00:00:00 CST 2021`, which Java programs print. */
const java = /^(?:mon|tue|wed|thu|fri|sat|sun)([a-z]{3})(\d{2})(\d{2}):(\d{2}):(\d{2})(?:cst|gmt\+08:00)(\d{4})$/i
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const openEnds = new Set([
  '长期',
  '永久',
  '长期有效',
  '永久有效',
  '无固定期限',
  '无期限',
  '9999-12-31',
  '9999/12/31',
  '99991231',
  '9999年12月31日',
  '9999.12.31',
])
/** What databases and Excel print for "no date". */
const emptyDays = new Set(['0000-00-00', '0001-01-01', '1899-12-30', '1899-12-31', '1900-01-00', '1900-01-01'])

/** Serial numbers without a date format are days only from 1927 to 2119: smaller and larger ones are other numbers. */
const smallestSerial = 10_000
const largestSerial = 80_000

/**
 * Understands a day in the spellings that exports use: `2021-12-05`, `2021/12/5`, `2021.12.05`, `20211205`, `2021年12月5日`, Excel serial
 * numbers, each also with a time of day (dropped; an instant in another time zone becomes its Beijing day). Errors: no such day,
 * no day or no month given, year last or of two digits (which number is the month cannot be known).
 */
export function parseDay(cell: Cell, context: DayContext): Parsed<Day | null> {
  if (typeof cell === 'string' && plain.test(cell) && isDay(cell) && !emptyDays.has(cell) && cell !== '9999-12-31')
    return { value: cell }
  if (cell !== null && typeof cell === 'object') return ending(cell.date, context)
  if (typeof cell === 'boolean') return failed(cellText(cell), context, '不是日期')
  const text = folded(cellText(cell))
  if (saysNothingOrWords(text)) return nothing
  if (openEnds.has(text)) return openEnd(text, context)
  const date = text.slice(0, 10)
  if (emptyDays.has(date))
    return { value: null, warning: `${context.label}${shown(text)}是系统的空日期，按没有日期处理。` }
  const m = written.exec(text) ?? compact.exec(text)
  if (m) {
    const found = calendarDay(m[1], m[2], m[3])
    return found === undefined
      ? failed(text, context, '不是日历上的一天')
      : ending(inBeijing(found, m[4], m[5], m[7]), context)
  }
  const j = java.exec(text)
  if (j) {
    const found = calendarDay(j[6], String(months.indexOf((j[1] ?? '').toLowerCase()) + 1), j[2])
    return found === undefined ? failed(text, context, '不是日历上的一天') : { value: found }
  }
  if (/^\d{5}(?:\.\d+)?$/.test(text)) {
    const serial = Number(text)
    const found = serial >= smallestSerial && serial <= largestSerial ? serialDay(serial) : undefined
    return found === undefined ? failed(text, context, '不是日期') : { value: found }
  }
  if (monthOnly.test(text) || /^\d{6}$/.test(text)) return failed(text, context, '没有写到日，请补上是哪一天')
  if (/^\d{4}$/.test(text)) return failed(text, context, '只有年份，请写明月和日')
  if (yearLast.test(text))
    return failed(text, context, '年份写在最后，分不清哪个是月哪个是日，请写成 2021-12-05 的样子')
  if (shortYear.test(text)) return failed(text, context, '年份不足四位，请写成 2021-12-05 的样子')
  const inWords = chineseDigits(text)
  return inWords === undefined ? failed(text, context, '不是日期，请写成 2021-12-05 的样子') : { value: inWords }
}

const failed = (text: string, context: DayContext, why: string): Parsed<never> => ({
  error: `${context.label}${shown(text)}${why}。`,
})

function openEnd(text: string, context: DayContext): Parsed<null> {
  return context.openEnded ? nothing : failed(text, context, '这一栏不能填长期，请写明日期')
}

const ending = (found: Day, context: DayContext): Parsed<Day | null> =>
  found === '9999-12-31' ? openEnd(found, context) : { value: found }

function calendarDay(year = '', month = '', dayOfMonth = ''): Day | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`
  return isDay(text) ? text : undefined
}

/** The Beijing day of a day and time written with a time zone; without one the writer meant Beijing. */
function inBeijing(found: Day, hours: string | undefined, minutes: string | undefined, zone: string | undefined): Day {
  if (zone === undefined) return found
  const z = /^([+-])(\d{2}):?(\d{2})$/.exec(zone)
  const offset = z ? (z[1] === '-' ? -1 : 1) * (Number(z[2]) * 60 + Number(z[3])) : 0
  return addDays(found, Math.floor((Number(hours) * 60 + Number(minutes) - offset + 480) / 1440))
}

/** `二〇二一年十二月五日`. */
function chineseDigits(text: string): Day | undefined {
  const m =
    /^([〇零○一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})[日号]?$/.exec(text)
  if (!m) return undefined
  const year = [...(m[1] ?? '')].map((c) => ('〇零○'.includes(c) ? 0 : digits.indexOf(c))).join('')
  return calendarDay(year, String(upToThirty(m[2] ?? '')), String(upToThirty(m[3] ?? '')))
}

const digits = '〇一二三四五六七八九'

function upToThirty(text: string): number {
  const [tens, ones] = text.split('十')
  if (ones === undefined) return digits.indexOf(text)
  return (tens === '' ? 1 : digits.indexOf(tens ?? '')) * 10 + (ones === '' ? 0 : digits.indexOf(ones))
}
