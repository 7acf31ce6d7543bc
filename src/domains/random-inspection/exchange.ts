import { type Day } from '#platform/clock/day.ts'
import { sql } from '#platform/db/database.ts'
import type { ImportContext, Layout, RowPlan, Write } from '#kernel/exchange/layout.ts'
import type { ChoiceOption } from '#kernel/exchange/read/layout.ts'
import { existingBy, existingRows, upsert } from '#kernel/exchange/upsert.ts'
import { inspectionObject, inspectionPublication, inspectionTask, inspectionVisit } from '#kernel/inspection/tables.ts'
import type { CheckResult } from '#kernel/inspection/terms.ts'
import { resolveParties } from '#kernel/party/resolve.ts'

const yesNo = 'yes-no' as const

/** Tasks as the double-random platform lists them. */
export const taskLayout: Layout = {
  id: 'random-inspection.tasks',
  title: '双随机抽查任务台账',
  business: 'random-inspection',
  tables: [inspectionTask],
  columns: [
    { field: 'taskNo', label: '任务编号', synonyms: ['抽查任务编号', '任务编码'], kind: 'code', required: true },
    { field: 'name', label: '任务名称', synonyms: ['抽查任务名称'], kind: 'text', required: true },
    {
      field: 'origin',
      label: '发起方式',
      synonyms: ['任务来源', '发起层级', '任务级别'],
      kind: 'choice',
      options: [
        { code: 'INITIATED', label: '本级发起', synonyms: ['本级', '县级', '自行发起', '县级发起'] },
        { code: 'RECEIVED', label: '上级派发', synonyms: ['上级', '省级', '市级', '自治区级', '接收', '上级下发'] },
      ],
    },
    { field: 'joint', label: '是否部门联合', synonyms: ['是否联合抽查', '部门联合', '是否跨部门'], kind: yesNo },
    { field: 'departments', label: '参与部门', synonyms: ['联合部门', '配合部门'], kind: 'text' },
    {
      field: 'openedOn',
      label: '发起日期',
      synonyms: ['接收日期', '下发日期', '任务日期', '创建日期', '任务开始日期'],
      kind: 'day',
      required: true,
    },
    { field: 'drawnOn', label: '抽取日期', synonyms: ['抽取时间'], kind: 'day' },
    { field: 'poolTotal', label: '名录库总数', synonyms: ['检查对象总数', '对象库总数'], kind: 'integer' },
  ],
  async plan(rows, c) {
    const known = await existingBy(
      c.tx,
      inspectionTask,
      inspectionTask.taskNo,
      rows.map((r) => r.values.taskNo as string),
    )
    return rows.map((r): RowPlan => {
      const v = r.values
      const openedOn = v.openedOn as Day
      if (openedOn > c.today) return { outcome: 'refused', reason: `发起日期 ${openedOn} 还没有到，请核对。` }
      if (known.get(v.taskNo as string) && known.get(v.taskNo as string)!.kind !== 'DOUBLE_RANDOM')
        return { outcome: 'refused', reason: `任务编号 ${v.taskNo as string} 是专项或日常检查的，请核对编号。` }
      const origin = (v.origin as 'INITIATED' | 'RECEIVED' | null) ?? 'INITIATED'
      return upsert(
        c.tx,
        inspectionTask,
        known.get(v.taskNo as string),
        {
          taskNo: v.taskNo as string,
          name: v.name as string,
          kind: 'DOUBLE_RANDOM',
          source: 'PLAN',
          origin,
          joint: (v.joint as boolean | null) ?? v.departments !== null,
          ownLead: origin === 'INITIATED',
          departments:
            v.departments === null
              ? null
              : String(v.departments)
                  .split(/[、，,；;]/)
                  .map((x) => x.trim())
                  .filter(Boolean),
          openedOn,
          drawnOn: v.drawnOn as Day | null,
          poolTotal: v.poolTotal as number | null,
          ...external(c, v.taskNo as string),
        },
        r.line,
      )
    })
  },
}

/** The upper system's number of a record, when the business is handled there. */
const external = (c: ImportContext, no: string): { sourceSystem?: string; externalNo?: string } =>
  c.upstairs ? { sourceSystem: c.upperSystem ?? '上级系统', externalNo: no } : {}

const results: readonly ChoiceOption[] = [
  { code: '1', label: '未发现问题', synonyms: ['正常', '未发现违法行为', '合格'] },
  {
    code: '2',
    label: '未按规定公示应当公示的信息',
    synonyms: ['未按规定公示', '未公示年度报告', '发现问题待后续处理-未按规定公示应当公示的信息'],
  },
  {
    code: '3',
    label: '公示信息隐瞒真实情况、弄虚作假',
    synonyms: ['弄虚作假', '发现问题待后续处理-公示信息隐瞒真实情况弄虚作假'],
  },
  {
    code: '4',
    label: '通过登记的住所（经营场所）无法联系',
    synonyms: ['无法联系', '查无下落', '发现问题待后续处理-通过登记的住所（经营场所）无法联系'],
  },
  { code: '5', label: '发现问题已责令改正', synonyms: ['责令改正', '发现问题经责令已改正'] },
  { code: '6', label: '不配合检查情节严重', synonyms: ['不予配合情节严重'] },
  { code: '7', label: '未发现开展本次抽查涉及的经营活动', synonyms: ['未发现开展经营活动'] },
  { code: '8', label: '发现问题待后续处理', synonyms: ['待后续处理'] },
]

