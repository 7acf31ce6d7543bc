import type { CheckTheme } from '#kernel/inspection/theme.ts'
import type { GatheringTheme } from '#kernel/gathering/theme.ts'

/** 特种设备目录 (2014): the eight kinds of the law. */
export const deviceKinds = {
  BOILER: '锅炉',
  VESSEL: '压力容器',
  PIPING: '压力管道',
  ELEVATOR: '电梯',
  CRANE: '起重机械',
  ROPEWAY: '客运索道',
  AMUSEMENT: '大型游乐设施',
  VEHICLE: '场（厂）内专用机动车辆',
} as const
export type DeviceKind = keyof typeof deviceKinds

/** State of a device on a day; derived from dates. */
export const deviceStates = { IN_USE: '在用', STOPPED: '停用', SCRAPPED: '已注销' } as const
export type DeviceState = keyof typeof deviceStates

/** Whether its periodic inspection stands. */
export const inspectionStates = {
  VALID: '检验有效',
  DUE_SOON: '一个月内到期',
  OVERDUE: '超期未检',
  FAILED: '检验不合格',
  NONE: '没有检验记录',
  NOT_NEEDED: '不在用',
} as const
export type InspectionState = keyof typeof inspectionStates

export const inspectionKinds = { PERIODIC: '定期检验', SUPERVISION: '监督检验', SELF_TEST: '自行检测' } as const
export type InspectionKind = keyof typeof inspectionKinds

export const conclusions = { PASS: '合格', CONDITIONAL: '复检合格或者监控使用', FAIL: '不合格' } as const
export type Conclusion = keyof typeof conclusions

/** Where the using unit belongs, as the report names trades. */
const trades = {
  HOTEL: '酒店宾馆',
  HOSPITAL: '医院',
  POWER: '发电企业',
  CHEMICAL: '化工企业',
  WOOD: '木材加工企业',
  ESTATE: '住宅小区（物业）',
  FACTORY: '其他工业企业',
  OTHER: '其他使用单位',
} as const

export const siteCheck = {
  code: 'se-site',
  title: '特种设备现场安全监督检查',
  venues: trades,
  detail: '查了哪些设备',
} as const satisfies CheckTheme

export const expertSurvey = {
  code: 'se-expert',
  title: '特检机构专家隐患排查',
  venues: trades,
  detail: '专家和检验机构',
} as const satisfies CheckTheme

export const equipmentCheckThemes: readonly CheckTheme[] = [siteCheck, expertSurvey]

export const trainingTheme = 'special-equipment.training'
export const equipmentGatheringThemes: readonly GatheringTheme[] = [
  { code: trainingTheme, title: '特种设备安全培训', kind: 'TRAINING' },
  { code: 'special-equipment.group', title: '特种设备工作群信息服务', kind: 'PUBLICITY' },
]
