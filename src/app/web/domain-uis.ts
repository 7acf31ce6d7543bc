import type { DomainUi, MenuEntry } from '#web/domain-ui.ts'

const found = import.meta.glob<{ default: DomainUi }>('../../domains/*/ui/index.tsx')

/** What every business adds to the console. A business is found by its folder; nothing lists them. */
export async function loadDomainUis(): Promise<DomainUi[]> {
  const modules = await Promise.all(Object.values(found).map((load) => load()))
  return modules.map((m) => m.default)
}

export interface MenuLink extends MenuEntry {
  path: string
  permission: string
}

const groupOrder = ['总览', '市场准入', '信用监管', '综合', '系统']

/** Pages that belong to no business. */
const ownLinks: readonly MenuLink[] = [
  { title: '首页', path: '/', group: '总览', order: 0, permission: 'signed-in' },
  { title: '工作总结', path: '/report', group: '总览', order: 10, permission: 'report.read' },
  { title: '指标词典', path: '/indicators', group: '总览', order: 20, permission: 'indicator.read' },
  { title: '主体名录', path: '/parties', group: '总览', order: 30, permission: 'party.read' },
  { title: '表格导入', path: '/imports', group: '总览', order: 40, permission: 'import.read' },
  { title: '我的账号', path: '/my-account', group: '系统', order: 10, permission: 'signed-in' },
  { title: '账号管理', path: '/accounts', group: '系统', order: 20, permission: 'account.manage' },
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
