import { day } from '#platform/clock/day.ts'
import { lawValues } from '#kernel/law/law-value.ts'

const known = '凭已有知识填写，请对照条文和本县预案核对。'

/** Numbers of safeguarding and of accidents. Dossier safety-and-quality 1.11. */
export const eventGuaranteeLaw = lawValues([
  {
    key: 'guarantee.notice.days',
    value: 20,
    unit: 'working-day',
    from: day('2011-02-15'),
    basis: '重大活动餐饮服务食品安全监督管理规范：主办单位提前告知',
    verified: false,
    note: known,
  },
  {
    key: 'guarantee.close.days',
    value: 10,
    unit: 'working-day',
    from: day('2011-02-15'),
    basis: '产品约定：活动结束后多少天内总结归档',
    verified: false,
    note: '由本局自定。',
  },
  {
    key: 'accident.ordinary.ill',
    value: 30,
    unit: 'person',
    from: day('2011-10-05'),
    basis: '食品安全事故应急预案：一般事故的发病人数下限',
    verified: false,
    note: known,
  },
  {
    key: 'accident.larger.ill',
    value: 100,
    unit: 'person',
    from: day('2011-10-05'),
    basis: '食品安全事故应急预案：较大事故的发病人数下限，有死亡的也是',
    verified: false,
    note: known,
  },
])
