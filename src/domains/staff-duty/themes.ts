import type { GatheringTheme } from '#kernel/gathering/theme.ts'
import type { TallySubject } from '#kernel/tally/subject.ts'

export const theoryTheme = 'staff-duty.theory-study'
export const talkTheme = 'staff-duty.integrity-talk'

/** Study, party life, talks and meetings of the party office. */
export const staffDutyThemes: readonly GatheringTheme[] = [
  { code: theoryTheme, title: '党组理论学习中心组专题学习', kind: 'STUDY' },
  { code: 'staff-duty.branch', title: '三会一课和主题党日', kind: 'STUDY' },
  { code: talkTheme, title: '廉政谈话', kind: 'TALK' },
  { code: 'staff-duty.team', title: '教育整顿专班会议', kind: 'MEETING' },
  { code: 'staff-duty.mobilisation', title: '动员部署会', kind: 'MEETING' },
]

export const staffDutyTallies: readonly TallySubject[] = [
  { code: 'staff-duty.textbooks', title: '指定教材发放', unit: '册' },
]
