import type { Day } from '#platform/clock/day.ts'
import type { Layout, RowPlan } from '#kernel/exchange/layout.ts'
import { upsert } from '#kernel/exchange/upsert.ts'
import { categoriesByDay } from '#kernel/party/category.ts'
import { resolveParties } from '#kernel/party/resolve.ts'
import { checkListing, kindFor } from './rules.ts'
import { abnormalListing } from './tables.ts'
import type { ListingReason, RemovalReason } from './terms.ts'
import { listingRowsOf } from './views.ts'

/** The list as the publicity platform exports it, with removals. */
export const abnormalLayout: Layout = {
  id: 'credit-list.abnormal',
  title: '经营异常名录台账',
  business: 'credit-list',
  tables: [abnormalListing],
  columns: [
    { field: 'name', label: '企业名称', synonyms: ['市场主体名称', '经营主体名称', '主体名称', '名称'], kind: 'text' },
    {
      field: 'code',
      label: '统一社会信用代码',
      synonyms: ['统一社会信用代码/注册号', '社会信用代码', '信用代码', '注册号'],
      kind: 'code',
      required: true,
    },
    {
      field: 'reason',
      label: '列入原因',
      synonyms: ['列入异常名录原因', '列入事由', '标记原因', '列入经营异常名录原因', '列异原因'],
      kind: 'choice',
      required: true,
      options: [
        {
          code: 'R1',
          label: '未按时报送年度报告',
          synonyms: [
            '未按照规定期限公示年度报告',
            '未依照规定的期限公示年度报告',
            '未年报',
            '未报送年报',
            '未在规定期限公示年度报告',
          ],
        },
        {
          code: 'R2',
          label: '未在责令期限内公示信息',
          synonyms: ['未按照责令的期限公示有关企业信息', '未在责令的期限内公示有关企业信息'],
        },
        {
          code: 'R3',
          label: '公示信息隐瞒真实情况、弄虚作假',
          synonyms: ['公示企业信息隐瞒真实情况、弄虚作假', '公示信息弄虚作假'],
        },
        {
          code: 'R4',
          label: '通过登记的住所（经营场所）无法联系',
          synonyms: [
            '通过登记的住所或者经营场所无法联系',
            '无法联系',
            '查无下落',
            '通过登记的住所无法取得联系',
            '住所失联',
          ],
        },
        { code: 'R5', label: '未按要求变更企业名称' },
      ],
    },
    { field: 'reportYear', label: '年报年度', synonyms: ['未年报年度', '报告年度'], kind: 'integer' },
    {
      field: 'listedOn',
      label: '列入日期',
      synonyms: ['列入时间', '标记日期', '列入经营异常名录日期', '作出决定日期', '列异日期'],
      kind: 'day',
      required: true,
    },
    {
      field: 'decisionNo',
      label: '列入决定书文号',
      synonyms: ['列入决定文号', '决定书文号', '列入文号'],
      kind: 'text',
    },
    { field: 'removedOn', label: '移出日期', synonyms: ['移出时间', '恢复日期', '移出经营异常名录日期'], kind: 'day' },
    {
      field: 'removalReason',
      label: '移出原因',
      synonyms: ['移出事由', '恢复原因', '移出异常名录原因'],
      kind: 'choice',
      options: [
        {
          code: 'MADE_UP',
          label: '补报年度报告',
          synonyms: [
            '已补报未报年份的年度报告并公示',
            '补报年报',
            '列入经营异常名录3年内且依照《经营异常名录管理办法》第六条规定被列入经营异常名录的企业，可以在补报未报年份的年度报告并公示后，申请移出',
          ],
        },
        { code: 'PUBLISHED', label: '履行公示义务', synonyms: ['已履行公示义务'] },
        { code: 'CORRECTED_INFO', label: '更正公示信息', synonyms: ['更正其公示的信息'] },
        { code: 'ADDRESS_CHANGED', label: '变更住所（经营场所）', synonyms: ['依法办理住所变更登记', '变更住所'] },
        { code: 'REACHED', label: '重新取得联系', synonyms: ['通过登记的住所重新取得联系', '恢复联系'] },
        { code: 'NAME_CHANGED', label: '变更名称' },
        { code: 'ENDED', label: '主体注销、吊销', synonyms: ['注销', '吊销'] },
      ],
    },
    { field: 'correctedOn', label: '撤销列入日期', synonyms: ['撤销日期'], kind: 'day' },
    { field: 'externalNo', label: '记录编号', synonyms: ['系统编号', '流水号'], kind: 'code' },
  ],
  async plan(rows, c) {
    const parties = await resolveParties(
      c.tx,
      rows.map((r) => ({ code: r.values.code as string | null, name: r.values.name as string | null })),
    )
    const found = parties.flatMap((p) => ('found' in p ? [p.found.id] : []))
    const listings = await listingRowsOf(c.tx, found)
    const categories = await categoriesByDay(
      c.tx,
      rows.flatMap((r, i) => {
        const p = parties[i]!
        return 'found' in p ? [{ partyId: p.found.id, on: r.values.listedOn as Day }] : []
      }),
    )
    return rows.map((r, i): RowPlan => {
      const p = parties[i]!
      if ('missing' in p) return { outcome: 'refused', reason: p.missing }
      const v = r.values
      const party = p.found
      const reason = v.reason as ListingReason
      const listedOn = v.listedOn as Day
      const own = listings.filter((l) => l.partyId === party.id)
      const existing = own.find((l) => l.reason === reason && l.listedOn === listedOn)
      const category = categories.get(`${party.id} ${listedOn}`)
      // A listing for a missing report of which the file does not say the year: the year whose window closed last.
      const reportYear =
        reason === 'R1'
          ? ((v.reportYear as number | null) ?? existing?.reportYear ?? Number(listedOn.slice(0, 4)) - 1)
          : null
      const warnings =
        reason === 'R1' && v.reportYear === null && !existing ? [`没有写年报年度，按 ${reportYear} 年度入账。`] : []
      if (!existing) {
        const refusal = checkListing(
          { reason, reportYear, listedOn },
          { today: c.today, existing: category !== undefined, partyName: party.name, standing: own },
        )
        if (refusal) return { outcome: 'refused', reason: refusal.message }
      }
      const removedOn = v.removedOn as Day | null
      if (removedOn !== null && removedOn < listedOn)
        return { outcome: 'refused', reason: `移出日期 ${removedOn} 早于列入日期 ${listedOn}，请核对。` }
      const externalNo = (v.externalNo as string | null) ?? (c.upstairs ? `${party.code}-${reason}-${listedOn}` : null)
      return upsert(
        c.tx,
        abnormalListing,
        existing,
        {
          partyId: party.id,
          stationCode: party.stationCode,
          kind: kindFor(category ?? 'ENT_DOMESTIC'),
          reason,
          reportYear,
          listedOn,
          decisionNo: v.decisionNo as string | null,
          removedOn,
          removalReason: v.removalReason as RemovalReason | null,
          correctedOn: v.correctedOn as Day | null,
          sourceSystem: externalNo ? (c.upperSystem ?? '上级系统') : null,
          externalNo,
        },
        r.line,
        warnings,
      )
    })
  },
}
