import { setTimeout as sleep } from 'node:timers/promises'
import { type Clock, type Moment, beijingDay, laterBy } from '#platform/clock/clock.ts'
import type { Keys } from '#platform/crypto/keys.ts'
import { type Database, type Scope, sql } from '#platform/db/database.ts'
import type { Carrier, Outcome } from '#platform/message/carrier.ts'
import { type QuietHours, firstAllowed } from '#platform/message/quiet-hours.ts'
import { transact } from '#kernel/record/transact.ts'
import { type LedgerTx, lockRows, updateRows } from '#kernel/record/write.ts'
import { startCampaign } from './contract.ts'
import { enterResults } from './enter.ts'
import { sendKey } from './keys.ts'
import { notify } from './notify.ts'
import { settleReceipts } from './receipts.ts'
import { messageCampaign } from './tables.ts'
import { type SendChannel, sendChannels } from './terms.ts'

export interface DeskParts {
  db: Database
  county: string
  clock: Clock
  keys: Pick<Keys, 'open'>
  carriers: Partial<Record<SendChannel, Carrier>>
  quiet?: QuietHours
  /** Where links in mails lead. */
  publicUrl?: string
  /** Logs a fault; sending goes on with the next pass. */
  fault(error: unknown): void
}

interface Due {
  id: string
  round: number
  tries: number
  sealed: string
  subject: string | null
  content: string
  page: string | null
  optedOut: boolean
}
interface Batch {
  id: string
  channel: SendChannel
}

const restMs = 5_000
/** A message that could not be handed over so often, minutes apart, will not be. */
const mostTries = 10

/**
 * Sends what waits, one process for a county. The rows are the queue: each is claimed before it goes out and closed by what came
 * of it, so that whenever the process ends, whatever was on its way is known as unknown, never sent twice by itself.
 */
export class MessageDesk {
  readonly #p: DeskParts
  readonly #scope: Scope
  /** Failures in a row by batch; the copies of notices share one. */
  readonly #failures = new Map<string, number>()
  #stopping = false
  #wake: () => void = () => undefined
  #loop: Promise<void> | undefined

  constructor(parts: DeskParts) {
    this.#p = parts
    this.#scope = { county: parts.county, stations: '*' }
  }

  /** Starts to work in the background. */
  start(): void {
    this.#loop = this.#run()
  }

  /** There is work: do not wait for the end of the rest. */
  wake(): void {
    this.#wake()
  }

  /** Ends after what is on its way has come back. */
  async stop(): Promise<void> {
    this.#stopping = true
    this.#wake()
    await this.#loop
    for (const carrier of Object.values(this.#p.carriers)) carrier.close()
  }

  async #run(): Promise<void> {
    while (!this.#stopping) {
      const busy = await this.pass().catch((error: unknown) => {
        this.#p.fault(error)
        return false
      })
      if (!busy && !this.#stopping) await this.#rest()
    }
  }

  #rest(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, restMs)
      timer.unref()
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  /**
   * Between two passes nothing is on its way: what still says so was left by a process that ended, or by a database that did not
   * answer, and may have arrived. Only a person, or a receipt, says what becomes of it.
   */
  async #recover(): Promise<void> {
    await this.#p.db.write(this.#scope, (q) =>
      q.execute(sql`
        update message_send set state = 'UNKNOWN', reason = '发送时程序中断，不知道有没有发出', sent_at = coalesce(sent_at, ${this.#p.clock.now()}),
          to_enter = campaign_id is not null
        where county_code = ${q.scope.county} and state = 'SENDING'`),
    )
  }

