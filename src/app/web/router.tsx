import type { QueryClient } from '@tanstack/react-query'
import {
  type RouteComponent,
  Link,
  Outlet,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router'
import type { DomainUi } from '#web/domain-ui.ts'
import { Failed, Loading, Nothing } from '#web/PageState.tsx'
import { Shell } from './Shell.tsx'

/** Pages of the house, each loaded when it is first opened. */
const ownPages: Record<string, () => RouteComponent> = {
  '/': () => lazyRouteComponent(() => import('./pages/HomePage.tsx'), 'HomePage'),
  '/to-do': () => lazyRouteComponent(() => import('./pages/ToDoPage.tsx'), 'ToDoPage'),
  '/open-work': () => lazyRouteComponent(() => import('./pages/ToDoPage.tsx'), 'OpenWorkPage'),
  '/approval-rules': () => lazyRouteComponent(() => import('./pages/ApprovalRulesPage.tsx'), 'ApprovalRulesPage'),
  '/parties': () => lazyRouteComponent(() => import('./pages/PartiesPage.tsx'), 'PartiesPage'),
  '/parties/$id': () => lazyRouteComponent(() => import('./pages/PartyPage.tsx'), 'PartyPage'),
  '/indicators': () => lazyRouteComponent(() => import('./pages/IndicatorsPage.tsx'), 'IndicatorsPage'),
  '/figures/$id': () => lazyRouteComponent(() => import('./pages/FigurePage.tsx'), 'FigurePage'),
  '/report': () => lazyRouteComponent(() => import('./pages/ReportPage.tsx'), 'ReportPage'),
  '/approvals': () => lazyRouteComponent(() => import('./pages/ApprovalsPage.tsx'), 'ApprovalsPage'),
  '/approvals/$id': () => lazyRouteComponent(() => import('./pages/ApprovalPage.tsx'), 'ApprovalPage'),
  '/roles': () => lazyRouteComponent(() => import('./pages/RolesPage.tsx'), 'RolesPage'),
  '/journal': () => lazyRouteComponent(() => import('./pages/JournalPage.tsx'), 'JournalPage'),
  '/journal/$id': () => lazyRouteComponent(() => import('./pages/JournalPage.tsx'), 'JournalEntryPage'),
  '/journal-check': () => lazyRouteComponent(() => import('./pages/JournalCheckPage.tsx'), 'JournalCheckPage'),
  '/imports': () => lazyRouteComponent(() => import('./pages/ImportsPage.tsx'), 'ImportsPage'),
  '/messages': () => lazyRouteComponent(() => import('./pages/MessagesPage.tsx'), 'MessagesPage'),
  '/messages/new': () => lazyRouteComponent(() => import('./pages/MessageNewPage.tsx'), 'MessageNewPage'),
  '/messages/$id': () => lazyRouteComponent(() => import('./pages/MessagePage.tsx'), 'MessagePage'),
  '/message-templates': () =>
    lazyRouteComponent(() => import('./pages/MessageTemplatesPage.tsx'), 'MessageTemplatesPage'),
  '/message-opt-outs': () => lazyRouteComponent(() => import('./pages/OptOutsPage.tsx'), 'OptOutsPage'),
  '/inbox': () => lazyRouteComponent(() => import('./pages/InboxPage.tsx'), 'InboxPage'),
  '/my-account': () => lazyRouteComponent(() => import('./pages/MyAccountPage.tsx'), 'MyAccountPage'),
  '/accounts': () => lazyRouteComponent(() => import('./pages/AccountsPage.tsx'), 'AccountsPage'),
  '/org/units': () => lazyRouteComponent(() => import('./pages/OrgUnitsPage.tsx'), 'OrgUnitsPage'),
  '/org/towns': () => lazyRouteComponent(() => import('./pages/OrgTownsPage.tsx'), 'OrgTownsPage'),
  '/org/staff': () => lazyRouteComponent(() => import('./pages/OrgStaffPage.tsx'), 'OrgStaffPage'),
  '/org/staff/$id': () => lazyRouteComponent(() => import('./pages/OrgPersonPage.tsx'), 'OrgPersonPage'),
  '/org/absences': () => lazyRouteComponent(() => import('./pages/OrgAbsencesPage.tsx'), 'OrgAbsencesPage'),
  '/org/hand-over': () => lazyRouteComponent(() => import('./pages/OrgHandOversPage.tsx'), 'OrgHandOversPage'),
  '/org/hand-over/$id': () => lazyRouteComponent(() => import('./pages/OrgHandOverPage.tsx'), 'OrgHandOverPage'),
  '/org/modes': () => lazyRouteComponent(() => import('./pages/OrgModesPage.tsx'), 'OrgModesPage'),
  '/org/structure': () => lazyRouteComponent(() => import('./pages/OrgStructurePage.tsx'), 'OrgStructurePage'),
  '/dashboard': () => lazyRouteComponent(() => import('./pages/DashboardPage.tsx'), 'DashboardPage'),
  '/station-table': () => lazyRouteComponent(() => import('./pages/StationTablePage.tsx'), 'StationTablePage'),
  '/restriction-lookups': () =>
    lazyRouteComponent(() => import('./pages/RestrictionLookUpsPage.tsx'), 'RestrictionLookUpsPage'),
  '/worklists': () => lazyRouteComponent(() => import('./pages/WorklistsPage.tsx'), 'WorklistsPage'),
  '/worklists/$id': () => lazyRouteComponent(() => import('./pages/WorklistPage.tsx'), 'WorklistPage'),
  '/imports/$id': () => lazyRouteComponent(() => import('./pages/ImportPage.tsx'), 'ImportPage'),
}

const NotThere = () => (
  <Nothing title="没有这个页面">
    <Link to="/">回到首页</Link>
  </Nothing>
)

/** The address bar's part after `?` as plain text values: a code of 18 digits stays text. */
const parseSearch = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text))
const stringifySearch = (search: Record<string, unknown>): string => {
  const set = Object.entries(search).filter(([, v]) => v !== undefined && v !== null && v !== '')
  const text = new URLSearchParams(set.map(([k, v]) => [k, String(v)])).toString()
  return text ? `?${text}` : ''
}

/** All addresses of the console: those of the house and those that the businesses bring. */
export function consoleRouter(uis: readonly DomainUi[], queries: QueryClient) {
  const root = createRootRoute({ component: Outlet })
  const shell = createRoute({
    getParentRoute: () => root,
    id: 'shell',
    component: () => <Shell uis={uis} queries={queries} />,
  })
  const own = Object.entries(ownPages).map(([path, page]) =>
    createRoute({ getParentRoute: () => shell, path, component: page() }),
  )
  const brought = uis.flatMap((ui) =>
    ui.routes.map((r) =>
      createRoute({
        getParentRoute: () => shell,
        path: r.path,
        component: lazyRouteComponent(async () => ({ default: await r.load() })),
      }),
    ),
  )
  const elsewhere = createRoute({ getParentRoute: () => shell, path: '$', component: NotThere })
  return createRouter({
    routeTree: root.addChildren([shell.addChildren([...own, ...brought, elsewhere])]),
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultPendingComponent: () => <Loading />,
    defaultErrorComponent: ({ error, reset }) => (
      <Failed error={error instanceof Error ? error : new Error('页面出错了，请重试。')} retry={reset} />
    ),
    defaultNotFoundComponent: NotThere,
    scrollRestoration: true,
  })
}
