import { sql } from '#platform/db/database.ts'
import { gatheringThemesOf } from '#kernel/gathering/theme.ts'
import { inspectionTask as t } from '#kernel/inspection/tables.ts'
import { checkThemesOf } from '#kernel/inspection/theme.ts'
import { type Call, type Handled, handle } from '#kernel/manifest/business.ts'
import { townsOn } from '#kernel/org/towns.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { tallySubjectsOf } from '#kernel/tally/subject.ts'
import { type Choice, type ChoiceList, listChoices } from './contract.ts'

const choicesOf: Record<ChoiceList, (call: Call, of: string | undefined) => Choice[] | Promise<Choice[]>> = {
  'check-theme': ({ house }) =>
    checkThemesOf(house.businesses).map((x) => ({ code: x.code, title: x.title, group: x.businessTitle })),
  'check-venue': venues,
  'gathering-theme': ({ house }) =>
    gatheringThemesOf(house.businesses).map((x) => ({ code: x.code, title: x.title, group: x.businessTitle })),
  town: async (call) => {
    const towns = await call.read((q) => townsOn(q, call.today))
    return towns.map((x) => ({ code: x.code, title: x.name, group: '乡镇' }))
  },
  'tally-subject': ({ house }) =>
    tallySubjectsOf(house.businesses).map((s) => ({
      code: s.code,
      title: `${s.title}（${s.unit}）`,
      group: s.businessTitle,
    })),
}

/** Kinds of object of the theme of a task. */
async function venues(call: Call, taskId: string | undefined): Promise<Choice[]> {
  if (taskId === undefined) return []
  const [task] = await call.read((q) =>
    q.select(
      { theme: t.theme },
      sql`from ${asKnownNow.at(t)} where ${t.countyCode} = ${q.scope.county} and ${t.id} = ${taskId}`,
    ),
  )
  const theme = checkThemesOf(call.house.businesses).find((x) => x.code === task?.theme)
  return Object.entries(theme?.venues ?? {}).map(([code, title]) => ({ code, title, group: theme!.title }))
}

export const choiceOperations: readonly Handled[] = [
  handle(listChoices, async (call, { list, of }) => ({ choices: await choicesOf[list](call, of) })),
]
