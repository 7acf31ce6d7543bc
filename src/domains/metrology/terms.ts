import type { GatheringTheme } from '#kernel/gathering/theme.ts'
import type { CheckTheme } from '#kernel/inspection/theme.ts'

/** 实施强制管理的计量器具目录 in the words of a county's ledger, with the instruments that are only calibrated. */
export const instrumentClasses = {
  PRICE_SCALE: '电子计价秤、台秤',
  TRUCK_SCALE: '汽车衡',
  FUEL_DISPENSER: '燃油加油机',
  GAS_DISPENSER: '加气机',
  WATER_METER: '水表',
  GAS_METER: '燃气表',
  ELECTRICITY_METER: '电能表',
  TAXIMETER: '出租汽车计价器',
  SPHYGMOMANOMETER: '血压计',
  ECG: '心电图机、监护仪',
  PRESSURE_GAUGE: '压力表',
  GAS_ALARM: '可燃、有毒气体报警器',
  MOISTURE_METER: '谷物水分测定仪',
  OPTOMETRY: '验光仪、焦度计',
  CHARGING_PILE: '充电桩',
  INFRARED_THERMOMETER: '电子体温枪、红外测温仪',
  OTHER: '其他',
} as const
export type InstrumentClass = keyof typeof instrumentClasses

/** Law value of a class's cycle: `metrology.cycle.price-scale.months`. */
export const cycleKey = (kind: InstrumentClass): string =>
  `metrology.cycle.${kind.toLowerCase().replaceAll('_', '-')}.months`

export const uses = {
  TRADE: '贸易结算',
  SAFETY: '安全防护',
  MEDICAL: '医疗卫生',
  ENVIRONMENT: '环境监测',
  OTHER: '其他',
} as const
export type Use = keyof typeof uses

/** Where an instrument stands, as the report names crowded places. */
export const venues = {
  SCHOOL: '学校',
  HOSPITAL: '医院',
  MARKET: '农贸市场',
  GRAIN: '粮所、粮食收购点',
  FUEL_STATION: '加油站',
  OTHER: '其他',
} as const
export type Venue = keyof typeof venues

export const instrumentStates = { IN_USE: '在用', STOPPED: '停用', SCRAPPED: '报废' } as const
export type InstrumentState = keyof typeof instrumentStates

/** What was done to an instrument. Calibration is not verification: no verdict, not compulsory. */
export const testKinds = {
  FIRST: '首次检定',
  PERIODIC: '周期检定',
  REPAIRED: '修后检定',
  ON_SITE: '现场检定',
  CALIBRATION: '校准',
} as const
export type TestKind = keyof typeof testKinds

export const results = { PASS: '合格', FAIL: '不合格' } as const
export type Result = keyof typeof results

/** Activities in which instruments are tested on the spot. */
export const activities = { DAY520: '5·20世界计量日', GRAIN_SEASON: '粮食收购季', OTHER: '其他活动' } as const
export type Activity = keyof typeof activities

export const testStates = { APPLIED: '已申请，待检定', LATE: '逾期未检', DONE: '已完成' } as const

export const metrologyCheck = {
  code: 'metrology',
  title: '计量监督检查',
  venues: {
    TESTING_BODY: '检验检测机构',
    FUEL_STATION: '加油站',
    MARKET: '集贸市场',
    GRAIN: '粮所、粮食收购点',
    OTHER: '其他',
  },
} as const satisfies CheckTheme

export const metrologyGatheringThemes: readonly GatheringTheme[] = [
  { code: 'metrology.day520', title: '5·20世界计量日宣传活动', kind: 'PUBLICITY' },
]
