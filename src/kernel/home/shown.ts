import type { Input, Output } from '#platform/contract/operation.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { type Cut, type KindCount, type OpenTask, businessOf, taskKinds } from '#kernel/task/open-tasks.ts'
import type { listToDo, home } from './contract.ts'

type Shown = Output<typeof home>['tasks'][number]

/** A task as screens get it. */
export const shownTask = (
  t: OpenTask & { behalf?: string | null },
  call: Call,
  unitNames: ReadonlyMap<string, string>,
): Shown => ({
  id: t.key,
  kind: t.kind,
  title: t.title,
  text: t.text,
  businessTitle: call.house.title(businessOf(t.kind)),
  holders: t.holders,
  unitName: t.stationCode === null ? null : (unitNames.get(t.stationCode) ?? t.stationCode),
  dueOn: t.dueOn,
  light: t.light,
  left: t.left,
  page: t.page,
  behalf: t.behalf ?? null,
})

/** Counts by kind, in the order of the house: what is overdue first. */
export function groupsOf(call: Call, counts: readonly KindCount[]): Output<typeof home>['groups'] {
  return taskKinds(call.house)
    .map((kind) => {
      const of = (light: KindCount['light']): number =>
        counts.reduce((n, c) => (c.kind === kind.id && c.light === light ? n + c.count : n), 0)
      return {
        kind: kind.id,
        title: kind.title,
        red: of('red'),
        amber: of('amber'),
        green: of('green'),
        grey: of('grey'),
      }
    })
    .filter((g) => g.red + g.amber + g.green + g.grey > 0)
    .sort((a, b) => b.red - a.red || b.amber - a.amber)
}

/** One page of a list that is put together from all businesses. The cursor is the key of its last line. */
export async function pageOf(
  call: Call,
  input: Pick<Input<typeof listToDo>, 'after' | 'limit' | 'light' | 'kind' | 'sort' | 'q'>,
  ask: (cut: Cut) => Promise<{ tasks: readonly (OpenTask & { behalf?: string | null })[]; counts: KindCount[] }>,
  unitNames: ReadonlyMap<string, string>,
): Promise<Output<typeof listToDo>> {
  if (input.sort !== undefined) throw new Refusal('list.sort', '待办按时限先后排列，不能改排序。', { status: 400 })
  if (input.q !== undefined)
    throw new Refusal('list.search', '待办清单不能搜索文字，请按事项和时限筛选。', { status: 400 })
  const { tasks, counts } = await ask({ after: input.after, limit: input.limit + 1, light: input.light })
  const rows = tasks.slice(0, input.limit)
  return {
    rows: rows.map((t) => shownTask(t, call, unitNames)),
    next: tasks.length > input.limit ? rows.at(-1)!.key : null,
    total: counts.reduce((n, c) => (input.light === undefined || c.light === input.light ? n + c.count : n), 0),
  }
}
