import type { Layout, Slot } from './clauses.ts'

/**
 * Why a blank can be no figure of the ledger, whatever else its clause says: a goal, a town or another county, a difference,
 * another span of time, a part, another office's work.
 */
export type Bar = 'plan' | 'place' | 'points' | 'difference' | 'other span' | 'part' | 'other office'

/** What a whole report says of itself. */
interface Report {
  /** Lines of chapters about what is to come; all lines of a plan. */
  planned: ReadonlySet<number>
  /** The year that the report is about; null where the text names none. */
  year: number | null
  /** Its opening lines: where they say quarter or month, these are the report's own span. */
  opening: string
  /** A station or branch writes of its own area. */
  station: boolean
  /** It is about a county or a district, so 全市 is somebody else. */
  below: boolean
  /** Another office writes, and says so in its title. */
  byOther: boolean
}

/** Reads a report once; the answer judges its blanks. `growth`: the blank is a growth, which compares with last year by nature. */
export function barsOf(layout: Layout): (slot: Slot, growth: boolean) => Bar | null {
  const report = reportOf(layout.lines)
  return (slot, growth) => barOf(slot, growth, report)
}

function barOf(slot: Slot, growth: boolean, report: Report): Bar | null {
  const { before } = slot
  const clause = `${before}${slot.after.slice(0, 4)}`
  const sentence = [...slot.chain.map((p) => p.text).toReversed(), before].join('，')
  const item = itemOf(slot)
  const itemText = item.map((p) => p.text).join('，')
  if (slot.cell) {
    const { column, unclear } = slot.cell
    if (unclear) return 'part'
    if (/目标|计划|任务数/.test(column)) return 'plan'
    if (/完成率|完成比|占比|比重|排名|位次/.test(column)) return 'part'
    if (/上年|去年|上期|同期(?!增|相比|比)|环比|上月|当月|本月|季度|平均/.test(column.replace(/同比/g, '')))
      return 'other span'
    if (/20\d\d年/.test(column) && !column.includes(`${report.year}年`)) return 'other span'
    if (growth && slot.cell.unit !== '％') return 'difference'
  }
  if (report.planned.has(slot.line) || goal.test(sentence)) return 'plan'
  if (report.station || somewhere.test(clause.replace(nowhere, '')) || stationOf(before)) return 'place'
  if (otherCounty(before, report)) return 'place'
  if (slot.unit.unit === '个百分点') return 'points'
  if (!growth && more.test(before)) return 'difference'
  if (growth ? otherBase.test(before) : /去年|(?<!网)上年|上一年|年初|上月/.test(before)) return 'other span'
  if (
    !growth &&
    slot.chain.slice(0, 3).some((p) => /^\s*(?:而)?(?:去年|上年|上一年度?)(?:全年|同期)?\s*$/.test(p.text))
  )
    return 'other span'
  if (/(?:年|月|元|人|岁|名)(?:以上|以下|以内)/.test(before) || /^(?:以上|以下|以内)/.test(slot.after)) return 'part'
  if (item.some((p) => formerly.test(p.text))) return 'other span'
  if (perUnit.test(before) && !/(?:本月|当月)/.test(report.opening)) return 'other span'
  if (/[一二三四]季度/.test(before) && !/季度/.test(report.opening)) return 'other span'
  if (oneMonth.test(before) && !/月/.test(report.opening)) return 'other span'
  if (manyYears(itemText, report.year) || namesOtherYear(slot, growth, report.year, sentence, item)) return 'other span'
  return otherOffice(slot, report.byOther) ? 'other office' : null
}

const goal =
  /力争|争取|下一步|下步|明年|确保(?:全年|年底)|(?:要|将|拟|计划|预计)(?:新增|新设|新登记|完成|达到|实现|突破|发展|发起|开展|培育|办理)|目标(?:任务)?(?:是|为)|不少于|不低于/
const somewhere = /(?:[\u4e00-\u9fff]{2}|XX|××)(?:镇|乡|街道|园区|开发区|市场监管所|监管所)/
const nowhere = /各?乡镇|街道办|[古小集]镇|各[\u4e00-\u9fff]{0,4}所/g
const more =
  /(?:同比|环比|比上年|较上年|比去年|较去年|比年初|较年初|比上月|同期)[^，]{0,8}(?:增|减|多|少|净|提高|下降)[^，]{0,3}$/
