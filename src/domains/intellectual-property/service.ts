import type { Input } from '#platform/contract/operation.ts'
import type { Day } from '#platform/clock/day.ts'
import { sql } from '#platform/db/database.ts'
import { Refusal, notFound } from '#platform/errors/refusal.ts'
import { existingRows } from '#kernel/exchange/upsert.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { resolveParty } from '#kernel/party/resolve.ts'
import { type LedgerTx, insertRows, lockRows, updateRows } from '#kernel/record/write.ts'
import type {
  advanceMark,
  advanceUser,
  closeBatch,
  declareReward,
  guideUser,
  openBatch,
  prepareMark,
} from './contract.ts'
import { inOrder, refuse } from './rules.ts'
import { giMark as m, giMarkUser as u, patentReward as r, rewardBatch as b } from './tables.ts'

type Done = { id: string }
const stop = (refusal: Refusal | undefined): void => {
  if (refusal) throw refusal
}

/** Who is meant: a party of the register by its code, or a name that it does not hold. */
async function who(tx: LedgerTx, code: string | undefined, name: string | undefined, field: string, on: Day) {
  if (code === undefined) {
    if (name === undefined) throw refuse('name', field, '请填写统一社会信用代码或者名称。')
    return { partyId: null, stationCode: null, name }
  }
  const named = await resolveParty(tx, { code }, on)
  if ('missing' in named) throw refuse('party', 'partyCode', named.missing)
  return { partyId: named.found.id, stationCode: named.found.stationCode, name: named.found.name }
}

export async function prepare(call: Call, input: Input<typeof prepareMark>): Promise<Done> {
  stop(inOrder([['preparedOn', '启动日期', input.preparedOn]], call.today))
  return await call.write(async (tx) => {
    const [twin] = await existingRows(tx, m, m.name, [input.name], sql`${m.product} = ${input.product}`)
    if (twin)
      throw refuse('mark.twice', 'name', `“${input.name}”（${input.product}）已经登记过，请在原记录上登记进度。`)
    return { id: (await insertRows(tx, m, [input]))[0]! }
  })
}

/** Takes a filing further: what is said is added to what is known, and all days have to follow one another. */
export async function advance(call: Call, input: Input<typeof advanceMark>): Promise<Done> {
  return await call.write(async (tx) => {
    const [row] = await lockRows(tx, m, [input.id])
    if (!row) throw notFound('这件商标')
    const { id, version, ...set } = input
    const now = { ...row, ...set }
    if (now.refusedOn && now.registeredOn) throw refuse('mark.both', 'refusedOn', '已经核准注册的，不能再登记驳回。')
    if ((now.publishedOn || now.registeredOn || now.refusedOn) && !now.filedOn)
      throw refuse('mark.filed', 'filedOn', '请先填写申报日期。')
    stop(
      inOrder(
        [
          ['preparedOn', '启动日期', now.preparedOn],
          ['filedOn', '申报日期', now.filedOn],
          ['publishedOn', '初步审定公告日期', now.publishedOn],
          ['registeredOn', '核准注册日期', now.registeredOn],
          ['refusedOn', '驳回日期', now.refusedOn],
        ],
        call.today,
      ),
    )
    await updateRows(tx, m, [{ id, version, set }])
    return { id }
  })
}

export async function guide(call: Call, input: Input<typeof guideUser>): Promise<Done> {
  stop(inOrder([['guidedOn', '指导日期', input.guidedOn]], call.today))
  return await call.write(async (tx) => {
    const { partyId, stationCode, name } = await who(tx, input.partyCode, input.userName, 'userName', input.guidedOn)
    const [twin] = await existingRows(tx, u, u.userName, [name], sql`${u.product} = ${input.product}`)
    if (twin)
      throw refuse('user.twice', 'product', `${name}使用${input.product}专用标志已经登记过，请在原记录上登记进度。`)
    const { product, guidedOn, note } = input
    const row = { partyId, stationCode, userName: name, product, guidedOn, note, guidedBy: call.acted.actor.name }
    return { id: (await insertRows(tx, u, [row]))[0]! }
  })
}

