import { business, handle } from '#kernel/manifest/business.ts'
import {
  addItem,
  adoptPlan,
  cancelItem,
  carryOver,
  finishItem,
  getItem,
  getPlan,
  listItems,
  listPlans,
  replySupervision,
  reportProgress,
  superviseItem,
} from './contract.ts'
import { planLayout } from './exchange.ts'
import { workPlanIndicators } from './indicators.ts'
import { workPlanPassages } from './narrative.ts'
import { workPlanSeed } from './seed.ts'
import { add, adopt, cancel, carry, finish, reply, report, supervise } from './service.ts'
import { workPlanTasks } from './tasks.ts'
import { itemDetail, itemList, planDetail, planList } from './views.ts'

export default business({
  id: 'work-plan',
  title: '工作计划与督办',
  group: '综合',
  summary: '年度计划、质量强县等方案分解成事项，填报进展，督办，未完成的结转下一年。',
  systems: ['S22', 'S88'],
  permissions: { 'work-plan.read': '查看工作计划', 'work-plan.enter': '登记工作计划、进展和督办' },
  operations: [
    handle(listPlans, (call, input) => call.read((q) => planList(q, input, call.today))),
    handle(getPlan, (call, { id }) => call.read((q) => planDetail(q, id, call.today))),
    handle(adoptPlan, adopt),
    handle(carryOver, carry),
    handle(listItems, (call, input) => call.read((q) => itemList(q, input, call.today))),
    handle(getItem, (call, { id }) => call.read((q) => itemDetail(q, id, call.today))),
    handle(addItem, add),
    handle(reportProgress, report),
    handle(finishItem, finish),
    handle(cancelItem, cancel),
    handle(superviseItem, supervise),
    handle(replySupervision, reply),
  ],
  indicators: workPlanIndicators,
  passages: workPlanPassages,
  layouts: [planLayout],
  openTasks: workPlanTasks,
  seed: workPlanSeed,
})
