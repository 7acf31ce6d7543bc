import type { Day } from '#platform/clock/day.ts'
import type { Layout, RowPlan, Write } from '#kernel/exchange/layout.ts'
import { existingRows, upsert } from '#kernel/exchange/upsert.ts'
import { externalNoColumn, operatorsOf, partyColumns, roleColumn, upstairsNo } from './exchange-operator.ts'
import { checkKitchen, checkSelfReport, hasKitchen, usualMode } from './rules.ts'
import { foodConnection, foodSelfReport, kitchenOnline, openKitchen } from './tables.ts'
import {
  type KitchenMode,
  type ReportKind,
  type ReviewResult,
  type SelfMark,
  kitchenModes,
  operatorRoles,
  reportKinds,
  reviewResults,
  selfMarks,
} from './terms.ts'

/** Who is in the electronic ledger, as its platform exports it. */
export const connectionLayout: Layout = {
  id: 'food-operator.connection',
  title: '食品电子监管台账',
  business: 'food-operator',
  tables: [foodConnection],
  columns: [
    ...partyColumns,
    roleColumn,
    {
      field: 'platform',
      label: '电子监管系统',
      synonyms: ['系统名称', '接入平台', '监管平台', '追溯平台'],
      kind: 'text',
    },
    { field: 'accountNo', label: '系统账号', synonyms: ['账号', '用户名', '企业编号'], kind: 'code' },
    {
      field: 'connectedOn',
      label: '接入日期',
      synonyms: ['纳入电子监管日期', '接入时间', '建档日期', '开通日期'],
      kind: 'day',
      required: true,
    },
    { field: 'disconnectedOn', label: '断开日期', synonyms: ['停用日期', '退出日期'], kind: 'day', openEnded: true },
    { field: 'endReason', label: '断开原因', synonyms: ['停用原因'], kind: 'text' },
    {
      field: 'lastDataOn',
      label: '最近上传日期',
      synonyms: ['最近数据日期', '最后上传时间', '最近登录日期'],
      kind: 'day',
    },
    externalNoColumn,
  ],
  async plan(rows, c) {
    const operators = await operatorsOf(rows, c, (r) => r.values.connectedOn as Day)
    const known = await existingRows(
      c.tx,
      foodConnection,
      foodConnection.operatorId,
      operators.map((o) => ('found' in o ? o.found.id : null)),
    )
    const byKey = new Map(known.map((x) => [`${x.operatorId} ${x.connectedOn}`, x]))
    return rows.map((r, i): RowPlan => {
      const named = operators[i]!
      if ('missing' in named) return { outcome: 'refused', reason: named.missing }
      const operator = named.found
      const v = r.values
      const connectedOn = v.connectedOn as Day
      const disconnectedOn = v.disconnectedOn as Day | null
      if (
        connectedOn > c.today ||
        (disconnectedOn !== null && (disconnectedOn <= connectedOn || disconnectedOn > c.today))
      )
        return { outcome: 'refused', reason: '接入日期要早于断开日期，两个日期都要不晚于今天，请核对。' }
      const existing = byKey.get(`${operator.id} ${connectedOn}`)
      const other = known.find(
        (x) =>
          x.operatorId === operator.id &&
          x !== existing &&
          (x.disconnectedOn === null || x.disconnectedOn > connectedOn) &&
          (disconnectedOn === null || x.connectedOn < disconnectedOn),
      )
      if (other)
        return { outcome: 'refused', reason: `这一户自 ${other.connectedOn} 起已接入，期间不能重叠，请先登记断开。` }
      return upsert(
        c.tx,
        foodConnection,
        existing,
        {
          operatorId: operator.id,
          partyId: operator.partyId,
          stationCode: operator.stationCode,
          platform: (v.platform as string | null) ?? existing?.platform ?? c.upperSystem ?? '食品电子监管系统',
          accountNo: v.accountNo as string | null,
          connectedOn,
          disconnectedOn,
          endReason: v.endReason as string | null,
          lastDataOn: v.lastDataOn as Day | null,
          ...upstairsNo(r, c),
        },
        r.line,
      )
    })
  },
}

