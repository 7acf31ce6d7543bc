import type { Day } from '#platform/clock/day.ts'
import type { Layout, RowPlan } from '#kernel/exchange/layout.ts'
import { existingRows, upsert } from '#kernel/exchange/upsert.ts'
import { resolveParties } from '#kernel/party/resolve.ts'
import { odrEnterprise as o } from './tables.ts'
import { upperSystems } from './terms.ts'

/** Firms that settle online, as the platform lists them. */
export const odrLayout: Layout = {
  id: 'complaint.odr',
  title: 'ODR 企业台账',
  business: 'complaint',
  tables: [o],
  columns: [
    {
      field: 'name',
      label: 'ODR企业名称',
      synonyms: ['企业名称', '单位名称', '主体名称'],
      kind: 'text',
      required: true,
    },
    { field: 'code', label: '统一社会信用代码', synonyms: ['社会信用代码', '信用代码'], kind: 'code' },
    {
      field: 'enrolledOn',
      label: '入驻时间',
      synonyms: ['入驻日期', '加入时间', '注册时间', '成为ODR企业时间', '开通时间'],
      kind: 'day',
      required: true,
    },
    { field: 'exitedOn', label: '退出时间', synonyms: ['退出日期', '注销时间', '移出时间'], kind: 'day' },
    { field: 'exitReason', label: '退出原因', kind: 'text' },
    { field: 'category', label: '企业类别', synonyms: ['企业类型', '行业类别', '类别'], kind: 'text' },
    { field: 'developedBy', label: '发展单位', synonyms: ['推荐单位', '发展部门', '所属监管所'], kind: 'text' },
  ],
  async plan(rows, c) {
    const parties = await resolveParties(
      c.tx,
      rows.map((r) => ({ code: r.values.code as string | null, name: r.values.name as string | null })),
    )
    const ids = parties.map((p) => ('found' in p ? p.found.id : null))
    const standing = await existingRows(c.tx, o, o.partyId, ids)
    const seen = new Set<string>()
    return rows.map((r, i): RowPlan => {
      const p = parties[i]!
      if ('missing' in p) return { outcome: 'refused', reason: p.missing }
      const v = r.values
      const enrolledOn = v.enrolledOn as Day
      const exitedOn = v.exitedOn as Day | null
      const key = `${p.found.id} ${enrolledOn}`
      if (seen.has(key)) return { outcome: 'refused', reason: `${p.found.name}在文件里出现了两次，只留了第一行。` }
      seen.add(key)
      if (enrolledOn > c.today) return { outcome: 'refused', reason: `入驻时间 ${enrolledOn} 还没有到，请核对。` }
      if (exitedOn !== null && exitedOn < enrolledOn)
        return { outcome: 'refused', reason: `退出时间 ${exitedOn} 早于入驻时间 ${enrolledOn}，请核对。` }
      const own = standing.filter((x) => x.partyId === p.found.id)
      const existing = own.find((x) => x.enrolledOn === enrolledOn)
      const other = own.find((x) => x !== existing && (x.exitedOn === null || x.exitedOn > enrolledOn))
      if (!existing && other)
        return { outcome: 'refused', reason: `${p.found.name}自 ${other.enrolledOn} 起已经在册，不能重复入驻。` }
      return upsert(
        c.tx,
        o,
        existing,
        {
          partyId: p.found.id,
          stationCode: p.found.stationCode,
          enrolledOn,
          exitedOn,
          exitReason: v.exitReason as string | null,
          category: v.category as string | null,
          developedBy: v.developedBy as string | null,
          sourceSystem: c.upstairs ? (c.upperSystem ?? upperSystems.PLATFORM) : null,
          externalNo: c.upstairs ? `${p.found.code}-${enrolledOn}` : null,
        },
        r.line,
      )
    })
  },
}
