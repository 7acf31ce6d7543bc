import type { Clock } from '#platform/clock/clock.ts'
import { epochMs, laterBy } from '#platform/clock/clock.ts'
import { type Database, type Queryable, type Scope, sql } from '#platform/db/database.ts'
import { idMaker } from '#platform/ids/uuid.ts'
import type { Receipt } from '#platform/message/carrier.ts'
import { readKey } from './keys.ts'
import type { SendState } from './terms.ts'

const makeId = idMaker()
/** A report that belongs to nothing is kept so long: its message may still be on its way. */
const keptMs = 3 * 86_400_000
const atOnce = 500

/** Keeps reports as they come; they are put beside their messages by `settleReceipts`. */
export async function keepReceipts(
  db: Database,
  scope: Scope,
  clock: Clock,
  receipts: readonly Receipt[],
): Promise<void> {
  if (receipts.length === 0) return
  const at = clock.now()
  const rows = receipts.flatMap((r) => {
    const key = r.key === null ? undefined : readKey(r.key)
    // A key that is none of ours is somebody else's message.
    if (r.key !== null && !key && r.id === null) return []
    return [{ ...r, rid: makeId(at), send: key?.id ?? null, round: key?.round ?? null }]
  })
  await db.write(scope, (q) =>
    q.execute(sql`
      insert into message_receipt (county_code, id, send_id, round, provider_id, delivered, reason, at)
      select ${scope.county}, l.rid, l.send, l.round, l.id, l.delivered, l.reason, ${at}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as l(rid uuid, send uuid, round int, id text, delivered boolean, reason text)`),
  )
}

interface Kept {
  id: string
  round: number | null
  delivered: boolean
  reason: string | null
  send: string
  state: SendState
  standing: number
}

/**
 * Puts reports beside their messages, first come first served. A message is delivered once anybody reports so, whichever round it
 * was; a failure counts only for the round that stands. A report whose sending has not come back yet waits for it, and holds up no
 * other. Gives whether there was anything to do.
 */
export async function settleReceipts(q: Queryable, clock: Clock): Promise<boolean> {
  const now = clock.now()
  const kept = await q.rows<Kept>(sql`
    select r.id, r.round, r.delivered, r.reason, s.id as send, s.state, s.round as standing
    from message_receipt r join message_send s on s.county_code = r.county_code and (s.id = r.send_id or s.provider_id = r.provider_id)
    where r.county_code = ${q.scope.county} and s.state <> 'SENDING' order by r.id limit ${atOnce} for update of s`)
  const changes = new Map<string, { id: string; state: SendState; reason: string | null }>()
  for (const r of kept) {
    const state = changes.get(r.send)?.state ?? r.state
    const ofThisRound = r.round === null || r.round === r.standing
    if (r.delivered && state !== 'DELIVERED' && state !== 'EXCLUDED')
      changes.set(r.send, { id: r.send, state: 'DELIVERED', reason: null })
    else if (!r.delivered && ofThisRound && (state === 'ACCEPTED' || state === 'UNKNOWN'))
      changes.set(r.send, { id: r.send, state: 'FAILED', reason: r.reason })
  }
  if (changes.size > 0)
    await q.execute(sql`
      update message_send s set state = l.state, reason = l.reason, settled_at = ${now}, sent_at = coalesce(s.sent_at, ${now}), to_enter = true
      from jsonb_to_recordset(${JSON.stringify([...changes.values()])}::jsonb) as l(id uuid, state text, reason text)
      where s.county_code = ${q.scope.county} and s.id = l.id`)
  const oldest = laterBy(now, -Math.min(keptMs, epochMs(now)))
  const cleared = await q.execute(sql`
    delete from message_receipt where county_code = ${q.scope.county}
      and (id = any (${sql.param(kept.map((r) => r.id))}::uuid[]) or at < ${oldest})`)
  return cleared > 0
}
