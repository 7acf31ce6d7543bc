import { day } from '#platform/clock/day.ts'
import { lawValues } from '#kernel/law/law-value.ts'

const law = '特种设备安全法'
const recalled = '周期凭已有知识填写；以检验报告写的下次检验日期为准，这里只用来核对。'
const cycle = (kind: string, months: number, basis: string, from: string, to?: string) => ({
  key: `se.cycle.${kind}.months`,
  value: months,
  unit: 'month',
  from: day(from),
  ...(to !== undefined && { to: day(to) }),
  basis,
  verified: false,
  note: recalled,
})

/** Clocks of special equipment; dossier safety-and-quality 4.3, 4.4. Cycles are the longest usual ones of a kind. */
export const specialEquipmentLaw = lawValues([
  {
    key: 'se.registration.days',
    value: 30,
    unit: 'day',
    from: day('2014-01-01'),
    basis: `${law}第三十三条`,
    verified: true,
  },
  {
    key: 'se.inspection.apply.days',
    value: 30,
    unit: 'day',
    from: day('2014-01-01'),
    basis: `${law}第四十条：检验合格有效期届满前一个月`,
    verified: true,
    note: '一个月按三十日计。',
  },
  cycle('BOILER', 24, '锅炉安全技术规程（TSG 11-2020）内部检验', '2014-01-01'),
  cycle('VESSEL', 72, '固定式压力容器安全技术监察规程（TSG 21-2016）1、2级', '2014-01-01'),
  cycle('PIPING', 108, '压力管道定期检验规则', '2014-01-01'),
  cycle('ELEVATOR', 12, '电梯监督检验和定期检验规则（TSG T7001 系列）', '2014-01-01', '2024-04-01'),
  cycle('ELEVATOR', 36, '电梯监督检验和定期检验规则（TSG T7001-2023），间隔年份自行检测', '2024-04-02'),
  cycle('CRANE', 24, '起重机械定期检验规则（TSG Q7015-2016）', '2014-01-01'),
  cycle('ROPEWAY', 36, '客运索道监督检验和定期检验规则', '2014-01-01'),
  cycle('AMUSEMENT', 12, '大型游乐设施定期检验', '2014-01-01'),
  cycle('VEHICLE', 12, '场（厂）内专用机动车辆安全技术监察规程（TSG N0001-2017）', '2014-01-01', '2022-11-30'),
  cycle('VEHICLE', 24, '场（厂）内专用机动车辆安全技术规程（TSG 81-2022）叉车', '2022-12-01'),
])
