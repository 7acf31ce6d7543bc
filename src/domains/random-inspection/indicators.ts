import { type SQL, sql } from '#platform/db/database.ts'
import { type Facts, distinct, events, population, ratio } from '#kernel/indicator/declare.ts'
import type { Rule } from '#kernel/indicator/rule.ts'
import {
  inspectionObject as o,
  inspectionPublication as p,
  inspectionTask as t,
  inspectionVisit as v,
} from '#kernel/inspection/tables.ts'
import { party } from '#kernel/party/tables.ts'

const tasks = population({
  name: 'random-inspection.tasks',
  business: 'random-inspection',
  page: '/inspection-tasks',
  from: (at) => at(t),
  record: t.id,
  keys: { record: t.id },
  single: ['record'],
  time: { kind: 'flow', day: t.openedOn },
  text: sql`${t.taskNo} || ' ' || ${t.name}`,
})

/** (task, party) pairs of the tasks of the year, with their publication where there is one. */
const objects = population({
  name: 'random-inspection.objects',
  business: 'random-inspection',
  page: '/inspection-objects',
  from: (at) => sql`${at(t)} join ${at(o)} on ${o.countyCode} = ${t.countyCode} and ${o.taskId} = ${t.id}
    left join ${at(p)} on ${p.countyCode} = ${o.countyCode} and ${p.objectId} = ${o.id}`,
  record: o.id,
  party: o.partyId,
  keys: { record: o.id, pair: o.id, party: o.partyId },
  single: ['record', 'pair'],
  time: { kind: 'flow', day: t.openedOn },
  day: o.drawnOn,
  text: t.name,
})

const ours = sql`${t.kind} = 'DOUBLE_RANDOM'`
const joint = sql`${t.joint} and ${t.ownLead}`
const drawn = ({ w }: Facts): SQL =>
  sql`${ours} and ${o.drawnOn} <= ${w.asOf}::date and (${o.droppedOn} is null or ${o.droppedOn} > ${w.asOf}::date)`
const published = (f: Facts): SQL =>
  sql`${drawn(f)} and ${p.publishedOn} <= ${f.w.asOf}::date and (${p.withdrawnOn} is null or ${p.withdrawnOn} > ${f.w.asOf}::date)`
const also =
  (condition: (f: Facts) => SQL) =>
  (f: Facts): SQL =>
    sql`${condition(f)} and ${joint}`

const s13 = { section: '1.2', system: 'S13' }
const s14 = { section: '1.2', system: 'S14' }

const tasksCount = events({
  ...s13,
  id: 'doublerandom.tasks.count',
  name: '双随机抽查任务',
  synonyms: ['双随机任务', '抽查任务', '随机抽查任务', '开展双随机抽查', '接收或发起抽查任务'],
  unit: '项',
  over: tasks,
  where: ours,
  definition:
    '接收或发起日期在 1 月 1 日至截止日之间的“双随机、一公开”抽查任务，上级派发与本级发起都计，联合任务每项计一次。',
})
const receivedTasks = events({
  ...s13,
  id: 'doublerandom.tasks.received.count',
  name: '上级派发的抽查任务',
  unit: '项',
  helper: true,
  partOf: tasksCount.id,
  over: tasks,
  where: sql`${ours} and ${t.origin} = 'RECEIVED'`,
  definition: '上一项中由上级派发的任务。',
})
const objectsDrawn = distinct({
  ...s13,
  id: 'doublerandom.objects.drawn.count',
  name: '抽取检查对象',
  synonyms: ['抽取对象', '抽查对象', '抽查检查对象', '随机抽取检查对象', '抽取市场主体', '抽取企业'],
  unit: '家',
  over: objects,
  key: 'pair',
  where: drawn,
  definition: '上述任务抽取的检查对象，按任务与主体各计一家：同一主体在两项任务中计两家；调整退出的不计。',
})
const objectsPublished = distinct({
  ...s13,
  id: 'doublerandom.objects.published.count',
  name: '已检查并公示结果的对象',
  synonyms: ['已检查并公示', '检查并公示结果', '公示检查结果', '完成检查并公示', '公示抽查结果'],
  unit: '家',
  over: objects,
  key: 'pair',
  where: published,
  definition: '上述对象中，截止日前已公示检查结果的；撤回公示的不计。',
})
const partiesDrawn = distinct({
  ...s13,
  id: 'doublerandom.parties.drawn.count',
  name: '去重后被抽取的主体',
  unit: '户',
  helper: true,
  over: objects,
  key: 'party',
  where: drawn,
  definition: '上述对象涉及的不同主体户数。',
})
const publicationRate = ratio({
  ...s13,
  id: 'doublerandom.publication.rate',
  name: '抽查结果公示率',
  synonyms: ['公示率', '双随机公示率', '检查结果公示率'],
  key: 'pair',
  numerator: objectsPublished,
  denominator: objectsDrawn,
  definition: '已检查并公示结果的对象除以抽取检查对象，按任务与主体计。',
})
const jointTasks = events({
  ...s14,
  id: 'doublerandom.joint.tasks.count',
  name: '联合抽查任务',
  synonyms: ['部门联合抽查', '发起联合抽查', '跨部门联合抽查任务', '部门联合双随机任务'],
  unit: '项',
  partOf: tasksCount.id,
  over: tasks,
  where: sql`${ours} and ${joint}`,
  definition: '本局牵头发起的跨部门联合抽查任务。',
})
const jointDrawn = distinct({
  ...s14,
  id: 'doublerandom.joint.objects.drawn.count',
  name: '联合抽查对象',
  synonyms: ['联合抽查抽取对象', '联合抽查检查对象', '部门联合抽取检查对象'],
  unit: '家',
  partOf: objectsDrawn.id,
  over: objects,
  key: 'pair',
  where: also(drawn),
  definition: '上述联合抽查任务抽取的检查对象，按任务与主体计。',
})
const jointPublished = distinct({
  ...s14,
  id: 'doublerandom.joint.objects.published.count',
  name: '联合抽查已公示对象',
  unit: '家',
  helper: true,
  partOf: jointDrawn.id,
  over: objects,
  key: 'pair',
  where: also(published),
  definition: '联合抽查对象中，截止日前已公示检查结果的。',
})
const jointRate = ratio({
  ...s14,
  id: 'doublerandom.joint.publication.rate',
  name: '联合抽查公示率',
  synonyms: ['联合抽查结果公示率', '部门联合抽查公示率'],
  key: 'pair',
  numerator: jointPublished,
  denominator: jointDrawn,
  definition: '联合抽查已公示对象除以联合抽查对象。',
})

