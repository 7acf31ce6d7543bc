import type { Day } from '#platform/clock/day.ts'
import { sql } from '#platform/db/database.ts'
import type { Layout, RowPlan } from '#kernel/exchange/layout.ts'
import { existingRows, upsert } from '#kernel/exchange/upsert.ts'
import { orgUnit } from '#kernel/org/tables.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { checkItem } from './rules.ts'
import { planItem, workPlan } from './tables.ts'

/** The split of a plan into items (任务分解表) as offices send it round; the plan itself is entered first. */
export const planLayout: Layout = {
  id: 'work-plan.items',
  title: '工作计划任务分解表',
  business: 'work-plan',
  tables: [planItem],
  columns: [
    { field: 'year', label: '计划年度', synonyms: ['年度', '年份'], kind: 'integer', required: true },
    { field: 'plan', label: '计划名称', synonyms: ['方案名称', '工作计划', '计划'], kind: 'text', required: true },
    { field: 'itemNo', label: '序号', synonyms: ['编号', '项目序号'], kind: 'integer', required: true },
    { field: 'part', label: '所属部分', synonyms: ['重点工作', '工作类别', '板块'], kind: 'text', required: true },
    {
      field: 'content',
      label: '工作内容',
      synonyms: ['具体任务', '任务内容', '工作任务', '具体举措'],
      kind: 'text',
      required: true,
    },
    { field: 'target', label: '目标', synonyms: ['工作目标', '量化指标', '年度目标'], kind: 'text' },
    {
      field: 'unit',
      label: '责任股室',
      synonyms: ['责任单位', '牵头股室', '责任部门', '牵头单位'],
      kind: 'text',
      required: true,
    },
    { field: 'holder', label: '责任人', synonyms: ['负责人', '具体责任人'], kind: 'text' },
    {
      field: 'dueOn',
      label: '完成期限',
      synonyms: ['完成时限', '时限', '完成时间要求', '时间节点'],
      kind: 'day',
      required: true,
    },
    { field: 'doneOn', label: '完成日期', synonyms: ['实际完成时间', '办结日期'], kind: 'day' },
    { field: 'result', label: '完成情况', synonyms: ['工作进展', '落实情况'], kind: 'text' },
  ],
  async plan(rows, c) {
    const u = orgUnit
    const units = new Map(
      (
        await c.tx.select(
          { code: u.code, name: u.name, shortName: u.shortName },
          sql`from ${asKnownNow.at(u)} where ${u.countyCode} = ${c.tx.scope.county} and ${u.toDay} is null`,
        )
      ).flatMap((x) => [x.code, x.name, x.shortName].map((word): [string, string] => [word, x.code])),
    )
    const years = [...new Set(rows.map((r) => r.values.year as number))]
    const plans = new Map(
      (
        await c.tx.select(
          { id: workPlan.id, year: workPlan.year, title: workPlan.title, adoptedOn: workPlan.adoptedOn },
          sql`from ${asKnownNow.at(workPlan)} where ${workPlan.countyCode} = ${c.tx.scope.county} and ${workPlan.year} = any (${sql.param(years)}::int[])`,
        )
      ).map((p) => [`${p.year} ${p.title}`, p]),
    )
    const known = new Map(
      (
        await existingRows(
          c.tx,
          planItem,
          planItem.planId,
          [...plans.values()].map((p) => p.id),
        )
      ).map((i) => [`${i.planId} ${i.itemNo}`, i]),
    )
    const seen = new Set<string>()
    return rows.map((r): RowPlan => {
      const v = r.values
      const refused = (reason: string): RowPlan => ({ outcome: 'refused', reason })
      const plan = plans.get(`${v.year as number} ${v.plan as string}`)
      if (!plan) return refused(`没有 ${v.year as number} 年度的“${v.plan as string}”，请先在“工作计划”里登记。`)
      const unitCode = units.get(v.unit as string)
      if (unitCode === undefined) return refused(`机构里没有“${v.unit as string}”，请写机构全称或简称。`)
      const dueOn = v.dueOn as Day
      const refusal = checkItem(dueOn, plan)
      if (refusal) return refused(refusal.message)
      const doneOn = v.doneOn as Day | null
      if (doneOn !== null && (doneOn > c.today || doneOn < plan.adoptedOn))
        return refused(`完成日期 ${doneOn} 要在计划印发日期 ${plan.adoptedOn} 和今天之间。`)
      const key = `${plan.id} ${v.itemNo as number}`
      if (seen.has(key)) return refused(`序号 ${v.itemNo as number} 在表里出现两次，请改正。`)
      seen.add(key)
      return upsert(
        c.tx,
        planItem,
        known.get(key),
        {
          planId: plan.id,
          itemNo: v.itemNo as number,
          part: v.part as string,
          content: v.content as string,
          target: v.target as string | null,
          unitCode,
          holder: v.holder as string | null,
          dueOn,
          doneOn,
          result: v.result as string | null,
        },
        r.line,
      )
    })
  },
}
