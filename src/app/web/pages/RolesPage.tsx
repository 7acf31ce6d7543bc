import { Alert, App, Button, Input, Modal } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { dataScopes } from '#platform/auth/roles.ts'
import type { Output } from '#platform/contract/operation.ts'
import { grantRole, listRoles, restoreRole, separateAdministrators, setRole } from '#kernel/access/contract.ts'
import { type ApiError, call, callKey, useCall } from '#web/call.ts'
import { DataTable } from '#web/DataTable.tsx'
import { PageHead } from '#web/PageHead.tsx'
import { Failed, Loading } from '#web/PageState.tsx'
import { SearchBox } from '#web/SearchBox.tsx'
import { may, useSession } from '#web/session.ts'
import { Grants } from './RoleGrants.tsx'
import { RoleDrawer } from './RoleDrawer.tsx'
import './roles.css'

type Roles = Output<typeof listRoles>
export type RoleLine = Roles['roles'][number]

const origins = { shipped: '默认', changed: '本局调整', own: '本局自设' } as const

/** Roles, who holds them, and which operation each may call. */
export function RolesPage() {
  const session = useSession()
  const answer = useCall(listRoles, {})
  const [editing, setEditing] = useState<RoleLine | 'new'>()
  const defines = may(session, setRole.permission)
  if (answer.isPending) return <Loading />
  if (answer.isError) return <Failed error={answer.error} retry={() => void answer.refetch()} />
  const { roles, permissions } = answer.data
  return (
    <>
      <PageHead
        title="角色与权限"
        note={`${roles.length} 个角色`}
        actions={defines && <Button onClick={() => setEditing('new')}>自设角色</Button>}
      />
      <Administrators separate={answer.data.separate} />
      <section className="qh-section">
        <h2>角色</h2>
        <DataTable
          caption="角色"
          columns={[
            { key: 'title', title: '角色', render: (r) => r.title },
            { key: 'code', title: '代码', render: (r) => <span className="qh-code">{r.code}</span> },
            { key: 'reach', title: '数据范围', render: (r) => dataScopes[r.reach] },
            { key: 'origin', title: '来源', render: (r) => origins[r.origin] + (r.since ? `（${r.since} 起）` : '') },
            { key: 'accounts', title: '账号', numeric: true, render: (r) => r.accounts },
            { key: 'may', title: '权限', render: (r) => r.may.join('、') },
            {
              key: 'acts',
              title: '操作',
              render: (r) =>
                defines && !r.administrator ? (
                  <>
                    <Button type="link" size="small" onClick={() => setEditing(r)}>
                      调整
                    </Button>
                    {r.origin !== 'shipped' && <Restore role={r} />}
                  </>
                ) : (
                  <span className="qh-none">{r.administrator ? '标准规定' : '—'}</span>
                ),
            },
          ]}
          rows={roles}
          rowKey={(r) => r.code}
        />
      </section>
      <Grants roles={roles} grants={may(session, grantRole.permission)} />
      <Matrix answer={answer.data} />
      {editing && (
        <RoleDrawer
          role={editing === 'new' ? undefined : editing}
          permissions={permissions}
          onClose={() => setEditing(undefined)}
        />
      )}
    </>
  )
}

/** Ends the bureau's own version of a role from today on. */
function Restore({ role }: { role: RoleLine }) {
  const session = useSession()
  const queries = useQueryClient()
  const { modal, message } = App.useApp()
  const restore = useMutation<unknown, ApiError>({
    mutationFn: () => call(restoreRole, { code: role.code, onDay: session.today }),
    onSuccess: () => queries.invalidateQueries({ queryKey: callKey(listRoles) }),
    onError: (error) => void message.error(error.message),
  })
  const [title, content] =
    role.origin === 'own'
      ? [`停用角色“${role.title}”`, '从今天起，担任它的账号失去这些权限。']
      : [`恢复“${role.title}”的默认权限`, '从今天起，本局的调整不再有效。']
  return (
    <Button
      type="link"
      size="small"
      loading={restore.isPending}
      onClick={() => void modal.confirm({ title, content, okText: '确定', onOk: () => restore.mutateAsync() })}
    >
      {role.origin === 'own' ? '停用' : '恢复默认'}
    </Button>
  )
}

/** Whether the three administrators are kept apart, and the switch. */
function Administrators({ separate }: { separate: boolean }) {
  const session = useSession()
  const queries = useQueryClient()
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const change = useMutation<unknown, ApiError>({
    mutationFn: () => call(separateAdministrators, { separate: !separate, reason }),
    onSuccess: async () => {
      setAsking(false)
      await queries.invalidateQueries()
    },
  })
  const act = separate ? '取消分设' : '分设三员'
  return (
    <>
      <Alert
        type="info"
        title={separate ? '三员已经分设（等级保护三级）' : '三员没有分设（等级保护二级）'}
        description={
          separate
            ? '系统、安全、审计管理员由不同的人担任，不能办理业务；权限只认安全管理员的授权。'
            : '一人可以兼任系统、安全、审计管理员。分设前，先把三个角色授予三个账号。'
        }
        action={
          may(session, separateAdministrators.permission) && <Button onClick={() => setAsking(true)}>{act}</Button>
        }
      />
      <Modal
        open={asking}
        title={act}
        okText={act}
        okButtonProps={{ disabled: reason.trim() === '', loading: change.isPending }}
        onOk={() => change.mutate()}
        onCancel={() => setAsking(false)}
      >
        {change.error && <Alert type="error" showIcon title={change.error.message} className="qh-form-error" />}
        <p>
          {separate
            ? '取消后，账号建立时的岗位重新有效。'
            : '分设后，三员合一的系统管理员不再有任何权限；各账号建立时的岗位转为授权，照旧有效。'}
        </p>
        <Input
          value={reason}
          onChange={(e) => setReason(e.target.value)}
          aria-label="依据或理由"
          placeholder="依据或理由"
          maxLength={200}
        />
      </Modal>
    </>
  )
}

/** Role × operation, as it stands today. */
function Matrix({ answer }: { answer: Roles }) {
  const [wanted, setWanted] = useState('')
  const rows = useMemo(
    () =>
      answer.operations
        .filter((o) => `${o.title} ${o.name} ${o.permission} ${o.business}`.includes(wanted))
        .toSorted((a, b) => a.business.localeCompare(b.business, 'zh') || a.permission.localeCompare(b.permission)),
    [answer, wanted],
  )
  return (
    <section className="qh-section qh-matrix">
      <h2>
        角色能办的操作
        <span className="qh-count">{rows.length}</span>
      </h2>
      <div className="qh-filters" role="search">
        <SearchBox
          value={wanted}
          onSearch={(q) => setWanted(q ?? '')}
          placeholder="操作、权限或业务"
          label="搜索操作"
        />
      </div>
      <DataTable
        caption="角色能办的操作"
        columns={[
          { key: 'business', title: '业务', render: (o) => o.business },
          { key: 'title', title: '操作', render: (o) => o.title },
          { key: 'permission', title: '权限', render: (o) => <span className="qh-code">{o.permission}</span> },
          ...answer.roles.map((r) => ({
            key: r.code,
            title: r.title,
            render: (o: Roles['operations'][number]) =>
              o.roles.includes(r.code) ? <span aria-label="可以">●</span> : <span className="qh-unseen">不可以</span>,
          })),
        ]}
        rows={rows}
        rowKey={(o) => o.name}
      />
    </section>
  )
}
