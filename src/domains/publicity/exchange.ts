import type { ImportColumn, Layout } from '#kernel/exchange/layout.ts'
import { publicationColumns, subjectColumns } from './exchange-columns.ts'
import { amount, day, planned, text } from './notice-plan.ts'
import { weightOf } from './rules.ts'
import { publicationNotice as n } from './tables.ts'
import { type NoticeKind, noticeKinds } from './terms.ts'

const authorityColumns = (what: string): ImportColumn[] => [
  { field: 'authority', label: `${what}机关`, synonyms: ['决定机关', '作出机关'], kind: 'text' },
  { field: 'authorityCode', label: `${what}机关统一社会信用代码`, kind: 'code' },
]

/** The national sheet of penalties, 29 columns (行政处罚信息“双公示”). */
export const penaltyNoticeLayout: Layout = {
  id: 'publicity.penalties',
  title: '行政处罚公示台账',
  business: 'publicity',
  tables: [n],
  columns: [
    ...subjectColumns,
    {
      field: 'documentNo',
      label: '行政处罚决定书文号',
      synonyms: ['处罚决定书文号', '处罚文号', '行政处罚决定文书号'],
      kind: 'text',
      required: true,
    },
    { field: 'violation', label: '违法行为类型', synonyms: ['违法行为种类'], kind: 'text' },
    { field: 'facts', label: '违法事实', synonyms: ['主要违法事实', '案情'], kind: 'text' },
    { field: 'legalBasis', label: '处罚依据', synonyms: ['行政处罚依据'], kind: 'text' },
    { field: 'penaltyKinds', label: '处罚类别', synonyms: ['处罚种类', '行政处罚种类'], kind: 'text' },
    { field: 'content', label: '处罚内容', synonyms: ['行政处罚内容', '处罚结果'], kind: 'text' },
    {
      field: 'fine',
      label: '处罚金额（万元）',
      synonyms: ['罚款金额（万元）', '罚款金额'],
      kind: 'money',
      unit: 'wan',
    },
    {
      field: 'confiscated',
      label: '没收违法所得、没收非法财物的金额（万元）',
      synonyms: ['没收违法所得、没收非法财务的金额（万元）', '没收金额（万元）'],
      kind: 'money',
      unit: 'wan',
    },
    { field: 'licenceTaken', label: '暂扣或吊销证照名称及编号', kind: 'text' },
    {
      field: 'procedure',
      label: '处罚程序',
      synonyms: ['适用程序', '程序类型'],
      kind: 'choice',
      options: [
        { code: 'SIMPLE', label: '简易程序', synonyms: ['简易', '当场处罚'] },
        { code: 'ORDINARY', label: '普通程序', synonyms: ['一般程序', '普通', '一般'] },
      ],
    },
    {
      field: 'decidedOn',
      label: '处罚决定日期',
      synonyms: ['行政处罚决定日期', '处罚日期', '作出处罚决定日期'],
      kind: 'day',
      required: true,
    },
    { field: 'validTo', label: '处罚有效期', kind: 'day', openEnded: true },
    { field: 'publicUntil', label: '公示截止期', synonyms: ['公示截止日期', '公示期限'], kind: 'day', openEnded: true },
    ...authorityColumns('处罚'),
    ...publicationColumns,
  ],
  plan: planned((v, c) => {
    const fine = amount(v.fine)
    const person = text(v.code) === null && text(v.oldCode) === null
    const small = c.law.number(`publicity.small-fine.${person ? 'person' : 'organisation'}`, c.today)
    return {
      kind: 'PENALTY',
      documentNo: text(v.documentNo),
      documentOn: day(v.decidedOn),
      publishedOn: day(v.publishedOn),
      weight: weightOf(text(v.penaltyKinds), fine, BigInt(small)),
      more: {
        simpleProcedure: v.procedure === null ? null : v.procedure === 'SIMPLE',
        penaltyKinds: text(v.penaltyKinds),
        violation: text(v.violation),
        facts: text(v.facts),
        legalBasis: text(v.legalBasis),
        content: text(v.content),
        fineFen: fine,
        confiscatedFen: amount(v.confiscated),
        publicUntil: day(v.publicUntil),
        authority: text(v.authority),
      },
    }
  }),
}

