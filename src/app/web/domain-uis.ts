import { businessGroups } from '#kernel/manifest/terms.ts'
import { checkPages } from './pages/check-pages.ts'
import { gatheringPages } from './pages/gathering-pages.ts'
import { tallyPages } from './pages/tally-pages.ts'
import bridges from 'virtual:bridge-uis'
import type { DomainUi, MenuEntry } from '#web/domain-ui.ts'

const found = import.meta.glob<{ default: DomainUi }>('../../domains/*/ui/index.tsx')

/** What every business and every bridge adds to the console, and the engines with pages of their own. They are found by their folders; nothing lists them. */
export async function loadDomainUis(): Promise<DomainUi[]> {
  const modules = await Promise.all([...Object.values(found), ...bridges].map((load) => load()))
  return [checkPages, gatheringPages, tallyPages, ...modules.map((m) => m.default)]
}

export interface MenuLink extends MenuEntry {
  path: string
  permission: string
}

const groupOrder = ['总览', '监督检查', ...businessGroups, '机构与人员', '系统']

/** Pages that belong to no business. */
const ownLinks: readonly MenuLink[] = [
  { title: '首页', path: '/', group: '总览', order: 0, permission: 'signed-in' },
  { title: '我的待办', path: '/to-do', group: '总览', order: 2, permission: 'signed-in' },
  { title: '在办事项', path: '/open-work', group: '总览', order: 4, permission: 'work.oversee' },
  { title: '到期清单', path: '/worklists', group: '总览', order: 6, permission: 'party.read' },
  { title: '数据看板', path: '/dashboard', group: '总览', order: 8, permission: 'indicator.read' },
  { title: '工作总结', path: '/report', group: '总览', order: 10, permission: 'report.read' },
  { title: '指标词典', path: '/indicators', group: '总览', order: 20, permission: 'indicator.read' },
  { title: '主体名录', path: '/parties', group: '总览', order: 30, permission: 'party.read' },
  { title: '限制查询记录', path: '/restriction-lookups', group: '信用监管', order: 63, permission: 'restriction.read' },
  { title: '表格导入', path: '/imports', group: '总览', order: 40, permission: 'import.read' },
  { title: '审批单', path: '/approvals', group: '总览', order: 50, permission: 'approval.read' },
  { title: '审批规定', path: '/approval-rules', group: '总览', order: 52, permission: 'approval.read' },
  { title: '发送任务', path: '/messages', group: '总览', order: 60, permission: 'message.read' },
  { title: '站内消息', path: '/inbox', group: '总览', order: 70, permission: 'signed-in' },
  { title: '机构', path: '/org/units', group: '机构与人员', order: 10, permission: 'org.read' },
  { title: '乡镇归属', path: '/org/towns', group: '机构与人员', order: 20, permission: 'org.read' },
  { title: '人员', path: '/org/staff', group: '机构与人员', order: 30, permission: 'org.read' },
  { title: '请假与代理', path: '/org/absences', group: '机构与人员', order: 40, permission: 'org.read' },
  { title: '离任交接', path: '/org/hand-over', group: '机构与人员', order: 50, permission: 'org.read' },
  { title: '人员结构', path: '/org/structure', group: '机构与人员', order: 60, permission: 'staff.read-personal' },
  { title: '业务办理方式', path: '/org/modes', group: '机构与人员', order: 70, permission: 'org.read' },
  { title: '我的账号', path: '/my-account', group: '系统', order: 10, permission: 'signed-in' },
  { title: '账号管理', path: '/accounts', group: '系统', order: 20, permission: 'account.manage' },
  { title: '角色与权限', path: '/roles', group: '系统', order: 30, permission: 'access.view' },
  { title: '审计日志', path: '/journal', group: '系统', order: 40, permission: 'journal.view' },
  { title: '日志核对', path: '/journal-check', group: '系统', order: 50, permission: 'journal.view' },
]

export interface MenuGroup {
  title: string
  links: MenuLink[]
}

/** The menu by group, without what the permission does not reach. */
export function menuOf(uis: readonly DomainUi[], allowed: (permission: string) => boolean): MenuGroup[] {
  const links = [...ownLinks, ...uis.flatMap((u) => u.menu)].filter((l) => allowed(l.permission))
  const titles = [...new Set([...groupOrder, ...links.map((l) => l.group)])]
  return titles
    .map((title) => ({
      title,
      links: links.filter((l) => l.group === title).toSorted((a, b) => a.order - b.order),
    }))
    .filter((g) => g.links.length > 0)
}
