import { sql } from '#platform/db/database.ts'
import { distinct, events, labelled, population, sum } from '#kernel/indicator/declare.ts'
import type { Rule } from '#kernel/indicator/rule.ts'
import { gathering as g, gatheringAttendee as a } from '#kernel/gathering/tables.ts'
import {
  dutyTask as d,
  screenedPerson as p,
  screening as s,
  selfCheck as c,
  studyMaterial as b,
  villagePosting as v,
} from './tables.ts'
import { relations, duties } from './terms.ts'
import { talkTheme, theoryTheme } from './themes.ts'

const business = 'staff-duty'

const materials = population({
  name: 'staff-duty.materials',
  business,
  page: '/study-materials',
  from: (at) => at(b),
  record: b.id,
  keys: { record: b.id },
  single: ['record'],
  time: { kind: 'flow', day: b.handedOutOn },
  text: sql`${b.title} || '，' || ${b.branch}`,
})
const gatherings = population({
  name: 'staff-duty.gatherings',
  business,
  page: '/gatherings',
  from: (at) => at(g),
  record: g.id,
  keys: { record: g.id },
  single: ['record'],
  time: { kind: 'flow', day: g.heldOn },
  text: g.title,
})
const talks = population({
  name: 'staff-duty.talks',
  business,
  page: '/gatherings',
  from: (at) => sql`${at(a)} join ${at(g)} on ${g.countyCode} = ${a.countyCode} and ${g.id} = ${a.gatheringId}`,
  // The line opens the talk, not the name of whoever was talked to.
  record: g.id,
  keys: { record: a.id, line: a.id },
  single: ['record', 'line'],
  time: { kind: 'flow', day: g.heldOn },
  text: g.title,
})
const postings = population({
  name: 'staff-duty.postings',
  business,
  page: '/village-postings',
  from: (at) => at(v),
  record: v.id,
  keys: { record: v.id, person: v.staffNo },
  single: ['record'],
  time: { kind: 'stock', periods: [{ from: v.fromDay, to: v.toDay }] },
  day: v.fromDay,
  text: sql`${v.name} || '，' || ${v.town} || ${v.village} || '，' || ${v.post}`,
})
/** Lines name nobody: a figure is read by many, a list of screened people by few. */
const screened = population({
  name: 'staff-duty.screened',
  business,
  page: '/screenings',
  from: (at) => sql`${at(p)} join ${at(s)} on ${s.countyCode} = ${p.countyCode} and ${s.id} = ${p.screeningId}`,
  record: s.id,
  keys: {
    record: p.id,
    person: sql`coalesce(${p.idKey}, md5(${p.personName} || ' ' || coalesce(${p.memberName}, '') || ' ' || coalesce(${p.workUnit}, '')))`,
  },
  single: ['record'],
  time: { kind: 'flow', day: p.screenedOn },
  text: sql`${s.screeningNo} || '，' || ${labelled(sql`${p.relation}`, relations)}`,
})
const tasks = population({
  name: 'staff-duty.tasks',
  business,
  page: '/duty-tasks',
  from: (at) => at(d),
  record: d.id,
  keys: { record: d.id },
  single: ['record'],
  time: { kind: 'flow', day: d.assignedOn },
  text: sql`${labelled(sql`${d.duty}`, duties)} || '：' || ${d.title}`,
})
const selfChecks = population({
  name: 'staff-duty.self-checks',
  business,
  page: '/self-checks',
  from: (at) => at(c),
  record: c.id,
  keys: { record: c.id },
  single: ['record'],
  time: { kind: 'flow', day: c.checkedOn },
  text: c.subject,
})

const s72 = { section: '1.8.1', system: 'S72' }
const s75 = { section: '1.8.2', system: 'S75' }
const s76 = { section: '1.8.2', system: 'S76', helper: true }
const s78 = { section: '1.9', system: 'S78', helper: true }

/** Duties that the county puts on every bureau, as chapter 1.9 sums them up. */
const countyWide = sql`${d.duty} in ('CRIME', 'SAFETY', 'DRUGS', 'AIDS', 'CIVILITY', 'HYGIENE', 'OTHER')`

