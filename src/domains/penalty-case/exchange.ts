import type { Day } from '#platform/clock/day.ts'
import { nationalCalendar } from '#kernel/deadline/holidays.ts'
import type { Layout, RowPlan } from '#kernel/exchange/layout.ts'
import { existingBy, upsert } from '#kernel/exchange/upsert.ts'
import { resolveParties } from '#kernel/party/resolve.ts'
import { derived, kindsIn } from './rules.ts'
import { penaltyCase as c } from './tables.ts'
import {
  type CaseField,
  type ClosingGround,
  type Outcome,
  type PartyKind,
  type Procedure,
  type Source,
  closingGrounds,
  fields,
  outcomes,
  partyKinds,
  procedures,
  sources,
} from './terms.ts'

type Money = { amountFen: bigint; currency: string }

const choices = (
  vocabulary: Readonly<Record<string, string>>,
  more: Readonly<Record<string, readonly string[]>> = {},
) => Object.entries(vocabulary).map(([code, label]) => ({ code, label, synonyms: [...(more[code] ?? [])] }))

/** The ledger of cases as enforcement sections keep it, and as the provincial case systems export it. */
export const caseLayout: Layout = {
  id: 'penalty-case.ledger',
  title: '行政处罚案件台账',
  business: 'penalty-case',
  tables: [c],
  columns: [
    {
      field: 'caseNo',
      label: '案件编号',
      synonyms: ['立案编号', '立案号', '案号', '案件号', '立案文号'],
      kind: 'code',
      required: true,
    },
    {
      field: 'procedure',
      label: '适用程序',
      synonyms: ['程序', '案件程序', '程序类型', '办案程序'],
      kind: 'choice',
      options: choices(procedures, { ORDINARY: ['一般程序', '普通'], SUMMARY: ['简易', '当场处罚'] }),
    },
    {
      field: 'source',
      label: '案件来源',
      synonyms: ['案源', '线索来源', '来源'],
      kind: 'choice',
      options: choices(sources, {
        CHECK: ['日常检查', '检查发现', '双随机抽查', '专项检查'],
        COMPLAINT: ['投诉', '举报', '12315', '12345'],
        OTHER_DEPARTMENT: ['移送', '部门移送'],
        SUPERIOR: ['上级转办', '交办'],
        SAMPLING: ['抽检不合格', '监督抽检'],
      }),
    },
    {
      field: 'sourceNo',
      label: '来源编号',
      synonyms: ['线索编号', '投诉举报编号', '抽样单编号', '检查记录编号'],
      kind: 'code',
    },
    { field: 'campaign', label: '铁拳行动类别', synonyms: ['专项行动', '铁拳', '行动名称'], kind: 'text' },
    {
      field: 'field',
      label: '案件领域',
      synonyms: ['领域', '案件类别', '案件类型', '违法类别', '业务领域'],
      kind: 'choice',
      required: true,
      options: choices(fields, {
        FOOD: ['食品安全', '食品案件'],
        DRUG: ['药品案件'],
        DEVICE: ['器械'],
        COSMETICS: ['化妆品案件'],
        PRODUCT_QUALITY: ['质量', '产品质量安全'],
        PRICE: ['价格违法', '收费'],
        ADVERTISING: ['广告违法', '虚假广告'],
        UNFAIR_COMPETITION: ['反不正当竞争'],
        CONSUMER: ['消费者权益', '侵害消费者权益'],
        TRADEMARK: ['商标侵权', '知识产权'],
        PATENT: ['假冒专利'],
        REGISTRATION: ['登记', '无照经营', '无证无照', '企业登记'],
        ONLINE_TRADE: ['网络', '电子商务'],
        PYRAMID: ['传销', '直销'],
      }),
    },
    { field: 'cause', label: '案由', synonyms: ['案件名称', '违法行为', '案名'], kind: 'text', required: true },
    {
      field: 'partyName',
      label: '当事人',
      synonyms: ['当事人名称', '当事人姓名', '行政相对人', '行政相对人名称', '被处罚人'],
      kind: 'text',
      required: true,
    },
    {
      field: 'partyCode',
      label: '统一社会信用代码',
      synonyms: ['信用代码', '社会信用代码', '行政相对人代码'],
      kind: 'code',
    },
    {
      field: 'partyKind',
      label: '当事人类别',
      synonyms: ['当事人类型', '主体类型', '行政相对人类别'],
      kind: 'choice',
      options: choices(partyKinds, {
        PERSON: ['自然人', '个人'],
        INDIVIDUAL: ['个体', '个体户'],
        ORGANISATION: ['法人', '企业', '单位', '其他组织'],
      }),
    },
    { field: 'officers', label: '办案人员', synonyms: ['承办人', '执法人员', '办案人', '主办人'], kind: 'text' },
    {
      field: 'foundOn',
      label: '发现线索日期',
      synonyms: ['受案日期', '线索日期', '案源登记日期', '发现日期'],
      kind: 'day',
    },
    { field: 'filedOn', label: '立案日期', synonyms: ['立案时间', '立案审批日期'], kind: 'day' },
    {
      field: 'decidedOn',
      label: '处罚决定日期',
      synonyms: ['决定日期', '作出决定日期', '处罚日期', '决定书日期'],
      kind: 'day',
    },
    {
      field: 'outcome',
      label: '处理结果',
      synonyms: ['处理情况', '案件结果', '决定类型'],
      kind: 'choice',
      options: choices(outcomes, {
        PENALTY: ['行政处罚', '处罚'],
        NO_PENALTY: ['不予处罚', '免罚'],
        TO_POLICE: ['移送公安', '移送司法'],
      }),
    },
    {
      field: 'decisionNo',
      label: '处罚决定书文号',
      synonyms: ['决定书文号', '处罚文号', '文书号', '处罚决定书编号'],
      kind: 'code',
    },
    { field: 'kinds', label: '处罚种类', synonyms: ['处罚类别', '处罚类型'], kind: 'text' },
    {
      field: 'involvedFen',
      label: '涉案金额',
      synonyms: ['货值金额', '案值', '涉案货值', '违法经营额'],
      kind: 'money',
    },
    { field: 'fineFen', label: '罚款金额', synonyms: ['罚款', '罚款数额'], kind: 'money' },
    {
      field: 'confiscatedFen',
      label: '没收金额',
      synonyms: ['没收违法所得', '没收违法所得金额', '没收款'],
      kind: 'money',
    },
    { field: 'servedOn', label: '送达日期', synonyms: ['决定书送达日期', '送达时间'], kind: 'day' },
    { field: 'paidOn', label: '缴款日期', synonyms: ['罚没款缴纳日期', '缴纳日期', '入库日期'], kind: 'day' },
    { field: 'paidFen', label: '实缴金额', synonyms: ['实缴罚没款', '入库金额', '已缴金额'], kind: 'money' },
    { field: 'closedOn', label: '结案日期', synonyms: ['结案时间', '办结日期'], kind: 'day' },
    {
      field: 'ground',
      label: '结案情形',
      synonyms: ['结案方式', '结案类型'],
      kind: 'choice',
      options: choices(closingGrounds, {
        EXECUTED: ['执行完毕', '履行完毕'],
        COURT: ['终结执行'],
        TERMINATED: ['终止'],
      }),
    },
  ],
  async plan(rows, ctx) {
    const parties = await resolveParties(
      ctx.tx,
      rows.map((r) => ({ code: r.values.partyCode as string | null, name: r.values.partyName as string | null })),
    )
    const standing = await existingBy(
      ctx.tx,
      c,
      c.caseNo,
      rows.map((r) => r.values.caseNo as string | null),
    )
    const seen = new Set<string>()
    return rows.map((r, i): RowPlan => {
      const v = r.values
      const caseNo = v.caseNo as string
      if (seen.has(caseNo)) return { outcome: 'refused', reason: `案件 ${caseNo} 在文件里出现了两次，只留了第一行。` }
      seen.add(caseNo)
      const existing = standing.get(caseNo)
      const d = {
        filedOn: (v.filedOn as Day | null) ?? existing?.filedOn ?? null,
        decidedOn: (v.decidedOn as Day | null) ?? existing?.decidedOn ?? null,
        servedOn: (v.servedOn as Day | null) ?? existing?.servedOn ?? null,
        closedOn: (v.closedOn as Day | null) ?? existing?.closedOn ?? null,
      }
      const procedure = (v.procedure as Procedure | null) ?? existing?.procedure ?? 'ORDINARY'
      if (procedure === 'SUMMARY') {
        d.filedOn ??= d.decidedOn
        d.servedOn ??= d.decidedOn
      }
      const foundOn = (v.foundOn as Day | null) ?? existing?.foundOn ?? d.filedOn
      if (foundOn === null) return { outcome: 'refused', reason: '发现线索日期和立案日期至少要有一个。' }
      const order = [
        ['发现线索日期', foundOn],
        ['立案日期', d.filedOn],
        ['处罚决定日期', d.decidedOn],
        ['送达日期', d.servedOn],
      ] as const
      let last: readonly [string, Day] | undefined
      for (const [label, on] of [...order, ['结案日期', d.closedOn] as const]) {
        if (on === null) continue
        if (on > ctx.today) return { outcome: 'refused', reason: `${label} ${on} 还没有到，请核对。` }
        if (last && on < last[1])
          return { outcome: 'refused', reason: `${label} ${on} 早于${last[0]} ${last[1]}，请核对。` }
        last = [label, on]
      }
      const kinds = kindsIn((v.kinds as string | null) ?? '')
      if (kinds instanceof Error) return { outcome: 'refused', reason: kinds.message }
      const p = parties[i]!
      const found = 'found' in p ? p.found : undefined
      const outcome = (v.outcome as Outcome | null) ?? existing?.outcome ?? (d.decidedOn ? 'PENALTY' : null)
      const plan = upsert(
        ctx.tx,
        c,
        existing,
        {
          caseNo,
          procedure,
          source: (v.source as Source | null) ?? existing?.source ?? 'OTHER',
          sourceNo: v.sourceNo as string | null,
          campaign: v.campaign as string | null,
          field: v.field as CaseField,
          cause: v.cause as string,
          partyId: found?.id ?? null,
          stationCode: found?.stationCode ?? null,
          partyName: v.partyName as string,
          partyKind: (v.partyKind as PartyKind | null) ?? existing?.partyKind ?? 'ORGANISATION',
          officers: v.officers as string | null,
          foundOn,
          ...d,
          outcome,
          decisionNo: v.decisionNo as string | null,
          ...(kinds.length > 0 && { penaltyKinds: kinds }),
          involvedFen: (v.involvedFen as Money | null)?.amountFen ?? null,
          fineFen: (v.fineFen as Money | null)?.amountFen ?? null,
          confiscatedFen: (v.confiscatedFen as Money | null)?.amountFen ?? null,
          paidOn: v.paidOn as Day | null,
          paidFen: (v.paidFen as Money | null)?.amountFen ?? null,
          closingGround: (v.ground as ClosingGround | null) ?? existing?.closingGround ?? (d.closedOn ? 'OTHER' : null),
          ...derived(
            { law: ctx.law, calendar: nationalCalendar() },
            {
              foundOn,
              ...d,
              pauses: existing?.pauses ?? null,
              checkExtendedOn: existing?.checkExtendedOn ?? null,
              extendedOn: existing?.extendedOn ?? null,
              collectiveTo: existing?.collectiveTo ?? null,
            },
          ),
          sourceSystem: ctx.upstairs ? (ctx.upperSystem ?? '上级系统') : null,
          externalNo: ctx.upstairs ? caseNo : null,
        },
        r.line,
      )
      // A party that the register does not hold (a person, a firm of another county) is kept by its name.
      return 'missing' in p && v.partyCode !== null && plan.outcome !== 'refused'
        ? { ...plan, warnings: [`${p.missing}案件先按名称登记，没有关联登记册。`] }
        : plan
    })
  },
}
