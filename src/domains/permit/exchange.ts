import type { Day } from '#platform/clock/day.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import { nationalCalendar } from '#kernel/deadline/holidays.ts'
import type { ImportContext, Layout, RowPlan, Value } from '#kernel/exchange/layout.ts'
import type { ChoiceOption } from '#kernel/exchange/read/layout.ts'
import { existingBy, upsert } from '#kernel/exchange/upsert.ts'
import { resolveParties } from '#kernel/party/resolve.ts'
import { formatOptions, kindOptions, partyColumns } from './exchange-columns.ts'
import { concludedOn, decisionDue, lateText } from './rules.ts'
import { listed } from './service.ts'
import { permitApplication } from './tables.ts'
import type { BusinessFormat, PermitAction, PermitKind } from './terms.ts'

/** What an application came to, as the file says it. */
const results: readonly ChoiceOption[] = [
  {
    code: 'GRANTED',
    label: '准予许可',
    synonyms: [
      '准予',
      '准予登记',
      '准予备案',
      '同意',
      '通过',
      '审批通过',
      '许可',
      '已办结',
      '办结',
      '已发证',
      '准予变更',
      '准予延续',
      '准予注销',
    ],
  },
  {
    code: 'REFUSED',
    label: '不予许可',
    synonyms: ['不予', '不予登记', '不同意', '不通过', '审批不通过', '不予行政许可'],
  },
  { code: 'TERMINATED', label: '终止办理', synonyms: ['终止', '终止审查', '办理终止'] },
  { code: 'WITHDRAWN', label: '申请人撤回', synonyms: ['撤回', '撤回申请', '撤销申请', '申请撤回'] },
  { code: 'NOT_ACCEPTED', label: '不予受理', synonyms: ['不受理'] },
  { code: 'RETURNED', label: '退回补正', synonyms: ['补正', '退回', '一次性告知补正', '待补正'] },
  { code: 'OPEN', label: '在办', synonyms: ['办理中', '审查中', '受理中', '已受理', '待审批', '审批中', '现场核查'] },
]

const ended = new Set(['GRANTED', 'REFUSED', 'TERMINATED', 'WITHDRAWN'])

