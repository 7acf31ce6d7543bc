import type { Day } from '#platform/clock/day.ts'
import type { Layout, RowPlan } from '#kernel/exchange/layout.ts'
import { existingRows, upsert } from '#kernel/exchange/upsert.ts'
import { orgUnit } from '#kernel/org/tables.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import type { LedgerTx } from '#kernel/record/write.ts'
import { sql } from '#platform/db/database.ts'
import { checkTask } from './rules.ts'
import { dutyTask } from './tables.ts'
import { type Duty, duties } from './terms.ts'

const synonyms: Partial<Record<Duty, readonly string[]>> = {
  RELIEF: ['乡村振兴', '对口帮扶', '脱贫攻坚', '驻村'],
  PATROL: ['巡察整改', '巡察反馈问题整改'],
  JUSTICE: ['教育整顿', '政法队伍教育整顿'],
  CORRUPTION: ['腐败和作风问题', '群众身边腐败和作风问题'],
  DISCIPLINE: ['全面从严治党', '四风', '党风廉政建设'],
  AIDS: ['防艾'],
  CIVILITY: ['创城', '创文', '文明城市'],
  HYGIENE: ['创卫', '卫生县城'],
}

/** Units of today by what people call them. */
async function unitsByName(tx: LedgerTx): Promise<Map<string, string>> {
  const u = orgUnit
  const rows = await tx.select(
    { code: u.code, name: u.name, shortName: u.shortName },
    sql`from ${asKnownNow.at(u)} where ${u.countyCode} = ${tx.scope.county} and ${u.toDay} is null`,
  )
  return new Map(rows.flatMap((r) => [r.code, r.name, r.shortName].map((word): [string, string] => [word, r.code])))
}

/** The ledger of issues and tasks as party offices keep it (整改台账、任务分解表). */
export const dutyTaskLayout: Layout = {
  id: 'staff-duty.tasks',
  title: '中心工作和整改任务台账',
  business: 'staff-duty',
  tables: [dutyTask],
  columns: [
    {
      field: 'duty',
      label: '工作',
      synonyms: ['工作类别', '专项工作', '整改类别', '任务类别'],
      kind: 'choice',
      required: true,
      options: (Object.keys(duties) as Duty[]).map((code) => ({
        code,
        label: duties[code],
        synonyms: [...(synonyms[code] ?? [])],
      })),
    },
    {
      field: 'title',
      label: '任务或问题',
      synonyms: ['反馈问题', '存在问题', '任务内容', '工作任务'],
      kind: 'text',
      required: true,
    },
    { field: 'measure', label: '整改措施', synonyms: ['措施', '工作措施'], kind: 'text' },
    { field: 'documentNo', label: '来文文号', synonyms: ['文号', '依据文件'], kind: 'text' },
    {
      field: 'assignedOn',
      label: '下达日期',
      synonyms: ['交办日期', '任务下达时间', '反馈日期'],
      kind: 'day',
      required: true,
    },
    {
      field: 'dueOn',
      label: '完成期限',
      synonyms: ['整改时限', '完成时限', '截止日期', '时限'],
      kind: 'day',
      required: true,
    },
    {
      field: 'unit',
      label: '责任股室',
      synonyms: ['责任单位', '责任部门', '牵头股室', '承办股室'],
      kind: 'text',
      required: true,
    },
    { field: 'holder', label: '责任人', synonyms: ['具体责任人', '经办人'], kind: 'text' },
    { field: 'doneOn', label: '完成日期', synonyms: ['整改完成时间', '办结日期', '销号日期'], kind: 'day' },
    { field: 'proof', label: '完成情况', synonyms: ['整改情况', '整改成效', '办理情况', '佐证材料'], kind: 'text' },
  ],
  async plan(rows, c) {
    const units = await unitsByName(c.tx)
    const known = new Map(
      (
        await existingRows(
          c.tx,
          dutyTask,
          dutyTask.assignedOn,
          rows.map((r) => r.values.assignedOn as Day),
        )
      ).map((t) => [`${t.duty} ${t.assignedOn} ${t.title}`, t]),
    )
    const seen = new Set<string>()
    return rows.map((r): RowPlan => {
      const v = r.values
      const refused = (reason: string): RowPlan => ({ outcome: 'refused', reason })
      const said = { assignedOn: v.assignedOn as Day, dueOn: v.dueOn as Day }
      const refusal = checkTask(said, c.today)
      if (refusal) return refused(refusal.message)
      const doneOn = v.doneOn as Day | null
      if (doneOn !== null && (doneOn > c.today || doneOn < said.assignedOn))
        return refused(`完成日期 ${doneOn} 要在下达日期 ${said.assignedOn} 和今天之间。`)
      const unitCode = units.get(v.unit as string)
      if (unitCode === undefined) return refused(`机构里没有“${v.unit as string}”，请写机构全称或简称。`)
      const key = `${v.duty as string} ${said.assignedOn} ${v.title as string}`
      if (seen.has(key)) return refused('同一项任务在表里出现两次，请去掉一行。')
      seen.add(key)
      return upsert(
        c.tx,
        dutyTask,
        known.get(key),
        {
          ...said,
          duty: v.duty as Duty,
          title: v.title as string,
          measure: v.measure as string | null,
          documentNo: v.documentNo as string | null,
          unitCode,
          holder: v.holder as string | null,
          doneOn,
          proof: v.proof as string | null,
        },
        r.line,
      )
    })
  },
}
