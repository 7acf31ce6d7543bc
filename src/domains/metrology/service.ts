import type { Input } from '#platform/contract/operation.ts'
import { Refusal, notFound } from '#platform/errors/refusal.ts'
import { sql } from '#platform/db/database.ts'
import { nationalCalendar } from '#kernel/deadline/holidays.ts'
import { existingRows } from '#kernel/exchange/upsert.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { modeOf } from '#kernel/org/mode.ts'
import { resolveParty } from '#kernel/party/resolve.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { insertRows, lockRows, updateRows } from '#kernel/record/write.ts'
import type { applyTest, enterResult, registerInstrument, scrapInstrument, stopInstrument } from './contract.ts'
import { checkTest, instrumentFlow, instrumentState, refuse, validUntil } from './rules.ts'
import { instrument as i, instrumentTest as t } from './tables.ts'

type Done = { id: string }

/** Enters an instrument. Refuses a number that is taken, and the same maker's serial number twice. */
export async function register(call: Call, input: Input<typeof registerInstrument>): Promise<Done> {
  if (input.registeredOn > call.today)
    throw refuse('register.future', 'registeredOn', `备案日期 ${input.registeredOn} 还没有到，请核对。`)
  return await call.write(async (tx) => {
    const named = await resolveParty(tx, { code: input.partyCode, name: input.partyCode }, input.registeredOn)
    if ('missing' in named) throw refuse('party', 'partyCode', named.missing)
    const [known] = await existingRows(tx, i, i.instrumentNo, [input.instrumentNo])
    if (known) throw refuse('register.twice', 'instrumentNo', `台账编号 ${input.instrumentNo} 已经用过，请核对。`)
    const twins = await existingRows(
      tx,
      i,
      i.serialNo,
      [input.serialNo ?? null],
      sql`${i.maker} = ${input.maker ?? null}`,
    )
    if (twins[0])
      throw refuse(
        'register.serial',
        'serialNo',
        `同一制造单位的出厂编号 ${input.serialNo} 已登记为 ${twins[0].instrumentNo}。`,
      )
    const mode = await modeOf(tx, 'metrology', input.registeredOn)
    if (mode.upstairs && input.externalNo === undefined)
      throw refuse('register.external', 'externalNo', '器具在上级系统备案，请填写上级系统编号。')
    const { partyCode: _said, ...rest } = input
    const [id] = await insertRows(tx, i, [
      {
        ...rest,
        partyId: named.found.id,
        stationCode: named.found.stationCode,
        sourceSystem: input.externalNo === undefined ? null : (mode.upperSystem ?? '上级系统'),
      },
    ])
    return { id: id! }
  })
}

async function end(call: Call, input: Input<typeof stopInstrument>, action: 'stop' | 'scrap'): Promise<Done> {
  return await call.write(async (tx) => {
    const [row] = await lockRows(tx, i, [input.id])
    if (!row) throw notFound('这台器具')
    const why = instrumentFlow.why(instrumentState(row, call.today), action)
    if (why) throw new Refusal(`metrology.${action}.state`, why, { status: 409 })
    if (input.on < row.registeredOn || input.on > call.today)
      throw refuse('step.day', 'on', `日期要在备案日期 ${row.registeredOn} 与今天之间，请核对。`)
    const set = action === 'stop' ? { stoppedOn: input.on } : { scrappedOn: input.on }
    await updateRows(tx, i, [{ id: row.id, version: input.version, set }])
    return { id: row.id }
  })
}
export const stop = (call: Call, input: Input<typeof stopInstrument>): Promise<Done> => end(call, input, 'stop')
export const scrap = (call: Call, input: Input<typeof scrapInstrument>): Promise<Done> => end(call, input, 'scrap')

/** Enters an application; the body's clock begins. One application stands at a time. */
export async function apply(call: Call, input: Input<typeof applyTest>): Promise<Done> {
  return await call.write(async (tx) => {
    const [row] = await lockRows(tx, i, [input.id])
    if (!row) throw notFound('这台器具')
    const why = instrumentFlow.why(instrumentState(row, call.today), 'apply')
    if (why) throw new Refusal('metrology.apply.state', why, { status: 409 })
    if (input.appliedOn < row.registeredOn || input.appliedOn > call.today)
      throw refuse('step.day', 'appliedOn', `申请日期要在备案日期 ${row.registeredOn} 与今天之间，请核对。`)
    if (input.kind !== 'CALIBRATION' && row.class === 'INFRARED_THERMOMETER')
      throw refuse('test.class', 'kind', '体温枪、测温仪不在强制检定目录里，请登记为校准。')
    const [open] = await tx.select(
      { id: t.id },
      sql`from ${asKnownNow.at(t)} where ${t.countyCode} = ${tx.scope.county} and ${t.instrumentId} = ${row.id} and ${t.doneOn} is null`,
    )
    if (open) throw refuse('apply.open', 'kind', '这台器具还有一次申请没有完成，先登记它的结果。')
    const dueOn = nationalCalendar().addWorkingDays(
      input.appliedOn,
      call.house.law.number('metrology.test.days', input.appliedOn),
    ).due
    const [id] = await insertRows(tx, t, [
      {
        instrumentId: row.id,
        stationCode: row.stationCode,
        kind: input.kind,
        appliedOn: input.appliedOn,
        activity: input.activity,
        dueOn,
      },
    ])
    return { id: id! }
  })
}

/** Enters the result; the instrument takes its term from it. What failed has none, and stands as untested. */
export async function result(call: Call, input: Input<typeof enterResult>): Promise<Done> {
  return await call.write(async (tx) => {
    const [row] = await lockRows(tx, t, [input.id])
    if (!row) throw notFound('这次检定')
    if (row.doneOn !== null)
      throw new Refusal('metrology.test.state', `这次检定已于 ${row.doneOn} 完成，不用再登记。`, { status: 409 })
    const [owner] = await lockRows(tx, i, [row.instrumentId])
    const wrong = checkTest({ ...input, kind: row.kind, class: owner!.class, appliedOn: row.appliedOn }, call.today)
    if (wrong) throw wrong
    if (row.dueOn !== null && input.doneOn > row.dueOn && input.lateReason === undefined)
      throw refuse('test.late', 'lateReason', `应当在 ${row.dueOn} 以前完成，请写明逾期原因。`)
    const validTo =
      input.result === 'FAIL' ? null : (input.validTo ?? validUntil(call.house.law, owner!.class, input.doneOn) ?? null)
    const { id, version, userFault, ...rest } = input
    await updateRows(tx, t, [
      {
        id,
        version,
        set: {
          ...rest,
          validTo,
          feeFen: input.feeFen === undefined ? null : BigInt(input.feeFen),
          userFault: userFault ? 'YES' : 'NO',
        },
      },
    ])
    await updateRows(tx, i, [{ id: owner!.id, version: owner!.version, set: { lastTestedOn: input.doneOn, validTo } }])
    return { id }
  })
}
