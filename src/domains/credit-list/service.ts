import type { Input } from '#platform/contract/operation.ts'
import { Refusal, notFound } from '#platform/errors/refusal.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { modeOf } from '#kernel/org/mode.ts'
import { categoriesOn } from '#kernel/party/category.ts'
import { resolveParty } from '#kernel/party/resolve.ts'
import { insertRows, lockRows, updateRows } from '#kernel/record/write.ts'
import type { listAsAbnormal, removeFromAbnormal } from './contract.ts'
import { checkListing, checkRemoval, kindFor } from './rules.ts'
import { abnormalListing } from './tables.ts'
import { listingsOf } from './views.ts'

/** Lists a party, or marks it when it is an individual household. */
export async function list(call: Call, input: Input<typeof listAsAbnormal>): Promise<{ id: string }> {
  return await call.write(async (tx) => {
    const [named, mode] = await Promise.all([
      resolveParty(tx, { code: input.partyCode }, input.listedOn),
      modeOf(tx, 'credit-list', input.listedOn),
    ])
    if ('missing' in named)
      throw new Refusal('credit-list.list.party', named.missing, { fields: { partyCode: named.missing } })
    const party = named.found
    if (mode.upstairs && !input.externalNo) {
      throw new Refusal('credit-list.list.external', '名录在上级系统办理，请填写上级系统编号。', {
        fields: { externalNo: '必填' },
      })
    }
    const [categories, standing] = await Promise.all([
      categoriesOn(tx, [party.id], input.listedOn),
      listingsOf(tx, [party.id]),
    ])
    const refusal = checkListing(
      { reason: input.reason, reportYear: input.reportYear ?? null, listedOn: input.listedOn },
      {
        today: call.today,
        existing: party.exists,
        partyName: party.name,
        standing,
      },
    )
    if (refusal) throw refusal
    const [id] = await insertRows(tx, abnormalListing, [
      {
        partyId: party.id,
        stationCode: party.stationCode,
        kind: kindFor(categories.get(party.id) ?? 'ENT_DOMESTIC'),
        reason: input.reason,
        reportYear: input.reason === 'R1' ? input.reportYear : null,
        facts: input.facts,
        decisionNo: input.decisionNo,
        listedOn: input.listedOn,
        sourceSystem: input.externalNo ? (mode.upperSystem ?? '上级系统') : null,
        externalNo: input.externalNo,
      },
    ])
    return { id: id! }
  })
}

/** Removes a party from the list for a reason that fits the ground. */
export async function remove(call: Call, input: Input<typeof removeFromAbnormal>): Promise<{ id: string }> {
  return await call.write(async (tx) => {
    const [row] = await lockRows(tx, abnormalListing, [input.id])
    if (!row) throw notFound('这条经营异常名录记录')
    const refusal = checkRemoval(row, { reason: input.reason, on: input.removedOn }, call.today)
    if (refusal) throw refusal
    await updateRows(tx, abnormalListing, [
      {
        id: row.id,
        version: input.version,
        set: { removedOn: input.removedOn, removalReason: input.reason, removalDecisionNo: input.decisionNo },
      },
    ])
    return { id: row.id }
  })
}
