import { day } from '#platform/clock/day.ts'
import { lawValues } from '#kernel/law/law-value.ts'

const from = day('2019-10-01')
const order15 = '食品安全抽样检验管理办法（总局令第15号）'

/** Time limits of sampling and disposal. Dossier safety-and-quality 2.2. */
export const samplingLaw = lawValues([
  {
    key: 'sampling.deliver.days',
    value: 5,
    unit: 'working-day',
    from,
    basis: `${order15}第二十九条`,
    verified: false,
    note: '天数凭已有知识填写，请对照办法全文核对。',
  },
  {
    key: 'sampling.retest.days',
    value: 7,
    unit: 'working-day',
    from: day('2015-10-01'),
    basis: '食品安全法第八十八条',
    verified: true,
  },
  {
    key: 'sampling.report.days',
    value: 20,
    unit: 'working-day',
    from,
    basis: `${order15}第二十四条`,
    verified: false,
    note: '与承检机构另有约定的，以约定为准。',
  },
  {
    key: 'sampling.dispose.days',
    value: 90,
    unit: 'day',
    from,
    basis: `${order15}第四十五条`,
    verified: false,
    note: '天数凭已有知识填写；延长要向上级市场监管部门书面报告。',
  },
])
