import { z } from 'zod'
import { field } from '#platform/contract/field.ts'
import { operation } from '#platform/contract/operation.ts'
import {
  closingGrounds,
  fields,
  outcomes,
  partyKinds,
  pauseReasons,
  policeResults,
  responses,
  reviewKinds,
  reviewOpinions,
  sources,
} from './terms.ts'

const id = z.uuid('编号不对')
const done = z.object({ id: z.string() })
const handling = 'penalty-case.handle'

/** A step in the life of one case: its name is its address. */
const step = <S extends z.ZodRawShape>(o: { name: string; title: string; at: string; permission?: string; input: S }) =>
  operation({
    name: o.name,
    title: o.title,
    method: 'POST',
    path: `/api/penalty-cases/:id/${o.at}`,
    permission: o.permission ?? handling,
    undo: true,
    input: z.object({ id, version: z.number(), ...o.input }),
    output: done,
  })

const lead = {
  caseNo: field.text('案件编号'),
  source: field.code('案件来源', sources),
  sourceNo: field.text('来源编号', { help: '违法线索、检查记录、投诉举报、抽样单的编号，两边据此对上。' }).optional(),
  theme: field.choice('来自专项', 'check-theme', { help: '专项行动中查出的选，立案数计入那个专项。' }).optional(),
  campaign: field.text('铁拳行动类别').optional(),
  field: field.code('领域', fields),
  cause: field.text('案由', { help: '如：涉嫌销售超过保质期的食品案。' }),
  partyCode: field.text('当事人的统一社会信用代码', { help: '登记册里有的填；没有的填下面的名称。' }).optional(),
  partyName: field.text('当事人名称').optional(),
  partyKind: field.code('当事人类别', partyKinds),
  actOn: field.day('违法行为发生日期').optional(),
  foundOn: field.day('发现线索或者收到材料日期', { help: '核查的十五个工作日从次日起算。' }),
  unitCode: field.text('办案机构').optional(),
  externalNo: field.text('上级系统编号').optional(),
}

export const registerCase = operation({
  name: 'registerPenaltyCase',
  title: '登记案源',
  method: 'POST',
  path: '/api/penalty-cases',
  permission: handling,
  undo: true,
  input: z.object(lead),
  output: done,
})

/** A penalty on the spot is found, decided and handed over at once. */
export const punishOnSpot = operation({
  name: 'punishOnSpot',
  title: '登记当场处罚',
  method: 'POST',
  path: '/api/penalty-cases/on-spot',
  permission: handling,
  undo: true,
  input: z.object({
    ...lead,
    on: field.day('决定日期'),
    officers: field.text('办案人员', { help: '写全姓名，用顿号隔开。' }),
    decisionNo: field.text('当场处罚决定书文号'),
    warning: field.bool('警告').default(false),
    fineFen: field.fen('罚款', { unit: '元', help: '只给警告的不填。' }).optional(),
    involvedFen: field.fen('涉案金额', { unit: '元' }).optional(),
    paidOn: field.day('缴清日期', { help: '没有缴清的先不填，缴清后登记。' }).optional(),
  }),
  output: done,
})

export const fileCase = step({
  name: 'filePenaltyCase',
  title: '立案决定',
  at: 'file',
  input: {
    on: field.day('决定日期'),
    filed: field.bool('立案', { help: '不予立案的选“否”，并写明理由。' }),
    officers: field.text('办案人员', { help: '立案的必填，写全姓名，用顿号隔开。' }).optional(),
    reason: field.text('不予立案理由').optional(),
  },
})

export const extendCaseCheck = step({
  name: 'extendCaseCheck',
  title: '延长核查',
  at: 'extend-check',
  input: { on: field.day('批准日期') },
})

export const pauseCase = step({
  name: 'pausePenaltyCase',
  title: '期限中止、恢复',
  at: 'pause',
  input: {
    from: field.day('不计入期限的第一天', { help: '恢复时填同一天和同一原因，再填最后一天。' }),
    to: field.day('不计入期限的最后一天', { help: '还没有恢复的不填。' }).optional(),
    reason: field.code('原因', pauseReasons),
    paperNo: field.text('文书文号').optional(),
  },
})