const otherBase = /环比|年初|年底|年末|上月|上季|平均|目标/
const perUnit = /本月|当月|当日|每天|平均|日均|月均|每万|每千|千人|万人|人均/
const formerly = /^\s*(?:整改|改革|调整|实施|启动|[此之以])前\s*$/
/** 9月份新增X户, but neither 1—9月 nor 9月30日 nor 截至9月底. */
const oneMonth = /(?<![\d—\-－~至到、])\d{1,2}月(?:份|当月)?(?=[\u4e00-\u9fff])(?!底|末|以来|起|初|至|到|前|[上中下]旬)/

/** The clause and those before it up to the last semicolon, in reading order. */
function itemOf(slot: Slot): { text: string; separator: string }[] {
  const parts = [{ text: slot.before, separator: slot.separator }]
  for (const p of slot.chain) {
    if (/[；;]/.test(parts[0]!.separator)) break
    parts.unshift(p)
  }
  return parts
}

/** 自2019年实施以来, 近三年: longer than the year of the report. */
function manyYears(item: string, year: number | null): boolean {
  if (/近[两三四五六\d]年|[两三四五六]年来|历年|“?十[二三四五]五”?(?:期间|以来)/.test(item)) return true
  const since = /(20\d\d)?年?[^，]{0,10}(?:改革|实施|推行|启动|成立|开展|运行|上线|开通|施行|年)以来/.exec(item)
  return (
    since !== null &&
    !/今年|本年/.test(since[0]) &&
    (since[1] === undefined ? !since[0].endsWith('年以来') : Number(since[1]) !== year)
  )
}

