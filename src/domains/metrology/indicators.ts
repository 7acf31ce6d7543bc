import { type SQL, sql } from '#platform/db/database.ts'
import { events, labelled, population, ratio } from '#kernel/indicator/declare.ts'
import type { Rule } from '#kernel/indicator/rule.ts'
import { notCovered } from '#kernel/inspection/claims.ts'
import { checkPopulations, ofTheme } from '#kernel/inspection/counted.ts'
import { party } from '#kernel/party/tables.ts'
import { instrument as i, instrumentTest as t } from './tables.ts'
import { instrumentClasses, metrologyCheck } from './terms.ts'

const { checks } = checkPopulations('metrology')
const tests = population({
  name: 'metrology.tests',
  business: 'metrology',
  page: '/instrument-tests',
  from: (at) => sql`${at(t)} join ${at(i)} on ${i.countyCode} = ${t.countyCode} and ${i.id} = ${t.instrumentId}`,
  record: t.id,
  party: i.partyId,
  keys: { record: t.id },
  single: ['record'],
  time: { kind: 'flow', day: t.doneOn },
  text: sql`${labelled(i.class, instrumentClasses)} || ' ' || ${i.instrumentNo}`,
})
/** What a body had to finish in the year: its last day lies in it. */
const dueTests = population({
  ...tests,
  name: 'metrology.due-tests',
  time: { kind: 'flow', day: t.dueOn },
})

const verified: SQL = sql`${t.kind} <> 'CALIBRATION'`
export const mandatory = events({
  section: '1.5.3',
  system: 'S39',
  id: 'metrology.mandatory.verified.count',
  name: '计量器具强制检定',
  synonyms: ['强制检定计量器具', '完成计量器具强制检定', '强制检定', '检定计量器具', '强检计量器具'],
  unit: '台（件）',
  over: tests,
  where: verified,
  definition:
    '检定日期在 1 月 1 日至截止日之间的强制检定，一次计一台（件），合格不合格都计；同一台一年检两次计两台（件）；校准不计。',
})
const calibrated = events({
  section: '1.5.3',
  system: 'S40',
  id: 'metrology.thermometers.calibrated.count',
  name: '体温枪、测温仪校准',
  synonyms: ['体温枪/测温仪校准', '电子体温枪、红外测温仪计量校准', '红外测温仪校准', '测温仪计量校准', '体温枪校准'],
  unit: '台件',
  over: tests,
  where: sql`${t.kind} = 'CALIBRATION' and ${i.class} = 'INFRARED_THERMOMETER' and ${i.venue} in ('SCHOOL', 'HOSPITAL', 'MARKET')`,
  definition: '校准日期在 1 月 1 日至截止日之间，学校、医院、农贸市场在用的电子体温枪和红外测温仪，一次校准计一台件。',
})
const day520 = events({
  section: '1.5.3',
  system: 'S41',
  id: 'metrology.day520.scales.count',
  name: '计量日现场检定台秤',
  synonyms: ['现场检定台秤', '在用电子台秤现场检定', '5·20现场检定', '世界计量日检定台秤'],
  unit: '台（件）',
  over: tests,
  where: sql`${t.kind} = 'ON_SITE' and ${t.activity} = 'DAY520' and ${i.class} = 'PRICE_SCALE'`,
  definition: '检定日期在 1 月 1 日至截止日之间、5·20 世界计量日活动中现场检定的电子计价秤和台秤；同时计入强制检定。',
})
const grain = events({
  section: '1.5.3',
  system: 'S43',
  id: 'metrology.grain.verified.count',
  name: '粮食收购计量器具检定',
  synonyms: ['粮所计量器具检定', '粮食收购点计量器具检定'],
  helper: true,
  unit: '台（件）',
  partOf: mandatory.id,
  over: tests,
  where: sql`${verified} and ${i.venue} = 'GRAIN'`,
  definition: '上述强制检定中，粮所和粮食收购点的。',
})
const free = events({
  section: '1.5.3',
  system: 'S39',
  id: 'metrology.free.count',
  name: '免费检定',
  synonyms: ['免费检定计量器具'],
  helper: true,
  unit: '台（件）',
  partOf: mandatory.id,
  over: tests,
  where: sql`${verified} and ${t.feeFen} = 0`,
  definition: '上述强制检定中，没有收费的。',
})
const due = events({
  section: '1.5.3',
  system: 'S39',
  id: 'metrology.due.count',
  name: '应完成的强制检定',
  helper: true,
  unit: '台（件）',
  over: dueTests,
  where: verified,
  definition: '应完成日期在 1 月 1 日至截止日之间的强制检定申请。',
})
const onTime = events({
  section: '1.5.3',
  system: 'S39',
  id: 'metrology.ontime.count',
  name: '按时完成的强制检定',
  helper: true,
  unit: '台（件）',
  partOf: due.id,
  over: dueTests,
  where: ({ w }) => sql`${verified} and ${t.doneOn} <= ${t.dueOn} and ${t.doneOn} <= ${w.asOf}::date`,
  definition: '上一项中，检定日期不晚于应完成日期的。',
})
const onTimeRate = ratio({
  section: '1.5.3',
  system: 'S39',
  id: 'metrology.ontime.rate',
  name: '强制检定按时完成率',
  helper: true,
  numerator: onTime,
  denominator: due,
  key: 'record',
  definition: '按时完成的，除以应完成的。',
})
const visits = events({
  section: '1.5.3',
  system: 'S42',
  id: 'metrology.checks.visits',
  name: '计量监督检查',
  synonyms: ['计量专项监督检查', '检验检测机构及加油站计量检查'],
  helper: true,
  unit: '家次',
  over: checks,
  where: ofTheme(metrologyCheck),
  definition: '检查日期在 1 月 1 日至截止日之间的计量监督检查记录；双随机抽查的另计。',
})

