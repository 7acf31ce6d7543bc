import { type Sentence, fig, floorFig, parts } from '#kernel/narrative/sentence.ts'

export const annualFilingNarrative: Sentence[] = [
  {
    section: '1.2',
    order: 10,
    lead: '抓实年报公示。',
    parts: parts`年报期间群发年报宣传短信${fig('annualreports.outreach.sms.count')}条、防年报诈骗提示短信${fig('annualreports.outreach.antifraud_sms.count')}条，电话提醒${floorFig('annualreports.outreach.calls.count')}人次，到窗口和经营场所现场指导填报${floorFig('annualreports.outreach.onsite.count')}人次。`,
  },
  {
    section: '1.2',
    order: 11,
    parts: parts`企业报送年报${fig('annualreports.enterprise.filed.count')}户，年报率${fig('annualreports.enterprise.filed.rate')}％；农民专业合作社报送年报${fig('annualreports.cooperative.filed.count')}户，年报率${fig('annualreports.cooperative.filed.rate')}％；个体工商户报送年报${fig('annualreports.individual.filed.count')}户，年报率${fig('annualreports.individual.filed.rate')}％；特种设备生产单位年报率${fig('annualreports.se_maker.filed.rate')}％。`,
  },
]