/** Open kitchens with their time online. */
export const kitchenLayout: Layout = {
  id: 'food-operator.kitchen',
  title: '明厨亮灶台账',
  business: 'food-operator',
  tables: [openKitchen, kitchenOnline],
  columns: [
    ...partyColumns,
    roleColumn,
    {
      field: 'mode',
      label: '建设方式',
      synonyms: ['明厨亮灶方式', '明厨亮灶类型', '建设类型', '展示方式'],
      kind: 'choice',
      options: [
        { code: 'GLASS', label: kitchenModes.GLASS, synonyms: ['透明玻璃', '透明式', '玻璃幕墙'] },
        { code: 'WINDOW', label: kitchenModes.WINDOW, synonyms: ['隔断式', '矮墙', '参观窗口', '开放式'] },
        { code: 'VIDEO', label: kitchenModes.VIDEO, synonyms: ['视频', '视频监控', '视频式'] },
        { code: 'NETWORK', label: kitchenModes.NETWORK, synonyms: ['互联网+明厨亮灶', '网络', '网络视频', '互联网式'] },
      ],
    },
    {
      field: 'builtOn',
      label: '建成日期',
      synonyms: ['建成验收日期', '明厨亮灶完成日期', '完成日期', '验收日期', '建设完成时间'],
      kind: 'day',
      required: true,
    },
    { field: 'startedOn', label: '开始建设日期', synonyms: ['开工日期'], kind: 'day' },
    { field: 'acceptedBy', label: '验收人', synonyms: ['验收人员'], kind: 'text' },
    { field: 'cameras', label: '摄像头数', synonyms: ['摄像头数量', '摄像头个数'], kind: 'integer' },
    { field: 'areas', label: '覆盖区域', synonyms: ['安装位置', '摄像头位置'], kind: 'text' },
    {
      field: 'onlineFrom',
      label: '联网日期',
      synonyms: ['接入互联网日期', '接入平台日期', '互联网+明厨亮灶完成日期', '上线日期'],
      kind: 'day',
    },
    { field: 'onlineTo', label: '断线日期', synonyms: ['离线日期', '下线日期'], kind: 'day', openEnded: true },
    { field: 'platform', label: '接入平台', synonyms: ['平台名称', '监管平台'], kind: 'text' },
    { field: 'removedOn', label: '拆除日期', synonyms: ['停用日期'], kind: 'day', openEnded: true },
    { field: 'removeReason', label: '拆除原因', synonyms: ['停用原因'], kind: 'text' },
    externalNoColumn,
  ],
  async plan(rows, c) {
    const operators = await operatorsOf(rows, c, (r) => r.values.builtOn as Day)
    const ids = operators.map((o) => ('found' in o ? o.found.id : null))
    const known = await existingRows(c.tx, openKitchen, openKitchen.operatorId, ids)
    const online = await existingRows(
      c.tx,
      kitchenOnline,
      kitchenOnline.kitchenId,
      known.map((k) => k.id),
    )
    return rows.map((r, i): RowPlan => {
      const named = operators[i]!
      if ('missing' in named) return { outcome: 'refused', reason: named.missing }
      const operator = named.found
      if (!hasKitchen(operator.role))
        return { outcome: 'refused', reason: `${operatorRoles[operator.role]}没有后厨，不登记明厨亮灶。` }
      const v = r.values
      const builtOn = v.builtOn as Day
      const existing = known.find(
        (k) => k.operatorId === operator.id && (k.removedOn === null || k.builtOn === builtOn),
      )
      const onlineFrom = v.onlineFrom as Day | null
      const onlineTo = v.onlineTo as Day | null
      const removedOn = v.removedOn as Day | null
      const startedOn = (v.startedOn as Day | null) ?? existing?.startedOn ?? builtOn
      const refusal = checkKitchen({ startedOn, builtOn, onlineFrom, onlineTo, removedOn }, c.today)
      if (refusal) return { outcome: 'refused', reason: refusal.message }
      const plan = upsert(
        c.tx,
        openKitchen,
        existing,
        {
          operatorId: operator.id,
          partyId: operator.partyId,
          stationCode: operator.stationCode,
          mode: (v.mode as KitchenMode | null) ?? existing?.mode ?? usualMode(onlineFrom !== null),
          cameras: v.cameras as number | null,
          areas: v.areas as string | null,
          startedOn,
          builtOn,
          acceptedBy: v.acceptedBy as string | null,
          removedOn,
          removeReason: v.removeReason as string | null,
          ...upstairsNo(r, c),
        },
        r.line,
      )
      if (onlineFrom === null || plan.outcome === 'refused') return plan
      const kitchenId = plan.recordId
      const period = upsert(
        c.tx,
        kitchenOnline,
        online.find((x) => x.kitchenId === kitchenId && x.fromDay === onlineFrom),
        {
          kitchenId,
          partyId: operator.partyId,
          stationCode: operator.stationCode,
          platform: v.platform as string | null,
          fromDay: onlineFrom,
          toDay: onlineTo,
        },
        r.line,
      )
      const writes: Write[] = [plan, period].flatMap((p) => ('writes' in p ? p.writes : []))
      if (writes.length === 0) return plan
      return { outcome: existing ? 'updated' : 'created', writes, recordId: kitchenId }
    })
  },
}

