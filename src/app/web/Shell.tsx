import { Button } from 'antd'
import type { QueryClient } from '@tanstack/react-query'
import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { Suspense, lazy, useEffect, useMemo, useState } from 'react'
import { signOut, whoAmI } from '#platform/auth/contract.ts'
import { type Day, chineseDay } from '#platform/clock/day.ts'
import type { Output } from '#platform/contract/operation.ts'
import { countUnread } from '#kernel/message/inbox-contract.ts'
import { BroughtActs } from '#web/bulk.ts'
import { call, useCall } from '#web/call.ts'
import type { DomainUi } from '#web/domain-ui.ts'
import { Failed, Loading } from '#web/PageState.tsx'
import { PrintHead } from '#web/PrintHead.tsx'
import { type Session, SessionContext, may } from '#web/session.ts'
import { type MenuGroup, menuOf } from './domain-uis.ts'
import { LookButton } from './LookButton.tsx'
import { Mark } from './Mark.tsx'

const Palette = lazy(async () => ({ default: (await import('./Palette.tsx')).Palette }))

/** Everything around a page: menu, search, who works here. Sends visitors without a session to the sign-in. */
export function Shell(props: { uis: readonly DomainUi[]; queries: QueryClient }) {
  const here = useLocation()
  const answer = useCall(whoAmI, {})
  const session = useMemo(() => answer.data && sessionOf(answer.data), [answer.data])
  if (answer.isPending) return <Loading />
  // Nobody is signed in, or the sign-in lacks something that its page asks for.
  if (answer.error?.status === 401 || answer.error?.code.startsWith('auth.due.')) {
    return <ToSignIn back={here.href} />
  }
  if (!session) return <Failed error={answer.error!} retry={() => void answer.refetch()} />
  return (
    <SessionContext value={session}>
      <Frame session={session} uis={props.uis} queries={props.queries} />
    </SessionContext>
  )
}

const lookEveryMs = 60_000

/** The way to one's messages, with how many are new. */
function Unread() {
  const unread = useCall(countUnread, {}, { every: () => lookEveryMs }).data?.unread ?? 0
  return (
    <Link to="/inbox" aria-label={unread > 0 ? `站内消息，${unread} 条未读` : '站内消息'}>
      消息{unread > 0 && <b className="qh-unread">{unread > 99 ? '99+' : unread}</b>}
    </Link>
  )
}

/** The sign-in is a page of its own, outside the console. */
function ToSignIn({ back }: { back: string }) {
  useEffect(() => window.location.replace(`/sign-in?${new URLSearchParams({ back })}`), [back])
  return <Loading />
}

const sessionOf = (me: Output<typeof whoAmI>): Session => ({
  name: me.name,
  roleTitle: me.roleTitle,
  permissions: me.permissions,
  bureauName: me.county.bureauName,
  scopeText: me.scopeText,
  today: me.today as Day,
  demo: me.demo,
})

function Frame({ session, uis, queries }: { session: Session; uis: readonly DomainUi[]; queries: QueryClient }) {
  const [finding, setFinding] = useState(false)
  const [menuOpen, setMenuOpen] = useState(false)
  const path = useLocation({ select: (l) => l.pathname })
  const menu = useMemo(() => menuOf(uis, (p) => may(session, p)), [uis, session])
  const commands = useMemo(
    () => uis.flatMap((u) => u.commands).filter((c) => may(session, c.permission)),
    [uis, session],
  )
  const brought = useMemo(() => uis.flatMap((u) => u.bulk ?? []), [uis])
  const [shownAt, setShownAt] = useState(path)
  if (shownAt !== path) {
    setShownAt(path)
    setMenuOpen(false)
  }
  useEffect(() => {
    const onKey = (e: KeyboardEvent): void => {
      if ((e.ctrlKey || e.metaKey) && e.key.toLowerCase() === 'k') {
        e.preventDefault()
        setFinding(true)
      }
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  const leave = async (): Promise<void> => {
    const { to } = await call(signOut, {})
    queries.clear()
    window.location.assign(to ?? '/sign-in')
  }
  return (
    <div className="qh-shell">
      <a className="qh-skip" href="#main">
        跳到正文
      </a>
      <header className="qh-top">
        <div className="qh-bar">
          <button
            type="button"
            className="qh-burger"
            aria-label="菜单"
            aria-expanded={menuOpen}
            onClick={() => setMenuOpen(!menuOpen)}
          >
            ≡
          </button>
          <Link to="/" className="qh-brand">
            <Mark />
            <b>权衡</b>
            <span className="qh-county">{session.bureauName}</span>
            <span className="qh-unseen">首页</span>
          </Link>
          <button type="button" className="qh-find" onClick={() => setFinding(true)}>
            <span>查主体、人员、文号，找页面</span>
            <kbd>Ctrl K</kbd>
          </button>
          <div className="qh-who">
            <span className="qh-today">{chineseDay(session.today)}</span>
            <Link to="/my-account">
              {session.name}
              {!session.name.includes(session.roleTitle) && (
                <span className="qh-who-role qh-none"> {session.roleTitle}</span>
              )}
            </Link>
            <Unread />
            <LookButton />
            <Button size="small" onClick={() => void leave()}>
              退出
            </Button>
          </div>
        </div>
        {session.demo && <div className="qh-demo">演示数据，县名、单位、人名全部虚构。请不要录入真实信息。</div>}
      </header>
      <Menu groups={menu} open={menuOpen} />
      <main id="main" className="qh-main" tabIndex={-1}>
        <PrintHead />
        <BroughtActs value={brought}>
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        </BroughtActs>
      </main>
      {finding && (
        <Suspense>
          <Palette menu={menu} commands={commands} onClose={() => setFinding(false)} />
        </Suspense>
      )}
    </div>
  )
}

const Menu = ({ groups, open }: { groups: readonly MenuGroup[]; open: boolean }) => (
  <nav className={open ? 'qh-side qh-open' : 'qh-side'} aria-label="主菜单">
    <div className="qh-side-inner">
      {groups.map((g) => (
        <section key={g.title}>
          <h2>{g.title}</h2>
          {g.links.map((l) => (
            <Link key={l.path} to={l.path} activeOptions={{ exact: l.path === '/', includeSearch: false }}>
              {l.title}
            </Link>
          ))}
        </section>
      ))}
    </div>
  </nav>
)
