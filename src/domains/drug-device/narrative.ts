import { type Sentence, claimed, fig, parts } from '#kernel/narrative/sentence.ts'

export const drugDeviceNarrative: Sentence[] = [
  {
    section: '1.6.2',
    order: 10,
    lead: '按信用等级开展日常检查。',
    parts: parts`检查药品零售企业${fig('drugs.retailers.visits')}家次、医疗器械经营使用单位${fig('devices.units.visits')}家次、药品使用单位${fig('drugs.users.visits')}家次${claimed('C11', '，没有发现违法违规行为')}。`,
  },
  {
    section: '1.6.2',
    order: 20,
    lead: '盯住网络销售。',
    parts: parts`在各外卖和电商平台上排查销售药品、医疗器械的企业${fig('drugs.online.screened.visits')}家次${claimed('C12', '，没有发现违法销售')}。`,
  },
  {
    section: '1.6.2',
    order: 30,
    lead: '严管特殊药品复方制剂。',
    parts: parts`专项检查含麻黄碱类复方制剂经营企业${fig('drugs.ephedrine.inspected.count')}家${claimed('C13', '，专柜、登记和限量销售都符合规定')}。`,
  },
  {
    section: '1.6.2',
    order: 50,
    lead: '做实不良反应监测。',
    parts: parts`审核通过的不良反应（事件）报告，药品${fig('adr.drug.reports.count')}例、医疗器械${fig('adr.device.reports.count')}例、化妆品${fig('adr.cosmetic.reports.count')}例。`,
  },
]