/** Drawn objects with their results: the roster right after the draw, and the same list again as results and publications come in. */
export const objectLayout: Layout = {
  id: 'random-inspection.objects',
  title: '抽查对象与结果',
  business: 'random-inspection',
  tables: [inspectionObject, inspectionVisit, inspectionPublication],
  columns: [
    { field: 'taskNo', label: '任务编号', synonyms: ['抽查任务编号', '任务编码'], kind: 'code' },
    { field: 'taskName', label: '任务名称', synonyms: ['抽查任务名称', '所属任务'], kind: 'text' },
    {
      field: 'name',
      label: '企业名称',
      synonyms: ['检查对象名称', '检查对象', '市场主体名称', '主体名称', '被抽查对象', '被检查单位'],
      kind: 'text',
    },
    {
      field: 'code',
      label: '统一社会信用代码',
      synonyms: ['注册号/统一社会信用代码', '统一社会信用代码/注册号', '信用代码', '注册号'],
      kind: 'code',
      required: true,
    },
    { field: 'drawnOn', label: '抽取日期', synonyms: ['抽取时间'], kind: 'day' },
    { field: 'inspectors', label: '检查人员', synonyms: ['执法人员', '检查员'], kind: 'text' },
    { field: 'visitedOn', label: '检查日期', synonyms: ['检查时间', '实施检查日期'], kind: 'day' },
    { field: 'result', label: '检查结果', synonyms: ['抽查结果', '抽查检查结果'], kind: 'choice', options: results },
    { field: 'problem', label: '发现问题', synonyms: ['存在问题', '问题描述'], kind: 'text' },
    { field: 'publishedOn', label: '公示日期', synonyms: ['公示时间', '结果公示日期'], kind: 'day' },
  ],
  async plan(rows, c) {
    const parties = await resolveParties(
      c.tx,
      rows.map((r) => ({ code: r.values.code as string | null, name: r.values.name as string | null })),
    )
    const byNo = await existingBy(
      c.tx,
      inspectionTask,
      inspectionTask.taskNo,
      rows.map((r) => r.values.taskNo as string | null),
    )
    const byName = await existingBy(
      c.tx,
      inspectionTask,
      inspectionTask.name,
      rows.map((r) => r.values.taskName as string | null),
    )
    const taskIds = [...new Set([...byNo.values(), ...byName.values()].map((t) => t.id))]
    const partyIds = parties.flatMap((p) => ('found' in p ? [p.found.id] : []))
    const drawn = await existingRows(
      c.tx,
      inspectionObject,
      inspectionObject.partyId,
      partyIds,
      sql`${inspectionObject.taskId} = any (${sql.param(taskIds)}::uuid[])`,
    )
    const objectOf = new Map(drawn.map((o) => [`${o.taskId} ${o.partyId}`, o]))
    const objectIds = drawn.map((o) => o.id)
    const visitOf = new Map(
      (await existingRows(c.tx, inspectionVisit, inspectionVisit.objectId, objectIds)).map((v) => [
        `${v.objectId} ${v.visitedOn}`,
        v,
      ]),
    )
    const publicationOf = new Map(
      (await existingRows(c.tx, inspectionPublication, inspectionPublication.objectId, objectIds)).map((p) => [
        p.objectId,
        p,
      ]),
    )
    return rows.map((r, i): RowPlan => {
      const v = r.values
      const party = parties[i]!
      if ('missing' in party) return { outcome: 'refused', reason: party.missing }
      const task = [byNo.get(v.taskNo as string), byName.get(v.taskName as string)].find(
        (x) => x?.kind === 'DOUBLE_RANDOM',
      )
      if (!task)
        return {
          outcome: 'refused',
          reason: `没有任务“${(v.taskNo ?? v.taskName ?? '（空）') as string}”，请先导入抽查任务台账。`,
        }
      const visitedOn = v.visitedOn as Day | null
      const publishedOn = v.publishedOn as Day | null
      const result = v.result as CheckResult | null
      if (visitedOn !== null && visitedOn > c.today)
        return { outcome: 'refused', reason: `检查日期 ${visitedOn} 还没有到，请核对。` }
      if ((visitedOn === null) !== (result === null))
        return { outcome: 'refused', reason: '检查日期和检查结果要么都填，要么都不填。' }
      if (publishedOn !== null && visitedOn !== null && publishedOn < visitedOn)
        return { outcome: 'refused', reason: '公示日期早于检查日期，请核对。' }
      const existing = objectOf.get(`${task.id} ${party.found.id}`)
      const no = `${task.taskNo}-${party.found.code}`
      const object = upsert(
        c.tx,
        inspectionObject,
        existing,
        {
          taskId: task.id,
          partyId: party.found.id,
          stationCode: party.found.stationCode,
          drawnOn: (v.drawnOn as Day | null) ?? existing?.drawnOn ?? task.drawnOn ?? task.openedOn,
          inspectors: v.inspectors as string | null,
          ...external(c, no),
        },
        r.line,
      )
      if (object.outcome === 'refused') return object
      const parts = [object]
      const stationCode = party.found.stationCode
      if (visitedOn !== null && result !== null) {
        const made = upsert(
          c.tx,
          inspectionVisit,
          visitOf.get(`${object.recordId} ${visitedOn}`),
          { objectId: object.recordId, stationCode, visitedOn, result, problem: v.problem as string | null },
          r.line,
        )
        if (made.outcome !== 'refused') parts.push(made)
      }
      if (publishedOn !== null) {
        const made = upsert(
          c.tx,
          inspectionPublication,
          publicationOf.get(object.recordId),
          { objectId: object.recordId, stationCode, publishedOn },
          r.line,
        )
        if (made.outcome !== 'refused') parts.push(made)
      }
      const writes: Write[] = parts.flatMap((p) => ('writes' in p ? p.writes : []))
      if (writes.length === 0) return { outcome: 'unchanged', recordId: object.recordId }
      return { outcome: object.outcome === 'created' ? 'created' : 'updated', recordId: object.recordId, writes }
    })
  },
}