export const metrologyIndicators = [mandatory, calibrated, day520, grain, free, due, onTime, onTimeRate, visits]

/** C07: no verification that a user asked for was late by the fault of the body. */
const onTimeClaim: Rule = {
  id: 'C07',
  title: '在用计量器具强制检定需求按时完成',
  scope: '应完成日期在本年 1 月 1 日至截止日之间的强制检定申请；逾期是使用单位原因的除外；没有申请的器具不在内',
  figures: [mandatory.id, due.id],
  async check({ q, reading, w, figure }) {
    const { exact } = await figure(due.id)
    if (exact === null) return notCovered
    const late = await q.rows<{ recordId: string; partyId: string; partyName: string; text: string }>(sql`
      select ${t.id} as "recordId", ${i.partyId} as "partyId", ${party.name} as "partyName",
        concat(${i.instrumentNo}, '：应在 ', ${t.dueOn}, ' 以前完成，', case when ${t.doneOn} is null then '还没有完成' else '实际 ' || ${t.doneOn} end) as text
      from ${reading.at(t)} join ${reading.at(i)} on ${i.countyCode} = ${t.countyCode} and ${i.id} = ${t.instrumentId}
        join ${reading.at(party)} on ${party.countyCode} = ${i.countyCode} and ${party.id} = ${i.partyId}
      where ${verified} and ${t.dueOn} between ${w.from}::date and ${w.asOf}::date and coalesce(${t.userFault}, 'NO') <> 'YES'
        and (${t.doneOn} > ${t.dueOn} or (${t.doneOn} is null and ${t.dueOn} < ${w.asOf}::date) or (${t.doneOn} > ${w.asOf}::date and ${t.dueOn} < ${w.asOf}::date))
      order by 1`)
    const count = BigInt(exact)
    return {
      holds: count > 0n && late.length === 0,
      text:
        count === 0n
          ? '本年度没有应当完成的强制检定，这句话不能写。'
          : late.length === 0
            ? `应完成 ${count} 台（件），都按时完成。`
            : `应完成 ${count} 台（件），${late.length} 台（件）逾期。`,
      faults: late.map((x) => ({ ...x, page: '/instrument-tests' })),
    }
  },
}
export const metrologyRules = [onTimeClaim]
