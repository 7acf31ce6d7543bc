import type { Day } from '#platform/clock/day.ts'
import type { Layout, RowPlan } from '#kernel/exchange/layout.ts'
import { existingBy, upsert } from '#kernel/exchange/upsert.ts'
import { existingOn } from '#kernel/party/existing.ts'
import { resolveParties } from '#kernel/party/resolve.ts'
import { checkEstablishment } from './rules.ts'
import { equityPledge } from './tables.ts'
import { equityKinds } from './terms.ts'

type Money = { amountFen: bigint; currency: string }

/** The register of pledges as registration platforms export it. */
export const equityPledgeLayout: Layout = {
  id: 'equity-pledge.register',
  title: '股权出质登记台账',
  business: 'equity-pledge',
  tables: [equityPledge],
  columns: [
    {
      field: 'regNo',
      label: '质权登记编号',
      synonyms: ['股权质权登记编号', '登记编号', '股权出质登记编号'],
      kind: 'code',
      required: true,
    },
    {
      field: 'companyName',
      label: '出质股权所在公司',
      synonyms: ['股权所在公司', '公司名称', '标的公司'],
      kind: 'text',
      required: true,
    },
    {
      field: 'companyCode',
      label: '统一社会信用代码',
      synonyms: ['社会信用代码', '公司统一社会信用代码', '股权所在公司统一社会信用代码', '统一社会信用代码/注册号'],
      kind: 'code',
    },
    { field: 'pledgors', label: '出质人', synonyms: ['出质人名称', '出质人姓名或名称'], kind: 'text', required: true },
    { field: 'pledgees', label: '质权人', synonyms: ['质权人名称', '质权人姓名或名称'], kind: 'text', required: true },
    {
      field: 'equityKind',
      label: '股权种类',
      synonyms: ['出质股权种类'],
      kind: 'choice',
      options: [
        { code: 'CONTRIBUTION', label: equityKinds.CONTRIBUTION, synonyms: ['出资额', '有限责任公司股权'] },
        { code: 'SHARES', label: equityKinds.SHARES, synonyms: ['股份', '股份有限公司股份'] },
      ],
    },
    {
      field: 'pledged',
      label: '出质股权数额',
      synonyms: ['出质数额', '出质股权数额（万元）', '股权数额'],
      kind: 'money',
      unit: 'wan',
      required: true,
    },
    {
      field: 'secured',
      label: '被担保债权数额',
      synonyms: ['担保债权数额', '被担保主债权数额', '债权数额'],
      kind: 'money',
      unit: 'wan',
    },
    { field: 'maximumAmount', label: '是否最高额质权', synonyms: ['最高额质权', '最高额'], kind: 'yes-no' },
    { field: 'contractNo', label: '主合同编号', synonyms: ['合同编号', '质权合同编号'], kind: 'text' },
    {
      field: 'registeredOn',
      label: '登记日期',
      synonyms: ['设立登记日期', '股权出质设立登记日期', '设立日期'],
      kind: 'day',
      required: true,
    },
    { field: 'cancelledOn', label: '注销日期', synonyms: ['注销登记日期'], kind: 'day' },
    { field: 'revokedOn', label: '撤销日期', synonyms: ['撤销登记日期'], kind: 'day' },
    { field: 'externalNo', label: '业务流水号', synonyms: ['上级系统编号', '系统编号'], kind: 'code' },
  ],
  async plan(rows, c) {
    const companies = await resolveParties(
      c.tx,
      rows.map((r) => ({ code: r.values.companyCode as string | null, name: r.values.companyName as string | null })),
    )
    const known = await existingBy(
      c.tx,
      equityPledge,
      equityPledge.regNo,
      rows.map((r) => r.values.regNo as string),
    )
    const byDay = new Map<Day, string[]>()
    rows.forEach((r, i) => {
      const company = companies[i]!
      if ('found' in company)
        byDay.set(r.values.registeredOn as Day, [...(byDay.get(r.values.registeredOn as Day) ?? []), company.found.id])
    })
    const alive = new Map<Day, Set<string>>()
    for (const [day, ids] of byDay) alive.set(day, await existingOn(c.tx, ids, day))
    return rows.map((r, i): RowPlan => {
      const company = companies[i]!
      if ('missing' in company) return { outcome: 'refused', reason: company.missing }
      const v = r.values
      const pledged = v.pledged as Money
      const secured = v.secured as Money | null
      const externalNo = (v.externalNo as string | null) ?? (c.upstairs ? (v.regNo as string) : null)
      const registeredOn = v.registeredOn as Day
      const warnings: string[] = []
      if (pledged.currency !== 'CNY' || (secured && secured.currency !== 'CNY')) {
        return { outcome: 'refused', reason: '出质股权或债权是外币，请在文件里改成折人民币的数额。' }
      }
      const maximumAmount = v.maximumAmount as boolean | null
      const refusal = checkEstablishment(
        {
          registeredOn,
          pledgedFen: pledged.amountFen,
          securedFen: secured?.amountFen ?? null,
          maximumAmount: maximumAmount ?? false,
          externalNo,
        },
        {
          today: c.today,
          upstairs: c.upstairs,
          companyExists: alive.get(registeredOn)?.has(company.found.id) ?? false,
        },
      )
      // What an upper system has registered is a fact: a missing secured claim is kept and left to rule E21.
      if (refusal && refusal.code !== 'equity-pledge.register.secured')
        return { outcome: 'refused', reason: refusal.message }
      if (refusal) warnings.push(refusal.message)
      return upsert(
        c.tx,
        equityPledge,
        known.get(v.regNo as string),
        {
          regNo: v.regNo as string,
          companyId: company.found.id,
          stationCode: company.found.stationCode,
          equityKind: (v.equityKind as keyof typeof equityKinds | null) ?? 'CONTRIBUTION',
          pledgors: v.pledgors as string,
          pledgees: v.pledgees as string,
          pledgedFen: pledged.amountFen,
          securedFen: secured?.amountFen ?? null,
          maximumAmount,
          contractNo: v.contractNo as string | null,
          registeredOn,
          cancelledOn: v.cancelledOn as Day | null,
          revokedOn: v.revokedOn as Day | null,
          sourceSystem: externalNo ? (c.upperSystem ?? '上级系统') : null,
          externalNo,
        },
        r.line,
        warnings,
      )
    })
  },
}
