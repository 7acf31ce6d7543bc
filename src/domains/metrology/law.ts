import { day } from '#platform/clock/day.ts'
import { lawValues } from '#kernel/law/law-value.ts'
import { type InstrumentClass, cycleKey } from './terms.ts'

const months: Readonly<Partial<Record<InstrumentClass, number>>> = {
  PRICE_SCALE: 12,
  TRUCK_SCALE: 12,
  FUEL_DISPENSER: 6,
  GAS_DISPENSER: 12,
  TAXIMETER: 12,
  SPHYGMOMANOMETER: 12,
  ECG: 12,
  PRESSURE_GAUGE: 6,
  GAS_ALARM: 12,
  MOISTURE_METER: 12,
  OPTOMETRY: 12,
  CHARGING_PILE: 36,
  INFRARED_THERMOMETER: 12,
}

/** Cycles by class; the regulation of the instrument (JJG) and its certificate go before them. */
export const metrologyLaw = lawValues([
  ...Object.entries(months).map(([kind, value]) => ({
    key: cycleKey(kind as InstrumentClass),
    value,
    unit: 'month',
    from: day('2014-01-01'),
    basis: '强制检定的工作计量器具检定管理办法第六条：周期由检定机构按检定规程确定',
    verified: false,
    note: '周期凭已有知识填写；以检定证书写的有效期为准，这里只用来提醒。',
  })),
  {
    key: 'metrology.test.days',
    value: 20,
    unit: 'working-day',
    from: day('2014-01-01'),
    basis: '强制检定的工作计量器具检定管理办法第八条：检定机构应当在规定期限内按时完成检定',
    verified: false,
    note: '规定期限由检定机构与送检单位约定，二十个工作日是通行写法，由本局核定。',
  },
])
