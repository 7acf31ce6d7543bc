import type { Day } from '#platform/clock/day.ts'
import { checkCode } from '#kernel/codelist/check-code.ts'
import { findCurrency } from '#kernel/codelist/currencies.ts'
import { categoryOfType, isBranchType, recogniseEntityType, typeMismatch } from '#kernel/codelist/entity-types.ts'
import { checkIndustry } from '#kernel/codelist/industries.ts'
import type { ImportContext, ParsedRow } from '#kernel/exchange/layout.ts'
import type { CodeKind, EntityCategory, PartyState } from '#kernel/party/terms.ts'
import { maskPhone } from '#kernel/personal/mask.ts'
import { inRmb } from './rules.ts'
import type { Channel } from './terms.ts'

/** A row of the register as it was understood; what the file does not say is null. */
export interface RegisterRow {
  line: number
  name: string
  /** Null when the row has no code at all. */
  code: string | null
  codeKind: CodeKind
  codeValid: boolean
  /** The old number beside the unified code. */
  oldCode: string | null
  /** Exact: the file names the type; otherwise it was guessed from words or the code. */
  type: { code: string; category: EntityCategory; exact: boolean }
  legalRepName: string | null
  capital: { amountFen: bigint; currency: string; rate: string | null; rmbFen: bigint | null } | null
  establishedOn: Day | null
  approvedOn: Day | null
  state: PartyState | 'REVOKED_DEREGISTERED' | null
  deregisteredOn: Day | null
  revokedOn: Day | null
  address: string | null
  scopeText: string | null
  industryCode: string | null
  industryText: string | null
  termFrom: Day | null
  termTo: Day | null
  regAuthority: string | null
  jurisdiction: string | null
  phoneMasked: string | null
  multiCert: boolean | null
  channel: Channel | null
  externalNo: string | null
  warnings: string[]
}

/** Reads rows one after the other, remembering what repeats: types, industries, rates. */
export class RowReader {
  readonly #c: ImportContext
  readonly #own: ReadonlySet<string>
  readonly #types = new Map<string, ReturnType<typeof recogniseEntityType>>()
  readonly #industries = new Map<string, boolean>()
  readonly #rated: ReadonlySet<string>
  readonly multiCertFrom: Day | undefined

  constructor(c: ImportContext) {
    this.#c = c
    this.#own = new Set([c.tx.scope.county])
    const law = c.law.all()
    this.#rated = new Set(law.flatMap((v) => (v.key.startsWith('statistics.fx.') ? [v.key.slice(14)] : [])))
    this.multiCertFrom = law.find((v) => v.key === 'registration.multi-cert')?.from
  }

  read(r: ParsedRow): RegisterRow {
    const v = r.values
    const warnings: string[] = []
    const name = v.name as string
    const code = this.#code(v.code as string | null, v.regNo as string | null, warnings)
    const type = this.#type(v.type as string | null, name, code.code, warnings)
    if (type.exact && code.code !== null) {
      const mismatch = typeMismatch(code.code, type.code)
      if (mismatch) warnings.push(mismatch)
    }
    const establishedOn = v.establishedOn as Day | null
    const industry = v.industry as string | null
    const phone = v.phone as string | { masked: string } | null
    return {
      line: r.line,
      name,
      ...code,
      type,
      legalRepName: v.legalRepName as string | null,
      capital: this.#capital(v, type.code, establishedOn, warnings),
      establishedOn,
      approvedOn: v.approvedOn as Day | null,
      state: (v.state as RegisterRow['state']) ?? null,
      deregisteredOn: v.deregisteredOn as Day | null,
      revokedOn: v.revokedOn as Day | null,
      address: v.address as string | null,
      scopeText: v.scopeText as string | null,
      industryCode: industry !== null && this.#isIndustry(industry) ? industry : null,
      industryText: industry !== null && !this.#isIndustry(industry) ? industry : null,
      termFrom: v.termFrom as Day | null,
      termTo: v.termTo as Day | null,
      regAuthority: v.regAuthority as string | null,
      jurisdiction: v.jurisdiction as string | null,
      phoneMasked: phone === null ? null : typeof phone === 'string' ? maskPhone(phone) : phone.masked,
      multiCert: v.multiCert as boolean | null,
      channel: v.channel as Channel | null,
      externalNo: v.externalNo as string | null,
      warnings,
    }
  }

