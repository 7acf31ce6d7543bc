import type { Input, Output } from '#platform/contract/operation.ts'
import type { Day } from '#platform/clock/day.ts'
import { notFound } from '#platform/errors/refusal.ts'
import { existingRows } from '#kernel/exchange/upsert.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { modeOf } from '#kernel/org/mode.ts'
import { type FoundParty, resolveParty } from '#kernel/party/resolve.ts'
import { type Change, type LedgerTx, insertRows, lockRows, updateRows } from '#kernel/record/write.ts'
import type {
  enterInspection,
  registerDevice,
  resumeDevice,
  scrapDevice,
  stopDevice,
  transferDevice,
} from './contract.ts'
import {
  checkDevice,
  checkNext,
  checkStep,
  cycleNote,
  deviceState,
  movesNext,
  refuse,
  registrationDue,
} from './rules.ts'
import { device as d, deviceInspection as i } from './tables.ts'

type Done = { id: string }
type Row = typeof d.$inferSelect

async function unitOf(tx: LedgerTx, said: string, on: Day): Promise<FoundParty> {
  const named = await resolveParty(tx, { code: said, name: said }, on)
  if ('missing' in named) throw refuse('party', 'partyCode', named.missing)
  return named.found
}

/** Registers a device. A registration later than the law allows is kept and said. */
export async function register(
  call: Call,
  input: Input<typeof registerDevice>,
): Promise<Output<typeof registerDevice>> {
  const wrong = checkDevice(input, call.today)
  if (wrong) throw wrong
  return await call.write(async (tx) => {
    const unit = await unitOf(tx, input.partyCode, input.registeredOn)
    const [known] = await existingRows(tx, d, d.registrationNo, [input.registrationNo])
    if (known) throw refuse('register.twice', 'registrationNo', `使用登记证编号 ${input.registrationNo} 已经在台账里。`)
    const mode = await modeOf(tx, 'special-equipment', input.registeredOn)
    if (mode.upstairs && input.externalNo === undefined)
      throw refuse('register.external', 'externalNo', '使用登记在上级系统办理，请填写上级系统编号。')
    const { partyCode: _said, ...rest } = input
    const [id] = await insertRows(tx, d, [
      {
        ...rest,
        partyId: unit.id,
        stationCode: unit.stationCode,
        sourceSystem: input.externalNo === undefined ? null : (mode.upperSystem ?? '上级系统'),
      },
    ])
    const due = input.installedOn && registrationDue(call.house.law, input.installedOn)
    const late = due !== undefined && input.registeredOn > due
    return { id: id!, notes: late ? [`应当在 ${due} 以前办理使用登记，已经逾期。`] : [] }
  })
}

async function step(
  call: Call,
  input: { id: string; version: number; on: Day },
  action: Parameters<typeof checkStep>[1],
  decide: (row: Row, tx: LedgerTx) => Change<typeof d>['set'] | Promise<Change<typeof d>['set']>,
): Promise<Done> {
  return await call.write(async (tx) => {
    const [row] = await lockRows(tx, d, [input.id])
    if (!row || row.voidReason !== null) throw notFound('这台设备')
    const wrong = checkStep(row, action, input.on, call.today)
    if (wrong) throw wrong
    await updateRows(tx, d, [{ id: row.id, version: input.version, set: await decide(row, tx) }])
    return { id: row.id }
  })
}

/**
 * Enters what an institute found. An older report and a self-test do not change when the next is due; a next day later than the
 * usual cycle is kept and said.
 */
export async function inspect(
  call: Call,
  input: Input<typeof enterInspection>,
): Promise<Output<typeof enterInspection>> {
  const notes: string[] = []
  const done = await step(call, input, 'inspect', async (row, tx) => {
    const wrong = checkNext({ ...input, inspection: input.kind })
    if (wrong) throw wrong
    const note = cycleNote({ ...input, device: row.kind }, call.house.law)
    if (note !== undefined) notes.push(note)
    const [known] = await existingRows(tx, i, i.reportNo, [input.reportNo])
    if (known) throw refuse('inspect.twice', 'reportNo', `检验报告 ${input.reportNo} 已经登记过。`)
    const { id: deviceId, version: _version, on: inspectedOn, ...rest } = input
    await insertRows(tx, i, [{ ...rest, deviceId, inspectedOn, stationCode: row.stationCode }])
    return !movesNext(input.kind) || (row.lastInspectedOn !== null && row.lastInspectedOn > inspectedOn)
      ? {}
      : { lastInspectedOn: inspectedOn, lastConclusion: input.conclusion, nextInspectionOn: input.nextOn ?? null }
  })
  return { ...done, notes }
}

export const stop = (call: Call, input: Input<typeof stopDevice>): Promise<Done> =>
  step(call, input, 'stop', () => ({ stoppedOn: input.on, resumedOn: null, endReason: input.reason }))

/** Back into use: not while its inspection has run out. */
export const resume = (call: Call, input: Input<typeof resumeDevice>): Promise<Done> =>
  step(call, input, 'resume', (row) => {
    if (row.nextInspectionOn === null || row.nextInspectionOn < input.on)
      throw refuse('resume.inspection', 'on', '检验已经超期或者不合格，先登记合格的检验再重新启用。')
    return { resumedOn: input.on }
  })

export const scrap = (call: Call, input: Input<typeof scrapDevice>): Promise<Done> =>
  step(call, input, 'scrap', () => ({ scrappedOn: input.on, endReason: input.reason }))

export const transfer = (call: Call, input: Input<typeof transferDevice>): Promise<Done> =>
  step(call, input, 'transfer', async (row, tx) => {
    const unit = await unitOf(tx, input.partyCode, input.on)
    if (unit.id === row.partyId) throw refuse('transfer.same', 'partyCode', '新的使用单位和现在的是同一家，请核对。')
    if (deviceState(row, input.on) === 'SCRAPPED') throw refuse('transfer.scrapped', 'on', '这台设备那天已经注销。')
    return { partyId: unit.id, stationCode: unit.stationCode, ...(input.place && { place: input.place }) }
  })
