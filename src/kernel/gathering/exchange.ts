import { type Day, yearOf } from '#platform/clock/day.ts'
import type { Layout, RowPlan } from '#kernel/exchange/layout.ts'
import { existingBy, existingRows, upsert } from '#kernel/exchange/upsert.ts'
import { nextNumbers } from './numbers.ts'
import { rosterPlans } from './roster.ts'
import { checkGathering } from './rules.ts'
import { ownStation } from '#kernel/record/own.ts'
import { gathering, gatheringAttendee } from './tables.ts'
import { type Attendance, type HostLevel, attendances, hostLevels } from './terms.ts'
import { type GatheringTheme, gatheringThemesOf } from './theme.ts'

type Businesses = readonly { title: string; gatheringThemes?: readonly GatheringTheme[] }[]

/** The ledger of meetings and trainings as offices keep it, and the rosters of them. */
export const gatheringLayouts = (businesses: Businesses): Layout[] => [gatheringLayout(businesses), rosterLayout]

function gatheringLayout(businesses: Businesses): Layout {
  const themes = gatheringThemesOf(businesses)
  return {
    id: 'gathering.register',
    title: '会议培训约谈台账',
    business: 'gathering',
    tables: [gathering],
    columns: [
      { field: 'gatheringNo', label: '活动编号', synonyms: ['编号', '会议编号', '培训编号', '约谈编号'], kind: 'code' },
      {
        field: 'theme',
        label: '主题',
        synonyms: ['活动主题', '培训主题', '约谈事由', '会议类别', '培训类别', '活动类别'],
        kind: 'choice',
        required: true,
        options: themes.map((t) => ({ code: t.code, label: t.title, synonyms: [t.code] })),
      },
      {
        field: 'title',
        label: '活动名称',
        synonyms: ['会议名称', '培训名称', '名称', '培训班名称', '约谈名称'],
        kind: 'text',
        required: true,
      },
      {
        field: 'heldOn',
        label: '举行日期',
        synonyms: ['日期', '举办日期', '培训日期', '约谈日期', '会议日期', '活动日期', '开始日期'],
        kind: 'day',
        required: true,
      },
      { field: 'endedOn', label: '结束日期', synonyms: ['截止日期'], kind: 'day' },
      {
        field: 'place',
        label: '地点',
        synonyms: ['举办地点', '会议地点', '培训地点', '约谈地点', '活动地点'],
        kind: 'text',
      },
      {
        field: 'level',
        label: '举办层级',
        synonyms: ['主办层级', '级别'],
        kind: 'choice',
        options: [
          { code: 'OWN', label: hostLevels.OWN, synonyms: ['本局', '县局', '自办'] },
          { code: 'UPPER', label: hostLevels.UPPER, synonyms: ['上级', '市局', '区局', '省局', '自治区局', '总局'] },
          { code: 'OTHER', label: hostLevels.OTHER, synonyms: ['其他', '外单位'] },
        ],
      },
      { field: 'host', label: '举办单位', synonyms: ['主办单位', '组织单位'], kind: 'text' },
      { field: 'speaker', label: '主讲人', synonyms: ['授课人', '主持人', '约谈人', '主讲人或主持人'], kind: 'text' },
      { field: 'documentNo', label: '通知文号', synonyms: ['文号', '发文字号'], kind: 'text' },
      {
        field: 'headcount',
        label: '到场人数',
        synonyms: ['参训人数', '参会人数', '参加人数', '人数'],
        kind: 'integer',
      },
      { field: 'handouts', label: '发放资料份数', synonyms: ['发放资料', '资料份数', '发放宣传资料'], kind: 'integer' },
      { field: 'summary', label: '内容摘要', synonyms: ['内容', '培训内容', '约谈内容', '会议内容'], kind: 'text' },
    ],
    async plan(rows, c) {
      const numbered = await existingBy(
        c.tx,
        gathering,
        gathering.gatheringNo,
        rows.map((r) => r.values.gatheringNo as string | null),
      )
      const titled = new Map(
        (
          await existingRows(
            c.tx,
            gathering,
            gathering.title,
            rows.map((r) => r.values.title as string),
          )
        ).map((g) => [`${g.theme} ${g.heldOn} ${g.title}`, g]),
      )
      const years = Map.groupBy(
        rows.filter((r) => r.values.gatheringNo === null),
        (r) => yearOf(r.values.heldOn as Day),
      )
      const free = new Map<number, string[]>()
      for (const [year, some] of years) free.set(year, await nextNumbers(c.tx, year, some.length))
      return rows.map((r): RowPlan => {
        const v = r.values
        const heldOn = v.heldOn as Day
        const said = {
          heldOn,
          endedOn: v.endedOn as Day | null,
          headcount: v.headcount as number | null,
          handouts: v.handouts as number | null,
        }
        const refusal = checkGathering(said, c.today)
        if (refusal) return { outcome: 'refused', reason: refusal.message }
        const theme = themes.find((t) => t.code === v.theme)!
        const no = v.gatheringNo as string | null
        const existing = no === null ? titled.get(`${theme.code} ${heldOn} ${v.title as string}`) : numbered.get(no)
        return upsert(
          c.tx,
          gathering,
          existing,
          {
            ...said,
            gatheringNo: existing?.gatheringNo ?? no ?? free.get(yearOf(heldOn))!.shift()!,
            stationCode: existing?.stationCode ?? ownStation(c.tx.scope),
            theme: theme.code,
            kind: theme.kind,
            title: v.title as string,
            place: v.place as string | null,
            level: (v.level as HostLevel | null) ?? existing?.level ?? 'OWN',
            host: v.host as string | null,
            speaker: v.speaker as string | null,
            documentNo: v.documentNo as string | null,
            summary: v.summary as string | null,
          },
          r.line,
        )
      })
    },
  }
}