  #code(code: string | null, regNo: string | null, warnings: string[]) {
    const written = code ?? regNo
    if (written === null) return { code: null, codeKind: 'internal' as const, codeValid: true, oldCode: null }
    const checked = checkCode(written, this.#own)
    // A code that was really published is kept, whatever its check digit says.
    if (!checked.valid) warnings.push(`号码 ${checked.code}：${checked.reason}照原样保留。`)
    const oldCode = code !== null && regNo !== null && regNo !== checked.code ? regNo : null
    return { code: checked.code, codeKind: checked.kind, codeValid: checked.valid, oldCode }
  }

  #type(text: string | null, name: string, code: string | null, warnings: string[]): RegisterRow['type'] {
    const named = text === null ? undefined : this.#recognise(text)
    const category = named && categoryOfType(named.code)
    if (named && category) return { code: named.code, category, exact: named.exact }
    const guessed = this.#recognise(name)
    const byCode = code === null ? undefined : typeOfCode(code)
    const found = byCode && byCode !== '9900' ? byCode : (guessed?.code ?? byCode ?? '9900')
    warnings.push(
      `${text === null ? '没有写企业类型' : `企业类型“${text}”没有识别`}，暂按名称和号码记为 ${found}，请核对。`,
    )
    return { code: found, category: categoryOfType(found) ?? 'ENT_DOMESTIC', exact: false }
  }

  #recognise(text: string): ReturnType<typeof recogniseEntityType> {
    if (this.#types.has(text)) return this.#types.get(text)
    const found = recogniseEntityType(text)
    if (this.#types.size < 5_000) this.#types.set(text, found)
    return found
  }

  #isIndustry(text: string): boolean {
    let known = this.#industries.get(text)
    if (known === undefined) this.#industries.set(text, (known = checkIndustry(text).valid))
    return known
  }

  #capital(
    v: ParsedRow['values'],
    typeCode: string,
    establishedOn: Day | null,
    warnings: string[],
  ): RegisterRow['capital'] {
    const amount = v.capital as { amountFen: bigint; currency: string } | null
    if (amount === null) return null
    const named = v.currency === null ? undefined : findCurrency(v.currency as string)
    if (v.currency !== null && !named)
      warnings.push(`币种“${v.currency as string}”没有识别，按${amount.currency}读取。`)
    const currency = amount.currency !== 'CNY' ? amount.currency : (named?.code ?? 'CNY')
    const { amountFen } = amount
    if (isBranchType(typeCode)) return { amountFen, currency, rate: null, rmbFen: 0n }
    if (currency === 'CNY') return { amountFen, currency, rate: null, rmbFen: amountFen }
    if (!this.#rated.has(currency)) {
      warnings.push(`注册资本是${currency}，法定值里没有它的折算率，折人民币暂缺，请补录后重新导入。`)
      return { amountFen, currency, rate: null, rmbFen: null }
    }
    const rate = this.#c.law.number(`statistics.fx.${currency}`, establishedOn ?? this.#c.today)
    warnings.push(`注册资本是${currency}，文件没有折算率，按默认折算率 ${rate} 折人民币，请核对。`)
    return { amountFen, currency, rate: rate.toFixed(6), rmbFen: inRmb(amountFen, rate) }
  }
}

/** What a code says of the type where the file does not: the kind in a unified code, the sequence in an old number. */
function typeOfCode(code: string): string | undefined {
  if (code.length === 18)
    return ({ '91': '9900', '92': '9500', '93': '9100' } as Record<string, string>)[code.slice(0, 2)]
  if (code.length !== 15) return undefined
  return code[6] === 'N' ? '9100' : /[6-9]/.test(code[6]!) ? '9500' : undefined
}
