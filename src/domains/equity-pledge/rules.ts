import type { Day } from '#platform/clock/day.ts'
import { Refusal } from '#platform/errors/refusal.ts'

export interface Establishment {
  registeredOn: Day
  pledgedFen: bigint
  securedFen: bigint | null
  maximumAmount: boolean
  externalNo: string | null
}

/**
 * Whether a pledge may be registered: 股权出质登记办法. A secured claim may be missing only for a maximum-amount pledge. In a
 * county that registers in an upper system the number of that system is needed.
 */
export function checkEstablishment(
  e: Establishment,
  facts: { today: Day; upstairs: boolean; companyExists: boolean },
): Refusal | undefined {
  const refuse = (code: string, field: string, text: string): Refusal =>
    new Refusal(`equity-pledge.register.${code}`, text, { fields: { [field]: text } })
  if (e.registeredOn > facts.today)
    return refuse('future', 'registeredOn', `设立登记日期 ${e.registeredOn} 还没有到，请核对。`)
  if (e.pledgedFen <= 0n) return refuse('amount', 'pledgedFen', '出质股权数额要大于 0。')
  if (!e.maximumAmount && (e.securedFen ?? 0n) <= 0n) {
    return refuse('secured', 'securedFen', '没有填被担保债权数额；只有最高额质权可以不填，请补上数额或勾选最高额质权。')
  }
  if (!facts.companyExists)
    return refuse('company', 'companyCode', '出质股权所在公司在登记当日已不存续，不能办理股权出质登记。')
  if (facts.upstairs && !e.externalNo)
    return refuse('external', 'externalNo', '本业务在上级系统办理，请填写上级系统编号。')
  return undefined
}
