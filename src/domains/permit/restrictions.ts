import { addYears } from '#platform/clock/day.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { type Finding, type LookedUp, barOn, covers, modeFor, nameOnly } from '#kernel/restriction/declare.ts'
import { permitCertificate as c } from './tables.ts'
import { type PermitKind, permitKinds } from './terms.ts'

/** Licences of food production and trade: losing one bars from all of them. */
const food: readonly PermitKind[] = ['FOOD_OP', 'FOOD_PROD', 'SMALL_CATERING', 'SMALL_WORKSHOP']

/**
 * A food licence that was stripped bars its holder and those who represented it (食品安全法第一百三十五条); one that was revoked
 * because it had been got by fraud bars the holder (行政许可法第七十九条), and since the cause is not coded, somebody has to look.
 */
export async function permitRestrictions(q: Queryable, l: LookedUp): Promise<Finding[]> {
  const kind = food.find((k) => covers(`permit.accept.${k}`, l.matter))
  if (kind === undefined) return []
  const stripped = barOn(l.law, 'permit.food.bar.years', l.on)
  const fraud = barOn(l.law, 'permit.fraud.bar.years', l.on)
  const holders = [
    ...(l.party ? [{ partyId: l.party.id, party: l.party.name, who: l.party.name, sure: true }] : []),
    ...l.represented.map((r) => ({ ...r, who: r.person })),
  ]
  const rows = await q.select(
    { id: c.id, partyId: c.partyId, kind: c.kind, certNo: c.certNo, strippedOn: c.strippedOn, revokedOn: c.revokedOn },
    sql`from ${asKnownNow.at(c)} where ${c.countyCode} = ${q.scope.county} and ${c.partyId} = any (${sql.param(holders.map((h) => h.partyId))}::uuid[])
      and ${c.kind} = any (${sql.param(food)}::text[]) and (${c.strippedOn} <= ${l.on}::date or ${c.revokedOn} <= ${l.on}::date)`,
  )
  return rows.flatMap((x) =>
    holders
      .filter((h) => h.partyId === x.partyId)
      .flatMap((h): Finding[] => {
        const { who, sure } = h
        const page = `/permit-certificates/${x.id}`
        const barred = stripped && x.strippedOn && addYears(x.strippedOn, stripped.years)
        if (barred && barred > l.on)
          return [
            {
              mode: modeFor(sure),
              who,
              text: `${h.party}的${permitKinds[x.kind]} ${x.certNo} 于 ${x.strippedOn} 被吊销，到 ${barred} 止不得申请食品生产经营许可${nameOnly(sure)}`,
              basis: stripped.basis,
              todo: '期限届满后再申请。',
              page,
            },
          ]
        const again = fraud && x.revokedOn && addYears(x.revokedOn, fraud.years)
        if (again && again > l.on && who === h.party)
          return [
            {
              mode: 'WARN',
              who,
              text: `${permitKinds[x.kind]} ${x.certNo} 于 ${x.revokedOn} 被撤销；以欺骗、贿赂等不正当手段取得的，到 ${again} 止不得再次申请`,
              basis: fraud.basis,
              todo: '请核对撤销的原因。',
              page,
            },
          ]
        return []
      }),
  )
}
