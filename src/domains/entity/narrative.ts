import { type Sentence, fig, growthOf, marketEntity, parts } from '#kernel/narrative/sentence.ts'

export const entityNarrative: Sentence[] = [
  {
    section: '1.1',
    order: 10,
    lead: '提升登记注册便利度。',
    parts: parts`推行一窗受理、一网通办，企业开办一日办结，全程有人帮办。全县现有登记在册的存续${marketEntity}${fig('entities.active.count')}户（${growthOf('entities.active.yoy')}），注册资本合计${fig('entities.capital.total')}亿元（${growthOf('entities.capital.yoy')}）；今年以来新设${marketEntity}${fig('entities.new.count')}户（${growthOf('entities.new.yoy')}），私营企业占${fig('entities.new.private.count')}户（${growthOf('entities.new.private.yoy')}）。为${fig('startup.seals.enterprises.count')}家新开办企业免费刻制印章${fig('startup.seals.issued.count')}枚，费用由财政承担。`,
  },
  {
    section: '1.1',
    order: 30,
    lead: '深化证照整合。',
    parts: parts`继续推进“一照一码”，涉企证照事项整合到营业执照的已有${fig('licences.merged.items.const')}项，形成“${fig('licences.merged.scheme.const')}证合一”，当年新发多证合一营业执照${fig('licences.merged.issued.count')}份。`,
  },
]