/** Applications as the licensing platform lists them. */
export const applicationLayout: Layout = {
  id: 'permit.applications',
  title: '许可申请办理台账',
  business: 'permit',
  tables: [permitApplication],
  columns: [
    {
      field: 'applicationNo',
      label: '受理编号',
      synonyms: ['申请编号', '受理号', '办件编号', '办件流水号', '受理单号', '申请号', '业务编号'],
      kind: 'code',
      required: true,
    },
    ...partyColumns('申请人名称', ['申请人', '申请单位', '申请主体', '申请人（单位）名称']),
    {
      field: 'kind',
      label: '许可种类',
      synonyms: ['许可类型', '许可类别', '事项名称', '许可事项', '办理事项', '业务名称', '许可项目'],
      kind: 'choice',
      required: true,
      options: kindOptions,
    },
    {
      field: 'action',
      label: '申请类型',
      synonyms: ['业务类型', '办理类型', '申请类别', '业务类别', '申请事项'],
      kind: 'choice',
      options: [
        { code: 'NEW', label: '新办', synonyms: ['首次', '首次申请', '核发', '新申请', '新证', '设立'] },
        { code: 'CHANGE', label: '变更', synonyms: ['许可变更', '变更申请'] },
        { code: 'RENEW', label: '延续', synonyms: ['延续换证', '换证', '许可延续'] },
        { code: 'REISSUE', label: '补发', synonyms: ['补办', '补证', '遗失补发'] },
        { code: 'CANCEL', label: '注销', synonyms: ['许可注销', '注销申请'] },
      ],
    },
    {
      field: 'premises',
      label: '经营场所',
      synonyms: ['经营地址', '生产经营场所', '地址', '生产加工场所'],
      kind: 'text',
    },
    { field: 'businessFormat', label: '主体业态', synonyms: ['经营业态'], kind: 'choice', options: formatOptions },
    { field: 'scopeItems', label: '经营项目', synonyms: ['许可范围', '经营范围', '许可内容'], kind: 'text' },
    {
      field: 'submittedOn',
      label: '申请日期',
      synonyms: ['申请时间', '提交日期', '收件日期', '提交时间'],
      kind: 'day',
    },
    { field: 'acceptedOn', label: '受理日期', synonyms: ['受理时间'], kind: 'day', required: true },
    {
      field: 'dueOn',
      label: '应办结日期',
      synonyms: ['法定办结日期', '承诺办结日期', '办理期限', '办结期限', '到期日期', '应办结时间'],
      kind: 'day',
    },
    { field: 'extendedTo', label: '延长至', synonyms: ['延期至', '延长期限至'], kind: 'day' },
    {
      field: 'endedOn',
      label: '办结日期',
      synonyms: ['决定日期', '办结时间', '审批日期', '许可决定日期', '审批时间', '作出决定日期'],
      kind: 'day',
    },
    {
      field: 'result',
      label: '办理结果',
      synonyms: ['审批结果', '办件状态', '办理状态', '决定结果', '办结结果', '状态'],
      kind: 'choice',
      options: results,
    },
    {
      field: 'documentNo',
      label: '决定书文号',
      synonyms: ['许可决定书文号', '行政许可决定文书号', '文书号'],
      kind: 'text',
    },
    { field: 'priorCertNo', label: '原证编号', synonyms: ['原许可证编号', '原证号'], kind: 'code' },
    {
      field: 'reason',
      label: '理由',
      synonyms: ['不予许可理由', '终止理由', '退回原因', '不予受理理由'],
      kind: 'text',
    },
    { field: 'handler', label: '经办人', synonyms: ['承办人', '受理人', '办理人'], kind: 'text' },
    { field: 'office', label: '受理机构', synonyms: ['办理机构', '受理部门', '承办机构'], kind: 'text' },
    { field: 'externalNo', label: '系统编号', synonyms: ['上级系统编号', '业务流水号', '流水号'], kind: 'code' },
  ],
  async plan(rows, c) {
    const parties = await resolveParties(
      c.tx,
      rows.map((r) => ({ code: r.values.code as string | null, name: r.values.name as string | null })),
    )
    const known = await existingBy(
      c.tx,
      permitApplication,
      permitApplication.applicationNo,
      rows.map((r) => r.values.applicationNo as string),
    )
    return rows.map((r, i): RowPlan => {
      const party = parties[i]!
      if ('missing' in party) return { outcome: 'refused', reason: party.missing }
      const applicationNo = r.values.applicationNo as string
      const existing = known.get(applicationNo)
      const read = reading(r.values, existing, c)
      if ('refused' in read) return { outcome: 'refused', reason: read.refused }
      const externalNo = (r.values.externalNo as string | null) ?? (c.upstairs ? applicationNo : null)
      return upsert(
        c.tx,
        permitApplication,
        existing,
        {
          ...read.row,
          applicationNo,
          partyId: party.found.id,
          stationCode: party.found.stationCode,
          applicantName: party.found.name,
          premises: r.values.premises as string | null,
          businessFormat: r.values.businessFormat as BusinessFormat | null,
          scopeItems: r.values.scopeItems === null ? null : listed(r.values.scopeItems as string),
          priorCertNo: r.values.priorCertNo as string | null,
          documentNo: r.values.documentNo as string | null,
          handler: r.values.handler as string | null,
          office: r.values.office as string | null,
          sourceSystem: externalNo ? (c.upperSystem ?? '上级系统') : null,
          externalNo,
        },
        r.line,
        read.warnings,
      )
    })
  },
}

type Application = typeof permitApplication.$inferSelect

interface Read {
  row: Pick<Application, 'kind' | 'action' | 'submittedOn' | 'acceptedOn' | 'dueOn' | 'extendedTo' | 'concludedOn'> &
    Partial<Application>
  warnings: string[]
}

