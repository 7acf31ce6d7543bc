import { addDays } from '#platform/clock/day.ts'
import type { Input, Output } from '#platform/contract/operation.ts'
import { sql } from '#platform/db/database.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { insertRows, updateRows, voidRows } from '#kernel/record/write.ts'
import type { listModes, setMode } from './mode-contract.ts'
import { businessMode as m } from './tables.ts'

/** Every business with its way of today and the one that is set for later. */
export async function modes(call: Call): Promise<Output<typeof listModes>> {
  const rows = await call.read((q) =>
    q.select(
      {
        business: m.business,
        upstairs: m.upstairs,
        upperSystem: m.upperSystem,
        fromDay: m.fromDay,
        toDay: m.toDay,
        reason: m.reason,
      },
      sql`from ${asKnownNow.at(m)} where ${m.countyCode} = ${q.scope.county} order by ${m.fromDay}`,
    ),
  )
  return {
    rows: call.house.businesses.map((b) => {
      const own = rows.filter((r) => r.business === b.id)
      const now = own.find((r) => r.fromDay <= call.today && (r.toDay === null || r.toDay > call.today))
      const later = own.find((r) => r.fromDay > call.today)
      return {
        business: b.id,
        title: b.title,
        upstairs: now?.upstairs ?? false,
        upperSystem: now?.upperSystem ?? null,
        since: now?.fromDay ?? null,
        reason: now?.reason ?? null,
        next: later ? { fromDay: later.fromDay, upstairs: later.upstairs } : null,
      }
    }),
  }
}

/**
 * Sets where a business is handled from a day on: the way before ends the day before; one that was set for that day or later is
 * void. Refusals: `org.mode.business`, `.upper-system`, `.same`, `.past` (a way that records already stand on is not rewritten).
 */
export async function change(call: Call, input: Input<typeof setMode>): Promise<{ id: string }> {
  const refuse = (code: string, name: string, text: string): Refusal =>
    new Refusal(`org.mode.${code}`, text, { fields: { [name]: text } })
  const business = call.house.businesses.find((b) => b.id === input.business)
  if (!business) throw refuse('business', 'business', `没有安装“${input.business}”这项业务，请从列表里选。`)
  if (input.upstairs && !input.upperSystem)
    throw refuse('upper-system', 'upperSystem', '在上级系统办理的，请填写上级系统名称。')
  if (input.fromDay < addDays(call.today, -31))
    throw refuse('past', 'fromDay', '起始日最早是 31 天前：更早的记录已经按原来的方式入账。')
  return await call.write(async (tx) => {
    const rows = await tx.select(
      {
        id: m.id,
        version: m.version,
        upstairs: m.upstairs,
        upperSystem: m.upperSystem,
        fromDay: m.fromDay,
        toDay: m.toDay,
      },
      sql`from ${asKnownNow.at(m)} where ${m.countyCode} = ${tx.scope.county} and ${m.business} = ${business.id} order by ${m.fromDay}`,
    )
    const before = rows.findLast((r) => r.fromDay < input.fromDay && (r.toDay === null || r.toDay >= input.fromDay))
    const later = rows.filter((r) => r.fromDay >= input.fromDay)
    const system = input.upstairs ? input.upperSystem! : null
    const same = (before?.upstairs ?? false) === input.upstairs && (before?.upperSystem ?? null) === system
    if (same && later.length === 0)
      throw refuse('same', 'upstairs', `“${business.title}”在这一天已经是这种办理方式，不用再设。`)
    await voidRows(tx, m, later, `改设办理方式：${input.reason}`)
    // A change that was planned is called off: the way before goes on.
    const toDay = same ? null : input.fromDay
    if (before) await updateRows(tx, m, [{ id: before.id, version: before.version, set: { toDay } }])
    if (before && same) return { id: before.id }
    const [id] = await insertRows(tx, m, [
      {
        business: business.id,
        upstairs: input.upstairs,
        upperSystem: system,
        fromDay: input.fromDay,
        reason: input.reason,
      },
    ])
    return { id: id! }
  })
}
