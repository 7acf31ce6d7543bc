import { day } from '#platform/clock/day.ts'
import { lawValues } from '#kernel/law/law-value.ts'

const drugRule = '药品不良反应报告和监测管理办法（原卫生部令第81号）第二十一条'
const deviceRule = '医疗器械不良事件监测和再评价管理办法（市场监管总局、卫生健康委令第1号）'
const cosmeticRule = '化妆品不良反应监测管理办法（国家药监局公告2022年第16号）'
const drug = { unit: 'day', from: day('2011-07-01'), basis: drugRule, verified: false } as const
const device = { unit: 'day', from: day('2019-01-01'), basis: deviceRule, verified: false } as const
const cosmetic = { unit: 'day', from: day('2022-10-01'), basis: cosmeticRule, verified: false } as const
const second = '取自转述，请对照原文核对。'

/** Days from when a reporter learned of it to its report, by kind and severity. No value: no fixed limit then. */
export const drugDeviceLaw = lawValues([
  { key: 'adr.DRUG.DEATH.days', value: 0, ...drug, note: `死亡病例“立即”报告，这里按当日计。${second}` },
  { key: 'adr.DRUG.GROUP.days', value: 0, ...drug, note: `群体不良事件立即用电话报告，这里按当日计。${second}` },
  { key: 'adr.DRUG.SERIOUS.days', value: 15, ...drug, note: second },
  { key: 'adr.DRUG.GENERAL.days', value: 30, ...drug, note: second },
  { key: 'adr.DEVICE.DEATH.days', value: 7, ...device, note: second },
  { key: 'adr.DEVICE.SERIOUS.days', value: 20, ...device, note: second },
  {
    key: 'adr.DEVICE.GROUP.days',
    value: 1,
    ...device,
    note: `群体事件 12 小时内电话或传真、24 小时内个例报告，这里按次日计。${second}`,
  },
  { key: 'adr.COSMETIC.SERIOUS.days', value: 15, ...cosmetic, note: second },
  { key: 'adr.COSMETIC.DEATH.days', value: 3, ...cosmetic, note: `按“可能引发较大社会影响”计。${second}` },
  { key: 'adr.COSMETIC.GROUP.days', value: 3, ...cosmetic, note: `按“可能引发较大社会影响”计。${second}` },
  { key: 'adr.COSMETIC.GENERAL.days', value: 30, ...cosmetic, note: second },
  {
    key: 'adr.review.days',
    value: 15,
    unit: 'working-day',
    from: day('2011-07-01'),
    basis: '县级监测机构审核报告的真实性、完整性和准确性（原卫生部令第81号第二十四条），条文未定天数',
    verified: false,
    note: '天数是本局自定的办理要求，不是法定期限。',
  },
  ...(
    [
      ['TRUSTED', 1],
      ['WARNED', 2],
      ['BROKEN', 3],
      ['SERIOUS', 4],
    ] as const
  ).map(([grade, visits]) => ({
    key: `drug.visits.${grade}`,
    value: visits,
    unit: 'time',
    from: day('2004-09-13'),
    basis: '药品安全信用分类管理暂行规定（国食药监市〔2004〕454号）',
    verified: false,
    note: '各等级一年检查几次由本局在年度计划里定，这里是常见写法。',
  })),
])
