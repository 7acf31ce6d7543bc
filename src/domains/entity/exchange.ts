import type { Layout } from '#kernel/exchange/layout.ts'
import { indexParties } from '#kernel/party/register.ts'
import { party, partyClass, partyContact, partyState, partyStation } from '#kernel/party/tables.ts'
import { missingParties, planRegister, wordsOf } from './register-plan.ts'
import { entity, entityCapital, entityChange, licenceIssue } from './tables.ts'
import { channels } from './terms.ts'

/** The register of market entities as the registration platform and the public register export it. */
export const entityRegisterLayout: Layout = {
  id: 'entity.register',
  title: '市场主体登记册',
  business: 'entity',
  tables: [
    party,
    partyState,
    partyClass,
    partyStation,
    partyContact,
    entity,
    entityCapital,
    entityChange,
    licenceIssue,
  ],
  columns: [
    {
      field: 'name',
      label: '企业名称',
      synonyms: [
        '市场主体名称',
        '经营主体名称',
        '主体名称',
        '企业（机构）名称',
        '个体工商户名称',
        '商事主体名称',
        '字号名称',
      ],
      kind: 'text',
      required: true,
    },
    {
      field: 'code',
      label: '统一社会信用代码',
      synonyms: ['社会信用代码', '统一代码', '信用代码', '统一社会信用代码/注册号', '注册号/统一社会信用代码'],
      kind: 'code',
    },
    { field: 'regNo', label: '注册号', synonyms: ['原注册号', '工商注册号', '注册号码'], kind: 'code' },
    {
      field: 'type',
      label: '企业类型',
      synonyms: ['市场主体类型', '经营主体类型', '主体类型', '类型', '企业（机构）类型', '企业类型代码', '类型代码'],
      kind: 'text',
    },
    {
      field: 'legalRepName',
      label: '法定代表人',
      synonyms: [
        '负责人',
        '经营者',
        '法定代表人姓名',
        '法人代表',
        '法定代表人/负责人',
        '法定代表人（负责人）',
        '法定代表人/负责人/经营者',
        '经营者姓名',
        '投资人',
        '执行事务合伙人',
      ],
      kind: 'text',
    },
    {
      field: 'capital',
      label: '注册资本',
      synonyms: [
        '注册资金',
        '资金数额',
        '出资额',
        '注册资本（金）',
        '注册资本(金)',
        '成员出资总额',
        '注册资本（万元）',
      ],
      kind: 'capital',
    },
    { field: 'currency', label: '币种', synonyms: ['注册资本币种', '资本币种', '货币种类'], kind: 'text' },
    {
      field: 'establishedOn',
      label: '成立日期',
      synonyms: ['注册日期', '登记日期', '设立日期', '成立时间', '注册时间', '设立登记日期'],
      kind: 'day',
    },
    { field: 'approvedOn', label: '核准日期', synonyms: ['核准时间', '发照日期', '最近核准日期'], kind: 'day' },
    {
      field: 'state',
      label: '登记状态',
      synonyms: ['经营状态', '企业状态', '市场主体状态', '主体状态', '经营主体状态', '状态'],
      kind: 'choice',
      options: [
        {
          code: 'ACTIVE',
          label: '存续',
          synonyms: [
            '在营',
            '开业',
            '在册',
            '正常',
            '存续（在营、开业、在册）',
            '在业',
            '在营（开业）企业',
            '在营（开业）',
            '迁入',
            'K',
            'B',
            'A',
            'Q',
            '1',
          ],
        },
        { code: 'SUSPENDED', label: '歇业', synonyms: ['歇业中'] },
        { code: 'LIQUIDATING', label: '清算', synonyms: ['清算中', '注销中', '简易注销公告中', 'X'] },
        { code: 'REVOKED', label: '吊销，未注销', synonyms: ['吊销', '吊销未注销', '吊销,未注销', 'D', 'DA', '2'] },
        {
          code: 'REVOKED_DEREGISTERED',
          label: '吊销，已注销',
          synonyms: ['吊销已注销', '吊销后注销', '吊销,已注销', 'DX'],
        },
        { code: 'DEREGISTERED', label: '注销', synonyms: ['已注销', '注销企业', 'XX', 'C', '3'] },
        { code: 'CANCELLED_REG', label: '撤销登记', synonyms: ['撤销', '已撤销', '撤销设立登记'] },
        { code: 'CLOSED_ORDER', label: '责令关闭', synonyms: ['关闭', '已关闭'] },
        { code: 'FORCED_DEREG', label: '强制注销', synonyms: ['已强制注销'] },
        { code: 'MOVED_OUT', label: '迁出', synonyms: ['已迁出', '迁往市外', 'QX'] },
      ],
    },
    { field: 'deregisteredOn', label: '注销日期', synonyms: ['注销时间', '迁出日期', '撤销日期'], kind: 'day' },
    { field: 'revokedOn', label: '吊销日期', synonyms: ['吊销时间'], kind: 'day' },
    {
      field: 'address',
      label: '住所',
      synonyms: [
        '地址',
        '经营场所',
        '注册地址',
        '住所（经营场所）',
        '住所/经营场所',
        '企业地址',
        '经营地址',
        '营业场所',
        '主要经营场所',
      ],
      kind: 'text',
    },
    { field: 'scopeText', label: '经营范围', synonyms: ['业务范围', '经营范围及方式'], kind: 'text' },
    {
      field: 'industry',
      label: '行业代码',
      synonyms: ['行业门类', '所属行业', '行业', '行业类别', '国民经济行业代码', '国民经济行业'],
      kind: 'text',
    },
    {
      field: 'termFrom',
      label: '经营期限自',
      synonyms: ['营业期限自', '经营期限起', '经营（驻在）期限自'],
      kind: 'day',
    },
    {
      field: 'termTo',
      label: '经营期限至',
      synonyms: ['营业期限至', '经营期限止', '经营（驻在）期限至'],
      kind: 'day',
      openEnded: true,
    },
    { field: 'regAuthority', label: '登记机关', synonyms: ['登记单位', '注册机关'], kind: 'text' },
    {
      field: 'jurisdiction',
      label: '管辖单位',
      synonyms: ['管辖所', '所属市场监管所', '管辖工商所', '监管所', '属地监管所', '片区', '管辖机构'],
      kind: 'text',
    },
    {
      field: 'phone',
      label: '联系电话',
      synonyms: ['电话', '手机', '手机号码', '联系方式', '联系人电话', '企业联系电话', '法定代表人电话'],
      kind: 'phone',
    },
    { field: 'multiCert', label: '是否多证合一', synonyms: ['多证合一', '多证合一标志'], kind: 'yes-no' },
    {
      field: 'channel',
      label: '办理渠道',
      synonyms: ['登记方式', '申请方式'],
      kind: 'choice',
      options: Object.entries(channels).map(([code, label]) => ({ code, label })),
    },
    { field: 'externalNo', label: '主体身份代码', synonyms: ['业务流水号', '上级系统编号', '主体编号'], kind: 'code' },
  ],
  plan: planRegister,
  async after(plans, c, written) {
    const words = plans.flatMap((plan) =>
      plan.outcome === 'created' || plan.outcome === 'updated'
        ? plan.writes.flatMap((w) =>
            'insert' in w && w.insert === party
              ? [{ id: w.row.id, name: w.row.name as string, code: w.row.code as string }]
              : [],
          )
        : [],
    )
    const renamed = plans.flatMap((plan) =>
      plan.outcome === 'updated'
        ? plan.writes.flatMap((w) =>
            'change' in w && w.change === party && ('name' in w.set || 'code' in w.set) ? [w.id] : [],
          )
        : [],
    )
    await indexParties(c.tx, words)
    if (renamed.length === 0) return
    await written
    await indexParties(c.tx, await wordsOf(c.tx, renamed))
  },
  missing: missingParties,
}
