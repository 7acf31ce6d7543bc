import type { Day } from '#platform/clock/day.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import { entityTypeLabel } from '#kernel/codelist/entity-types.ts'
import type { PartyFact } from '#kernel/manifest/business.ts'
import { partyState } from '#kernel/party/tables.ts'
import { partyStates } from '#kernel/party/terms.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { entity, entityChange, licenceIssue, sealDelivery } from './tables.ts'
import { changeItems, establishmentKinds, issueReasons } from './terms.ts'

/** What registration says of a party, newest first; a state in which it does not exist is a warning. */
export async function factsOf(q: Queryable, partyId: string, today: Day): Promise<PartyFact[]> {
  const where = sql`where county_code = ${q.scope.county} and party_id = ${partyId}`
  const [e] = await q.select(
    {
      id: entity.id,
      kind: entity.establishmentKind,
      enteredOn: entity.enteredOn,
      typeCode: entity.typeCode,
    },
    sql`from ${asKnownNow.at(entity)} ${where}`,
  )
  const states = await q.select(
    {
      state: partyState.state,
      fromDay: partyState.fromDay,
      toDay: partyState.toDay,
      decisionNo: partyState.decisionNo,
    },
    sql`from ${asKnownNow.at(partyState)} ${where}`,
  )
  const changes = await q.select(
    { on: entityChange.changedOn, item: entityChange.item, before: entityChange.before, after: entityChange.after },
    sql`from ${asKnownNow.at(entityChange)} ${where}`,
  )
  const licences = await q.select(
    { on: licenceIssue.issuedOn, reason: licenceIssue.reason, multiCert: licenceIssue.multiCert },
    sql`from ${asKnownNow.at(licenceIssue)} ${where}`,
  )
  const seals = await q.select(
    { on: sealDelivery.deliveredOn, pieces: sealDelivery.pieces, free: sealDelivery.freeOfCharge },
    sql`from ${asKnownNow.at(sealDelivery)} ${where}`,
  )
  const page = e ? `/entities/${e.id}` : null
  const facts: PartyFact[] = [
    ...(e
      ? [
          {
            day: e.enteredOn,
            text: `${e.kind ? establishmentKinds[e.kind] : '入册'}，${entityTypeLabel(e.typeCode)}`,
            page,
          },
        ]
      : []),
    ...states
      .filter((s) => s.fromDay !== e?.enteredOn || s.state !== 'ACTIVE')
      .map((s) => ({
        day: s.fromDay,
        text: `登记状态：${partyStates[s.state].label}${s.decisionNo ? `（${s.decisionNo}）` : ''}`,
        page,
        warning: s.state !== 'ACTIVE' && s.fromDay <= today && (s.toDay === null || s.toDay > today),
      })),
    ...changes.map((c) => ({
      day: c.on,
      text: `变更${changeItems[c.item]}：${c.before ?? '（空）'} → ${c.after ?? '（空）'}`,
      page,
    })),
    ...licences.map((l) => ({
      day: l.on,
      text: `核发${l.multiCert ? '多证合一' : ''}营业执照（${issueReasons[l.reason]}）`,
      page,
    })),
    ...seals.map((s) => ({ day: s.on, text: `交付${s.free ? '免费' : ''}印章 ${s.pieces ?? '？'} 枚`, page })),
  ]
  return facts.toSorted((a, b) => ((a.day ?? '') < (b.day ?? '') ? 1 : -1))
}
