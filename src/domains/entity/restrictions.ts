import { addYears } from '#platform/clock/day.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import { partyState as ps } from '#kernel/party/tables.ts'
import { partyStates } from '#kernel/party/terms.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { type Finding, type LookedUp, barOn, covers, nameOnly } from '#kernel/restriction/declare.ts'

/**
 * People whose enterprise lost its licence or was cancelled for fraud. The law bars whoever is personally responsible
 * (市场主体登记管理条例第十二条第四项、第四十条); the register does not say who is, so this warns and never forbids: the bar itself
 * is entered among the barred people.
 */
export async function entityRestrictions(q: Queryable, l: LookedUp): Promise<Finding[]> {
  if (!covers('entity.establish', l.matter) || l.represented.length === 0) return []
  const revoked = barOn(l.law, 'registration.representative.bar.years', l.on)
  const faked = barOn(l.law, 'registration.fraud.bar.years', l.on)
  const rows = await q.select(
    { partyId: ps.partyId, state: ps.state, fromDay: ps.fromDay },
    sql`from ${asKnownNow.at(ps)} where ${ps.countyCode} = ${q.scope.county} and ${ps.partyId} = any (${sql.param(l.represented.map((r) => r.partyId))}::uuid[])
      and ${ps.state} in ('REVOKED', 'CLOSED_ORDER', 'CANCELLED_REG') and ${ps.fromDay} <= ${l.on}::date`,
  )
  return rows.flatMap((x) => {
    const law = x.state === 'CANCELLED_REG' ? faked : revoked
    if (!law) return []
    const until = addYears(x.fromDay, law.years)
    if (until <= l.on) return []
    const duty =
      x.state === 'CANCELLED_REG'
        ? `是直接责任人的，到 ${until} 止不得再次申请登记`
        : `负有个人责任的，到 ${until} 止不得担任法定代表人`
    return l.represented
      .filter((r) => r.partyId === x.partyId)
      .map((r): Finding => ({
        mode: 'WARN',
        who: r.person,
        text: `任法定代表人的${r.party}于 ${x.fromDay} 被${partyStates[x.state].label.split('，')[0]}，${duty}${nameOnly(r.sure)}`,
        basis: law.basis,
        todo: '请核实其是否负有个人责任；负有的请更换人选，并登记到受限人员。',
        page: `/parties/${r.partyId}`,
      }))
  })
}