  /** One round: receipts, some messages of each batch, results into the ledger. Gives whether anything was done. */
  async pass(): Promise<boolean> {
    const { db, clock } = this.#p
    await this.#recover()
    let busy = await db.write(this.#scope, (q) => settleReceipts(q, clock))
    for (const batch of await this.#batches()) busy = (await this.#work(batch)) || busy
    busy = (await this.#copies()) || busy
    while (await enterResults(db, this.#scope, clock)) busy = true
    return busy
  }

  async #batches(): Promise<Batch[]> {
    return await this.#p.db.read(this.#scope, (q) =>
      q.rows<Batch>(sql`
        select id, channel from message_campaign where county_code = ${q.scope.county} and state = 'SENDING' and void_reason is null
          and (not_before is null or not_before <= ${this.#p.clock.now()}) order by campaign_no`),
    )
  }

  async #work(batch: Batch): Promise<boolean> {
    const now = this.#p.clock.now()
    const carrier = this.#p.carriers[batch.channel]
    if (!carrier) {
      await this.#hold(batch.id, `没有设置${sendChannels[batch.channel]}的发送方式`)
      return true
    }
    if (batch.channel === 'SMS' && firstAllowed(this.#p.quiet, now) > now) return false
    const due = await this.#due(sql`s.campaign_id = ${batch.id}`, carrier.perSecond)
    if (due.length === 0) return await this.#finish(batch.id)
    const trouble = await this.#send(batch.id, batch.channel, carrier, due)
    if (trouble !== undefined) await this.#hold(batch.id, trouble)
    return true
  }

  /** Copies of notices by mail; one that fails is not worth anybody's attention. */
  async #copies(): Promise<boolean> {
    const carrier = this.#p.carriers.EMAIL
    if (!carrier) return false
    const due = await this.#due(sql`s.campaign_id is null`, carrier.perSecond)
    if (due.length > 0) await this.#send(undefined, 'EMAIL', carrier, due)
    return due.length > 0
  }

  #due(which: ReturnType<typeof sql>, limit: number): Promise<Due[]> {
    return this.#p.db.read(this.#scope, (q) =>
      q.rows<Due>(sql`
        select s.id, s.round, s.tries, s.target_sealed as sealed, s.subject, s.content, n.page,
          exists (select 1 from message_opt_out o where o.county_code = s.county_code and o.channel = s.channel
            and o.target_key = s.target_key and o.void_reason is null) as "optedOut"
        from message_send s left join message_notice n on s.campaign_id is null and n.county_code = s.county_code and n.id = s.id
        where s.county_code = ${q.scope.county} and s.state = 'QUEUED' and ${which}
          and (s.not_before is null or s.not_before <= ${this.#p.clock.now()})
        order by s.place, s.id limit ${limit}`),
    )
  }

  /** Sends these, evenly over a second. Gives why to stop, when the carrier fails again and again. */
  async #send(
    campaign: string | undefined,
    channel: SendChannel,
    carrier: Carrier,
    due: readonly Due[],
  ): Promise<string | undefined> {
    const gap = 1000 / carrier.perSecond
    const name = campaign ?? channel
    let trouble: string | undefined
    await Promise.all(
      due.map(async (d, i) => {
        await sleep(i * gap)
        if (trouble !== undefined || this.#stopping) return
        const outcome = await this.#sendOne(campaign, carrier, d)
        if (outcome === undefined) return
        const bad = outcome.kind === 'again' || outcome.kind === 'unknown'
        const failures = bad ? (this.#failures.get(name) ?? 0) + 1 : 0
        this.#failures.set(name, failures)
        if (bad && failures >= carrier.attempts) trouble = `连续 ${failures} 次没有发成：${outcome.reason}`
      }),
    )
    if (trouble !== undefined) this.#failures.delete(name)
    await sleep(gap)
    return trouble
  }

  async #sendOne(campaign: string | undefined, carrier: Carrier, d: Due): Promise<Outcome | undefined> {
    if (!(await this.#claim(campaign, d))) return undefined
    const target = this.#open(d.sealed)
    if (target === undefined) {
      const refused = { kind: 'refused', reason: '号码是用另一把密钥加密的，解不开' } as const
      await this.#close(d, refused, campaign !== undefined)
      return refused
    }
    const link = d.page && this.#p.publicUrl ? `\n\n${new URL(d.page, this.#p.publicUrl).href}` : ''
    const outcome = await carrier.send({
      key: sendKey(d.id, d.round),
      target,
      text: d.content + link,
      ...(d.subject === null ? {} : { subject: d.subject }),
    })
    await this.#close(d, outcome, campaign !== undefined)
    return outcome
  }

  #open(sealed: string): string | undefined {
    try {
      return this.#p.keys.open(sealed)
    } catch {
      return undefined
    }
  }

  /** Takes a message in hand, unless its batch was stopped meanwhile or whoever it is for wants none. */
  async #claim(campaign: string | undefined, d: Due): Promise<boolean> {
    const goesOn =
      campaign === undefined
        ? sql`true`
        : sql`exists (select 1 from message_campaign c where c.county_code = ${this.#scope.county} and c.id = ${campaign} and c.state = 'SENDING')`
    const to = d.optedOut
      ? sql`state = 'UNSENT', reason = '已退订', to_enter = true`
      : sql`state = 'SENDING', sent_at = null`
    const n = await this.#p.db.write(this.#scope, (q) =>
      q.execute(sql`
        update message_send set ${to} where county_code = ${q.scope.county} and id = ${d.id} and state = 'QUEUED' and round = ${d.round} and ${goesOn}`),
    )
    return n === 1 && !d.optedOut
  }

