import { demoAccounts, whoAmI } from '#platform/auth/contract.ts'
import type { Operation } from '#platform/contract/operation.ts'
import { roles } from '#platform/auth/roles.ts'
import { leastJournalMonths } from '#platform/config/retention.ts'
import { type Declared, accessOperations } from '#kernel/access/operations.ts'
import { attachmentContracts, isRecordDetail } from '#kernel/attachment/contract.ts'
import { deskOperations } from '#kernel/desk/operations.ts'
import { bulkOf } from '#kernel/bulk/contract.ts'
import { isBulk } from '#kernel/bulk/operations.ts'
import { isList, listExport } from '#kernel/exchange/list-export.ts'
import { choiceOperations } from '#kernel/choice/operations.ts'
import { dossierOperations } from '#kernel/dossier/operations.ts'
import { exchangeOperations } from '#kernel/exchange/operations.ts'
import type { ImportDesk } from '#kernel/exchange/service.ts'
import { gatheringOperations } from '#kernel/gathering/operations.ts'
import { indicatorOperations, scopeText } from '#kernel/indicator/operations.ts'
import { checkOperations } from '#kernel/inspection/operations.ts'
import { homeOperations } from '#kernel/home/operations.ts'
import { journalOperations } from '#kernel/journal/operations.ts'
import { wordsOf } from '#kernel/journal/views.ts'
import { type Handled, type House, handle } from '#kernel/manifest/business.ts'
import { messageOperations } from '#kernel/message/operations.ts'
import { type SendingSetup, noSending } from '#kernel/message/setup.ts'
import { orgOperations } from '#kernel/org/operations.ts'
import { partyOperations } from '#kernel/party/operations.ts'
import { personalOperations } from '#kernel/personal/operations.ts'
import { recordOperations, undoOperations } from '#kernel/record/operations.ts'
import { restrictionOperations } from '#kernel/restriction/operations.ts'
import { searchOperations } from '#kernel/search/operations.ts'
import { tallyOperations } from '#kernel/tally/operations.ts'
import { worklistOperations } from '#kernel/worklist/operations.ts'
import { sql } from '#platform/db/database.ts'
import { territoryOperations } from '#kernel/territory/operations.ts'
import { approvalOperations } from '#kernel/workflow/operations.ts'
import { headings, interfaceOperation } from './interface.ts'
import { rawContracts } from './raw-routes.ts'
import { demoAccountList } from './demo-accounts.ts'

/** Permissions of the kernel's own operations; businesses declare theirs. */
export const kernelPermissions: Readonly<Record<string, string>> = {
  'party.read': '查看主体',
  'indicator.read': '查看指标',
  'record.read': '查看记录的来历',
  'report.read': '查看年度工作总结',
  'import.read': '查看导入批次',
  'import.run': '导入、入账和撤销',
  'approval.read': '查看审批单',
  'approval.ask': '送审、补录纸质审批',
  'approval.decide': '审批',
  'approval.rule': '设定哪些操作要先批准',
  'personal.unmask': '查看完整号码（记入审计日志）',
  'access.view': '查看角色与授权',
  'access.define': '设定角色',
  'access.grant': '授予和收回角色',
  'access.separate': '三员分设',
  'journal.view': '查看审计日志',
  'journal.verify': '核对审计日志',
  'journal.seal': '封存审计日志',
  'org.read': '查看机构、人员和请假',
  'org.change': '调整机构和乡镇归属',
  'staff.change': '登记任职、调动、离任、证件和请假',
  'staff.hand-over': '移交未办结的事',
  'staff.read-personal': '查看人员年龄结构',
  'access.delegate': '登记离岗期间的代理',
  'restriction.read': '查看限制查询记录',
  'check.read': '查看专项和日常检查、责令改正',
  'check.open': '发起、修改、完成专项和日常检查',
  'check.enter': '录入检查、责令改正、复查和违法线索',
  'gathering.read': '查看会议、培训、约谈和宣传活动',
  'gathering.enter': '登记会议、培训、约谈和宣传活动及到场名单',
  'tally.read': '查看计数登记',
  'tally.enter': '登记计数、修改和作废',
  'message.read': '查看发送任务、模板和退订名单',
  'message.send': '编制发送任务',
  'message.start': '开始、暂停、取消和重新发送',
  'message.template': '维护信息模板',
  'message.opt-out': '登记退订和恢复',
  'message.notify': '给同事发站内消息',
  'system.messages': '查看短信回执地址',
  'work.oversee': '查看各股室、各所、各人的在办和逾期情况',
  'account.manage': '管理账号：新建、停用、重置、结束会话',
}

