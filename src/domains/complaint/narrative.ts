import { type Sentence, claimed, fig, parts } from '#kernel/narrative/sentence.ts'

export const complaintNarrative: Sentence[] = [
  {
    section: '1.5.1',
    order: 10,
    parts: parts`畅通12315、12345等维权渠道，今年以来受理投诉举报${fig('complaints.accepted.count')}件，已办结${fig('complaints.closed.count')}件，办结率${fig('complaints.closed.rate')}％，尚有${fig('complaints.pending.count')}件正在办理，帮助消费者挽回经济损失${fig('complaints.recovered.amount')}万元。`,
  },
  {
    section: '1.5.1',
    order: 30,
    parts: parts`引导消费纠纷在源头化解，新发展全国12315平台在线消费纠纷解决（ODR）企业${fig('odr.enterprises.developed.count')}户。`,
  },
  {
    section: '1.6.3',
    order: 20,
    lead: '回应群众对电梯、气瓶的诉求。',
    parts: parts`受理特种设备投诉${fig('se.complaints.accepted.count')}起，组织业主、物业、维保三方协调会${fig('se.complaints.meetings.count')}次，从接到投诉到反馈处理结果最长不超过${fig('se.complaints.feedback.hours.max')}小时${claimed('P05', '，兑现了对投诉人的时限承诺')}。`,
  },
]
