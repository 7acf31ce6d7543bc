import { type Day, addYears } from '#platform/clock/day.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import { isBranchType } from '#kernel/codelist/entity-types.ts'
import type { LawBook } from '#kernel/law/law-book.ts'
import type { EntityCategory } from '#kernel/party/terms.ts'
import type { StartupState } from './terms.ts'

/** State of a start-up case on a day. */
export function startupState(c: { dueOn: Day; endedOn: Day | null }, on: Day): StartupState {
  if (c.endedOn === null || c.endedOn > on) return c.dueOn < on ? 'OVERDUE' : 'OPEN'
  return c.endedOn <= c.dueOn ? 'ON_TIME' : 'LATE'
}

/** An establishment as the counter enters it. Amounts in fen of the currency. */
export interface Establishment {
  name: string
  typeCode: string
  category: EntityCategory
  capitalFen: bigint | null
  currency: string
  rate: number | null
  establishedOn: Day
  licenceOn: Day
  termFrom: Day | null
  termTo: Day | null
  members: number | null
  farmers: number | null
  shareholders: number | null
  /** The clerk has looked again at what is unusual but possible. */
  confirmed: boolean
  externalNo: string | null
}

export interface EstablishmentFacts {
  today: Day
  law: LawBook
  upstairs: boolean
  /** Why the code does not pass its check; empty when it does. */
  codeFault: string
  /** A warning that code and type disagree. */
  codeMismatch: string | undefined
  codeTaken: boolean
  /** An existing enterprise or cooperative bears this very name. */
  nameTaken: boolean
  existingStations: ReadonlySet<string>
  stationCode: string
}

const limited = (typeCode: string): boolean => /^(?:11|51|61)/.test(typeCode)
const company = (typeCode: string): boolean => /^(?:11|12|51|52|61|62)/.test(typeCode)
const wan = 1_000_000n

/**
 * Whether an establishment may be registered (dossier 2.5): dates in order, licence issued on the day of establishment (REG Art. 21), capital of a company
 * positive, members of a cooperative enough (COOPLAW Arts. 12, 20), not more than 50 shareholders of a limited company (CO23 Art. 42). What is unusual
 * but possible (a published code with a bad check digit, a very large capital) passes once confirmed.
 */
export function checkEstablishment(e: Establishment, f: EstablishmentFacts): Refusal | undefined {
  const refuse = (code: string, field: string, text: string, basis?: string): Refusal =>
    new Refusal(`entity.register.${code}`, text, { fields: { [field]: text }, ...(basis ? { basis } : {}) })
  const law = (key: string) => f.law.period(key, e.establishedOn)
  if (e.establishedOn > f.today)
    return refuse('future', 'establishedOn', `成立日期 ${e.establishedOn} 还没有到，请核对。`)
  if (e.licenceOn !== e.establishedOn)
    return refuse(
      'licence-day',
      'licenceOn',
      `执照签发日期 ${e.licenceOn} 与成立日期 ${e.establishedOn} 不一致；营业执照签发日期就是成立日期。`,
      '市场主体登记管理条例第二十一条',
    )
  if (e.termTo !== null && e.termTo < (e.termFrom ?? e.establishedOn))
    return refuse('term', 'termTo', `经营期限止 ${e.termTo} 早于期限起 ${e.termFrom ?? e.establishedOn}，请核对。`)
  if (f.codeTaken) return refuse('code-taken', 'code', '登记册里已经有这个统一社会信用代码，请核对，或打开那一户修改。')
  if (f.codeFault && !e.confirmed) return refuse('code', 'code', `${f.codeFault}确实是这样公布的，请勾选“已核对”。`)
  if (f.codeMismatch && !e.confirmed)
    return refuse('code-type', 'code', `${f.codeMismatch}确实如此的，请勾选“已核对”。`)
  if (f.nameTaken)
    return refuse(
      'name',
      'name',
      `已有存续主体使用名称“${e.name}”，同一登记机关不得重名。`,
      '企业名称登记管理规定第十七条',
    )
  if (!f.existingStations.has(f.stationCode))
    return refuse('station', 'stationCode', `没有代码为“${f.stationCode}”的市场监管所，请重新选择。`)
  if (e.capitalFen !== null && e.capitalFen < 0n) return refuse('capital', 'capitalFen', '注册资本不能小于 0。')
  if (company(e.typeCode) && !isBranchType(e.typeCode) && (e.capitalFen ?? 0n) === 0n)
    return refuse('capital', 'capitalFen', '公司的注册资本要大于 0，请填写。')
  if (isBranchType(e.typeCode) && (e.capitalFen ?? 0n) > 0n)
    return refuse('capital', 'capitalFen', '分支机构没有自己的注册资本，请留空。')
  if (e.currency !== 'CNY' && (e.rate === null || e.rate <= 0))
    return refuse('rate', 'rate', `注册资本是外币（${e.currency}），请填写登记时的折算率。`)
  const bound = BigInt(f.law.number('statistics.capital-confirm-above', e.establishedOn)) * wan
  if ((e.capitalFen ?? 0n) > bound && !e.confirmed)
    return refuse('capital-large', 'capitalFen', '注册资本特别大，请核对单位；确实如此的，请勾选“已核对”。')
  if (limited(e.typeCode) && e.shareholders !== null) {
    const most = law('registration.shareholders.max')
    if (e.shareholders < 1 || e.shareholders > Number(most.value))
      return refuse('shareholders', 'shareholders', `有限责任公司股东为 1 至 ${String(most.value)} 人。`, most.basis)
  }
  if (e.category === 'COOP' && e.members !== null) {
    const least = law('registration.cooperative.members.min')
    if (e.members < Number(least.value))
      return refuse('members', 'members', `农民专业合作社要有 ${String(least.value)} 名以上成员。`, least.basis)
    const share = law('registration.cooperative.farmers.min')
    if (e.farmers !== null && e.farmers * 100 < e.members * Number(share.value))
      return refuse('farmers', 'farmers', `农民成员要占成员总数的百分之${String(share.value)}以上。`, share.basis)
  }
  if (f.upstairs && !e.externalNo) return refuse('external', 'externalNo', '本业务在上级系统办理，请填写上级系统编号。')
  return undefined
}

/** The last day of a suspension that began on a day: at most so many years in all (REG Art. 30). */
export const suspensionLimit = (fromDay: Day, law: LawBook): Day =>
  addYears(fromDay, law.number('registration.suspension.max-years', fromDay))

/** Renminbi of an amount at a rate with up to six decimals, half up to the fen. */
export function inRmb(amountFen: bigint, rate: number): bigint {
  const millionths = BigInt(Math.round(rate * 1_000_000))
  return (amountFen * millionths + 500_000n) / 1_000_000n
}
