import type { Day } from '#platform/clock/day.ts'
import type { ImportColumn, ImportContext, ParsedRow } from '#kernel/exchange/layout.ts'
import { existingRows } from '#kernel/exchange/upsert.ts'
import { resolveParties } from '#kernel/party/resolve.ts'
import { foodOperator } from './tables.ts'
import { type OperatorRole, operatorRoles } from './terms.ts'

/** How each sheet names an operator: the party, and its role where it has several. */
export const partyColumns: readonly ImportColumn[] = [
  {
    field: 'name',
    label: '单位名称',
    synonyms: [
      '主体名称',
      '经营者名称',
      '企业名称',
      '市场主体名称',
      '食品经营者名称',
      '学校名称',
      '餐饮单位名称',
      '名称',
    ],
    kind: 'text',
    required: true,
  },
  {
    field: 'code',
    label: '统一社会信用代码',
    synonyms: ['社会信用代码', '信用代码', '统一社会信用代码/注册号', '单位代码'],
    kind: 'code',
  },
]

export const roleColumn: ImportColumn = {
  field: 'role',
  label: '主体业态',
  synonyms: ['业态', '经营业态', '单位类型', '食堂类别', '主体类型'],
  kind: 'choice',
  options: [
    { code: 'MAKER', label: operatorRoles.MAKER, synonyms: ['生产企业', '食品生产', '食品生产者'] },
    { code: 'WORKSHOP', label: operatorRoles.WORKSHOP, synonyms: ['小作坊', '食品生产加工小作坊'] },
    { code: 'SELLER', label: operatorRoles.SELLER, synonyms: ['食品销售', '销售', '食品流通', '超市', '食杂店'] },
    {
      code: 'CATERER',
      label: operatorRoles.CATERER,
      synonyms: ['餐饮', '餐饮服务', '餐饮单位', '小餐饮', '餐馆', '快餐店', '小吃店', '饮品店'],
    },
    { code: 'CANTEEN_SCHOOL', label: operatorRoles.CANTEEN_SCHOOL, synonyms: ['中小学食堂', '学校'] },
    { code: 'CANTEEN_KINDERGARTEN', label: operatorRoles.CANTEEN_KINDERGARTEN, synonyms: ['托幼机构食堂', '幼儿园'] },
    {
      code: 'CANTEEN_OTHER',
      label: operatorRoles.CANTEEN_OTHER,
      synonyms: ['单位食堂', '机关食堂', '养老机构食堂', '工地食堂', '企业食堂'],
    },
  ],
}

export type Operator = typeof foodOperator.$inferSelect

/**
 * The operator behind each row on the day the row is of. A row that does not say the role takes the only one that the party
 * had on that day; a sentence says why there is none.
 */
export async function operatorsOf(
  rows: readonly ParsedRow[],
  c: ImportContext,
  on: (r: ParsedRow) => Day,
): Promise<({ found: Operator } | { missing: string })[]> {
  const parties = await resolveParties(
    c.tx,
    rows.map((r) => ({ code: r.values.code as string | null, name: r.values.name as string | null })),
  )
  const all = await existingRows(
    c.tx,
    foodOperator,
    foodOperator.partyId,
    parties.map((p) => ('found' in p ? p.found.id : null)),
  )
  const byParty = Map.groupBy(all, (o) => o.partyId)
  return rows.map((r, i) => {
    const party = parties[i]!
    if ('missing' in party) return party
    const role = r.values.role as OperatorRole | null | undefined
    const day = on(r)
    const own = (byParty.get(party.found.id) ?? []).filter(
      (o) => (!role || o.role === role) && o.fromDay <= day && (o.toDay === null || o.toDay > day),
    )
    if (own.length === 1) return { found: own[0]! }
    const what = role ? `作为${operatorRoles[role]}` : ''
    return {
      missing:
        own.length === 0
          ? `${party.found.name}在 ${day} 没有${what}在食品生产经营者名册里，请先导入名册，或者核对业态和日期。`
          : `${party.found.name}在名册里有几种业态，请在“主体业态”一列写明是哪一种。`,
    }
  })
}

/** Name by which an imported row is known upstairs. */
export const upstairsNo = (r: ParsedRow, c: ImportContext): { sourceSystem?: string; externalNo?: string } => {
  const externalNo = r.values.externalNo as string | null
  return externalNo ? { sourceSystem: c.upperSystem ?? '上级系统', externalNo } : {}
}

export const externalNoColumn: ImportColumn = {
  field: 'externalNo',
  label: '系统编号',
  synonyms: ['上级系统编号', '业务流水号', '记录编号'],
  kind: 'code',
}
