import { business } from '#kernel/manifest/business.ts'
import { campaignRules } from './claims.ts'
import { campaignIndicators } from './indicators.ts'
import { campaignLaw } from './law.ts'
import { campaignNarrative } from './narrative.ts'
import { campaignSeed } from './seed.ts'
import { campaignThemes } from './terms.ts'

export default business({
  id: 'campaign',
  title: '专项行动',
  group: '综合',
  summary:
    '食品专项整治、校园食品、疫苗、“3·15”曝光产品、校外培训、打击传销、重点场所防控：主题和数字；检查记录由监督检查统一登记。',
  systems: ['S32', 'S33', 'S48', 'S49', 'S66', 'S67', 'S71'],
  permissions: {},
  operations: [],
  law: campaignLaw,
  indicators: campaignIndicators,
  rules: campaignRules,
  narrative: campaignNarrative,
  checkThemes: campaignThemes,
  seed: campaignSeed,
})
