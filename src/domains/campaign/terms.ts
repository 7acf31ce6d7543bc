import type { CheckTheme } from '#kernel/inspection/theme.ts'

/** Subjects of the campaigns, sweeps and seasonal checks that no single business keeps. */
export const foodSpecial = {
  code: 'food-special',
  title: '食品专项整治',
  venues: {
    PRODUCER: '食品生产单位',
    SELLER: '食品销售单位',
    CATERING: '餐饮服务单位',
    MARKET: '集贸市场',
    OTHER: '其他',
  },
} as const satisfies CheckTheme

export const campusFood = {
  code: 'campus-food',
  title: '学校食堂和校园周边食品安全检查',
  venues: { SCHOOL_CANTEEN: '学校食堂（含幼儿园食堂）', SURROUNDINGS: '校园周边餐饮服务单位' },
} as const satisfies CheckTheme

export const vaccine = {
  code: 'vaccine',
  title: '疫苗储存配送使用专项检查',
  venues: { SITE: '疫苗接种点', CDC: '疾病预防控制机构' },
} as const satisfies CheckTheme

export const expose315 = {
  code: 'expose315',
  title: '“3·15”晚会曝光产品排查',
  venues: { STEEL: '钢筋生产经营单位', MUTTON: '羊肉经营单位', OTHER: '其他' },
  detail: '曝光的产品',
} as const satisfies CheckTheme

export const tutoring = {
  code: 'tutoring',
  title: '校外培训机构专项整治',
  venues: { TUTORING: '校外培训机构' },
} as const satisfies CheckTheme

export const pyramid = {
  code: 'pyramid',
  title: '打击传销摸排和直销监管',
  venues: {
    DIRECT_SELLER: '直销网点',
    HOTEL: '酒店、宾馆',
    FARMSTAY: '农家乐、民宿',
    RENTAL_AGENT: '房屋中介和出租房屋',
    TUTORING: '培训场所',
    OTHER: '其他场所',
  },
} as const satisfies CheckTheme

export const epidemicRoutine = {
  code: 'epidemic-routine',
  title: '重点场所常态化疫情防控检查',
  venues: { CATERING: '餐饮服务单位', MARKET: '农贸市场', PHARMACY: '药店' },
} as const satisfies CheckTheme

export const campaignThemes: readonly CheckTheme[] = [
  foodSpecial,
  campusFood,
  vaccine,
  expose315,
  tutoring,
  pyramid,
  epidemicRoutine,
]