/** Reports of self-checks as operators hand them in on the platform. */
export const selfReportLayout: Layout = {
  id: 'food-operator.self-report',
  title: '食品安全自查评价台账',
  business: 'food-operator',
  tables: [foodSelfReport],
  columns: [
    ...partyColumns,
    roleColumn,
    {
      field: 'kind',
      label: '报告种类',
      synonyms: ['自查类型', '自查种类', '报告类型'],
      kind: 'choice',
      options: [
        { code: 'ANNUAL', label: reportKinds.ANNUAL, synonyms: ['年度自查', '年度'] },
        { code: 'PERIODIC', label: reportKinds.PERIODIC, synonyms: ['定期', '季度自查', '月度自查'] },
        { code: 'SPECIAL', label: reportKinds.SPECIAL, synonyms: ['专项'] },
      ],
    },
    { field: 'periodFrom', label: '自查期间起', synonyms: ['自查开始日期', '自查日期'], kind: 'day', required: true },
    { field: 'periodTo', label: '自查期间止', synonyms: ['自查结束日期', '自查完成日期'], kind: 'day', required: true },
    { field: 'itemsChecked', label: '自查项数', synonyms: ['自查项目数'], kind: 'integer' },
    {
      field: 'selfMark',
      label: '自评结论',
      synonyms: ['自查结论', '自评结果', '自查结果'],
      kind: 'choice',
      required: true,
      options: [
        { code: 'GOOD', label: selfMarks.GOOD, synonyms: ['合格', '符合要求'] },
        { code: 'PARTLY', label: selfMarks.PARTLY, synonyms: ['基本合格'] },
        { code: 'BAD', label: selfMarks.BAD, synonyms: ['不合格'] },
      ],
    },
    { field: 'hazards', label: '发现的问题', synonyms: ['问题和隐患', '存在问题', '风险隐患'], kind: 'text' },
    { field: 'measures', label: '整改措施', synonyms: ['整改情况', '处置措施'], kind: 'text' },
    { field: 'submittedOn', label: '提交日期', synonyms: ['上报日期', '报告日期'], kind: 'day', required: true },
    { field: 'submittedBy', label: '提交人', synonyms: ['上报人', '填报人'], kind: 'text' },
    { field: 'reviewedOn', label: '审核日期', kind: 'day' },
    {
      field: 'reviewResult',
      label: '审核结果',
      synonyms: ['审核意见'],
      kind: 'choice',
      options: [
        { code: 'ACCEPTED', label: reviewResults.ACCEPTED, synonyms: ['审核通过', '已通过'] },
        { code: 'RETURNED', label: reviewResults.RETURNED, synonyms: ['退回补正', '不通过'] },
      ],
    },
    externalNoColumn,
  ],
  async plan(rows, c) {
    const operators = await operatorsOf(rows, c, (r) => r.values.periodFrom as Day)
    const known = await existingRows(
      c.tx,
      foodSelfReport,
      foodSelfReport.operatorId,
      operators.map((o) => ('found' in o ? o.found.id : null)),
    )
    return rows.map((r, i): RowPlan => {
      const named = operators[i]!
      if ('missing' in named) return { outcome: 'refused', reason: named.missing }
      const operator = named.found
      const { name: _, code: __, role: ___, externalNo: ____, ...v } = r.values
      const kind = (v.kind as ReportKind | null) ?? 'PERIODIC'
      const dates = {
        periodFrom: v.periodFrom as Day,
        periodTo: v.periodTo as Day,
        submittedOn: v.submittedOn as Day,
      }
      const own = known.filter((x) => x.operatorId === operator.id && x.kind === kind)
      const existing = own.find((x) => x.periodFrom === dates.periodFrom)
      const refusal = checkSelfReport(dates, { today: c.today, others: own.filter((x) => x !== existing) })
      if (refusal) return { outcome: 'refused', reason: refusal.message }
      if ((v.reviewedOn === null) !== (v.reviewResult === null))
        return { outcome: 'refused', reason: '审核日期和审核结果要同时写，或者都不写。' }
      return upsert(
        c.tx,
        foodSelfReport,
        existing,
        {
          ...dates,
          kind,
          operatorId: operator.id,
          partyId: operator.partyId,
          stationCode: operator.stationCode,
          itemsChecked: v.itemsChecked as number | null,
          selfMark: v.selfMark as SelfMark,
          hazards: v.hazards as string | null,
          measures: v.measures as string | null,
          submittedBy: v.submittedBy as string | null,
          reviewedOn: v.reviewedOn as Day | null,
          reviewResult: v.reviewResult as ReviewResult | null,
          ...upstairsNo(r, c),
        },
        r.line,
      )
    })
  },
}
