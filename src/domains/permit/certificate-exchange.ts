import type { Day } from '#platform/clock/day.ts'
import type { Layout, RowPlan } from '#kernel/exchange/layout.ts'
import { existingRows, upsert } from '#kernel/exchange/upsert.ts'
import { resolveParties } from '#kernel/party/resolve.ts'
import { formatOptions, kindOptions, partyColumns } from './exchange-columns.ts'
import { numberForm, validity } from './rules.ts'
import { listed } from './service.ts'
import { permitCertificate as c } from './tables.ts'
import { type BusinessFormat, type PermitKind, permitKinds } from './terms.ts'

/** What a number's letters say of its kind. */
const prefixes: readonly (readonly [string, PermitKind])[] = [
  ['JY', 'FOOD_OP'],
  ['SC', 'FOOD_PROD'],
  ['GXCY', 'SMALL_CATERING'],
]

/** Certificates as the licensing platform lists them. */
export const certificateLayout: Layout = {
  id: 'permit.certificates',
  title: '许可证台账',
  business: 'permit',
  tables: [c],
  columns: [
    {
      field: 'certNo',
      label: '许可证编号',
      synonyms: ['许可证号', '证书编号', '登记证编号', '证号', '备案编号', '食品经营许可证编号', '许可编号'],
      kind: 'code',
      required: true,
    },
    ...partyColumns('持证人名称', ['持证主体', '持证单位', '持证人', '经营者']),
    {
      field: 'kind',
      label: '许可证类型',
      synonyms: ['证书类型', '证件类型', '许可种类', '许可类型', '许可证种类'],
      kind: 'choice',
      options: kindOptions,
    },
    { field: 'premises', label: '经营场所', synonyms: ['经营地址', '生产经营场所', '地址', '住所'], kind: 'text' },
    { field: 'businessFormat', label: '主体业态', synonyms: ['经营业态'], kind: 'choice', options: formatOptions },
    { field: 'scopeItems', label: '经营项目', synonyms: ['许可范围', '经营范围', '食品类别'], kind: 'text' },
    {
      field: 'responsiblePerson',
      label: '法定代表人（负责人）',
      synonyms: ['负责人', '法定代表人', '法定代表人/负责人', '经营者姓名'],
      kind: 'text',
    },
    {
      field: 'issuedOn',
      label: '发证日期',
      synonyms: ['签发日期', '颁发日期', '核发日期', '登记日期', '发证时间'],
      kind: 'day',
      required: true,
    },
    { field: 'validFrom', label: '有效期起', synonyms: ['有效期自', '有效期起始日期', '有效期开始日期'], kind: 'day' },
    {
      field: 'validTo',
      label: '有效期至',
      synonyms: ['有效期止', '有效期限至', '有效期截止日期', '有效期限', '截止日期'],
      kind: 'day',
      openEnded: true,
    },
    { field: 'issuer', label: '发证机关', synonyms: ['签发机关', '发证部门', '许可机关', '核发机关'], kind: 'text' },
    {
      field: 'state',
      label: '许可证状态',
      synonyms: ['证书状态', '状态', '许可状态'],
      kind: 'choice',
      options: [
        { code: 'VALID', label: '有效', synonyms: ['正常', '在用', '已发证'] },
        { code: 'EXPIRED', label: '已过期', synonyms: ['过期', '失效', '到期'] },
        { code: 'DEREGISTERED', label: '已注销', synonyms: ['注销'] },
        { code: 'REVOKED', label: '已撤销', synonyms: ['撤销'] },
        { code: 'STRIPPED', label: '已吊销', synonyms: ['吊销'] },
        { code: 'SUPERSEDED', label: '已换发', synonyms: ['换发', '已变更', '历史'] },
      ],
    },
    { field: 'deregisteredOn', label: '注销日期', synonyms: ['注销时间'], kind: 'day' },
    { field: 'revokedOn', label: '撤销日期', synonyms: ['撤销时间'], kind: 'day' },
    { field: 'strippedOn', label: '吊销日期', synonyms: ['吊销时间'], kind: 'day' },
    { field: 'publishedOn', label: '公示日期', synonyms: ['公示时间'], kind: 'day' },
    { field: 'externalNo', label: '系统编号', synonyms: ['上级系统编号', '业务流水号', '流水号'], kind: 'code' },
  ],
  async plan(rows, ctx) {
    const parties = await resolveParties(
      ctx.tx,
      rows.map((r) => ({ code: r.values.code as string | null, name: r.values.name as string | null })),
    )
    const known = Map.groupBy(
      await existingRows(
        ctx.tx,
        c,
        c.certNo,
        rows.map((r) => r.values.certNo as string),
      ),
      (x) => x.certNo,
    )
    const forms = new Map<string, string | undefined>()
    const formOf = (kind: PermitKind, on: Day): string | undefined => {
      if (!forms.has(kind)) forms.set(kind, numberForm(ctx.law, kind, on))
      return forms.get(kind)
    }
    return rows.map((r, i): RowPlan => {
      const v = r.values
      const party = parties[i]!
      if ('missing' in party) return { outcome: 'refused', reason: party.missing }
      const certNo = v.certNo as string
      const same = known.get(certNo) ?? []
      const kind = (v.kind as PermitKind | null) ?? same[0]?.kind ?? prefixes.find(([p]) => certNo.startsWith(p))?.[1]
      if (kind === undefined)
        return { outcome: 'refused', reason: '没有许可证类型，编号也看不出是哪种证，请补上许可证类型。' }
      if (same.some((x) => x.partyId !== party.found.id))
        return { outcome: 'refused', reason: `编号 ${certNo} 在台账里是别的主体的证书，请核对编号和持证人。` }
      const issuedOn = v.issuedOn as Day
      if (issuedOn > ctx.today) return { outcome: 'refused', reason: `发证日期 ${issuedOn} 还没有到，请核对。` }
      const existing = same.find((x) => x.issuedOn === issuedOn)
      const validFrom = (v.validFrom as Day | null) ?? existing?.validFrom ?? issuedOn
      const warnings: string[] = []
      let validTo = (v.validTo as Day | null) ?? existing?.validTo ?? null
      if (validTo === null) {
        validTo = validity(ctx.law, kind, validFrom).validTo
        if (validTo !== null) warnings.push(`没有写有效期至，按法定有效期推算为 ${validTo}。`)
      }
      if (validTo !== null && validTo <= validFrom)
        return { outcome: 'refused', reason: `有效期至 ${validTo} 不晚于有效期起 ${validFrom}，请核对。` }
      const form = formOf(kind, ctx.today)
      // A number that was really issued is kept, however it looks.
      if (form !== undefined && !new RegExp(form, 'u').test(certNo))
        warnings.push(`编号“${certNo}”不合${permitKinds[kind]}的编号规则，照收。`)
      const ends = {
        deregisteredOn: v.deregisteredOn as Day | null,
        revokedOn: v.revokedOn as Day | null,
        strippedOn: v.strippedOn as Day | null,
      }
      for (const d of Object.values(ends))
        if (d !== null && (d < issuedOn || d > ctx.today))
          return { outcome: 'refused', reason: `注销、撤销或吊销日期 ${d} 不在发证日期与今天之间，请核对。` }
      const state = v.state as string | null
      if (state === 'DEREGISTERED' || state === 'REVOKED' || state === 'STRIPPED') {
        if (Object.values(ends).every((d) => d === null))
          warnings.push('状态写了注销、撤销或吊销，但没有日期，暂按未发生入账，请补日期。')
      }
      const later = same.filter((x) => x.issuedOn > issuedOn).toSorted((a, b) => (a.issuedOn < b.issuedOn ? -1 : 1))[0]
      const externalNo = (v.externalNo as string | null) ?? (ctx.upstairs ? `${certNo}-${issuedOn}` : null)
      const plan = upsert(
        ctx.tx,
        c,
        existing,
        {
          certNo,
          kind,
          partyId: party.found.id,
          stationCode: party.found.stationCode,
          premises: v.premises as string | null,
          businessFormat: v.businessFormat as BusinessFormat | null,
          scopeItems: v.scopeItems === null ? null : listed(v.scopeItems as string),
          responsiblePerson: v.responsiblePerson as string | null,
          issuedOn,
          validFrom,
          validTo,
          issuer: v.issuer as string | null,
          publishedOn: v.publishedOn as Day | null,
          supersededOn: later?.issuedOn ?? null,
          ...ends,
          sourceSystem: externalNo ? (ctx.upperSystem ?? '上级系统') : null,
          externalNo,
        },
        r.line,
        warnings,
      )
      // The same number issued anew: the certificate before it has been replaced on that day.
      const before = same.find((x) => x.issuedOn < issuedOn && x.supersededOn === null && x.deregisteredOn === null)
      if (plan.outcome === 'created' && before)
        plan.writes.push({
          change: c,
          id: before.id,
          version: before.version,
          set: { supersededOn: issuedOn },
          line: r.line,
        })
      return plan
    })
  },
}
