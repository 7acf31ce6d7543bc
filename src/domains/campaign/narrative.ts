import { type Sentence, claimed, fig, parts } from '#kernel/narrative/sentence.ts'

export const campaignNarrative: Sentence[] = [
  {
    section: '1.4.2',
    order: 30,
    lead: '盯紧疫苗储存配送。',
    parts: parts`到${fig('vaccine.sites.inspected.count')}家新冠病毒疫苗接种点、${fig('vaccine.cdc.inspected.count')}家疾病预防控制机构，查疫苗的收货、储存、配送和使用记录${claimed('C04', '，名单上的接种点一家不漏')}。`,
  },
  {
    section: '1.6.1',
    order: 30,
    lead: '集中整治突出问题。',
    parts: parts`今年以来组织食品专项整治${fig('campaigns.food.count')}项，责令${fig('campaigns.food.rectified.units')}家单位限期改正${claimed('C06', '，到期复查全部改正')}。`,
  },
  {
    section: '1.6.1',
    order: 40,
    lead: '护好校园食品安全。',
    parts: parts`春、秋两个学期，检查学校（含幼儿园）食堂${fig('campus.canteens.inspected.count')}家、校园周边餐饮服务单位${fig('campus.surroundings.inspected.count')}家，其中${fig('campus.canteens.hazard.count')}家食堂查出隐患${claimed('C08', '，隐患已经全部消除')}。`,
  },
  {
    section: '1.7.3',
    order: 10,
    parts: parts`“3·15”晚会曝光后当天部署、逐户排查，检查钢筋生产经营单位${fig('expose315.steel.inspected.count')}家、羊肉经营单位${fig('expose315.mutton.inspected.count')}家${claimed('C14', '，没有发现所曝光的违法行为')}。`,
  },
  {
    section: '1.7.4',
    order: 10,
    parts: parts`围绕收费、合同和广告，检查校外培训机构${fig('tutoring.checks.visits')}家次。`,
  },
  {
    section: '1.7.6',
    order: 10,
    parts: parts`会同公安机关摸排传销线索${fig('pyramid.sweeps.count')}次，检查酒店、农家乐、出租房屋等重点场所${fig('pyramid.premises.checked.count')}家${claimed('C16', '，辖区内没有发现传销活动')}。`,
  },
]
