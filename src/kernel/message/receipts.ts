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
  const rows = receipts.map((r) => ({ ...r, rid: makeId(at) }))
  await db.write(scope, (q) =>
    q.execute(sql`
      insert into message_receipt (county_code, id, send_key, provider_id, delivered, reason, at)
      select ${scope.county}, l.rid, l.key, l.id, l.delivered, l.reason, ${at}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as l(rid uuid, key text, id text, delivered boolean, reason text)`),
  )
}

interface Kept {
  id: string
  sendKey: string | null
  providerId: string | null
  delivered: boolean
  reason: string | null
}
interface Send {
  id: string
  state: SendState
  round: number
  providerId: string | null
}

/**
 * Puts reports beside their messages, first come first served. A message is delivered once anybody reports so, whichever round it
 * was; a failure counts only for the round that stands. Gives whether there was anything to do.
 */
export async function settleReceipts(q: Queryable, clock: Clock): Promise<boolean> {
  const now = clock.now()
  const kept = await q.rows<Kept>(sql`
    select id, send_key as "sendKey", provider_id as "providerId", delivered, reason from message_receipt
    where county_code = ${q.scope.county} order by id limit ${atOnce}`)
  if (kept.length === 0) return false
  const sends = await sendsOf(q, kept)
  const done: string[] = []
  const changes = new Map<string, { id: string; state: SendState; reason: string | null }>()
  for (const r of kept) {
    const key = r.sendKey === null ? undefined : readKey(r.sendKey)
    const send = sends.find((s) => s.id === key?.id || (r.providerId !== null && s.providerId === r.providerId))
    // Its sending has not come back yet: the report waits for it.
    if (!send || send.state === 'SENDING') continue
    done.push(r.id)
    const state = changes.get(send.id)?.state ?? send.state
    const ofThisRound = key === undefined || key.round === send.round
    if (r.delivered && state !== 'DELIVERED' && state !== 'EXCLUDED')
      changes.set(send.id, { id: send.id, state: 'DELIVERED', reason: null })
    else if (!r.delivered && ofThisRound && (state === 'ACCEPTED' || state === 'UNKNOWN'))
      changes.set(send.id, { id: send.id, state: 'FAILED', reason: r.reason })
  }
  if (changes.size > 0)
    await q.execute(sql`
      update message_send s set state = l.state, reason = l.reason, settled_at = ${now}, sent_at = coalesce(s.sent_at, ${now}), to_enter = true
      from jsonb_to_recordset(${JSON.stringify([...changes.values()])}::jsonb) as l(id uuid, state text, reason text)
      where s.county_code = ${q.scope.county} and s.id = l.id`)
  const oldest = laterBy(now, -Math.min(keptMs, epochMs(now)))
  const cleared = await q.execute(sql`
    delete from message_receipt where county_code = ${q.scope.county} and (id = any (${sql.param(done)}::uuid[]) or at < ${oldest})`)
  return cleared > 0
}

function sendsOf(q: Queryable, kept: readonly Kept[]): Promise<Send[]> {
  const ids = kept.flatMap((r) => (r.sendKey === null ? [] : (readKey(r.sendKey)?.id ?? [])))
  const providers = kept.flatMap((r) => r.providerId ?? [])
  return q.rows<Send>(sql`
    select id, state, round, provider_id as "providerId" from message_send
    where county_code = ${q.scope.county} and (id = any (${sql.param(ids)}::uuid[]) or provider_id = any (${sql.param(providers)}::text[]))
    for update`)
}
