import { coded, day, integer, text, uuid } from '#platform/db/columns.ts'
import { ledger } from '#kernel/record/ledger.ts'
import { party } from '#kernel/party/tables.ts'
import type { Conclusion, EventKind, EventLevel, SiteResult } from './terms.ts'

/** A holiday or an event whose meals are watched over, from the notice to the closing. */
export const guaranteeEvent = ledger(
  'guarantee_event',
  '节假日和重大活动食品安全保障',
  {
    name: text('保障任务名称').notNull(),
    kind: coded<EventKind>('种类').notNull(),
    level: coded<EventLevel>('级别'),
    host: text('主办单位'),
    notifiedOn: day('接到告知或部署日期').notNull(),
    startOn: day('开始日期').notNull(),
    endOn: day('结束日期').notNull(),
    assessedOn: day('风险评估日期'),
    riskNote: text('风险评估结论'),
    plannedOn: day('保障方案印发日期'),
    planDocNo: text('保障方案文号'),
    leader: text('保障负责人'),
    diners: integer('用餐人数'),
    meals: integer('保障餐次'),
    staff: integer('出动执法人员（人次）'),
    quickTests: integer('快速检测（批次）'),
    quickFailures: integer('快速检测不合格（批次）'),
    closedOn: day('完成日期'),
    summary: text('保障情况小结'),
    cancelledOn: day('取消日期'),
    cancelReason: text('取消原因'),
  },
  {
    indexes: [
      { on: ['name', 'startOn'], unique: true },
      { on: ['startOn', 'id'] },
      { on: ['endOn', 'id'] },
      { on: ['endOn'], name: 'guarantee_event_open_idx', where: 'closed_on is null and cancelled_on is null' },
    ],
  },
)

/** A place where meals are given for the event, the check before it and the duty there. */
export const guaranteeSite = ledger(
  'guarantee_site',
  '保障点位：接待单位、供餐单位、考点食堂',
  {
    eventId: uuid('保障任务').notNull(),
    partyId: uuid('单位').notNull(),
    addedOn: day('列入日期').notNull(),
    diners: integer('用餐人数'),
    meals: integer('保障餐次'),
    dutyOfficers: text('驻点人员'),
    checkedOn: day('风险检查日期'),
    result: coded<SiteResult>('检查结果'),
    hazards: text('发现的隐患'),
    correctedOn: day('整改核实日期'),
    correctNote: text('整改情况'),
    samplesKept: integer('留样份数'),
  },
  {
    indexes: [
      { on: ['eventId', 'partyId'], unique: true },
      { on: ['partyId'] },
      { on: ['addedOn', 'id'] },
      { on: ['checkedOn'], where: "result in ('HAZARD', 'UNFIT') and corrected_on is null" },
    ],
    references: { eventId: () => guaranteeEvent, partyId: () => party },
  },
)

/** A suspected food-safety accident, with what the investigation found. 食品安全法第一百零三条. */
export const foodAccident = ledger(
  'food_accident',
  '食品安全事故',
  {
    eventId: uuid('所在保障任务'),
    partyId: uuid('责任单位'),
    happenedOn: day('发生日期').notNull(),
    place: text('发生地点').notNull(),
    description: text('情况').notNull(),
    ill: integer('发病人数').notNull(),
    deaths: integer('死亡人数').notNull(),
    reporter: text('报告单位'),
    reportedOn: day('接到报告日期').notNull(),
    reportedUpOn: day('报告县政府和上级局日期'),
    concludedOn: day('调查结论日期'),
    conclusion: coded<Conclusion>('调查结论'),
    cause: text('原因'),
    measures: text('处置措施'),
  },
  {
    indexes: [
      { on: ['happenedOn', 'id'] },
      { on: ['eventId'], where: 'event_id is not null' },
      { on: ['partyId'], where: 'party_id is not null' },
      { on: ['reportedOn'], where: 'concluded_on is null' },
    ],
    references: { eventId: () => guaranteeEvent, partyId: () => party },
  },
)
