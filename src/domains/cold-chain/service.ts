import type { Input } from '#platform/contract/operation.ts'
import type { Day } from '#platform/clock/day.ts'
import { Refusal, notFound } from '#platform/errors/refusal.ts'
import { sql } from '#platform/db/database.ts'
import { existingRows } from '#kernel/exchange/upsert.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { resolveParty } from '#kernel/party/resolve.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { type LedgerTx, insertRows, lockRows, updateRows } from '#kernel/record/write.ts'
import type {
  addWorker,
  endOperator,
  endRegime,
  enterBatch,
  enterSampling,
  registerOperator,
  startRegime,
  updateWorker,
} from './contract.ts'
import { checkDoses, refuse } from './rules.ts'
import { coldBatch as b, coldOperator as o, coldSampling as s, coldWorker as w, regime as r } from './tables.ts'

type Done = { id: string }
const notLater = (on: Day, call: Call, field: string, word: string): void => {
  if (on > call.today) throw refuse('future', field, `${word} ${on} 还没有到，请核对。`)
}

export async function register(call: Call, input: Input<typeof registerOperator>): Promise<Done> {
  notLater(input.fromDay, call, 'fromDay', '开始经营日期')
  return await call.write(async (tx) => {
    const named = await resolveParty(tx, { code: input.partyCode, name: input.partyCode }, input.fromDay)
    if ('missing' in named) throw refuse('party', 'partyCode', named.missing)
    const own = await existingRows(tx, o, o.partyId, [named.found.id])
    if (own.some((x) => x.toDay === null || x.toDay > input.fromDay))
      throw refuse('operator.twice', 'partyCode', `${named.found.name}已经在冷链经营单位名册里。`)
    const { partyCode: _said, ...rest } = input
    const row = { ...rest, partyId: named.found.id, stationCode: named.found.stationCode }
    return { id: (await insertRows(tx, o, [row]))[0]! }
  })
}

/** An operator that stands in the register, locked. */
async function operatorOf(tx: LedgerTx, id: string, on: Day) {
  const [row] = await lockRows(tx, o, [id])
  if (!row || row.voidReason !== null) throw notFound('这家经营单位')
  if (row.toDay !== null && row.toDay <= on)
    throw new Refusal('cold-chain.operator.ended', `这家单位已于 ${row.toDay} 退出。`, { status: 409 })
  return row
}

export async function end(call: Call, input: Input<typeof endOperator>): Promise<Done> {
  return await call.write(async (tx) => {
    const row = await operatorOf(tx, input.id, input.toDay)
    if (input.toDay < row.fromDay || input.toDay > call.today)
      throw refuse('operator.end', 'toDay', `退出日期要在开始经营日期 ${row.fromDay} 与今天之间。`)
    await updateRows(tx, o, [{ id: row.id, version: input.version, set: { toDay: input.toDay } }])
    return { id: row.id }
  })
}

export async function sampling(call: Call, input: Input<typeof enterSampling>): Promise<Done> {
  notLater(input.sampledOn, call, 'sampledOn', '采样日期')
  if (input.count < 1 || input.positives < 0 || input.positives > input.count)
    throw refuse('sampling.count', 'count', '份数至少 1 份，阳性份数不多于份数。')
  return await call.write(async (tx) => {
    const { stationCode } = await operatorOf(tx, input.id, input.sampledOn)
    const { id: operatorId, ...rest } = input
    return { id: (await insertRows(tx, s, [{ ...rest, operatorId, stationCode }]))[0]! }
  })
}

export async function batch(call: Call, input: Input<typeof enterBatch>): Promise<Done> {
  notLater(input.arrivedOn, call, 'arrivedOn', '到货日期')
  return await call.write(async (tx) => {
    const owner = await operatorOf(tx, input.id, input.arrivedOn)
    if (!owner.imports) throw refuse('batch.imports', 'product', '这家单位没有登记经营进口冷链食品，请先核对名册。')
    const [known] = await existingRows(tx, b, b.traceCode, [input.traceCode])
    if (known) throw refuse('batch.twice', 'traceCode', `追溯码 ${input.traceCode} 已经登记过。`)
    const { id: operatorId, ...rest } = input
    return { id: (await insertRows(tx, b, [{ ...rest, operatorId, stationCode: owner.stationCode }]))[0]! }
  })
}

