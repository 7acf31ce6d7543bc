import { bool, coded, day, text, textList, uuid } from '#platform/db/columns.ts'
import { table } from '#platform/db/table.ts'
import { ledger } from '#kernel/record/ledger.ts'
import type { CodeKind, EntityCategory, PartyKind, PartyState } from './terms.ts'

/** One file per party, all kinds, under the unified code (GB 32100) or an internal number. */
export const party = ledger(
  'party',
  '主体档案：市场主体、学校、医院、摊位，一户一档',
  {
    kind: coded<PartyKind>('种类').notNull(),
    name: text('名称').notNull(),
    code: text('统一社会信用代码或内部编号').notNull(),
    codeKind: coded<CodeKind>('号码种类').notNull(),
    codeValid: bool('号码校验通过').notNull(),
    oldCode: text('原注册号'),
    address: text('住所（经营场所）'),
    legalRepName: text('法定代表人（负责人、经营者）'),
  },
  {
    indexes: [{ on: ['code'], unique: true }, { on: ['oldCode'] }, { on: ['name'] }, { on: ['legalRepName'] }],
  },
)

export const partyState = ledger(
  'party_state',
  '登记状态期间：从生效日到终止日',
  {
    partyId: uuid('主体').notNull(),
    state: coded<PartyState>('登记状态').notNull(),
    fromDay: day('生效日').notNull(),
    toDay: day('终止日（不含当日）'),
    decisionNo: text('决定书文号'),
    authority: text('决定机关'),
    basis: text('依据'),
  },
  {
    indexes: [
      { on: ['partyId', 'fromDay'] },
      { on: ['state', 'partyId'] },
      { on: ['decisionNo'], where: 'decision_no is not null' },
    ],
    references: { partyId: () => party },
  },
)

export const partyClass = ledger(
  'party_class',
  '类型期间：企业类型代码与类别，从生效日到终止日',
  {
    partyId: uuid('主体').notNull(),
    typeCode: text('企业类型代码').notNull(),
    category: coded<EntityCategory>('类别').notNull(),
    fromDay: day('生效日').notNull(),
    toDay: day('终止日（不含当日）'),
  },
  { indexes: [{ on: ['partyId', 'fromDay'] }, { on: ['category', 'partyId'] }], references: { partyId: () => party } },
)

export const partyStation = ledger(
  'party_station',
  '管辖期间：归哪个所、哪个网格管，从何时到何时',
  {
    partyId: uuid('主体').notNull(),
    unitCode: text('管辖所代码').notNull(),
    grid: text('网格'),
    fromDay: day('起始日').notNull(),
    toDay: day('终止日（不含当日）'),
    townCode: text('所在乡镇代码'),
  },
  { indexes: [{ on: ['partyId', 'fromDay'] }, { on: ['unitCode'] }], references: { partyId: () => party } },
)

export const partyLabel = ledger(
  'party_label',
  '监管标签：把主体放进专项名录，从何时到何时',
  {
    partyId: uuid('主体').notNull(),
    label: text('标签').notNull(),
    fromDay: day('起始日').notNull(),
    toDay: day('终止日（不含当日）'),
    basis: text('依据'),
  },
  { indexes: [{ on: ['partyId'] }, { on: ['label', 'fromDay'] }], references: { partyId: () => party } },
)

export const partyContact = ledger(
  'party_contact',
  '联系人：证件号和电话加密保存',
  {
    partyId: uuid('主体').notNull(),
    role: text('身份（法定代表人、联络员、经营者等）').notNull(),
    personName: text('姓名'),
    phoneSealed: text('电话（密文）'),
    phoneMasked: text('电话（掩码）'),
    phoneKey: text('电话查找键（带密钥的摘要）'),
    idSealed: text('证件号码（密文）'),
    idMasked: text('证件号码（掩码）'),
    idKey: text('证件号码查找键（带密钥的摘要）'),
    phoneTailKey: text('电话后四位查找键（带密钥的摘要）'),
  },
  {
    indexes: [
      { on: ['partyId'] },
      { on: ['phoneKey'] },
      { on: ['idKey'] },
      { on: ['personName'] },
      { on: ['phoneTailKey'], where: 'phone_tail_key is not null' },
    ],
    references: { partyId: () => party },
  },
)

/** Search words of public fields only; no personal data, therefore no policy (a policy would keep the index out of use). */
export const partySearch = table(
  'party_search',
  '主体检索：公开字段的检索词',
  {
    countyCode: text('局代码').notNull(),
    partyId: uuid('主体').notNull(),
    grams: textList('名称和拼音首字母的二字片段').notNull(),
    initials: text('名称的拼音首字母').notNull(),
    codeTail: text('号码倒写：按尾号查').notNull(),
  },
  {
    primaryKey: ['countyCode', 'partyId'],
    indexes: [
      { on: ['grams'], using: 'gin', name: 'party_search_grams_idx' },
      { on: ['countyCode', 'initials'] },
      { on: ['countyCode', 'codeTail'] },
    ],
    policy: 'open',
    grants: ['select', 'insert', 'update', 'delete'],
  },
)
