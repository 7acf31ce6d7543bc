import type { Input } from '#platform/contract/operation.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { modeOf } from '#kernel/org/mode.ts'
import { resolveParty } from '#kernel/party/resolve.ts'
import { insertRows } from '#kernel/record/write.ts'
import type { registerEquityPledge } from './contract.ts'
import { checkEstablishment } from './rules.ts'
import { equityPledge } from './tables.ts'

/** Registers the establishment of a pledge. Refuses what `checkEstablishment` refuses, and a number already used. */
export async function register(call: Call, input: Input<typeof registerEquityPledge>): Promise<{ id: string }> {
  return await call.write(async (tx) => {
    const [company, mode] = await Promise.all([
      resolveParty(tx, { code: input.companyCode }, input.registeredOn),
      modeOf(tx, 'equity-pledge', input.registeredOn),
    ])
    if ('missing' in company)
      throw new Refusal('equity-pledge.register.company', company.missing, {
        fields: { companyCode: company.missing },
      })
    const pledgedFen = BigInt(input.pledgedFen)
    const securedFen = input.securedFen === undefined ? null : BigInt(input.securedFen)
    const refusal = checkEstablishment(
      { ...input, pledgedFen, securedFen, externalNo: input.externalNo ?? null },
      {
        today: call.today,
        upstairs: mode.upstairs,
        companyExists: company.found.exists,
      },
    )
    if (refusal) throw refusal
    const [id] = await insertRows(tx, equityPledge, [
      {
        regNo: input.regNo,
        companyId: company.found.id,
        stationCode: company.found.stationCode,
        equityKind: input.equityKind,
        pledgors: input.pledgors,
        pledgees: input.pledgees,
        pledgedFen,
        securedFen,
        maximumAmount: input.maximumAmount,
        contractNo: input.contractNo,
        registeredOn: input.registeredOn,
        sourceSystem: input.externalNo ? (mode.upperSystem ?? '上级系统') : null,
        externalNo: input.externalNo,
      },
    ])
    return { id: id! }
  })
}
