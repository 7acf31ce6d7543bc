import { coded, day, fen, text, uuid } from '#platform/db/columns.ts'
import { party } from '#kernel/party/tables.ts'
import { ledger } from '#kernel/record/ledger.ts'
import type { Activity, InstrumentClass, Result, TestKind, Use, Venue } from './terms.ts'

/** One instrument of a user (计量器具台账). */
export const instrument = ledger(
  'instrument',
  '计量器具台账：一台（件）一条',
  {
    instrumentNo: text('台账编号').notNull(),
    class: coded<InstrumentClass>('器具类别').notNull(),
    use: coded<Use>('用途').notNull(),
    name: text('器具名称').notNull(),
    model: text('型号规格'),
    maker: text('制造单位'),
    serialNo: text('出厂编号'),
    accuracy: text('准确度等级'),
    partyId: uuid('使用单位').notNull(),
    venue: coded<Venue>('使用场所').notNull(),
    place: text('使用位置（摊位号、枪号）'),
    registeredOn: day('备案日期').notNull(),
    stoppedOn: day('停用日期'),
    scrappedOn: day('报废日期'),
    lastTestedOn: day('最近检定日期'),
    validTo: day('检定有效期至'),
  },
  {
    indexes: [
      { on: ['instrumentNo'], unique: true },
      { on: ['partyId'] },
      { on: ['registeredOn', 'id'] },
      { on: ['class', 'registeredOn', 'id'] },
      { on: ['serialNo'], where: 'serial_no is not null' },
      { on: ['validTo'], where: 'scrapped_on is null' },
    ],
    references: { partyId: () => party },
  },
)

/** One verification or calibration of an instrument, from the application to the certificate. */
export const instrumentTest = ledger(
  'instrument_test',
  '计量器具检定、校准',
  {
    instrumentId: uuid('器具').notNull(),
    kind: coded<TestKind>('种类').notNull(),
    activity: coded<Activity>('活动'),
    appliedOn: day('申请日期').notNull(),
    dueOn: day('应完成日期'),
    doneOn: day('检定（校准）日期'),
    result: coded<Result>('检定结果（校准没有）'),
    documentNo: text('证书或者通知书编号'),
    validTo: day('有效期至'),
    body: text('检定机构'),
    verifier: text('检定人员'),
    feeFen: fen('收费（分），免费为 0'),
    lateReason: text('逾期原因（使用单位的原因也写在这里）'),
    userFault: coded<'YES' | 'NO'>('逾期是使用单位的原因'),
  },
  {
    indexes: [
      { on: ['instrumentId'] },
      { on: ['appliedOn', 'id'] },
      { on: ['doneOn'], where: 'done_on is not null' },
      { on: ['appliedOn'], name: 'instrument_test_open_idx', where: 'done_on is null' },
      { on: ['documentNo'], where: 'document_no is not null' },
    ],
    references: { instrumentId: () => instrument },
    follows: 'instrumentId',
  },
)
