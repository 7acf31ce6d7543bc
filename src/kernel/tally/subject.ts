/**
 * Something that nobody logs one by one and that is entered as a sum (计数事项): 出动执法人员, 发放宣传资料. A figure that adds
 * such sums names the subject by its code.
 */
export interface TallySubject {
  /** Stable, begins with the business: `annual-filing.sms`. */
  code: string
  title: string
  /** Counting word: 人次, 份, 条. The same as that of the figure that it feeds. */
  unit: string
}

/** A subject with the business that declares it. */
export interface HouseSubject extends TallySubject {
  businessTitle: string
}

/** What every business sends out and hands out. */
const ownSubjects: readonly TallySubject[] = [
  { code: 'general.officers', title: '出动执法人员', unit: '人次' },
  { code: 'general.vehicles', title: '出动执法车辆', unit: '台次' },
  { code: 'general.handouts', title: '发放宣传资料', unit: '份' },
  { code: 'general.advice', title: '现场咨询', unit: '人次' },
  { code: 'general.calls', title: '接听咨询电话', unit: '次' },
]

/** Every subject of the house: those of each business, then those that belong to none. */
export const tallySubjectsOf = (
  businesses: readonly { title: string; tallySubjects?: readonly TallySubject[] }[],
): HouseSubject[] => [
  ...businesses.flatMap((b) => (b.tallySubjects ?? []).map((s) => ({ ...s, businessTitle: b.title }))),
  ...ownSubjects.map((s) => ({ ...s, businessTitle: '综合' })),
]
