import { type Sentence, fig, parts } from '#kernel/narrative/sentence.ts'

export const penaltyCaseNarrative: Sentence[] = [
  {
    section: '1.7.1',
    order: 10,
    parts: parts`紧盯群众反映强烈的民生领域，从案源、调查到执行全程限时办理。在册案件${fig('cases.onfile.count')}件（上年结转和新立案件合计，含简易程序案${fig('cases.simplified.count')}件），已结案${fig('cases.closed.count')}件，涉案金额${fig('cases.involved.amount')}万元，罚没款${fig('cases.penalty.amount')}万元，正在办理${fig('cases.pending.count')}件。`,
  },
  {
    section: '1.7.2',
    order: 10,
    parts: parts`对涉嫌犯罪的案件当日批准、次日移送。今年向公安机关移送${fig('cases.transferred.count')}件，其中食品${fig('cases.transferred.food.count')}件、药品${fig('cases.transferred.drug.count')}件。`,
  },
]