function namesOtherYear(
  slot: Slot,
  growth: boolean,
  year: number | null,
  sentence: string,
  item: ReturnType<typeof itemOf>,
): boolean {
  if (year === null || /年报|年度报告/.test(sentence)) return false
  /** 2020年，新增X户: a clause of the item that a year opens. */
  const opened = item
    .filter((p) => !/[（(]/.test(p.separator))
    .map((p) => /^\s*(?:其中|而|截[至止]|[到至在])?\s*(20\d\d)年/.exec(p.text))
    .find((m) => m !== null)
  const inClause = [...slot.before.matchAll(/(20\d\d)年/g)].at(-1)
  const named = inClause ?? opened ?? /(20\d\d)年/.exec(slot.chain.at(-1)?.text ?? '')
  if (!named) return false
  // 比2022年增长X％ in the report on 2023.
  return Number(named[1]) !== (growth && /[比较]\s*20\d\d年/.test(slot.before) ? year - 1 : year)
}

/** 城关所企业年报率: a clause that opens with the name of a station. */
const stationOf = (before: string): boolean =>
  /^\s*[\u4e00-\u9fff]{1,2}(?<!各|我|本|该|全)[\u4e00-\u9fff](?<![场诊务究出各个厕])所(?=辖|企业|个体|农|合作社|市场主体|经营主体|新|共|年报|完成|发|办|检查|抽|\s*$)/.test(
    before,
  )

/** Another county, or the city or province above ours. */
function otherCounty(before: string, report: Report): boolean {
  const start = before.trimStart().replace(/^(?:其中|而|同期)/, '')
  if (/^全[国省]/.test(start) || (report.below && start.startsWith('全市'))) return true
  const named = /^[\u4e00-\u9fff]{1,3}[县市区](?![场监级直域内])/.exec(start)
  if (!named || /[全我本各该在]|[城辖园景社校库郊片地]区$|[城超上]市$/.test(named[0])) return false
  return /[\u4e00-\u9fff]{2}[县市区]/.test(report.opening) && !report.opening.includes(named[0])
}

const ours = /市场监管|市场监督|市监局|我局|本局/
const offices =
  /^(?:[\d年月日全上下半今，\s]|(?:[\u4e00-\u9fff]{2})?[县市区])*(?:税务|人社|人力资源|生态环境|公安|教育|卫健|卫生|住建|农业|交通|应急|消防|行政审批|政务服务|发改|财政|商务|文旅|自然资源|民政|医保|统计|烟草|海关|金融)[\u4e00-\u9fff]{0,8}?(?:局|委|部门|支行|大队|机构|中心|大厅)/
const together = /联合|会同|协同|等部门/
const everybody = /^\s*(?:全[县市区])?各(?:有关|相关|成员)?(?:部门|单位)(?!的)/
/** The nearest office named as the subject of the clause or of one before it. */
function otherOffice(slot: Slot, byOther: boolean): boolean {
  for (const text of [slot.before, ...slot.chain.map((p) => p.text)]) {
    if (ours.test(text)) return false
    if (!together.test(text) && (offices.test(text.trimStart()) || everybody.test(text))) return true
  }
  return byOther
}

function reportOf(lines: readonly string[]): Report {
  const whole = lines.join('\n')
  const opening = lines
    .filter((l) => l.trim() !== '')
    .slice(0, 3)
    .join('\n')
    .slice(0, 160)
  const often = (pattern: RegExp): number => [...whole.matchAll(pattern)].length
  const first = opening.split('\n')[0] ?? ''
  const [county, city] = [often(/[全我本][县区]/g), often(/[全我本]市/g)]
  return {
    planned: plannedLines(lines),
    year: yearOf(opening, whole),
    opening,
    station: /监管所(?!有)|分局(?:工作|\d|20)/.test(first) || /我所|本所(?!属)|我分局/.test(whole),
    byOther:
      /(?:税务|人社|公安|住建|发改|财政|商务|信用|营商环境|政务服务|行政审批)[\u4e00-\u9fff]{0,4}(?:局|办|委)/.test(
        first,
      ) && !ours.test(first),
    below: county > city || (county === city && /[\u4e00-\u9fff][县区]/.test(first)),
  }
}

/** The year that a report is about: the one its opening names, else the one it names most often. Not that of 2020年度年报 or 2019年以来. */
function yearOf(opening: string, whole: string): number | null {
  const years = (text: string): number[] =>
    [...text.matchAll(/(20\d\d)年(?!以来|来|底|末|初|度?(?:[\u4e00-\u9fff]{2}主体|企业)?年(?:报|度报告))/g)].map((m) =>
      Number(m[1]),
    )
  const [named] = years(opening)
  if (named !== undefined) return named
  const all = years(whole)
  const times = (year: number): number => all.filter((y) => y === year).length
  return [...new Set(all)].sort((a, b) => times(b) - times(a) || b - a)[0] ?? null
}

const planTitle = /(?:工作|主要)(?:计划|思路|打算|安排|目标|谋划)|(?:计划|思路|打算|安排|谋划)\s*$|下一步|下步|明年/

/** A heading may run into its text: 一、总体情况。共制定抽查计划12个. */
const headOf = (line: string): string =>
  (
    /^[^。；：，X×＿_\d]{0,30}(?:\d{4}年[^。；：，X×＿_\d]{0,20})?/.exec(
      line.replace(/^\s*[（(]?\d+[.．、）)]/, ''),
    ) ?? ['']
  )[0]

/** Lines of chapters about what is to come; every line where the paper as a whole is a plan. */
function plannedLines(lines: readonly string[]): Set<number> {
  const title = lines.find((l) => l.trim() !== '') ?? ''
  const isPlan = /(?:要点|计划|方案|打算|安排|思路)\s*$/.test(title) && !/总结|报告|情况|汇报|回顾|[和及]/.test(title)
  const planned = new Set<number>()
  let level = 0
  lines.forEach((line, i) => {
    const here = /^\s*[一二三四五六七八九十]+、/.test(line)
      ? 1
      : /^\s*[（(][一二三四五六七八九十]+[）)]/.test(line)
        ? 2
        : 0
    if (here > 0 && (level === 0 || here <= level)) level = planTitle.test(headOf(line)) && i > 0 ? here : 0
    if (level > 0 || isPlan) planned.add(i)
  })
  return planned
}
