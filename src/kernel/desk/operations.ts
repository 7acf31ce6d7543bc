import { sql } from '#platform/db/database.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import { idMaker } from '#platform/ids/uuid.ts'
import { type Handled, handle } from '#kernel/manifest/business.ts'
import { dropDraft, dropView, getDraft, listDrafts, listViews, saveDraft, saveView } from './contract.ts'
import { draft, savedView } from './tables.ts'
import { draftsOf } from './views.ts'

const makeId = idMaker()
/** What one person may keep: more is not work in progress but a second ledger. */
const mostDrafts = 100
const mostViews = 100

/** Drafts and saved views: everything is the caller's own, whatever the role, and none of it is a record of the bureau. */
export const deskOperations: readonly Handled[] = [
  handle(listDrafts, async (call) => ({ drafts: await call.read((q) => draftsOf(q, call.actor.id)) })),
  handle(getDraft, async (call, { operation, record }) => {
    const [found] = await call.read((q) =>
      q.select(
        { savedAt: draft.savedAt, sealed: draft.sealed, key: draft.requestKey },
        sql`from ${draft} where county_code = ${q.scope.county} and account = ${call.actor.id} and operation = ${operation} and record = ${record}`,
      ),
    )
    if (!found) return { draft: null }
    return {
      draft: {
        savedAt: found.savedAt,
        values: JSON.parse(call.keys.open(found.sealed)) as Record<string, unknown>,
        key: found.key,
      },
    }
  }),
  handle(saveDraft, async (call, input) => {
    const savedAt = call.clock.now()
    const sealed = call.keys.seal(JSON.stringify(input.values))
    await call.db.write(call.scope, async (q) => {
      await q.execute(sql`
        insert into draft (county_code, account, operation, record, title, path, sealed, saved_at, request_key)
        values (${q.scope.county}, ${call.actor.id}, ${input.operation}, ${input.record}, ${input.title}, ${input.path}, ${sealed}, ${savedAt}, ${input.key ?? null})
        on conflict (county_code, account, operation, record)
        do update set title = excluded.title, path = excluded.path, sealed = excluded.sealed, saved_at = excluded.saved_at, request_key = excluded.request_key`)
      // The oldest make room: a form left lying behind a hundred newer ones will not be sent.
      await q.execute(sql`
        delete from draft where county_code = ${q.scope.county} and account = ${call.actor.id} and (operation, record) in (
          select operation, record from draft where county_code = ${q.scope.county} and account = ${call.actor.id}
          order by saved_at desc offset ${mostDrafts})`)
    })
    return { savedAt }
  }),
  handle(dropDraft, async (call, { operation, record }) => ({
    dropped: await call.db.write(call.scope, (q) =>
      q.execute(
        sql`delete from draft where county_code = ${q.scope.county} and account = ${call.actor.id} and operation = ${operation} and record = ${record}`,
      ),
    ),
  })),
  handle(listViews, async (call, { list }) => ({
    views: await call.read((q) =>
      q.select(
        { id: savedView.id, name: savedView.name, search: savedView.search },
        sql`from ${savedView} where county_code = ${q.scope.county} and account = ${call.actor.id} and list = ${list} order by name`,
      ),
    ),
  })),
  handle(saveView, async (call, { list, name, search }) => {
    const at = call.clock.now()
    return await call.db.write(call.scope, async (q) => {
      const [count] = await q.rows<{ n: number }>(
        sql`select count(*)::int as n from saved_view where county_code = ${q.scope.county} and account = ${call.actor.id} and list = ${list} and name <> ${name}`,
      )
      if (count!.n >= mostViews)
        throw new Refusal('desk.views.full', `这张清单已经存了 ${mostViews} 个视图，请先删掉不用的。`, { status: 409 })
      const [row] = await q.rows<{ id: string }>(sql`
        insert into saved_view (county_code, id, account, list, name, search, saved_at)
        values (${q.scope.county}, ${makeId(at)}, ${call.actor.id}, ${list}, ${name}, ${JSON.stringify(search)}::jsonb, ${at})
        on conflict (county_code, account, list, name) do update set search = excluded.search, saved_at = excluded.saved_at
        returning id`)
      return { id: row!.id }
    })
  }),
  handle(dropView, async (call, { id }) => ({
    dropped: await call.db.write(call.scope, (q) =>
      q.execute(
        sql`delete from saved_view where county_code = ${q.scope.county} and account = ${call.actor.id} and id = ${id}`,
      ),
    ),
  })),
]
