import { sql } from '#platform/db/database.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import { inspectionObject as o, inspectionTask as t } from '#kernel/inspection/tables.ts'
import type { OpenTasks } from '#kernel/org/tasks.ts'
import { party } from '#kernel/party/tables.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { lockRows, updateRows } from '#kernel/record/write.ts'

/** Names as they are written in one field. */
const separators = '[、，,；; ]+'
const namesIn = (text: string | null): string[] => (text ?? '').split(new RegExp(separators)).filter(Boolean)

/** A drawn object without a result stands on each of its inspectors. */
export const inspectionTasks: OpenTasks = {
  async list(q, names, today) {
    const rows = await q.select(
      { id: o.id, inspectors: o.inspectors, task: t.name, party: party.name, dueOn: t.periodTo },
      sql`from ${asKnownNow.at(o)} join ${asKnownNow.at(t)} on ${t.countyCode} = ${o.countyCode} and ${t.id} = ${o.taskId}
        join ${party} on ${party.countyCode} = ${o.countyCode} and ${party.id} = ${o.partyId}
        where ${o.countyCode} = ${q.scope.county} and ${o.droppedOn} is null and ${o.drawnOn} <= ${today}::date
          and string_to_array(regexp_replace(${o.inspectors}, ${separators}, '、', 'g'), '、') && ${sql.param([...names])}::text[]
          and not exists (select 1 from inspection_visit v where v.county_code = ${o.countyCode} and v.object_id = ${o.id} and v.void_reason is null)
        order by ${o.drawnOn}`,
    )
    return rows.flatMap((r) =>
      namesIn(r.inspectors)
        .filter((name) => names.includes(name))
        .map((holder) => ({
          id: r.id,
          holder,
          text: `抽查 ${r.task}：${r.party}`,
          dueOn: r.dueOn,
          page: `/inspection-objects/${r.id}`,
        })),
    )
  },
  async reassign(tx, ids, from, to) {
    const rows = await lockRows(tx, o, ids)
    const changes = rows.map((r) => {
      const names = namesIn(r.inspectors)
      if (!names.includes(from) || r.droppedOn !== null)
        throw new Refusal('random-inspection.reassign.gone', `有的检查对象不在${from}名下了，请刷新清单。`, {
          status: 409,
        })
      // 行政处罚法第四十二条: two inspectors, and the other of the pair may not take over from the first.
      if (names.includes(to))
        throw new Refusal(
          'random-inspection.reassign.pair',
          `${to}已经是同一对象的检查人员，两名检查人员不能是同一个人，请换一个接收人。`,
        )
      return { id: r.id, version: r.version, set: { inspectors: names.map((n) => (n === from ? to : n)).join('、') } }
    })
    await updateRows(tx, o, changes)
  },
}
