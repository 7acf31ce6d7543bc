import { bool, coded, day, fen, integer, json, text, uuid } from '#platform/db/columns.ts'
import { ledger } from '#kernel/record/ledger.ts'
import { party } from '#kernel/party/tables.ts'
import type { FilingChannel } from './terms.ts'

/** One annual report of one party for one report year. */
export const annualFiling = ledger(
  'annual_filing',
  '年度报告',
  {
    partyId: uuid('主体').notNull(),
    reportYear: integer('报告年度').notNull(),
    firstFiledOn: day('首次报送日期').notNull(),
    channel: coded<FilingChannel>('报送方式').notNull(),
    receiptNo: text('收讫凭证号'),
    publishedOn: day('公示日期'),
    publicChoice: bool('选择公示经营信息'),
    lastCorrectedOn: day('最近更正日期'),
    employees: integer('从业人数'),
    assetsFen: fen('资产总额（分）'),
    revenueFen: fen('营业总收入（分）'),
    profitFen: fen('利润总额（分）'),
    taxFen: fen('纳税总额（分）'),
    equipmentRegistered: integer('已办使用登记的特种设备台套数'),
    equipmentInDate: integer('检验有效期内的特种设备台套数'),
    content: json<Record<string, unknown>>('其余填报内容'),
  },
  {
    indexes: [
      { on: ['partyId', 'reportYear'], unique: true },
      { on: ['reportYear', 'firstFiledOn', 'id'] },
      { on: ['firstFiledOn', 'id'] },
    ],
    references: { partyId: () => party },
  },
)

/** A correction of a published report (30 June at the latest), before and after kept side by side. INFO14 Art. 12. */
export const annualFilingCorrection = ledger(
  'annual_filing_correction',
  '年度报告更正',
  {
    filingId: uuid('年度报告').notNull(),
    correctedOn: day('更正日期').notNull(),
    item: text('更正事项').notNull(),
    before: text('更正前'),
    after: text('更正后'),
  },
  { indexes: [{ on: ['filingId'] }], references: { filingId: () => annualFiling } },
)

/** Who had not filed when the window closed (1 July, 0 o'clock): the list that listings start from. */
export const annualOverdue = ledger(
  'annual_overdue',
  '逾期未报名单（7 月 1 日零时）',
  {
    partyId: uuid('主体').notNull(),
    reportYear: integer('报告年度').notNull(),
    noticeOn: day('催报公告日期'),
    noticeNo: text('催报公告编号'),
  },
  {
    indexes: [{ on: ['partyId', 'reportYear'], unique: true }, { on: ['reportYear'] }],
    references: { partyId: () => party },
  },
)
