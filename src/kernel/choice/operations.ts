import { gatheringThemesOf } from '#kernel/gathering/theme.ts'
import { type Handled, type House, handle } from '#kernel/manifest/business.ts'
import { tallySubjectsOf } from '#kernel/tally/subject.ts'
import { type Choice, type ChoiceList, listChoices } from './contract.ts'

const choicesOf: Record<ChoiceList, (house: House) => Choice[]> = {
  'gathering-theme': (house) =>
    gatheringThemesOf(house.businesses).map((t) => ({ code: t.code, title: t.title, group: t.businessTitle })),
  'tally-subject': (house) =>
    tallySubjectsOf(house.businesses).map((s) => ({
      code: s.code,
      title: `${s.title}（${s.unit}）`,
      group: s.businessTitle,
    })),
}

export const choiceOperations: readonly Handled[] = [
  handle(listChoices, (call, { list }) => Promise.resolve({ choices: choicesOf[list](call.house) })),
]
