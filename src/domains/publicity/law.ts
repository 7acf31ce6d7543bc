import { day } from '#platform/clock/day.ts'
import { type LawValue, lawValues } from '#kernel/law/law-value.ts'

const wd = 'working-day'
const rule60 = '市场监督管理行政处罚信息公示规定'
const doubleNotice = '发改办财金〔2018〕424号'

/** Clocks and terms of publication. Dossier registration-and-credit 3.4, 6.3, 6.5 and 10. */
const values: LawValue[] = [
  {
    key: 'publicity.penalty.days',
    value: 20,
    unit: wd,
    from: day('2014-10-01'),
    to: day('2021-08-31'),
    basis: '企业信息公示暂行条例第六条',
    verified: true,
  },
  {
    key: 'publicity.penalty.days',
    value: 20,
    unit: wd,
    from: day('2021-09-01'),
    basis: `${rule60}第九条`,
    verified: true,
    note: '当事人登记地在外省的，10 个工作日内推送（第十条）。',
  },
  {
    key: 'publicity.penalty.other-province.days',
    value: 10,
    unit: wd,
    from: day('2021-09-01'),
    basis: `${rule60}第十条`,
    verified: true,
  },
  {
    key: 'publicity.licence.days',
    value: 20,
    unit: wd,
    from: day('2014-10-01'),
    basis: '企业信息公示暂行条例第六条',
    verified: true,
  },
  {
    key: 'publicity.check.days',
    value: 20,
    unit: wd,
    from: day('2014-10-01'),
    basis: '国市监信〔2019〕38号',
    verified: false,
    note: '按检查完成之日起算；文件原文没有读到，2019 年以前凭已有知识填写。',
  },
  {
    key: 'publicity.sampling.days',
    value: 20,
    unit: wd,
    from: day('2014-10-01'),
    basis: '产品约定：比照检查结果',
    verified: false,
    note: '各类抽检另有规定的，由本局改写。',
  },
  {
    key: 'publicity.double.days',
    value: 7,
    unit: wd,
    from: day('2018-01-01'),
    basis: doubleNotice,
    verified: false,
    note: '许可、处罚在信用平台的“双公示”期限；起算日和施行日凭已有知识填写。',
  },
  {
    key: 'publicity.withdraw.days',
    value: 3,
    unit: wd,
    from: day('2021-07-15'),
    basis: `行政处罚法第四十八条；${rule60}第十一条`,
    verified: true,
  },
  {
    key: 'publicity.penalty.months',
    value: 36,
    unit: 'month',
    from: day('2021-09-01'),
    basis: `${rule60}第十三条`,
    verified: true,
    note: '限制从业等期限更长的，到限制期满为止。',
  },
  {
    key: 'publicity.penalty.minor.months',
    value: 3,
    unit: 'month',
    from: day('2021-09-01'),
    basis: `${rule60}第十三条`,
    verified: true,
    note: '仅受通报批评或较低数额罚款。',
  },
  {
    key: 'publicity.small-fine.person',
    value: 1_000_000,
    unit: 'fen',
    from: day('2021-09-01'),
    basis: `${rule60}第十三条；数额由省级规定`,
    verified: false,
    note: '这里是外省的数额（个人 1 万元以下），本自治区的没有查到，请本局填写。',
  },
  {
    key: 'publicity.small-fine.organisation',
    value: 10_000_000,
    unit: 'fen',
    from: day('2021-09-01'),
    basis: `${rule60}第十三条；数额由省级规定`,
    verified: false,
    note: '这里是外省的数额（单位 10 万元以下），本自治区的没有查到，请本局填写。',
  },
  {
    key: 'publicity.count-simple-procedure',
    value: false,
    unit: 'switch',
    from: day('2004-07-01'),
    basis: `${rule60}第二条：公示的是适用普通程序作出的决定`,
    verified: true,
    note: '当场处罚的公示条数计不计入报告，由本局定。',
  },
]

export const publicityLaw = lawValues(values)
