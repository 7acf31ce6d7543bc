import { combinePages, ledgerPages } from '#web/ledger-pages.tsx'
import {
  advanceAward,
  advanceBrand,
  applyAward,
  getAward,
  getBrand,
  guideBrand,
  listAwards,
  listBrands,
} from '../contract.ts'

const reading = 'quality.read'
const permission = 'quality.enter'
const group = '质量与知识产权'

export default combinePages(
  ledgerPages({
    path: '/brand-guidance',
    menu: { title: '区域品牌认证', group, order: 10 },
    permission: reading,
    list: listBrands,
    sorts: ['guidedOn'],
    detail: getBrand,
    create: { contract: guideBrand, title: '登记引导', permission },
    acts: [{ contract: advanceBrand, title: '登记进度', permission, when: (r) => r.state !== 'ENDED' }],
  }),
  ledgerPages({
    path: '/quality-awards',
    menu: { title: '县长质量奖', group, order: 20 },
    permission: reading,
    list: listAwards,
    sorts: ['appliedOn'],
    detail: getAward,
    create: { contract: applyAward, title: '登记申报', permission },
    acts: [{ contract: advanceAward, title: '登记评定', permission, when: (r) => r.decidedOn === null }],
  }),
)
