import { maskIdNumber } from '#kernel/codelist/citizen-id.ts'
import type { ImportColumn, Value } from '#kernel/exchange/layout.ts'

/**
 * Who a notice is about, as the national sheets name it: six kinds of code, and papers of natural persons. The papers of the legal
 * representative are recognised and left where they are: nobody needs them here.
 */
export const subjectColumns: readonly ImportColumn[] = [
  {
    field: 'name',
    label: '行政相对人名称',
    synonyms: [
      '相对人名称',
      '当事人名称',
      '当事人',
      '检查对象名称',
      '被抽样单位名称',
      '企业名称',
      '主体名称',
      '单位名称',
    ],
    kind: 'text',
    required: true,
  },
  {
    field: 'code',
    label: '行政相对人代码_1（统一社会信用代码）',
    synonyms: ['统一社会信用代码', '行政相对人代码_1', '社会信用代码', '统一社会信用代码/注册号'],
    kind: 'code',
  },
  {
    field: 'oldCode',
    label: '行政相对人代码_2（工商注册号）',
    synonyms: ['工商注册号', '工商登记码', '注册号'],
    kind: 'code',
  },
  { field: 'code3', label: '行政相对人代码_3（组织机构代码）', synonyms: ['组织机构代码'], kind: 'code' },
  { field: 'code4', label: '行政相对人代码_4（税务登记号）', synonyms: ['税务登记号'], kind: 'code' },
  {
    field: 'code5',
    label: '行政相对人代码_5（事业单位证书号）',
    synonyms: ['事业单位证书号', '行政相对人代码_5（事业单位登记号）'],
    kind: 'code',
  },
  {
    field: 'code6',
    label: '行政相对人代码_6（社会组织登记证号）',
    synonyms: ['社会组织登记证号', '行政相对人代码_6（社会组织登记号）'],
    kind: 'code',
  },
  { field: 'representative', label: '法定代表人', synonyms: ['法定代表人姓名'], kind: 'text' },
  {
    field: 'representativeId',
    label: '法定代表人身份证号',
    synonyms: ['法定代表人证件号码', '法人身份证号'],
    kind: 'id-number',
  },
  { field: 'representativeIdType', label: '法定代表人证件类型', kind: 'text' },
  { field: 'idType', label: '证件类型', kind: 'text' },
  { field: 'idNumber', label: '证件号码', synonyms: ['自然人证件号码', '居民身份证号'], kind: 'id-number' },
]

/** Where the row comes from and when it became public. */
export const publicationColumns: readonly ImportColumn[] = [
  { field: 'publishedOn', label: '公示日期', synonyms: ['公示时间', '发布日期', '公开日期'], kind: 'day' },
  { field: 'withdrawnOn', label: '撤下日期', synonyms: ['撤销公示日期', '停止公示日期', '撤下时间'], kind: 'day' },
  { field: 'dataSource', label: '数据来源单位', kind: 'text' },
  { field: 'dataSourceCode', label: '数据来源单位统一社会信用代码', kind: 'code' },
  { field: 'remark', label: '备注', kind: 'text' },
  { field: 'exportedOn', label: '数据导出时间', synonyms: ['导出时间', '数据导出日期'], kind: 'day' },
  { field: 'externalNo', label: '公示编号', synonyms: ['系统编号', '记录编号', '上级系统编号'], kind: 'code' },
]

/** A number of a person's paper as it may be kept here: masked. */
export function maskedNumber(value: Value | undefined): string | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'object' && 'masked' in value) return value.masked
  return maskIdNumber(String(value))
}