export const randomInspectionIndicators = [
  tasksCount,
  receivedTasks,
  objectsDrawn,
  objectsPublished,
  partiesDrawn,
  publicationRate,
  jointTasks,
  jointDrawn,
  jointPublished,
  jointRate,
]

type FaultRow = { recordId: string; partyId: string | null; partyName: string | null; text: string }

/** E03: what is published was drawn and checked. */
const publishedWasChecked: Rule = {
  id: 'E03',
  title: '公示的对象都经抽取和检查，公示率等于公示除以抽取',
  figures: [objectsPublished.id, objectsDrawn.id, publicationRate.id],
  async check({ q, reading, w, figure }) {
    const at = reading.at
    const faults = await q.rows<FaultRow>(sql`
      select ${o.id} as "recordId", ${o.partyId} as "partyId", ${party.name} as "partyName",
        case when ${p.publishedOn} < ${o.drawnOn} then '公示早于抽取' else '公示了结果，却没有检查记录' end as text
      from ${at(t)} join ${at(o)} on ${o.countyCode} = ${t.countyCode} and ${o.taskId} = ${t.id}
      join ${at(p)} on ${p.countyCode} = ${o.countyCode} and ${p.objectId} = ${o.id}
      join ${at(party)} on ${party.countyCode} = ${o.countyCode} and ${party.id} = ${o.partyId}
      where ${ours} and ${t.openedOn} between ${w.from}::date and ${w.asOf}::date and ${p.publishedOn} <= ${w.asOf}::date
        and (${p.publishedOn} < ${o.drawnOn} or not exists (select 1 from ${at(v)}
          where ${v.countyCode} = ${o.countyCode} and ${v.objectId} = ${o.id} and ${v.visitedOn} <= ${p.publishedOn}))
      order by ${o.id}`)
    const [a, b] = [await figure(objectsPublished.id), await figure(objectsDrawn.id)]
    if (a.exact === null || b.exact === null)
      return { holds: 'unknown', text: '台账没有覆盖这一时段，无法核对。', faults: [] }
    const fits = BigInt(a.exact) <= BigInt(b.exact)
    return {
      holds: fits && faults.length === 0,
      text: `已公示 ${a.printed} 家，抽取 ${b.printed} 家；${faults.length === 0 ? '公示的都有检查记录。' : `${faults.length} 家公示了结果却对不上检查。`}`,
      faults: faults.map((f) => ({ ...f, page: '/inspection-objects' })),
    }
  },
}

/** E13: joint tasks are part of all tasks, and so are their objects. */
const jointIsPart: Rule = {
  id: 'E13',
  title: '联合抽查是全部抽查的一部分',
  figures: [jointTasks.id, tasksCount.id, jointDrawn.id, objectsDrawn.id],
  async check({ q, reading, w, figure }) {
    const faults = await q.rows<FaultRow>(sql`
      select ${t.id} as "recordId", null as "partyId", null as "partyName", ${t.name} || '：标为部门联合，却没有登记参与部门' as text
      from ${reading.at(t)}
      where ${ours} and ${joint} and ${t.openedOn} between ${w.from}::date and ${w.asOf}::date and coalesce(jsonb_array_length(${t.departments}), 0) = 0
      order by ${t.id}`)
    const [a, b, c, d] = [
      await figure(jointTasks.id),
      await figure(tasksCount.id),
      await figure(jointDrawn.id),
      await figure(objectsDrawn.id),
    ]
    if ([a, b, c, d].some((f) => f.exact === null))
      return { holds: 'unknown', text: '台账没有覆盖这一时段，无法核对。', faults: [] }
    const fits = BigInt(a.exact!) <= BigInt(b.exact!) && BigInt(c.exact!) <= BigInt(d.exact!)
    return {
      holds: fits && faults.length === 0,
      text: `联合任务 ${a.printed} 项、全部 ${b.printed} 项；联合对象 ${c.printed} 家、全部 ${d.printed} 家${faults.length === 0 ? '。' : `；${faults.length} 项联合任务没有参与部门。`}`,
      faults: faults.map((f) => ({ ...f, page: '/inspection-tasks' })),
    }
  },
}

export const randomInspectionRules = [publishedWasChecked, jointIsPart]
