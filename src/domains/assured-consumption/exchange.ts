import type { Day } from '#platform/clock/day.ts'
import type { Layout, RowPlan } from '#kernel/exchange/layout.ts'
import { existingRows, upsert } from '#kernel/exchange/upsert.ts'
import { resolveParties } from '#kernel/party/resolve.ts'
import { assuredUnit as u } from './tables.ts'
import type { Level, UnitKind } from './terms.ts'

/** The list of recognised units as cities and provinces send it down. */
export const assuredLayout: Layout = {
  id: 'assured-consumption.units',
  title: '放心消费创建单位台账',
  business: 'assured-consumption',
  tables: [u],
  columns: [
    {
      field: 'name',
      label: '创建单位名称',
      synonyms: ['单位名称', '企业名称', '经营者名称', '创建主体', '主体名称'],
      kind: 'text',
      required: true,
    },
    { field: 'code', label: '统一社会信用代码', synonyms: ['社会信用代码', '信用代码'], kind: 'code' },
    {
      field: 'kind',
      label: '创建类别',
      synonyms: ['类别', '创建类型', '创建领域', '放心消费类别', '单元类型'],
      kind: 'choice',
      required: true,
      options: [
        { code: 'KEY_INDUSTRY', label: '重点行业', synonyms: ['行业', '放心消费行业', '重点行业企业'] },
        { code: 'KEY_FIELD', label: '重点领域', synonyms: ['领域', '放心消费领域'] },
        { code: 'KEY_VENUE', label: '重点消费场所', synonyms: ['消费场所', '重点场所', '放心消费场所', '经营场所'] },
        { code: 'ECOMMERCE', label: '电子商务领域', synonyms: ['电子商务', '电商', '网络消费领域', '放心电商'] },
        { code: 'STORE', label: '放心商店', synonyms: ['商店'] },
        { code: 'ONLINE_SHOP', label: '放心网店', synonyms: ['网店'] },
        { code: 'LIVE_ROOM', label: '放心直播间', synonyms: ['直播间'] },
        { code: 'RESTAURANT', label: '放心餐饮店', synonyms: ['餐饮店', '放心餐饮'] },
        { code: 'FACTORY', label: '放心工厂', synonyms: ['工厂'] },
        { code: 'MARKET', label: '放心市场', synonyms: ['市场'] },
        { code: 'DISTRICT', label: '放心商圈', synonyms: ['商圈', '放心街区'] },
        { code: 'SCENIC', label: '放心景区', synonyms: ['景区'] },
      ],
    },
    { field: 'field', label: '所属行业', synonyms: ['具体行业', '行业领域', '场所类型', '行业类别'], kind: 'text' },
    {
      field: 'level',
      label: '认定层级',
      synonyms: ['级别', '创建级别', '层级', '认定级别'],
      kind: 'choice',
      options: [
        { code: 'COUNTY', label: '县级', synonyms: ['县', '县（区）级', '区县级'] },
        { code: 'CITY', label: '市级', synonyms: ['市', '地市级', '设区市级'] },
        { code: 'REGION', label: '省级（自治区级）', synonyms: ['省级', '自治区级', '省', '自治区'] },
      ],
    },
    { field: 'appliedOn', label: '申报日期', synonyms: ['申报时间', '申请日期', '申请时间', '创建日期'], kind: 'day' },
    {
      field: 'recognisedOn',
      label: '认定日期',
      synonyms: ['认定时间', '授牌日期', '授牌时间', '命名日期', '公布日期', '评定日期'],
      kind: 'day',
      required: true,
    },
    { field: 'documentNo', label: '认定文号', synonyms: ['文号', '命名文号', '公布文号'], kind: 'text' },
    { field: 'plateNo', label: '牌匾编号', synonyms: ['牌匾号', '牌号', '编号'], kind: 'text' },
    { field: 'validTo', label: '有效期至', synonyms: ['有效期', '到期日期'], kind: 'day', openEnded: true },
    { field: 'withdrawnOn', label: '撤销日期', synonyms: ['撤销时间', '摘牌日期', '退出日期'], kind: 'day' },
    { field: 'reason', label: '撤销原因', synonyms: ['摘牌原因', '退出原因'], kind: 'text' },
  ],
  async plan(rows, c) {
    const parties = await resolveParties(
      c.tx,
      rows.map((r) => ({ code: r.values.code as string | null, name: r.values.name as string | null })),
    )
    const standing = await existingRows(
      c.tx,
      u,
      u.partyId,
      parties.map((p) => ('found' in p ? p.found.id : null)),
    )
    const seen = new Set<string>()
    return rows.map((r, i): RowPlan => {
      const p = parties[i]!
      if ('missing' in p) return { outcome: 'refused', reason: p.missing }
      const v = r.values
      const kind = v.kind as UnitKind
      const recognisedOn = v.recognisedOn as Day | null
      const withdrawnOn = v.withdrawnOn as Day | null
      const key = `${p.found.id} ${kind} ${recognisedOn ?? ''}`
      if (seen.has(key)) return { outcome: 'refused', reason: `${p.found.name}在文件里出现了两次，只留了第一行。` }
      seen.add(key)
      const appliedOn = (v.appliedOn as Day | null) ?? recognisedOn
      if (appliedOn === null) return { outcome: 'refused', reason: '申报日期和认定日期至少要有一个。' }
      if (recognisedOn !== null && (recognisedOn > c.today || recognisedOn < appliedOn))
        return { outcome: 'refused', reason: `认定日期 ${recognisedOn} 要在申报日期 ${appliedOn} 与今天之间，请核对。` }
      if (withdrawnOn !== null && (recognisedOn === null || withdrawnOn < recognisedOn))
        return { outcome: 'refused', reason: `撤销日期 ${withdrawnOn} 早于认定日期，请核对。` }
      const own = standing.filter((x) => x.partyId === p.found.id && x.kind === kind)
      // Known from its application: the list brings the recognition.
      const existing =
        own.find((x) => x.recognisedOn === recognisedOn) ??
        own.find((x) => x.recognisedOn === null && x.appliedOn <= (recognisedOn ?? appliedOn))
      return upsert(
        c.tx,
        u,
        existing,
        {
          partyId: p.found.id,
          stationCode: p.found.stationCode,
          kind,
          field: v.field as string | null,
          level: (v.level as Level | null) ?? existing?.level ?? 'COUNTY',
          appliedOn: existing?.appliedOn ?? appliedOn,
          recognisedOn,
          documentNo: v.documentNo as string | null,
          plateNo: v.plateNo as string | null,
          validTo: v.validTo as Day | null,
          withdrawnOn,
          withdrawalReason: v.reason as string | null,
          sourceSystem: c.upstairs ? (c.upperSystem ?? '上级系统') : null,
          externalNo: c.upstairs ? `${p.found.code}-${kind}-${recognisedOn ?? appliedOn}` : null,
        },
        r.line,
      )
    })
  },
}
