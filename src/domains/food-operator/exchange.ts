import type { Day } from '#platform/clock/day.ts'
import type { Layout, RowPlan } from '#kernel/exchange/layout.ts'
import { existingRows, upsert } from '#kernel/exchange/upsert.ts'
import { resolveParties } from '#kernel/party/resolve.ts'
import { externalNoColumn, partyColumns, roleColumn, upstairsNo } from './exchange-operator.ts'
import { checkOperator } from './rules.ts'
import { foodOperator } from './tables.ts'
import { type CanteenMode, type OperatorRole, canteenModes } from './terms.ts'

/** The register of food operators as supervision platforms export it, canteens included. */
export const foodOperatorLayout: Layout = {
  id: 'food-operator.register',
  title: '食品生产经营者名册',
  business: 'food-operator',
  tables: [foodOperator],
  columns: [
    ...partyColumns,
    { ...roleColumn, required: true },
    {
      field: 'licenceNo',
      label: '许可证编号',
      synonyms: ['食品经营许可证编号', '食品生产许可证编号', '许可证号', '登记证编号', '备案编号'],
      kind: 'code',
    },
    {
      field: 'fromDay',
      label: '开业日期',
      synonyms: ['首次发证日期', '发证日期', '开办日期', '投入使用日期', '有效期起'],
      kind: 'day',
      required: true,
    },
    { field: 'toDay', label: '终止日期', synonyms: ['停业日期', '注销日期', '停办日期'], kind: 'day', openEnded: true },
    { field: 'endReason', label: '终止原因', synonyms: ['停业原因', '注销原因'], kind: 'text' },
    { field: 'premises', label: '经营场所', synonyms: ['经营地址', '生产地址', '地址', '食堂地址'], kind: 'text' },
    { field: 'scope', label: '经营项目', synonyms: ['许可项目', '食品类别', '经营范围'], kind: 'text' },
    { field: 'supervisor', label: '监管责任人', synonyms: ['日常监管人员', '责任监管人员', '监管人员'], kind: 'text' },
    { field: 'safetyDirector', label: '食品安全总监', kind: 'text' },
    { field: 'safetyOfficer', label: '食品安全员', synonyms: ['食品安全管理员', '食品安全管理人员'], kind: 'text' },
    { field: 'diners', label: '就餐人数', synonyms: ['供餐人数', '用餐人数'], kind: 'integer' },
    { field: 'boarding', label: '是否寄宿制', synonyms: ['寄宿制'], kind: 'yes-no' },
    {
      field: 'canteenMode',
      label: '食堂经营方式',
      synonyms: ['供餐方式', '经营方式'],
      kind: 'choice',
      options: [
        { code: 'SELF', label: canteenModes.SELF, synonyms: ['自办', '自营食堂'] },
        { code: 'CONTRACT', label: canteenModes.CONTRACT, synonyms: ['承包', '委托经营', '外包'] },
        { code: 'DELIVERY', label: canteenModes.DELIVERY, synonyms: ['配餐', '校外供餐', '配送'] },
      ],
    },
    { field: 'contractor', label: '承包方或配送单位', synonyms: ['承包方', '承包经营企业', '供餐单位'], kind: 'text' },
    externalNoColumn,
  ],
  async plan(rows, c) {
    const parties = await resolveParties(
      c.tx,
      rows.map((r) => ({ code: r.values.code as string | null, name: r.values.name as string | null })),
    )
    const known = Map.groupBy(
      await existingRows(
        c.tx,
        foodOperator,
        foodOperator.partyId,
        parties.map((p) => ('found' in p ? p.found.id : null)),
      ),
      (o) => o.partyId,
    )
    const seen = new Map<string, { role: OperatorRole; fromDay: Day; toDay: Day | null }[]>()
    return rows.map((r, i): RowPlan => {
      const named = parties[i]!
      if ('missing' in named) return { outcome: 'refused', reason: named.missing }
      const party = named.found
      const { name: _, code: __, externalNo: ___, ...said } = r.values
      const role = said.role as OperatorRole
      const fromDay = said.fromDay as Day
      const toDay = said.toDay as Day | null
      const own = known.get(party.id) ?? []
      const existing = own.find((o) => o.role === role && o.fromDay === fromDay)
      const inFile = seen.get(party.id) ?? []
      if (toDay !== null && (toDay <= fromDay || toDay > c.today))
        return { outcome: 'refused', reason: `终止日期 ${toDay} 要晚于开业日期 ${fromDay}，不晚于今天。` }
      const refusal = checkOperator(
        { role, fromDay },
        { today: c.today, partyName: party.name, standing: [...own.filter((o) => o !== existing), ...inFile] },
      )
      if (refusal) return { outcome: 'refused', reason: refusal.message }
      seen.set(party.id, [...inFile, { role, fromDay, toDay }])
      return upsert(
        c.tx,
        foodOperator,
        existing,
        {
          ...(said as { canteenMode: CanteenMode | null }),
          role,
          fromDay,
          toDay,
          partyId: party.id,
          stationCode: party.stationCode,
          ...upstairsNo(r, c),
        },
        r.line,
      )
    })
  },
}
