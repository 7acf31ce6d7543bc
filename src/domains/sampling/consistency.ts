import { sql } from '#platform/db/database.ts'
import { yearOf } from '#platform/clock/day.ts'
import type { Rule } from '#kernel/indicator/rule.ts'
import { party } from '#kernel/party/tables.ts'
import { sample as s, samplingTask as t } from './tables.ts'
import { drugStages, foodKinds } from './terms.ts'

type FaultRow = { recordId: string; partyId: string | null; partyName: string | null; text: string }
const unknown = { holds: 'unknown' as const, text: '台账没有覆盖这一时段，无法核对。', faults: [] }

/** E07: the completion rate is done over planned, and what is done was sampled for a task that existed then. */
const rateFits: Rule = {
  id: 'E07',
  title: '食品抽检完成率等于完成除以任务，完成的都抽过样',
  figures: ['sampling.food.done.rate', 'sampling.food.done.batches', 'sampling.food.planned.batches'],
  async check({ q, reading: { at }, w, figure }) {
    const [rate, done, planned] = [
      await figure('sampling.food.done.rate'),
      await figure('sampling.food.done.batches'),
      await figure('sampling.food.planned.batches'),
    ]
    if (done.exact === null || planned.exact === null) return unknown
    const faults = await q.rows<FaultRow>(sql`
      select ${s.id} as "recordId", ${s.partyId} as "partyId", ${party.name} as "partyName",
        ${s.formNo} || case when ${s.reportedOn} < ${s.sampledOn} then '：报告日期早于抽样日期' else '：抽样早于任务下达' end as text
      from ${at(s)} join ${at(t)} on ${t.countyCode} = ${s.countyCode} and ${t.id} = ${s.taskId}
      join ${at(party)} on ${party.countyCode} = ${s.countyCode} and ${party.id} = ${s.partyId}
      where ${t.kind} = any (${sql.param(foodKinds)}::text[]) and ${t.year} = ${yearOf(w.asOf)}::int and ${s.reportedOn} <= ${w.asOf}::date
        and (${s.reportedOn} < ${s.sampledOn} or ${s.sampledOn} < ${t.assignedOn}) order by ${s.id}`)
    return {
      holds: faults.length === 0 && rate.numerator === done.exact && rate.denominator === planned.exact,
      text: `完成 ${done.printed} 批次，任务 ${planned.printed} 批次，完成率 ${rate.printed ?? '—'}％${faults.length === 0 ? '。' : `；${faults.length} 批次的日期对不上。`}`,
      faults: faults.map((f) => ({ ...f, page: '/samples' })),
    }
  },
}

/** E08: no more drug batches are done than planned, unless somebody says why. */
const notOverdone: Rule = {
  id: 'E08',
  title: '药品抽检完成数不超过任务数，超额的有说明',
  figures: ['sampling.drug.done.batches', 'sampling.drug.planned.batches'],
  async check({ q, reading: { at }, w, figure }) {
    const [done, planned] = [await figure('sampling.drug.done.batches'), await figure('sampling.drug.planned.batches')]
    if (done.exact === null || planned.exact === null) return unknown
    const faults = await q.rows<FaultRow>(sql`
      select ${t.id} as "recordId", null as "partyId", null as "partyName",
        ${t.taskNo} || '：计划 ' || ${t.batches} || ' 批次，完成 ' || count(*) || ' 批次，没有超额说明' as text
      from ${at(t)} join ${at(s)} on ${s.countyCode} = ${t.countyCode} and ${s.taskId} = ${t.id}
      where ${t.kind} = 'DRUG' and ${t.stage} = any (${sql.param(drugStages)}::text[]) and ${t.year} = ${yearOf(w.asOf)}::int
        and ${s.reportedOn} <= ${w.asOf}::date and ${t.surplusNote} is null
      group by ${t.id}, ${t.taskNo}, ${t.batches} having count(*) > ${t.batches} order by ${t.taskNo}`)
    return {
      holds: faults.length === 0,
      text: `完成 ${done.printed} 批次，任务 ${planned.printed} 批次${faults.length === 0 ? '。' : `；${faults.length} 项任务超额而没有说明。`}`,
      faults: faults.map((f) => ({ ...f, page: '/sampling-tasks' })),
    }
  },
}

/** E09: failed is disposed of and in hand together, and what is closed was closed in order. */
const failedAddsUp: Rule = {
  id: 'E09',
  title: '食品抽检不合格等于已处置加正在处置，办结的手续齐全',
  figures: ['sampling.food.failed.count', 'sampling.food.failed.disposed.count', 'sampling.food.failed.pending.count'],
  async check({ q, reading: { at }, w, figure }) {
    const [all, disposed, pending] = [
      await figure('sampling.food.failed.count'),
      await figure('sampling.food.failed.disposed.count'),
      await figure('sampling.food.failed.pending.count'),
    ]
    if (all.exact === null || disposed.exact === null || pending.exact === null) return unknown
    const faults = await q.rows<FaultRow>(sql`
      select ${s.id} as "recordId", ${s.partyId} as "partyId", ${party.name} as "partyName",
        ${s.formNo} || case when ${s.deliveredOn} is null or ${s.deliveredOn} > ${s.closedOn} then '：结果没有送达就办结'
          else '：办结了，却没有查处结果' end as text
      from ${at(s)} join ${at(t)} on ${t.countyCode} = ${s.countyCode} and ${t.id} = ${s.taskId}
      join ${at(party)} on ${party.countyCode} = ${s.countyCode} and ${party.id} = ${s.partyId}
      where ${t.kind} = any (${sql.param(foodKinds)}::text[]) and ${s.receivedOn} between ${w.from}::date and ${w.asOf}::date
        and ${s.closedOn} <= ${w.asOf}::date
        and (${s.deliveredOn} is null or ${s.deliveredOn} > ${s.closedOn} or ${s.caseOutcome} is null) order by ${s.id}`)
    return {
      holds: faults.length === 0 && BigInt(all.exact) === BigInt(disposed.exact) + BigInt(pending.exact),
      text: `不合格 ${all.printed} 件，已处置 ${disposed.printed} 件，正在处置 ${pending.printed} 件${faults.length === 0 ? '。' : `；${faults.length} 件办结手续不全。`}`,
      faults: faults.map((f) => ({ ...f, page: '/samples' })),
    }
  },
}

export const samplingRules = [rateFits, notOverdone, failedAddsUp]
