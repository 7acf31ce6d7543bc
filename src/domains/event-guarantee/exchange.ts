import type { Day } from '#platform/clock/day.ts'
import type { Layout, RowPlan } from '#kernel/exchange/layout.ts'
import { existingRows, upsert } from '#kernel/exchange/upsert.ts'
import { checkEvent } from './rules.ts'
import { guaranteeEvent } from './tables.ts'
import { type EventKind, type EventLevel, eventKinds, eventLevels } from './terms.ts'

/** The office's list of what was safeguarded in a year. */
export const guaranteeLayout: Layout = {
  id: 'event-guarantee.events',
  title: '重大活动食品安全保障台账',
  business: 'event-guarantee',
  tables: [guaranteeEvent],
  columns: [
    {
      field: 'name',
      label: '活动名称',
      synonyms: ['保障任务名称', '保障活动', '重大活动名称', '任务名称'],
      kind: 'text',
      required: true,
    },
    {
      field: 'kind',
      label: '活动种类',
      synonyms: ['活动类型', '保障类型', '种类'],
      kind: 'choice',
      required: true,
      options: [
        { code: 'HOLIDAY', label: eventKinds.HOLIDAY, synonyms: ['节日', '元旦春节', '法定节假日'] },
        { code: 'MEETING', label: eventKinds.MEETING, synonyms: ['两会', '大型会议'] },
        { code: 'RACE', label: eventKinds.RACE, synonyms: ['体育赛事', '比赛', '马拉松'] },
        { code: 'EXAM', label: eventKinds.EXAM, synonyms: ['高考', '中考', '中高考'] },
        { code: 'FESTIVAL', label: eventKinds.FESTIVAL, synonyms: ['展会', '庆典', '节庆'] },
        { code: 'OTHER', label: eventKinds.OTHER },
      ],
    },
    {
      field: 'level',
      label: '活动级别',
      synonyms: ['级别', '保障级别'],
      kind: 'choice',
      options: [
        { code: 'NATION', label: eventLevels.NATION },
        { code: 'PROVINCE', label: eventLevels.PROVINCE, synonyms: ['省级', '自治区级'] },
        { code: 'CITY', label: eventLevels.CITY },
        { code: 'COUNTY', label: eventLevels.COUNTY },
      ],
    },
    { field: 'host', label: '主办单位', synonyms: ['承办单位', '主办方'], kind: 'text' },
    { field: 'notifiedOn', label: '接到告知日期', synonyms: ['告知日期', '通知日期', '部署日期'], kind: 'day' },
    {
      field: 'startOn',
      label: '开始日期',
      synonyms: ['活动开始日期', '保障开始日期', '起始日期'],
      kind: 'day',
      required: true,
    },
    {
      field: 'endOn',
      label: '结束日期',
      synonyms: ['活动结束日期', '保障结束日期', '截止日期'],
      kind: 'day',
      required: true,
    },
    { field: 'plannedOn', label: '方案印发日期', synonyms: ['保障方案日期'], kind: 'day' },
    { field: 'planDocNo', label: '方案文号', synonyms: ['保障方案文号', '文号'], kind: 'text' },
    { field: 'leader', label: '保障负责人', synonyms: ['负责人', '带队领导'], kind: 'text' },
    { field: 'diners', label: '用餐人数', synonyms: ['就餐人数', '用餐人次'], kind: 'integer' },
    { field: 'meals', label: '保障餐次', synonyms: ['餐次'], kind: 'integer' },
    {
      field: 'staff',
      label: '出动执法人员',
      synonyms: ['出动人次', '出动执法人员（人次）', '保障人员数'],
      kind: 'integer',
    },
    { field: 'quickTests', label: '快速检测批次', synonyms: ['快检批次', '快速检测'], kind: 'integer' },
    { field: 'quickFailures', label: '快检不合格批次', synonyms: ['快速检测不合格批次'], kind: 'integer' },
    { field: 'closedOn', label: '完成日期', synonyms: ['归档日期', '总结日期'], kind: 'day' },
    { field: 'summary', label: '保障情况', synonyms: ['小结', '保障情况小结', '备注'], kind: 'text' },
  ],
  async plan(rows, c) {
    const known = await existingRows(
      c.tx,
      guaranteeEvent,
      guaranteeEvent.name,
      rows.map((r) => r.values.name as string),
    )
    const byKey = new Map(known.map((x) => [`${x.name} ${x.startOn}`, x]))
    const inFile = new Set<string>()
    return rows.map((r): RowPlan => {
      const v = r.values
      const name = v.name as string
      const [startOn, endOn] = [v.startOn as Day, v.endOn as Day]
      const key = `${name} ${startOn}`
      if (inFile.has(key))
        return { outcome: 'refused', reason: `文件里${startOn}开始的“${name}”出现了两次，请并成一行。` }
      inFile.add(key)
      const existing = byKey.get(key)
      // Who keeps no day of the notice knew of it when it began at the latest.
      const notifiedOn = (v.notifiedOn as Day | null) ?? existing?.notifiedOn ?? (startOn < c.today ? startOn : c.today)
      const closedOn = v.closedOn as Day | null
      const refusal = checkEvent({ notifiedOn, startOn, endOn }, c.today)
      if (refusal) return { outcome: 'refused', reason: refusal.message }
      if (closedOn !== null && (closedOn < endOn || closedOn > c.today))
        return { outcome: 'refused', reason: `完成日期要在结束日期 ${endOn} 与今天之间，请核对。` }
      const [tests, failures] = [v.quickTests as number | null, v.quickFailures as number | null]
      if (
        [v.diners, v.meals, v.staff, tests, failures].some((n) => typeof n === 'number' && n < 0) ||
        (failures ?? 0) > (tests ?? failures ?? 0)
      )
        return { outcome: 'refused', reason: '人数、餐次、批次不能是负数，不合格批次不能多于检测批次，请核对。' }
      const { name: _, ...said } = v
      return upsert(
        c.tx,
        guaranteeEvent,
        existing,
        { ...said, name, kind: v.kind as EventKind, level: v.level as EventLevel | null, notifiedOn, startOn, endOn },
        r.line,
        closedOn === null && endOn < c.today ? ['没有完成日期，不计入已完成的保障次数。'] : [],
      )
    })
  },
}
