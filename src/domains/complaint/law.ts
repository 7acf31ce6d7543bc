import { day } from '#platform/clock/day.ts'
import { lawValues } from '#kernel/law/law-value.ts'

const v1 = { from: day('2020-01-01'), to: day('2026-04-14'), verified: true } as const
const v2 = { from: day('2026-04-15'), verified: true } as const
const v1Law = '市场监督管理投诉举报处理暂行办法（总局令第20号）'
const v2Law = '市场监督管理投诉举报处理办法（总局令第121号）'
const old = { from: day('2014-03-15'), to: day('2019-12-31'), verified: false } as const
const oldLaw = '工商行政管理部门处理消费者投诉办法（原工商总局令第62号）'
const recalled = '凭已有知识填写，请对照原文核对；只影响2020年以前收到的投诉。'
const ownRule = { unit: 'working-day', from: day('2014-03-15'), verified: false } as const

/** Clocks of complaints and reports. Both orders bind what was received under them; dossier complaints-and-enforcement 1.1–1.2. */
export const complaintLaw = lawValues([
  {
    key: 'complaint.acceptance.days',
    value: 7,
    unit: 'working-day',
    ...old,
    basis: `${oldLaw}第十六条`,
    note: recalled,
  },
  { key: 'complaint.acceptance.days', value: 7, unit: 'working-day', ...v1, basis: `${v1Law}第十四条` },
  { key: 'complaint.acceptance.days', value: 7, unit: 'working-day', ...v2, basis: `${v2Law}第十五条` },
  {
    key: 'complaint.mediation.working-days',
    value: 45,
    unit: 'working-day',
    ...v1,
    basis: `${v1Law}第二十一条第一款第五项`,
  },
  { key: 'complaint.mediation.days', value: 60, unit: 'day', ...old, basis: `${oldLaw}第三十二条`, note: recalled },
  {
    key: 'complaint.mediation.days',
    value: 60,
    unit: 'day',
    from: day('2024-07-01'),
    to: day('2026-04-14'),
    verified: true,
    basis: '消费者权益保护法实施条例第四十六条',
    note: '这段时间总局令第20号的四十五个工作日仍在，两个期限取先到的一个。',
  },
  { key: 'complaint.mediation.days', value: 60, unit: 'day', ...v2, basis: `${v2Law}第二十三条第一款第五项` },
  {
    key: 'complaint.end-notice.days',
    value: 7,
    unit: 'working-day',
    ...v1,
    basis: `${v1Law}第二十一条第二款`,
  },
  { key: 'complaint.end-notice.days', value: 7, unit: 'working-day', ...v2, basis: `${v2Law}第二十三条第二款` },
  {
    key: 'complaint.check.days',
    value: 7,
    unit: 'working-day',
    from: day('2014-03-15'),
    to: day('2019-03-31'),
    verified: false,
    basis: '工商行政管理机关行政处罚程序规定（原工商总局令第28号）第十七条',
    note: recalled,
  },
  {
    key: 'complaint.check.days',
    value: 15,
    unit: 'working-day',
    from: day('2019-04-01'),
    verified: true,
    basis: '市场监督管理行政处罚程序规定第十八条',
    note: '2021年7月15日以前是暂行规定第十七条，天数相同。',
  },
  {
    key: 'complaint.check.extension.days',
    value: 8,
    unit: 'working-day',
    from: day('2014-03-15'),
    to: day('2019-03-31'),
    verified: false,
    basis: '工商行政管理机关行政处罚程序规定（原工商总局令第28号）第十七条',
    note: recalled,
  },
  {
    key: 'complaint.check.extension.days',
    value: 15,
    unit: 'working-day',
    from: day('2019-04-01'),
    verified: true,
    basis: `市场监督管理行政处罚程序规定第十八条；${v2Law}第二十七条`,
  },
  {
    key: 'complaint.filing-notice.days',
    value: 5,
    unit: 'working-day',
    ...v1,
    basis: `${v1Law}第三十一条`,
    note: '总局令第121号删去了这一条；地方另有规定的，由本局改写。',
  },
  {
    key: 'complaint.odr.days',
    value: 10,
    unit: 'working-day',
    from: day('2014-03-15'),
    verified: true,
    basis: '全国12315平台在线消费纠纷解决（ODR）企业须知',
    note: '企业和解的时间不计入本局的期限；取自平台说明，不是规章。',
  },
  {
    key: 'complaint.claim.years',
    value: 3,
    unit: 'year',
    from: day('2014-03-15'),
    verified: true,
    basis: `${v1Law}第十五条第四项；${v2Law}第十六条第四项`,
    note: '2020年以前依原工商总局令第62号，未核对。',
  },
  {
    key: 'complaint.representatives.most',
    value: 2,
    unit: 'person',
    from: day('2014-03-15'),
    verified: true,
    basis: `${v2Law}第十二条`,
    note: '2026年4月15日以前依旧办法，未逐条核对。',
  },
  {
    key: 'complaint.feedback.hours',
    value: 24,
    unit: 'hour',
    from: day('2014-03-15'),
    verified: false,
    basis: '本局服务承诺：特种设备投诉二十四小时内反馈处理结果',
    note: '不是法定期限；按钟点连续计算，节假日不扣除。',
  },
  {
    key: 'complaint.dispatch.days',
    value: 1,
    ...ownRule,
    basis: '本局内部要求：登记后一个工作日内分送',
    note: '规章只说“及时”，天数由本局核定。',
  },
  {
    key: 'complaint.duplicate.days',
    value: 90,
    unit: 'day',
    from: day('2014-03-15'),
    verified: false,
    basis: '本局内部要求：查重往前看的天数',
    note: '不是法定期限，只用于提示。',
  },
])
