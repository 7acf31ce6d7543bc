import { chineseDay } from '#platform/clock/day.ts'
import type { Output } from '#platform/contract/operation.ts'
import { type DocumentBlock, renderOfficialDocument } from '#kernel/document/official-document.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { codeKinds, entityCategories, partyKinds, stateLabels } from '#kernel/party/terms.ts'
import type { getParty, partyPeriods } from './contract.ts'
import { recordsOf, seenSections } from './sections.ts'

/** Records of each business that a file prints; it says how many more there are. */
const printedOfEach = 200

const numerals = '一二三四五六七八九十'
const heading = (n: number, text: string): DocumentBlock => ({
  kind: 'heading',
  level: 1,
  runs: [{ text: `${numerals[n] ?? n + 1}、${text}` }],
})
const paragraph = (text: string): DocumentBlock => ({ kind: 'paragraph', runs: [{ text }] })

/** The file of a party in the layout of an official document: register, what to mind, history, then a table for each business. */
export async function wordFile(
  call: Call,
  page: Output<typeof getParty>,
  periods: Output<typeof partyPeriods>['periods'],
): Promise<Buffer> {
  const blocks: DocumentBlock[] = []
  let n = 0
  const section = (title: string, ...body: DocumentBlock[]): void => void blocks.push(heading(n++, title), ...body)
  const label = (labels: Readonly<Record<string, string>>, code: string | null): string =>
    code === null ? '' : (labels[code] ?? code)
  const facts: [string, string | null][] = [
    ['名称', page.name],
    [label(codeKinds, page.codeKind), page.codeValid ? page.code : `${page.code}（校验位不符）`],
    ['旧注册号', page.oldCode],
    ['登记状态', label(stateLabels, page.state)],
    ['种类', label(partyKinds, page.kind)],
    ['类别', label(entityCategories, page.category)],
    ['类型', page.typeCode],
    ['法定代表人（负责人、经营者）', page.legalRepName],
    ['管辖所', page.stationName],
    ['住所（经营场所）', page.address],
  ]
  section('登记情况', {
    kind: 'table',
    header: ['事项', '内容'],
    rows: facts.filter(([, v]) => v).map(([k, v]) => [k, v!]),
  })
  section(
    '需要留意的事项',
    ...(page.warnings.length === 0
      ? [paragraph('没有需要留意的事项。')]
      : page.warnings.map((w) =>
          paragraph(
            `${w.business}：${w.day === null ? '' : `${w.day} `}${w.text}。${w.todo}${w.basis === null ? '' : `（${w.basis}）`}`,
          ),
        )),
  )
  if (periods.length > 0)
    section('登记沿革', {
      kind: 'table',
      header: ['事项', '内容', '起', '止'],
      rows: periods.map((p) => [p.what, p.value, p.from, p.to ?? '至今']),
    })
  for (const seen of seenSections(call)) {
    const count = page.tabs.find((t) => t.business === seen.business)?.count ?? 0
    if (count === 0) continue
    const { records } = await recordsOf(call, [seen], page.id, { papers: false, limit: printedOfEach })
    section(
      `${seen.title}（${count} 条）`,
      {
        kind: 'table',
        header: ['日期', '记录'],
        rows: records.map((r) => [r.day ?? '不详', r.text]),
      },
      ...(count > records.length
        ? [paragraph(`以上是最近的 ${records.length} 条，另有 ${count - records.length} 条没有印出。`)]
        : []),
    )
  }
  if (page.failed.length > 0) section('没有读出的部分', paragraph(`${page.failed.join('、')}。请重新下载。`))
  blocks.push(
    paragraph(
      `以上为 ${chineseDay(call.today)}${call.bureauName}台账所载，查看人${call.actor.name}，只包括其权限和管辖范围内的记录，不作为证明使用。`,
    ),
  )
  return await renderOfficialDocument({
    title: `${page.name}\n主体档案`,
    blocks,
    issuer: call.bureauName,
    date: call.today,
    copy: 'clean',
  })
}
