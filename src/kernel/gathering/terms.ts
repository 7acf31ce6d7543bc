/** Kinds of gathering. 宣传 is outreach; 公示 of records is another thing. */
export const gatheringKinds = {
  TRAINING: '培训',
  INTERVIEW: '约谈',
  MEETING: '会议',
  STUDY: '学习',
  PUBLICITY: '宣传活动',
  TALK: '谈话',
} as const
export type GatheringKind = keyof typeof gatheringKinds

export const hostLevels = { OWN: '本局举办', UPPER: '上级举办', OTHER: '其他单位举办' } as const
export type HostLevel = keyof typeof hostLevels

export const attendances = { INVITED: '已通知', PRESENT: '到场', ABSENT: '缺席' } as const
export type Attendance = keyof typeof attendances

/** What a roster names. */
export const rosterKinds = { PARTY: '单位', PERSON: '人员' } as const
export type RosterKind = keyof typeof rosterKinds