const textbooks = sum({
  ...s72,
  id: 'party.study.textbooks.count',
  name: '指定教材',
  synonyms: ['学习教材', '订购发放教材', '发放指定教材', '订购并发放指定教材', '党史学习教育教材'],
  unit: '册',
  over: materials,
  amount: b.copies,
  measure: 'number',
  amountLabel: '册数',
  tally: 'staff-duty.textbooks',
  definition: '今年 1 月 1 日至截止日发到党支部和股室的指定教材册数之和；已订购没有发放的不计。',
})
const sessions = events({
  ...s72,
  id: 'party.study.sessions.count',
  name: '专题学习',
  synonyms: ['理论学习中心组学习', '中心组专题学习', '中心组集中学习', '党组理论学习中心组召开专题学习'],
  unit: '期',
  over: gatherings,
  where: sql`${g.theme} = ${theoryTheme}`,
  definition: '今年 1 月 1 日至截止日举行的党组理论学习中心组专题学习期数，一次活动为一期；支部学习、主题党日不计。',
})
const cadres = distinct({
  section: '1.8.1',
  system: 'S74',
  id: 'party.village.cadres.count',
  name: '选派驻村干部',
  synonyms: ['驻村干部', '脱产驻村干部', '选派干部驻村', '选派干部脱产参加驻村工作'],
  unit: '名',
  over: postings,
  key: 'person',
  where: sql`${v.released}`,
  definition: '截止日在岗的脱产驻村干部人数，按人去重；截止日前离岗的不计，离岗日当天起不计。',
})
const persons = distinct({
  ...s75,
  id: 'integrity.screening.persons.count',
  name: '政法队伍及家属核查人数',
  synonyms: [
    '政法队伍职工及其家属系统查询',
    '政法干警及家属查询',
    '政法队伍核查',
    '对政法队伍职工及其家属进行系统查询',
  ],
  unit: '人',
  over: screened,
  key: 'person',
  where: sql`${s.kind} = 'JUSTICE'`,
  definition:
    '今年 1 月 1 日至截止日为政法队伍教育整顿比对过登记册的干警及家属人数，按人去重：有证件号码的按号码，没有的按姓名、所属干部和单位。',
})
const ownPersons = distinct({
  ...s76,
  id: 'integrity.screening.own.persons.count',
  name: '市场监管队伍及家属核查人数',
  unit: '人',
  over: screened,
  key: 'person',
  where: sql`${s.kind} = 'OWN'`,
  definition: '今年 1 月 1 日至截止日比对过登记册的本系统人员及家属人数，按人去重。',
})
const integrityTalks = events({
  ...s76,
  id: 'integrity.talks.count',
  name: '廉政谈话',
  unit: '人次',
  over: talks,
  where: sql`${g.theme} = ${talkTheme} and ${a.attendance} = 'PRESENT'`,
  definition: '今年 1 月 1 日至截止日廉政谈话到场的人次，名单上一人一次。',
})
const checks = events({
  section: '1.8.3',
  system: 'S77',
  helper: true,
  id: 'integrity.selfchecks.count',
  name: '腐败和作风问题自查',
  unit: '次',
  over: selfChecks,
  definition: '今年 1 月 1 日至截止日群众身边腐败和作风问题自查次数，一个机构一次为一条。',
})
const countyTasks = events({
  ...s78,
  id: 'staffduty.county.tasks.count',
  name: '中心工作任务',
  unit: '项',
  over: tasks,
  where: ({ w }) => sql`${countyWide} and (${d.cancelledOn} is null or ${d.cancelledOn} > ${w.asOf}::date)`,
  definition:
    '今年 1 月 1 日至截止日下达的扫黑除恶、安全生产、禁毒、防艾、创文明城市、巩固卫生县城等任务；截止日前取消的不计。',
})
const countyDone = events({
  ...s78,
  id: 'staffduty.county.tasks.done.count',
  name: '中心工作任务完成',
  unit: '项',
  partOf: countyTasks.id,
  over: tasks,
  where: ({ w }) => sql`${countyWide} and ${d.doneOn} <= ${w.asOf}::date`,
  definition: '上一项中，截止日前已经完成的。',
})

export const staffDutyIndicators = [
  textbooks,
  sessions,
  cadres,
  persons,
  ownPersons,
  integrityTalks,
  checks,
  countyTasks,
  countyDone,
]

/** C17: nothing of the relief and village work that was assigned by the day is still open on it. */
const reliefMet: Rule = {
  id: 'C17',
  title: '对口帮扶和驻村任务全部完成',
  scope: '截止日前下达的“对口帮扶与乡村振兴驻村”任务，不论哪一年下达；截止日前取消的不算',
  figures: [cadres.id],
  async check({ q, reading, w }) {
    const open = await q.rows<{ id: string; title: string; dueOn: string }>(sql`
      select ${d.id} as id, ${d.title} as title, ${d.dueOn} as "dueOn" from ${reading.at(d)}
      where ${d.duty} = 'RELIEF' and ${d.assignedOn} <= ${w.asOf}::date and (${d.doneOn} is null or ${d.doneOn} > ${w.asOf}::date)
        and (${d.cancelledOn} is null or ${d.cancelledOn} > ${w.asOf}::date) order by ${d.dueOn}, ${d.id}`)
    return {
      holds: open.length === 0,
      text: open.length === 0 ? '帮扶和驻村任务都已完成。' : `还有 ${open.length} 项帮扶和驻村任务没有完成。`,
      faults: open.map((t) => ({
        recordId: t.id,
        partyId: null,
        partyName: null,
        page: '/duty-tasks',
        text: `${t.title}，期限 ${t.dueOn}`,
      })),
    }
  },
}

/** C18: the self-checks of the year found nothing; without one of them nobody can say so. */
const selfChecksClean: Rule = {
  id: 'C18',
  title: '自查没有发现群众身边腐败和作风问题',
  scope: '今年 1 月 1 日至截止日各股室、各所的自查记录',
  figures: [checks.id],
  async check({ q, reading, w }) {
    const done = await q.rows<{ id: string; checkedOn: string; finding: string | null }>(sql`
      select ${c.id} as id, ${c.checkedOn} as "checkedOn", ${c.finding} as finding from ${reading.at(c)}
      where ${c.checkedOn} between ${w.from}::date and ${w.asOf}::date order by ${c.checkedOn}, ${c.id}`)
    const found = done.filter((x) => x.finding !== null)
    return {
      holds: done.length > 0 && found.length === 0,
      text:
        done.length === 0
          ? '今年还没有自查记录，不能说自查没有发现问题。'
          : found.length === 0
            ? `${done.length} 次自查都没有发现问题。`
            : `${done.length} 次自查中有 ${found.length} 次发现了问题。`,
      faults: found.map((x) => ({
        recordId: x.id,
        partyId: null,
        partyName: null,
        page: '/self-checks',
        text: `${x.checkedOn}：${x.finding!}`,
      })),
    }
  },
}

export const staffDutyRules = [reliefMet, selfChecksClean]
