/** A place in a report that waits for a figure. Offsets are 0-based UTF-16 positions in the whole text. */
export interface Blank {
  offset: number
  length: number
  /** What stands there: `X`, `____`, or a printed number. */
  text: string
  /** It is a number that is printed already. */
  number: boolean
}

const marks = /[XxＸ×](?:[.．·][XxＸ×]+|[XxＸ×]*)|_{2,}|＿+|[〇○]{2,}|＊+|\*{2,}/g
const latin = /[A-Za-zＡ-Ｚａ-ｚ]/
const place = /^(?:[县市区州盟旗省镇乡村局街办]|所(?!学校|幼儿园|医院|[中小]学|高校|院校)|射线|光片?|染色体|型)/
const chineseDigit = /[〇零一二三四五六七八九十]/
/** Counting words that no place name runs on into. Words that only begin like one (家具, 项目, 个体) are none. */
const counted =
  /^[ \u3000]*[余多]?(?:(?:万|亿|千)[余多]?)?(?:[％%]|元|(?:台（件）|台件|人次|家次|户次|批次|条次|户(?![外口籍])|家(?![具园庭电居])|件|条(?!例)|份|枚|项(?!目)|次(?!数)|个(?![体别人])|人(?![民大])|名(?![优录])|笔|宗|起|例|期|张|册|批|场(?![所镇])|台|位))/

/**
 * The blanks of a report: a lone X (or ×, ＊), X.X, a run of underscores, 〇〇. Two or more X in a row are a place name unless a
 * counting word follows or they fill a table cell alone; anything that a word such as 县 or 镇 follows is a place; an X inside a
 * Latin word or between digits is none.
 */
export function findBlanks(text: string): Blank[] {
  const found: Blank[] = []
  for (const m of text.matchAll(marks)) {
    const [run] = m
    const before = text[m.index - 1] ?? ''
    const after = text.slice(m.index + run.length, m.index + run.length + 3)
    if (/^[XxＸ×]/.test(run)) {
      const several = run.length > 1 && !/[.．·]/.test(run)
      if (run.startsWith('x') || several) {
        const behind = text.slice(m.index + run.length, m.index + run.length + 8)
        if (!counted.test(behind) && !(several && aloneInCell(text, m.index, run))) continue
      }
      if (latin.test(before) || latin.test(after[0] ?? '')) continue
      if (/\d/.test(before) || (run === '×' && /\d/.test(after[0] ?? ''))) continue
    }
    if (/^[〇○]/.test(run) && (chineseDigit.test(before) || chineseDigit.test(after[0] ?? ''))) continue
    if (place.test(after)) continue
    found.push({ offset: m.index, length: run.length, text: run, number: false })
  }
  return found
}

const counting =
  /^[ \u3000]*(?:余|多)?(?:万|亿|千)?(?:余|多)?(?:户|家|人|名|个|件|条|份|枚|项|次|起|例|期|册|批|台|张|笔|宗|元|％|%|证合一)/
const notFigure =
  /^[ \u3000]*(?:个月|年|月|日|小时|分钟|天|周年|届|号|个百分点|项规定|条规定|条第|人大|家庭|次会议|个工作日)/

/** Numbers in front of a counting word that are neither dates, document numbers, hotlines, article numbers nor parts of a name. */
export function findNumbers(text: string): Blank[] {
  const found: Blank[] = []
  for (const m of text.matchAll(/\d+(?:[,，]\d{3})*(?:\.\d+)?/g)) {
    const [number] = m
    const before = text.slice(Math.max(0, m.index - 2), m.index)
    const after = text.slice(m.index + number.length, m.index + number.length + 6)
    // Alone in a cell a year or the number of the row is no figure.
    const cell = !/^(?:19|20)\d\d$|^\d{1,2}$/.test(number) && aloneInCell(text, m.index, number)
    if (!cell && (!counting.test(after) || notFigure.test(after))) continue
    if (/[A-Za-z〔第·.．\d/-]$/.test(before)) continue
    found.push({ offset: m.index, length: number.length, text: number, number: true })
  }
  return found
}

/** A table cell that holds this only. */
function aloneInCell(text: string, at: number, number: string): boolean {
  return (
    /[\n\t|｜]\s*$/.test(text.slice(Math.max(0, at - 4), at)) &&
    /^\s*(?:[\n\t|｜]|$)/.test(text.slice(at + number.length, at + number.length + 4))
  )
}