/** The national sheet of licences (行政许可信息“双公示”). */
export const licenceNoticeLayout: Layout = {
  id: 'publicity.licences',
  title: '行政许可公示台账',
  business: 'publicity',
  tables: [n],
  columns: [
    ...subjectColumns,
    { field: 'subjectType', label: '行政相对人类别', kind: 'text' },
    { field: 'documentName', label: '行政许可决定文书名称', synonyms: ['许可决定文书名称'], kind: 'text' },
    {
      field: 'documentNo',
      label: '行政许可决定文书号',
      synonyms: ['行政许可决定书文号', '许可决定文书号', '许可文号'],
      kind: 'text',
      required: true,
    },
    { field: 'licenceKind', label: '许可类别', synonyms: ['审批类别'], kind: 'text' },
    { field: 'licenceName', label: '许可证书名称', kind: 'text' },
    { field: 'licenceNo', label: '许可编号', synonyms: ['许可证书编号'], kind: 'code' },
    { field: 'content', label: '许可内容', kind: 'text' },
    {
      field: 'decidedOn',
      label: '许可决定日期',
      synonyms: ['行政许可决定日期', '许可日期'],
      kind: 'day',
      required: true,
    },
    { field: 'validFrom', label: '有效期自', kind: 'day' },
    { field: 'validTo', label: '有效期至', synonyms: ['许可截止期'], kind: 'day', openEnded: true },
    { field: 'currentState', label: '当前状态', kind: 'text' },
    ...authorityColumns('许可'),
    ...publicationColumns,
  ],
  plan: planned((v) => ({
    kind: 'LICENCE',
    documentNo: text(v.documentNo),
    documentOn: day(v.decidedOn),
    publishedOn: day(v.publishedOn),
    weight: null,
    more: {
      licenceName: text(v.licenceName) ?? text(v.documentName),
      licenceNo: text(v.licenceNo),
      content: text(v.content),
      validFrom: day(v.validFrom),
      validTo: day(v.validTo),
      authority: text(v.authority),
    },
  })),
}

/** Published results of spot checks and of sampling, in one sheet told apart by 公示类别. */
export const checkNoticeLayout: Layout = {
  id: 'publicity.checks',
  title: '抽检抽查结果公示台账',
  business: 'publicity',
  tables: [n],
  columns: [
    ...subjectColumns.filter((c) => ['name', 'code', 'oldCode'].includes(c.field)),
    {
      field: 'category',
      label: '公示类别',
      synonyms: ['公示类型', '信息类别', '信息类型'],
      kind: 'choice',
      required: true,
      options: [
        {
          code: 'CHECK',
          label: noticeKinds.CHECK,
          synonyms: ['抽查检查', '双随机抽查', '抽查结果', '监督检查', '检查结果'],
        },
        {
          code: 'SAMPLING',
          label: noticeKinds.SAMPLING,
          synonyms: ['监督抽检', '食品抽检', '产品质量抽查', '抽检结果', '抽样检验'],
        },
      ],
    },
    {
      field: 'documentNo',
      label: '任务编号（报告编号）',
      synonyms: ['任务编号', '报告编号', '抽查任务编号', '检验报告编号', '抽样单编号', '抽样编号'],
      kind: 'text',
      required: true,
    },
    { field: 'title', label: '任务名称', synonyms: ['抽查任务名称', '抽检任务名称', '产品名称'], kind: 'text' },
    {
      field: 'decidedOn',
      label: '检查（报告）日期',
      synonyms: ['检查日期', '抽查日期', '检查完成日期', '报告日期', '抽样日期'],
      kind: 'day',
      required: true,
    },
    {
      field: 'result',
      label: '检查（检验）结果',
      synonyms: ['检查结果', '抽查结果', '检验结果', '检验结论', '抽检结果'],
      kind: 'text',
    },
    ...authorityColumns('检查'),
    ...publicationColumns.map((c) => (c.field === 'publishedOn' ? { ...c, required: true } : c)),
  ],
  plan: planned((v) => ({
    kind: v.category as NoticeKind,
    documentNo: text(v.documentNo),
    documentOn: day(v.decidedOn),
    publishedOn: day(v.publishedOn),
    weight: null,
    more: { result: text(v.result), content: text(v.title), authority: text(v.authority) },
  })),
}
