import type { Random } from './random.ts'

/** Invented places of an invented county. The county code is one that GB/T 2260 does not assign. */
export const demoCounty = { code: '459923', name: '玉衡县', bureau: '玉衡县市场监督管理局' }

export const demoStations = [
  {
    code: '01',
    name: '城关市场监督管理所',
    shortName: '城关所',
    weight: 38,
    towns: [
      ['459923100', '城关镇'],
      ['459923101', '北斗镇'],
    ],
  },
  {
    code: '02',
    name: '青溪市场监督管理所',
    shortName: '青溪所',
    weight: 18,
    towns: [
      ['459923102', '青溪镇'],
      ['459923201', '兰坪乡'],
    ],
  },
  { code: '03', name: '云岭市场监督管理所', shortName: '云岭所', weight: 14, towns: [['459923103', '云岭镇']] },
  {
    code: '04',
    name: '石桥市场监督管理所',
    shortName: '石桥所',
    weight: 12,
    towns: [
      ['459923104', '石桥镇'],
      ['459923202', '天玑乡'],
    ],
  },
  { code: '05', name: '长坪市场监督管理所', shortName: '长坪所', weight: 10, towns: [['459923105', '长坪镇']] },
  { code: '06', name: '河湾市场监督管理所', shortName: '河湾所', weight: 8, towns: [['459923106', '河湾镇']] },
] as const

const surnames = [
  ...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜谢邹柏窦章云苏潘葛奚范彭郎鲁韦马苗方俞任袁柳鲍史唐费岑薛雷贺倪汤罗毕郝安常乐于傅卞齐康伍余顾孟黄穆萧尹姚邵汪祁毛',
]
const given = [
  ...'安白柏宝彬波才昌晨诚川春聪丹德栋芳飞枫峰凤福刚歌光桂海涵翰昊浩和荷恒红宏虹华欢辉慧佳坚建剑江杰洁金锦晶静娟军俊凯康可兰磊莉丽林玲龙露曼茂梅美敏明娜宁平萍奇琪倩强琴青清庆秋荣瑞若珊尚胜诗时树爽思松涛田庭婷桐薇伟文武霞先翔晓笑欣新馨星秀旭雪雅燕阳洋瑶怡艺英莹颖永勇雨语玉元媛源远月悦云泽哲真志中舟珠子',
]
const trade = [
  ...'恒川瑞丰嘉禾翠屏云海天成万顺鼎盛百川长青永和聚宝华耀星河金穗绿野东篱南山西岭北辰启明广源厚德同心汇通世纪嘉信隆昌诚远祥瑞腾达合众',
]
const companyTrades = [
  '木业',
  '商贸',
  '农业科技',
  '建材',
  '食品',
  '物流',
  '机械',
  '电子商务',
  '建筑劳务',
  '环保科技',
  '餐饮管理',
  '医药',
  '汽车服务',
  '林业',
  '装饰工程',
  '电梯服务',
  '教育咨询',
  '房地产开发',
  '酒店管理',
  '化工',
]
const shopTrades = [
  '小吃店',
  '便利店',
  '五金店',
  '理发店',
  '水果店',
  '服装店',
  '米粉店',
  '早餐店',
  '药店',
  '蔬菜摊',
  '超市',
  '快餐店',
  '烧烤店',
  '茶饮店',
  '手机店',
  '汽修店',
  '建材店',
  '日用品店',
  '养殖场',
  '蜜橙种植场',
]
const coopTrades = [
  '蜜橙种植',
  '蔬菜种植',
  '生猪养殖',
  '桑蚕养殖',
  '茶叶种植',
  '林下养殖',
  '水稻种植',
  '食用菌种植',
  '淡水养殖',
  '中药材种植',
]

export const personName = (r: Random): string => r.pick(surnames) + r.pick(given) + (r.chance(0.6) ? r.pick(given) : '')

const tradeName = (r: Random): string => r.pick(trade) + r.pick(trade) + (r.chance(0.25) ? r.pick(trade) : '')

export const companyName = (r: Random): string => `${demoCounty.name}${tradeName(r)}${r.pick(companyTrades)}有限公司`
export const cooperativeName = (r: Random, town: string): string =>
  `${demoCounty.name}${town}${tradeName(r)}${r.pick(coopTrades)}专业合作社`
export const shopName = (r: Random, town: string): string =>
  `${demoCounty.name}${town}${r.pick(given)}${r.pick(given)}${r.pick(shopTrades)}`

const streets = ['开阳路', '摇光街', '天枢大道', '天权路', '解放街', '人民路', '新兴街', '沿江路', '学府路', '工业大道']
export const address = (r: Random, town: string): string =>
  `${demoCounty.name}${town}${r.pick(streets)}${r.int(1, 380)}号`
