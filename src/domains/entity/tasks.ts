import { sql } from '#platform/db/database.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import { party } from '#kernel/party/tables.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { lockRows, updateRows } from '#kernel/record/write.ts'
import { type OpenTasks, heldBy } from '#kernel/task/declare.ts'
import { entity, startupCase as c, suspensionFiling as s } from './tables.ts'

/**
 * Start-ups that were promised within a day (企业开办“一日办结”), and suspensions that run out: at their end an entity is back in
 * business without anybody's decision (市场主体登记管理条例第三十条), and the register has to say so.
 */
export const entityTasks: OpenTasks = [
  {
    id: 'entity.start-up',
    title: '办理中的企业开办',
    permission: 'entity.register',
    reading: 'entity.read',
    page: '/startup-cases',
    warn: 1,
    open: ({ today }) => ({
      id: c.id,
      holders: heldBy(c.helper),
      station: c.stationCode,
      dueOn: c.dueOn,
      said: [c.caseNo, party.name],
      from: sql`from ${asKnownNow.at(c)} join ${party} on ${party.countyCode} = ${c.countyCode} and ${party.id} = ${c.partyId}
        where ${c.countyCode} = current_setting('app.county', true) and ${c.endedOn} is null and ${c.acceptedOn} <= ${today}::date`,
    }),
    text: ([caseNo, name]) => `企业开办 ${caseNo}，${name}`,
    async reassign(tx, ids, from, to) {
      const rows = await lockRows(tx, c, ids)
      if (rows.some((r) => r.helper !== from || r.endedOn !== null))
        throw new Refusal('entity.reassign.gone', `有的企业开办已经办结或者不在${from}名下，请刷新清单。`, {
          status: 409,
        })
      await updateRows(
        tx,
        c,
        rows.map((r) => ({ id: r.id, version: r.version, set: { helper: to } })),
      )
    },
  },
  {
    id: 'entity.suspension',
    title: '快到期的歇业',
    permission: 'entity.register',
    reading: 'entity.read',
    page: '/entities',
    warn: 5,
    open: ({ today }) => ({
      id: entity.id,
      station: s.stationCode,
      dueOn: sql`coalesce(${s.extendedTo}, ${s.toDay})`,
      said: [party.name],
      // An extension is asked for within the thirty days before the end.
      from: sql`from ${asKnownNow.at(s)} join ${party} on ${party.countyCode} = ${s.countyCode} and ${party.id} = ${s.partyId}
        join ${asKnownNow.at(entity)} on ${entity.countyCode} = ${s.countyCode} and ${entity.partyId} = ${s.partyId}
        where ${s.countyCode} = current_setting('app.county', true) and ${s.resumedOn} is null and ${s.fromDay} <= ${today}::date and coalesce(${s.extendedTo}, ${s.toDay}) <= ${today}::date + 30
          and exists (select 1 from party_state x where x.county_code = ${s.countyCode} and x.party_id = ${s.partyId} and x.void_reason is null
            and x.state = 'SUSPENDED' and x.from_day <= ${today}::date and (x.to_day is null or x.to_day > ${today}::date))`,
    }),
    text: ([name]) => `歇业到期：${name}`,
  },
]
