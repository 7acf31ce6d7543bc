import type { Input } from '#platform/contract/operation.ts'
import { sql } from '#platform/db/database.ts'
import { Refusal, notFound } from '#platform/errors/refusal.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { type Change, type LedgerTx, lockRows, updateRows } from '#kernel/record/write.ts'
import type { cancelCampaign, pauseCampaign, resumeCampaign, retryCampaign, startCampaign } from './contract.ts'
import type { SendingSetup } from './setup.ts'
import { messageCampaign } from './tables.ts'
import { type CampaignState, type SendChannel, campaignStates } from './terms.ts'

type Done = Record<string, never>
type Campaign = typeof messageCampaign.$inferSelect

const conflict = (code: string, text: string): Refusal => new Refusal(`message.${code}`, text, { status: 409 })

/** The batch, locked, if it stands where the act needs it to. */
async function standing(tx: LedgerTx, id: string, states: readonly CampaignState[], what: string): Promise<Campaign> {
  const [row] = await lockRows(tx, messageCampaign, [id])
  if (!row || row.voidReason !== null) throw notFound('这个发送任务')
  if (!states.includes(row.state))
    throw conflict(`${what}.state`, `这个任务${campaignStates[row.state]}，不能${acts[what]}。`)
  return row
}

const acts: Readonly<Record<string, string>> = {
  start: '开始',
  pause: '暂停',
  resume: '继续',
  cancel: '取消',
  retry: '重发',
}

const put = (
  tx: LedgerTx,
  id: string,
  version: number,
  set: Change<typeof messageCampaign>['set'],
): Promise<string[]> => updateRows(tx, messageCampaign, [{ id, version, set }])

/** Why a channel cannot be used in this installation; nothing when it can. */
export const hindranceOf = (setup: SendingSetup, channel: SendChannel): string | null =>
  (channel === 'SMS' ? setup.sms : setup.mail)
    ? null
    : channel === 'SMS'
      ? '还没有设置短信网关，发不了短信；请系统管理员在 quanheng.json 里设置。'
      : '还没有设置邮件服务器，发不了邮件；请系统管理员在 quanheng.json 里设置。'

/** How many of a batch stand in these states. */
async function countOf(tx: LedgerTx, id: string, states: readonly string[]): Promise<number> {
  const [row] = await tx.rows<{ n: number }>(sql`
    select count(*)::int as n from message_send where county_code = ${tx.scope.county} and campaign_id = ${id}
      and state = any (${sql.param(states)}::text[])`)
  return row!.n
}

/** Lets a batch go. Refuses when it is not what was confirmed, or its list is of another day. */
export async function start(call: Call, setup: SendingSetup, input: Input<typeof startCampaign>): Promise<Done> {
  await call.write(async (tx) => {
    const row = await standing(tx, input.id, ['PENDING'], 'start')
    const hindrance = hindranceOf(setup, row.channel as SendChannel)
    if (hindrance) throw conflict('start.not-set', hindrance)
    if (row.audienceId !== null && row.listedOn !== call.today)
      throw conflict('start.stale', `名单是 ${row.listedOn} 生成的，情况可能变了，请先重新生成名单。`)
    if (row.channel === 'SMS' && (row.signature !== setup.sms!.signature || row.priceLi !== setup.sms!.priceLi))
      throw conflict('start.terms', '编制以后短信签名或单价改过，请重新编制，看过费用再发。')
    const waiting = await countOf(tx, row.id, ['QUEUED'])
    if (waiting === 0) throw conflict('start.empty', '这个任务没有可以发送的号码，请先补号码或换对象。')
    if (input.confirmed !== waiting)
      throw conflict('start.confirm', `确认的是 ${input.confirmed} 条，现在要发 ${waiting} 条，请刷新看过再确认。`)
    await put(tx, row.id, input.version, {
      state: 'SENDING',
      startedOn: call.today,
      planned: waiting,
      startedBy: call.acted.actor.name,
      startedById: call.actor.id,
    })
  })
  setup.wake()
  return {}
}

/** Holds a running batch: whatever is not on its way yet waits. */
export async function pause(call: Call, input: Input<typeof pauseCampaign>): Promise<Done> {
  return await call.write(async (tx) => {
    const row = await standing(tx, input.id, ['SENDING'], 'pause')
    await put(tx, row.id, input.version, { state: 'PAUSED', holdReason: `${call.acted.actor.name}暂停` })
    return {}
  })
}

export async function resume(call: Call, setup: SendingSetup, input: Input<typeof resumeCampaign>): Promise<Done> {
  await call.write(async (tx) => {
    const row = await standing(tx, input.id, ['PAUSED'], 'resume')
    const hindrance = hindranceOf(setup, row.channel as SendChannel)
    if (hindrance) throw conflict('resume.not-set', hindrance)
    // Whoever goes on has mended what was wrong: nothing waits for its next attempt.
    await tx.execute(sql`
      update message_send set not_before = null, tries = 0
      where county_code = ${tx.scope.county} and campaign_id = ${row.id} and state = 'QUEUED'`)
    await put(tx, row.id, input.version, { state: 'SENDING', holdReason: null })
  })
  setup.wake()
  return {}
}

/** Ends a batch: what waits stays unsent, and is entered as such if the batch had begun. */
export async function cancel(call: Call, input: Input<typeof cancelCampaign>): Promise<Done> {
  return await call.write(async (tx) => {
    const row = await standing(tx, input.id, ['PENDING', 'SENDING', 'PAUSED'], 'cancel')
    const begun = row.state !== 'PENDING'
    await tx.execute(sql`
      update message_send set state = 'UNSENT', reason = ${`已取消：${input.reason}`.slice(0, 200)}, to_enter = ${begun}
      where county_code = ${tx.scope.county} and campaign_id = ${row.id} and state = 'QUEUED'`)
    await put(tx, row.id, input.version, {
      state: 'CANCELLED',
      endedOn: call.today,
      holdReason: input.reason,
    })
    return {}
  }, input.reason)
}

/**
 * Sends part of a batch again. What failed gets a new key, because the gateway has finished with the old one; what is unknown
 * keeps its key, so that a gateway that looks at keys does not send it twice.
 */
export async function retry(
  call: Call,
  setup: SendingSetup,
  input: Input<typeof retryCampaign>,
): Promise<{ count: number }> {
  const count = await call.write(async (tx) => {
    const row = await standing(tx, input.id, ['ENDED', 'PAUSED', 'SENDING'], 'retry')
    const hindrance = hindranceOf(setup, row.channel as SendChannel)
    if (hindrance) throw conflict('retry.not-set', hindrance)
    const n = await tx.execute(sql`
      update message_send set state = 'QUEUED', reason = null, tries = 0, not_before = null,
        round = round + ${input.which === 'FAILED' ? 1 : 0}, provider_id = null
      where county_code = ${tx.scope.county} and campaign_id = ${row.id} and state = ${input.which}`)
    if (n === 0) throw conflict('retry.none', '没有这样的信息可以重发。')
    await put(tx, row.id, input.version, { state: 'SENDING', endedOn: null, holdReason: null })
    return n
  }, input.reason)
  setup.wake()
  return { count }
}