/** Who came to a gathering, by its number: sign-in sheets, and receipts of papers that were handed out there. */
const rosterLayout: Layout = {
  id: 'gathering.roster',
  title: '到场名单',
  business: 'gathering',
  tables: [gatheringAttendee],
  columns: [
    {
      field: 'gatheringNo',
      label: '活动编号',
      synonyms: ['会议编号', '培训编号', '约谈编号'],
      kind: 'code',
      required: true,
    },
    {
      field: 'name',
      label: '单位名称',
      synonyms: ['参会单位', '参训单位', '被约谈单位', '企业名称', '经营者名称', '单位'],
      kind: 'text',
    },
    { field: 'code', label: '统一社会信用代码', synonyms: ['信用代码', '社会信用代码', '注册号'], kind: 'code' },
    {
      field: 'personName',
      label: '姓名',
      synonyms: ['参会人员', '参训人员', '被约谈人', '参加人员', '签收人'],
      kind: 'text',
    },
    { field: 'people', label: '人数', synonyms: ['参会人数', '参训人数', '到场人数'], kind: 'integer' },
    {
      field: 'attendance',
      label: '签到',
      synonyms: ['是否签到', '是否到场', '到场情况', '出席情况', '是否参加'],
      kind: 'choice',
      options: [
        {
          code: 'PRESENT',
          label: attendances.PRESENT,
          synonyms: ['是', '√', '✓', '已签到', '已到', '到', '出席', '参加'],
        },
        { code: 'ABSENT', label: attendances.ABSENT, synonyms: ['否', '×', '未签到', '未到', '未参加', '请假'] },
        { code: 'INVITED', label: attendances.INVITED, synonyms: ['通知'] },
      ],
    },
    { field: 'signedOn', label: '签到日期', synonyms: ['签到时间'], kind: 'day' },
    {
      field: 'paperNo',
      label: '告诫书编号',
      synonyms: ['文书编号', '告诫书文号', '提醒告诫书编号', '承诺书编号', '送达文书编号'],
      kind: 'text',
    },
    { field: 'paperOn', label: '送达日期', synonyms: ['文书送达日期', '签收日期', '送达时间'], kind: 'day' },
    { field: 'score', label: '考核分数', synonyms: ['成绩', '考试成绩', '得分'], kind: 'integer' },
    { field: 'remark', label: '备注', synonyms: ['说明'], kind: 'text' },
  ],
  async plan(rows, c) {
    const held = await existingBy(
      c.tx,
      gathering,
      gathering.gatheringNo,
      rows.map((r) => r.values.gatheringNo as string),
    )
    // On a sheet with signatures an empty space says that somebody did not come; a sheet without them lists who came.
    const signed = rows.some((r) => r.values.attendance !== null || r.values.signedOn !== null)
    return await rosterPlans(
      c.tx,
      rows.map((r) => {
        const v = r.values
        const found = held.get(v.gatheringNo as string)
        const heldOn = found?.heldOn
        const came = v.signedOn !== null || !signed ? 'PRESENT' : 'ABSENT'
        return {
          line: r.line,
          gathering: found
            ? { id: found.id, heldOn: found.heldOn, stationCode: found.stationCode ?? ownStation(c.tx.scope) }
            : { missing: `没有编号为“${v.gatheringNo as string}”的活动，请先登记活动或导入会议培训约谈台账。` },
          as: v.code !== null || v.name !== null ? 'PARTY' : 'PERSON',
          code: v.code as string | null,
          name: v.name as string | null,
          personName: v.personName as string | null,
          people: v.people as number | null,
          attendance:
            (v.attendance as Attendance | null) ?? (heldOn !== undefined && heldOn > c.today ? 'INVITED' : came),
          signedOn: v.signedOn as Day | null,
          paperNo: v.paperNo as string | null,
          paperOn: (v.paperOn as Day | null) ?? (v.paperNo === null ? null : (heldOn ?? null)),
          score: v.score as number | null,
          remark: v.remark as string | null,
        }
      }),
      c.today,
    )
  },
}