/** What the days and the result of a line say together; the sentence when they contradict each other. */
function reading(
  v: Readonly<Record<string, Value>>,
  existing: Application | undefined,
  c: ImportContext,
): Read | { refused: string } {
  const kind = v.kind as PermitKind
  const acceptedOn = (v.acceptedOn as Day | null) ?? existing?.acceptedOn ?? null
  const submittedOn = (v.submittedOn as Day | null) ?? existing?.submittedOn ?? acceptedOn
  const endedOn = v.endedOn as Day | null
  const result = (v.result as string | null) ?? (endedOn === null ? 'OPEN' : 'GRANTED')
  const warnings: string[] = []
  if (submittedOn === null) return { refused: '申请日期和受理日期都没有，请补上。' }
  for (const [label, d] of [
    ['申请日期', submittedOn],
    ['受理日期', acceptedOn],
    ['办结日期', endedOn],
  ] as const)
    if (d !== null && d > c.today) return { refused: `${label} ${d} 还没有到，请核对。` }
  if (acceptedOn !== null && submittedOn > acceptedOn)
    return { refused: `申请日期 ${submittedOn} 晚于受理日期 ${acceptedOn}，请核对。` }
  const base = { kind, action: (v.action as PermitAction | null) ?? existing?.action ?? 'NEW', submittedOn }
  const reason = v.reason as string | null
  if (result === 'NOT_ACCEPTED' || result === 'RETURNED') {
    const on = endedOn ?? submittedOn
    const came =
      result === 'NOT_ACCEPTED'
        ? { notAcceptedOn: on, notAcceptedReason: reason }
        : { returnedOn: on, returnReason: reason }
    if (acceptedOn !== null) return { refused: '已有受理日期，结果却是不予受理或退回补正，请核对。' }
    return { row: { ...base, ...came, acceptedOn: null, dueOn: null, extendedTo: null, concludedOn: null }, warnings }
  }
  if (acceptedOn === null && ended.has(result)) return { refused: '已有办理结果，却没有受理日期，请补上。' }
  if (ended.has(result) && endedOn === null && existing?.concludedOn == null)
    return { refused: '已有办理结果，却没有办结日期，请补上。' }
  if (result === 'OPEN' && endedOn !== null) return { refused: '办理结果是在办，却有办结日期，请核对。' }
  if (endedOn !== null && endedOn < acceptedOn!)
    return { refused: `办结日期 ${endedOn} 早于受理日期 ${acceptedOn}，请核对。` }
  if (endedOn !== null && v.result === null) warnings.push('没有写办理结果，按准予入账。')
  let dueOn = (v.dueOn as Day | null) ?? existing?.dueOn ?? null
  if (dueOn !== null && acceptedOn !== null && dueOn < acceptedOn)
    return { refused: `应办结日期 ${dueOn} 早于受理日期 ${acceptedOn}，请核对。` }
  if (dueOn === null && acceptedOn !== null) {
    try {
      dueOn = decisionDue(c.law, nationalCalendar(), kind, acceptedOn).due
      warnings.push(`文件没有应办结日期，按法定期限推算为 ${dueOn}。`)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return { refused: `${error.message}或在文件里填写应办结日期。` }
    }
  }
  const endings = {
    decidedOn: result === 'GRANTED' || result === 'REFUSED' ? endedOn : null,
    terminatedOn: result === 'TERMINATED' ? endedOn : null,
    withdrawnOn: result === 'WITHDRAWN' ? endedOn : null,
  }
  const extendedTo = v.extendedTo as Day | null
  const lastDay = extendedTo ?? existing?.extendedTo ?? dueOn
  if (endedOn !== null && lastDay !== null && endedOn > lastDay) warnings.push(lateText(lastDay, endedOn))
  return {
    row: {
      ...base,
      ...endings,
      acceptedOn,
      dueOn,
      extendedTo,
      decision: (result === 'GRANTED' || result === 'REFUSED') && endedOn !== null ? result : null,
      refusalReason: result === 'REFUSED' ? reason : null,
      endReason: result === 'TERMINATED' || result === 'WITHDRAWN' ? reason : null,
      // Together with what the ledger knows already: the day of conclusion is the earliest of all of them.
      concludedOn: concludedOn({
        decidedOn: endings.decidedOn ?? existing?.decidedOn ?? null,
        terminatedOn: endings.terminatedOn ?? existing?.terminatedOn ?? null,
        withdrawnOn: endings.withdrawnOn ?? existing?.withdrawnOn ?? null,
      }),
    },
    warnings,
  }
}