const who = handle(whoAmI, async (call) => {
  const [county] = await call.read((q) =>
    q.rows<{ name: string; kind: string }>(
      sql`select county_name as name, kind from installation where county_code = ${call.scope.county}`,
    ),
  )
  return {
    name: call.actor.name,
    role: call.actor.role,
    roleTitle: call.actor.roleTitle,
    permissions: [...call.actor.permissions],
    county: { code: call.scope.county, name: county!.name, bureauName: call.bureauName },
    demo: county!.kind === 'demo',
    today: call.today,
    scopeText: scopeText(call),
    businesses: call.house.businesses.map((b) => ({ id: b.id, title: b.title, group: b.group })),
  }
})

const demo = handle(demoAccounts, async (call) => {
  const [row] = await call.read((q) =>
    q.rows<{ kind: string }>(sql`select kind from installation where county_code = ${call.scope.county}`),
  )
  return {
    accounts:
      row?.kind === 'demo'
        ? demoAccountList.map((a) => ({
            username: a.username,
            password: a.password,
            name: a.name,
            roleTitle: roles[a.role].title,
          }))
        : [],
  }
})

/** The kernel's own operations, without those that need to know of all others. */
const kernelOperations = (desk: ImportDesk, sending: SendingSetup): readonly Handled[] => [
  who,
  demo,
  ...orgOperations,
  ...deskOperations,
  ...territoryOperations,
  ...partyOperations,
  ...dossierOperations,
  ...searchOperations,
  ...personalOperations,
  ...recordOperations,
  ...indicatorOperations,
  ...exchangeOperations(desk),
  ...messageOperations(sending),
  ...worklistOperations,
  ...checkOperations,
  ...gatheringOperations,
  ...tallyOperations,
  ...choiceOperations,
]

/**
 * Every operation of the product: the kernel's, then those of each business. What sets cookies and takes files is in
 * raw-routes.ts. `journalMonths`: how long the bureau says it keeps its log; `sending`: how messages can go
 * out; `undoMinutes`: for how long an entry may be taken back.
 */
export function allOperations(
  house: House,
  desk: ImportDesk,
  journalMonths: number = leastJournalMonths,
  sending: SendingSetup = noSending,
  undoMinutes?: number,
): readonly Handled[] {
  const own = house.businesses.flatMap((b) => b.operations)
  const acts = [...kernelOperations(desk, sending), ...own]
  const about: readonly Handled[] = [
    ...approvalOperations(acts.map((o) => o.contract)),
    ...undoOperations(
      acts.map((o) => o.contract),
      undoMinutes,
    ),
    ...restrictionOperations(acts.map((o) => o.contract)),
    ...homeOperations(
      acts.map((o) => o.contract),
      wordsOf(() => titles),
    ),
    ...accessOperations(() => declaredIn(house, all)),
    ...journalOperations(() => titles, journalMonths),
    interfaceOperation(house, () => contracts),
  ]
  const all: readonly Handled[] = [...acts, ...about]
  const contracts = allContracts(all)
  const titles = new Map(contracts.map((c) => [c.name, c.title]))
  return all
}

/** Everything that can be asked of the server: operations, each list as a spreadsheet, the files of records, and what is served by hand. */
export const allContracts = (operations: readonly Handled[]): readonly Operation[] => [
  ...operations.map((o) => o.contract),
  ...operations.filter((o) => isList(o.contract)).map((o) => listExport(o).contract),
  ...operations.filter((o) => isBulk(o.contract)).map((o) => bulkOf(o.contract)),
  ...operations.flatMap((o) => (isRecordDetail(o.contract) ? Object.values(attachmentContracts(o.contract)) : [])),
  ...rawContracts,
]

/** What roles are made of: every permission and every operation, the system's own and those of each business. */
function declaredIn(house: House, all: readonly Handled[]): Declared {
  const businessOf = (permission: string): string =>
    house.businesses.find((b) => permission in b.permissions)?.title ?? headings[permission.split('.')[0]!] ?? '系统'
  return {
    permissions: [
      ...Object.entries(kernelPermissions).map(([permission, title]) => ({
        permission,
        title,
        business: businessOf(permission),
      })),
      ...house.businesses.flatMap((b) =>
        Object.entries(b.permissions).map(([permission, title]) => ({ permission, title, business: b.title })),
      ),
    ],
    operations: [...all.map((o) => o.contract), ...rawContracts]
      .filter((c) => c.permission !== 'public' && c.permission !== 'signed-in')
      .map((contract) => ({ contract, business: businessOf(contract.permission) })),
  }
}
