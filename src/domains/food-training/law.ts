import { day } from '#platform/clock/day.ts'
import { lawValues } from '#kernel/law/law-value.ts'

const known = '凭已有知识填写，请对照条文核对。'
const ours = '产品约定，请本局核定。'

/** Numbers of training and assessment. Dossier safety-and-quality 1.6 and 1.9. */
export const foodTrainingLaw = lawValues([
  {
    key: 'food-training.hours.year',
    value: 40,
    unit: 'hour',
    from: day('2012-01-01'),
    basis: '食品安全法第四十四条、企业落实食品安全主体责任监督管理规定：每年不少于 40 小时',
    verified: false,
    note: known,
  },
  {
    key: 'food-training.pass.score',
    value: 60,
    unit: 'point',
    from: day('2012-01-01'),
    basis: '食品安全法实施条例第二十条没有规定合格分',
    verified: false,
    note: ours,
  },
  {
    key: 'food-training.retest.days',
    value: 30,
    unit: 'day',
    from: day('2012-01-01'),
    basis: '食品生产经营监督检查管理办法第二十九条：考核不合格的整改后再考核，期限由本局定',
    verified: false,
    note: ours,
  },
])
