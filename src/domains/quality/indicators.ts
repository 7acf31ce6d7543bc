import { sql } from '#platform/db/database.ts'
import { aboutTheme, gatheringPopulations } from '#kernel/gathering/counted.ts'
import { distinct, events, labelled, population } from '#kernel/indicator/declare.ts'
import { brandGuidance as b } from './tables.ts'
import { certificationTraining, trades } from './terms.ts'

const { present } = gatheringPopulations('quality')
const brands = population({
  name: 'quality.brands',
  business: 'quality',
  page: '/brand-guidance',
  from: (at) => at(b),
  record: b.id,
  party: b.partyId,
  keys: { record: b.id, party: b.partyId },
  single: ['record'],
  time: { kind: 'flow', day: b.guidedOn },
  text: sql`${b.brand} || '，' || ${labelled(b.trade, trades)}`,
})

const attendances = events({
  section: '1.3',
  system: 'S20',
  id: 'quality.certification.training.attendances',
  name: '认证认可培训班参训',
  synonyms: ['认证和认证认可培训班', '质量体系认证和认证认可培训班', '参加认证认可培训班'],
  unit: '家次',
  over: present,
  where: aboutTheme(certificationTraining),
  definition:
    '举行日期在 1 月 1 日至截止日之间的质量体系认证和认证认可培训班，一家企业到场一期计一家次；上级举办、本局组织参加的也计。',
})
const guided = distinct({
  section: '1.3',
  system: 'S21',
  id: 'quality.brand.guided.count',
  name: '引导开展品牌认证的木制品企业',
  synonyms: ['木制品企业开展品牌认证', '引导木制品企业开展品牌认证', '引导木制品企业'],
  unit: '家',
  over: brands,
  key: 'party',
  where: sql`${b.trade} = 'WOOD'`,
  definition: '引导日期在 1 月 1 日至截止日之间的木制品企业，一家引导几次只计一次；后来没有获证的照计。',
})
const guidedAll = distinct({
  section: '1.3',
  system: 'S21',
  id: 'quality.brand.guided.all.count',
  name: '引导开展区域品牌认证的企业',
  helper: true,
  unit: '家',
  over: brands,
  key: 'party',
  definition: '同一时间引导的各行业企业。',
})
export const qualityIndicators = [attendances, guided, guidedAll]
