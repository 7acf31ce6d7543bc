import { type Clock, type Moment, beijingDay } from '#platform/clock/clock.ts'
import { type Database, type Scope, sql } from '#platform/db/database.ts'
import { transact } from '#kernel/record/transact.ts'
import { insertRows, lockRows, updateRows } from '#kernel/record/write.ts'
import { startCampaign } from './contract.ts'
import { messageContact } from './tables.ts'
import { type SendChannel, type SendState, resultOf } from './terms.ts'

const atOnce = 500

interface Due {
  id: string
  campaignId: string
  purpose: string
  startedBy: string | null
  startedById: string | null
  channel: SendChannel
  stationCode: string | null
  partyId: string | null
  personName: string | null
  targetSealed: string | null
  targetMasked: string | null
  targetKey: string | null
  content: string
  state: SendState
  sentAt: Moment | null
}

/**
 * Enters results into the ledger of contacts, some hundred at a time, in the name of whoever let the batch go. Row and mark are one
 * transaction, so a result is entered once whenever the process ends. Gives whether there was anything to enter.
 */
export async function enterResults(db: Database, scope: Scope, clock: Clock): Promise<boolean> {
  const due = await db.read(scope, (q) =>
    q.rows<Due>(sql`
      select s.id, s.campaign_id as "campaignId", c.purpose, c.started_by as "startedBy", c.started_by_id as "startedById", s.channel,
        s.station_code as "stationCode", s.party_id as "partyId", s.person_name as "personName", s.target_sealed as "targetSealed",
        s.target_masked as "targetMasked", s.target_key as "targetKey", s.content, s.state, s.sent_at as "sentAt"
      from message_send s join message_campaign c on c.county_code = s.county_code and c.id = s.campaign_id
      where s.county_code = ${q.scope.county} and s.to_enter order by s.campaign_id, s.place limit ${atOnce}`),
  )
  const [first] = due
  if (!first) return false
  const batch = due.filter((d) => d.campaignId === first.campaignId)
  const act = {
    operation: startCampaign.name,
    actor: first.startedBy ?? '系统',
    ...(first.startedById === null ? {} : { actorId: first.startedById }),
  }
  await transact(
    db,
    scope,
    act,
    async (tx) => {
      const entered = new Map(
        (
          await lockRows(
            tx,
            messageContact,
            batch.map((d) => d.id),
          )
        ).map((r) => [r.id, r]),
      )
      const today = beijingDay(tx.at)
      const values = (d: Due) => ({ result: resultOf[d.state]!, happenedOn: d.sentAt ? beijingDay(d.sentAt) : today })
      const settled = batch.filter((d) => resultOf[d.state] !== undefined)
      await insertRows(
        tx,
        messageContact,
        settled
          .filter((d) => !entered.has(d.id))
          .map((d) => ({
            id: d.id,
            campaignId: d.campaignId,
            purpose: d.purpose,
            channel: d.channel,
            stationCode: d.stationCode,
            partyId: d.partyId,
            personName: d.personName,
            targetSealed: d.targetSealed,
            targetMasked: d.targetMasked,
            targetKey: d.targetKey,
            quantity: 1,
            staffName: d.startedBy,
            content: d.content,
            ...values(d),
          })),
      )
      await updateRows(
        tx,
        messageContact,
        settled.flatMap((d) => {
          const row = entered.get(d.id)
          return row && row.voidReason === null ? [{ id: d.id, version: row.version, set: values(d) }] : []
        }),
      )
      // What changed while this was written is entered next time.
      await tx.execute(sql`
        update message_send s set to_enter = false
        from jsonb_to_recordset(${JSON.stringify(batch.map(({ id, state }) => ({ id, state })))}::jsonb) as l(id uuid, state text)
        where s.county_code = ${tx.scope.county} and s.id = l.id and s.state = l.state`)
    },
    { clock },
  )
  return true
}
