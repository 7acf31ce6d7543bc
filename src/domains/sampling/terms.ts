/** What is sampled. 食用农产品 sold on the market is ours, at the farm it is the agriculture department's. */
export const sampledKinds = {
  FOOD: '食品',
  FARM_PRODUCE: '食用农产品',
  DRUG: '药品',
  COSMETIC: '化妆品',
  DEVICE: '医疗器械',
  PRODUCT: '工业产品',
} as const
export type SampledKind = keyof typeof sampledKinds
/** 食品抽检 of reports: food and farm produce together. */
export const foodKinds = ['FOOD', 'FARM_PRODUCE'] as const satisfies readonly SampledKind[]

export const planLevels = {
  NATIONAL: '国家级',
  PROVINCIAL: '自治区（省）级',
  PREFECTURE: '市级',
  COUNTY: '县级',
} as const
export type PlanLevel = keyof typeof planLevels

export const stages = { PRODUCTION: '生产', SALE: '流通（零售）', CATERING: '餐饮', USE: '使用' } as const
export type Stage = keyof typeof stages
/** Stages of the county's drug sampling. */
export const drugStages = ['SALE', 'USE'] as const satisfies readonly Stage[]

export const purposes = {
  SUPERVISION: '监督抽检',
  MONITORING: '风险监测',
  EVALUATION: '评价性抽检',
  SPECIAL: '专项抽检',
  FOLLOW_UP: '跟踪抽检',
} as const
export type Purpose = keyof typeof purposes

export const verdicts = { CONFORM: '合格', NON_CONFORM: '不合格' } as const
export type Verdict = keyof typeof verdicts

/** State of a sample on a day; derived from dates. */
export const sampleStates = {
  SAMPLED: '待出报告',
  CONFORM: '合格',
  TO_DELIVER: '不合格，待送达',
  DISPOSING: '不合格，处置中',
  CLOSED: '不合格，已处置',
} as const
export type SampleState = keyof typeof sampleStates

/** What a failed sample led to: a case, or a lawful reason for none. */
export const caseOutcomes = { CASE: '已立案查处', NO_CASE: '依法不予立案', TRANSFERRED: '移送其他部门' } as const
export type CaseOutcome = keyof typeof caseOutcomes
