import type { Input } from '#platform/contract/operation.ts'
import { Refusal, notFound } from '#platform/errors/refusal.ts'
import { existingRows } from '#kernel/exchange/upsert.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { resolveParty } from '#kernel/party/resolve.ts'
import { insertRows, lockRows, updateRows } from '#kernel/record/write.ts'
import type { enrolOdr, exitOdr } from './acts-contract.ts'
import { odrEnterprise as o } from './tables.ts'

const refuse = (code: string, field: string, text: string): Refusal =>
  new Refusal(`complaint.${code}`, text, { fields: { [field]: text } })

/** Puts a firm on the list of those that settle online; once at a time. */
export async function enrol(call: Call, input: Input<typeof enrolOdr>): Promise<{ id: string }> {
  return await call.write(async (tx) => {
    const named = await resolveParty(tx, { code: input.partyCode }, input.enrolledOn)
    if ('missing' in named) throw refuse('odr-enrol.party', 'partyCode', named.missing)
    const { found } = named
    if (input.enrolledOn > call.today) throw refuse('odr-enrol.future', 'enrolledOn', '入驻日期还没有到，请核对。')
    if (!found.exists)
      throw refuse('odr-enrol.party', 'partyCode', `${found.name}在 ${input.enrolledOn} 不在存续状态。`)
    const before = await existingRows(tx, o, o.partyId, [found.id])
    if (before.some((x) => x.exitedOn === null || x.exitedOn > input.enrolledOn))
      throw refuse('odr-enrol.twice', 'partyCode', `${found.name}已经是 ODR 企业。`)
    const { partyCode: _code, ...rest } = input
    const [id] = await insertRows(tx, o, [{ ...rest, partyId: found.id, stationCode: found.stationCode }])
    return { id: id! }
  })
}

export async function exit(call: Call, input: Input<typeof exitOdr>): Promise<{ id: string }> {
  return await call.write(async (tx) => {
    const [row] = await lockRows(tx, o, [input.id])
    if (!row) throw notFound('这户 ODR 企业')
    if (row.exitedOn !== null) throw refuse('odr-exit.exited', 'on', `已于 ${row.exitedOn} 退出。`)
    if (input.on < row.enrolledOn || input.on > call.today)
      throw refuse('odr-exit.day', 'on', `退出日期要在入驻日期 ${row.enrolledOn} 与今天之间，请核对。`)
    await updateRows(tx, o, [
      { id: row.id, version: input.version, set: { exitedOn: input.on, exitReason: input.reason } },
    ])
    return { id: row.id }
  })
}
