import { bool, coded, day, integer, text, uuid } from '#platform/db/columns.ts'
import { party } from '#kernel/party/tables.ts'
import { ledger } from '#kernel/record/ledger.ts'
import type { Exemption, OperatorKind, SampleKind } from './terms.ts'

/** A special state of supervision (特殊监管状态) from one day to another: outside of it its measures ask for nothing. */
export const regime = ledger(
  'special_regime',
  '特殊监管状态：名称、依据、起止',
  {
    name: text('名称').notNull(),
    documentNo: text('启动文号').notNull(),
    fromDay: day('启动日期').notNull(),
    toDay: day('结束日期（不含当日）'),
    endDocumentNo: text('结束文号'),
  },
  { indexes: [{ on: ['fromDay', 'id'] }, { on: ['name', 'fromDay'], unique: true }], policy: 'shared' },
)

/** A cold-chain food operator of the county (冷链食品经营单位). */
export const coldOperator = ledger(
  'cold_chain_operator',
  '冷链食品经营单位',
  {
    partyId: uuid('主体').notNull(),
    kind: coded<OperatorKind>('类别').notNull(),
    imports: bool('经营进口冷链食品').notNull(),
    account: text('追溯平台账号'),
    onlineSince: day('接入追溯平台日期'),
    fromDay: day('开始经营日期').notNull(),
    toDay: day('退出日期（不含当日）'),
  },
  {
    indexes: [{ on: ['partyId', 'fromDay'], unique: true }, { on: ['fromDay', 'id'] }],
    references: { partyId: () => party },
  },
)

/** A worker of such an operator. Kept under a mark of the operator's own; no name, no number. */
export const coldWorker = ledger(
  'cold_chain_worker',
  '冷链食品从业人员：只记单位内编号，不记姓名证件',
  {
    operatorId: uuid('经营单位').notNull(),
    mark: text('单位内编号').notNull(),
    job: text('岗位').notNull(),
    direct: bool('直接接触冷链食品').notNull(),
    fromDay: day('上岗日期').notNull(),
    toDay: day('离岗日期（不含当日）'),
    dose1On: day('第一剂日期'),
    dose2On: day('第二剂日期'),
    dose3On: day('第三剂日期'),
    exemption: coded<Exemption>('免接种原因'),
    testedOn: day('最近核酸检测日期'),
  },
  {
    indexes: [
      { on: ['operatorId', 'mark', 'fromDay'], unique: true },
      { on: ['fromDay', 'id'] },
      { on: ['testedOn'], where: 'to_day is null' },
    ],
    references: { operatorId: () => coldOperator },
    follows: 'operatorId',
  },
)

/** One round of nucleic-acid sampling at an operator. */
export const coldSampling = ledger(
  'cold_chain_sampling',
  '冷链核酸采样',
  {
    operatorId: uuid('经营单位').notNull(),
    kind: coded<SampleKind>('种类').notNull(),
    sampledOn: day('采样日期').notNull(),
    count: integer('份数').notNull(),
    positives: integer('阳性份数').notNull(),
    laboratory: text('检测机构'),
    reportNo: text('报告编号'),
  },
  {
    indexes: [{ on: ['operatorId'] }, { on: ['sampledOn', 'id'] }],
    references: { operatorId: () => coldOperator },
    follows: 'operatorId',
  },
)

/** One batch of imported cold-chain food coming in, with its papers. */
export const coldBatch = ledger(
  'cold_chain_batch',
  '进口冷链食品批次：来源和单证',
  {
    operatorId: uuid('经营单位').notNull(),
    traceCode: text('追溯码').notNull(),
    product: text('品名').notNull(),
    origin: text('原产国（地区）').notNull(),
    quantity: text('数量'),
    supplier: text('供货者'),
    arrivedOn: day('到货日期').notNull(),
    declarationNo: text('报关单编号'),
    inspectionNo: text('入境货物检验检疫证明编号'),
    nucleicNo: text('核酸检测证明编号'),
    disinfectNo: text('消毒证明编号'),
  },
  {
    indexes: [{ on: ['traceCode'], unique: true }, { on: ['operatorId'] }, { on: ['arrivedOn', 'id'] }],
    references: { operatorId: () => coldOperator },
    follows: 'operatorId',
  },
)