const dosesIn = (x: Input<typeof addWorker> | Input<typeof updateWorker>) => ({
  ...(x.dose1On && { dose1On: x.dose1On }),
  ...(x.dose2On && { dose2On: x.dose2On }),
  ...(x.dose3On && { dose3On: x.dose3On }),
  ...(x.exemption && { exemption: x.exemption }),
})
const noDoses = { dose1On: null, dose2On: null, dose3On: null, exemption: null }

export async function hire(call: Call, input: Input<typeof addWorker>): Promise<Done> {
  notLater(input.fromDay, call, 'fromDay', '上岗日期')
  if (/\d{11}|\d{15}|\d{17}[\dXx]/.test(input.mark))
    throw refuse('worker.mark', 'mark', '单位内编号看起来像电话或证件号码，请换成单位自己的编号。')
  const wrong = checkDoses({ ...noDoses, ...dosesIn(input) }, call.today)
  if (wrong) throw wrong
  return await call.write(async (tx) => {
    const { stationCode } = await operatorOf(tx, input.id, input.fromDay)
    const own = await existingRows(tx, w, w.mark, [input.mark], sql`${w.operatorId} = ${input.id}`)
    if (own.some((x) => x.toDay === null || x.toDay > input.fromDay))
      throw refuse('worker.twice', 'mark', `编号 ${input.mark} 的人员还在岗。`)
    const { mark, job, direct, fromDay } = input
    const row = { operatorId: input.id, stationCode, mark, job, direct, fromDay, ...dosesIn(input) }
    return { id: (await insertRows(tx, w, [row]))[0]! }
  })
}

export async function update(call: Call, input: Input<typeof updateWorker>): Promise<Done> {
  return await call.write(async (tx) => {
    const [row] = await lockRows(tx, w, [input.id])
    if (!row) throw notFound('这名从业人员')
    const set = {
      ...dosesIn(input),
      ...(input.testedOn && { testedOn: input.testedOn }),
      ...(input.toDay && { toDay: input.toDay }),
    }
    const wrong = checkDoses({ ...row, ...set }, call.today)
    if (wrong) throw wrong
    for (const [name, word] of [
      ['testedOn', '核酸检测日期'],
      ['toDay', '离岗日期'],
    ] as const) {
      const on = input[name]
      if (on !== undefined && (on < row.fromDay || on > call.today))
        throw refuse('worker.day', name, `${word}要在上岗日期 ${row.fromDay} 与今天之间。`)
    }
    await updateRows(tx, w, [{ id: row.id, version: input.version, set }])
    return { id: row.id }
  })
}

/** Switches a regime on. One of a name stands at a time. */
export async function start(call: Call, input: Input<typeof startRegime>): Promise<Done> {
  return await call.write(async (tx) => {
    const [open] = await tx.select(
      { fromDay: r.fromDay },
      sql`from ${asKnownNow.at(r)} where ${r.countyCode} = ${tx.scope.county} and ${r.name} = ${input.name}
        and (${r.toDay} is null or ${r.toDay} > ${input.fromDay}::date)`,
    )
    if (open) throw refuse('regime.twice', 'name', `“${input.name}”从 ${open.fromDay} 起还在执行，先结束再启动。`)
    return { id: (await insertRows(tx, r, [input]))[0]! }
  })
}

/** Switches it off: what it asked for is open no more, neither done nor overdue. */
export async function finish(call: Call, input: Input<typeof endRegime>): Promise<Done> {
  return await call.write(async (tx) => {
    const [row] = await lockRows(tx, r, [input.id])
    if (!row) throw notFound('这个特殊监管状态')
    if (row.toDay !== null) throw new Refusal('cold-chain.regime.ended', `已定于 ${row.toDay} 结束。`, { status: 409 })
    if (input.toDay <= row.fromDay) throw refuse('regime.end', 'toDay', `结束日期要晚于启动日期 ${row.fromDay}。`)
    const { toDay, endDocumentNo } = input
    await updateRows(tx, r, [{ id: row.id, version: input.version, set: { toDay, endDocumentNo } }])
    return { id: row.id }
  })
}