  async #close(d: Due, outcome: Outcome, enters: boolean): Promise<void> {
    const now = this.#p.clock.now()
    const set = closing(d, outcome, now)
    await this.#p.db.write(this.#scope, (q) =>
      q.execute(sql`
        update message_send set state = ${set.state}, reason = ${set.reason}, provider_id = ${set.providerId}, tries = ${set.tries},
          not_before = ${set.notBefore}, sent_at = ${set.state === 'QUEUED' ? null : now}, to_enter = ${enters && set.state !== 'QUEUED'}
        where county_code = ${q.scope.county} and id = ${d.id} and state = 'SENDING'`),
    )
  }

  /** Puts a batch on hold and tells whoever let it go. */
  async #hold(id: string, reason: string): Promise<void> {
    await this.#change(id, async (tx, row) => {
      await updateRows(tx, messageCampaign, [
        { id, version: row.version, set: { state: 'PAUSED', holdReason: reason } },
      ])
      await this.#tell(
        tx,
        row,
        `发送任务 ${row.campaignNo} 已暂停`,
        `${reason}。没有发出的都还在，处理好以后点“继续发送”。`,
      )
    })
  }

  /** Ends a batch of which nothing waits. Gives whether it ended. */
  async #finish(id: string): Promise<boolean> {
    return await this.#change(id, async (tx, row) => {
      const [left] = await tx.rows<{ waiting: number; sent: number; failed: number; unknown: number }>(sql`
        select count(*) filter (where state in ('QUEUED', 'SENDING'))::int as waiting, count(*) filter (where state in ('ACCEPTED', 'DELIVERED'))::int as sent,
          count(*) filter (where state = 'FAILED')::int as failed, count(*) filter (where state = 'UNKNOWN')::int as unknown
        from message_send where county_code = ${tx.scope.county} and campaign_id = ${id}`)
      if (left!.waiting > 0) return false
      await updateRows(tx, messageCampaign, [
        { id, version: row.version, set: { state: 'ENDED', endedOn: beijingDay(tx.at) } },
      ])
      const { sent, failed, unknown } = left!
      const doubt = unknown > 0 ? '结果不明的可能已经送到，要不要重发请看过再定。' : ''
      await this.#tell(
        tx,
        row,
        `发送任务 ${row.campaignNo} 已发完`,
        `已提交 ${sent} 条，未送达 ${failed} 条，结果不明 ${unknown} 条。${doubt}`,
      )
      return true
    })
  }

  async #tell(tx: LedgerTx, row: typeof messageCampaign.$inferSelect, title: string, body: string): Promise<void> {
    if (row.startedById !== null)
      await notify(tx, tx, { to: [row.startedById], from: '系统', title, body, page: `/messages/${row.id}` })
  }

  /** Changes a batch that is being sent, in the name of whoever let it go. */
  async #change(
    id: string,
    work: (tx: LedgerTx, row: typeof messageCampaign.$inferSelect) => Promise<boolean | void>,
  ): Promise<boolean> {
    return await transact(
      this.#p.db,
      this.#scope,
      { operation: startCampaign.name, actor: '系统' },
      async (tx) => {
        const [row] = await lockRows(tx, messageCampaign, [id])
        return row?.state === 'SENDING' ? ((await work(tx, row)) ?? true) : false
      },
      { clock: this.#p.clock },
    )
  }
}

/** How a message stands after an attempt. What was surely not sent waits, longer each time; what may have been sent does not. */
function closing(d: Due, outcome: Outcome, now: Moment) {
  const base = {
    reason: null as string | null,
    providerId: null as string | null,
    tries: d.tries,
    notBefore: null as Moment | null,
  }
  switch (outcome.kind) {
    case 'accepted':
      return { ...base, state: 'ACCEPTED', providerId: outcome.id }
    case 'refused':
      return { ...base, state: 'FAILED', reason: outcome.reason }
    case 'unknown':
      return { ...base, state: 'UNKNOWN', reason: outcome.reason }
    case 'again': {
      const tries = d.tries + 1
      if (tries >= mostTries) return { ...base, state: 'FAILED', reason: outcome.reason, tries }
      const minutes = Math.min(2 ** d.tries, 60)
      return { ...base, state: 'QUEUED', reason: outcome.reason, tries, notBefore: laterBy(now, minutes * 60_000) }
    }
  }
}