export async function advanceUse(call: Call, input: Input<typeof advanceUser>): Promise<Done> {
  return await call.write(async (tx) => {
    const [row] = await lockRows(tx, u, [input.id])
    if (!row) throw notFound('这个使用人')
    const { id, version, ...set } = input
    const now = { ...row, ...set }
    stop(
      inOrder(
        [
          ['guidedOn', '指导日期', now.guidedOn],
          ['appliedOn', '申请日期', now.appliedOn],
          ['approvedOn', '核准公告日期', now.approvedOn],
          ['usingOn', '开始使用日期', now.usingOn],
          ['stoppedOn', '停用日期', now.stoppedOn],
        ],
        call.today,
      ),
    )
    await updateRows(tx, u, [{ id, version, set }])
    return { id }
  })
}

export async function open(call: Call, input: Input<typeof openBatch>): Promise<Done> {
  stop(inOrder([['openedOn', '开始申报日期', input.openedOn]], call.today))
  return await call.write(async (tx) => {
    const known = await existingRows(tx, b, b.half, [input.half], sql`${b.year} = ${input.year}`)
    if (known[0]) throw refuse('batch.twice', 'half', '这半年的批次已经开始，请在原批次上登记。')
    return { id: (await insertRows(tx, b, [input]))[0]! }
  })
}

/** One patent of a call. A patent is rewarded once, whatever the call. */
export async function declare(call: Call, input: Input<typeof declareReward>): Promise<Done> {
  return await call.write(async (tx) => {
    const [batch] = await lockRows(tx, b, [input.id])
    if (!batch) throw notFound('这一批')
    if (batch.closedOn !== null)
      throw new Refusal(
        'intellectual-property.batch.closed',
        `这一批已于 ${batch.closedOn} 申报完成，请登记到下一批。`,
        { status: 409 },
      )
    stop(
      inOrder(
        [
          ['grantedOn', '授权日期', input.grantedOn],
          ['declaredOn', '申报日期', input.declaredOn],
        ],
        call.today,
      ),
    )
    if (input.declaredOn < batch.openedOn)
      throw refuse('reward.early', 'declaredOn', `申报日期早于这一批开始申报的日期 ${batch.openedOn}，请核对。`)
    const [known] = await existingRows(tx, r, r.patentNo, [input.patentNo])
    if (known)
      throw refuse(
        'reward.twice',
        'patentNo',
        `专利 ${input.patentNo} 已于 ${known.declaredOn} 申报过，一件专利只奖励一次。`,
      )
    const { partyId, stationCode, name } = await who(
      tx,
      input.partyCode,
      input.ownerName,
      'ownerName',
      input.declaredOn,
    )
    const { id: batchId, partyCode: _code, ownerName: _name, amountFen, ...rest } = input
    const row = {
      ...rest,
      batchId,
      partyId,
      stationCode,
      ownerName: name,
      amountFen: amountFen === undefined ? null : BigInt(amountFen),
    }
    return { id: (await insertRows(tx, r, [row]))[0]! }
  })
}

export async function close(call: Call, input: Input<typeof closeBatch>): Promise<Done> {
  return await call.write(async (tx) => {
    const [batch] = await lockRows(tx, b, [input.id])
    if (!batch) throw notFound('这一批')
    if (batch.closedOn !== null)
      throw new Refusal('intellectual-property.batch.closed', `这一批已于 ${batch.closedOn} 申报完成。`, {
        status: 409,
      })
    stop(
      inOrder(
        [
          ['openedOn', '开始申报日期', batch.openedOn],
          ['closedOn', '申报完成日期', input.closedOn],
        ],
        call.today,
      ),
    )
    await updateRows(tx, b, [{ id: batch.id, version: input.version, set: { closedOn: input.closedOn } }])
    return { id: batch.id }
  })
}