export const extendCase = step({
  name: 'extendPenaltyCase',
  title: '延长办案期限',
  at: 'extend',
  input: {
    on: field.day('批准或者集体讨论日期'),
    collectiveTo: field
      .day('集体讨论定的期限', { help: '负责人批准延长三十日的不填；再延长的要集体讨论定到哪一天。' })
      .optional(),
  },
})

export const endInvestigation = step({
  name: 'endCaseInvestigation',
  title: '登记调查终结',
  at: 'investigated',
  input: { on: field.day('调查终结日期') },
})

export const reviewCase = step({
  name: 'reviewPenaltyCase',
  title: '审核案件',
  at: 'review',
  permission: 'legal-review.give',
  input: {
    on: field.day('审核日期'),
    kind: field.code('审核种类', reviewKinds),
    opinion: field.code('审核意见', reviewOpinions, { help: '“同意”的进入告知；“纠正”“补充调查”的退回办案人员。' }),
  },
})

export const noticeCase = step({
  name: 'noticePenaltyCase',
  title: '送达处罚告知书',
  at: 'notice',
  input: {
    on: field.day('送达日期'),
    noticeNo: field.text('告知书文号'),
    noticedFen: field.fen('拟处罚没款', { unit: '元' }),
  },
})

export const recordResponse = step({
  name: 'recordCaseResponse',
  title: '登记当事人意见',
  at: 'response',
  input: {
    response: field.code('当事人意见', responses),
    on: field.day('陈述申辩、放弃或者听证结束日期', { help: '申请听证、还没有举行的不填。' }).optional(),
    hearingOn: field.day('听证日期').optional(),
  },
})

export const decideCase = step({
  name: 'decidePenaltyCase',
  title: '处理决定',
  at: 'decide',
  input: {
    on: field.day('决定日期'),
    outcome: field.code('处理结果', outcomes),
    decisionNo: field.text('决定书文号').optional(),
    kinds: field.text('处罚种类', { help: '给予处罚的填，几种之间用顿号隔开，如：罚款、没收违法所得。' }).optional(),
    involvedFen: field.fen('涉案金额', { unit: '元', help: '货值金额或者违法经营额，以决定书写的为准。' }).optional(),
    fineFen: field.fen('罚款', { unit: '元' }).optional(),
    confiscatedFen: field.fen('没收违法所得和财物折价', { unit: '元' }).optional(),
    discussedOn: field.day('集体讨论日期').optional(),
  },
})

export const serveDecision = step({
  name: 'serveCaseDecision',
  title: '送达决定书',
  at: 'serve',
  input: { on: field.day('送达日期'), method: field.text('送达方式', { help: '直接、留置、电子、邮寄、公告。' }) },
})

export const recordPayment = step({
  name: 'recordCasePayment',
  title: '登记缴款',
  at: 'pay',
  input: { on: field.day('缴款日期'), paidFen: field.fen('累计实缴罚没款', { unit: '元' }) },
})

export const closeCase = step({
  name: 'closePenaltyCase',
  title: '结案',
  at: 'close',
  input: { on: field.day('结案日期'), ground: field.code('结案情形', closingGrounds) },
})

export const transferCase = step({
  name: 'transferPenaltyCase',
  title: '移送公安机关',
  at: 'transfer',
  input: {
    transferNo: field.text('移送书文号'),
    crime: field.text('涉嫌罪名'),
    suspects: field.integer('涉嫌人数').optional(),
    involvedFen: field.fen('涉案金额', { unit: '元' }).optional(),
    approvedOn: field.day('批准移送日期', { help: '本局主要负责人批准，批准后二十四小时内移送。' }),
    approvedBy: field.text('批准人'),
    on: field.day('移送日期'),
    policeUnit: field.text('接收的公安机关'),
    copiedOn: field.day('抄送检察机关日期').optional(),
  },
})

export const recordPoliceReply = operation({
  name: 'recordPoliceReply',
  title: '登记公安机关的决定',
  method: 'POST',
  path: '/api/case-transfers/:id/reply',
  permission: handling,
  undo: true,
  input: z.object({
    id,
    version: z.number(),
    receiptOn: field.day('签收日期'),
    result: field.code('公安机关的决定', policeResults),
    on: field.day('公安机关决定日期'),
    resultNo: field.text('公安机关文书号').optional(),
    reconsideredOn: field.day('提请复议日期').optional(),
    supervised: field.bool('建议检察机关立案监督').optional(),
  }),
  output: done,
})
