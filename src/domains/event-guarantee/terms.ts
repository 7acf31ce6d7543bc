/** What is being safeguarded (重大活动食品安全保障). */
export const eventKinds = {
  HOLIDAY: '节假日',
  MEETING: '会议',
  RACE: '赛事',
  EXAM: '考试',
  FESTIVAL: '节庆展会',
  OTHER: '其他',
} as const
export type EventKind = keyof typeof eventKinds

export const eventLevels = { NATION: '国家级', PROVINCE: '自治区（省）级', CITY: '市级', COUNTY: '县级' } as const
export type EventLevel = keyof typeof eventLevels

export const eventStates = {
  NOTIFIED: '已告知，待定方案',
  PLANNED: '已定方案',
  ON_DUTY: '保障中',
  ENDED: '已结束，待总结',
  CLOSED: '已完成',
  CANCELLED: '已取消',
} as const
export type EventState = keyof typeof eventStates

export const siteResults = {
  GOOD: '未发现问题',
  CORRECTED: '当场改正',
  HAZARD: '有隐患，责令整改',
  UNFIT: '不具备接待条件',
} as const
export type SiteResult = keyof typeof siteResults

export const siteStates = { WAITING: '待检查', GOOD: '已检查', HAZARD: '隐患未整改', CORRECTED: '隐患已整改' } as const
export type SiteState = keyof typeof siteStates

/** Grades of food-safety accidents by emergency plan (食品安全事故应急预案). */
export const accidentGrades = {
  BELOW: '未达一般事故',
  ORDINARY: '一般（Ⅳ级）',
  LARGER: '较大及以上（Ⅲ级及以上）',
} as const
export type AccidentGrade = keyof typeof accidentGrades

export const conclusions = { CONFIRMED: '认定为食品安全事故', EXCLUDED: '排除食品安全事故' } as const
export type Conclusion = keyof typeof conclusions

export const accidentStates = { INVESTIGATING: '调查中', ...conclusions } as const
