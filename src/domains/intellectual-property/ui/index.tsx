import { combinePages, ledgerPages } from '#web/ledger-pages.tsx'
import {
  advanceMark,
  advanceUser,
  closeBatch,
  declareReward,
  getBatch,
  getMark,
  getUser,
  guideUser,
  listBatches,
  listMarks,
  listUsers,
  openBatch,
  prepareMark,
} from '../contract.ts'

const reading = 'intellectual-property.read'
const permission = 'intellectual-property.enter'
const group = '质量与知识产权'

export default combinePages(
  ledgerPages({
    path: '/gi-marks',
    menu: { title: '地理标志商标', group, order: 30 },
    permission: reading,
    list: listMarks,
    sorts: ['preparedOn'],
    detail: getMark,
    create: { contract: prepareMark, title: '登记商标申报', permission },
    acts: [
      {
        contract: advanceMark,
        title: '登记进度',
        permission,
        when: (r) => r.state !== 'REGISTERED' && r.state !== 'REFUSED',
      },
    ],
  }),
  ledgerPages({
    path: '/gi-mark-users',
    menu: { title: '专用标志使用人', group, order: 31 },
    permission: reading,
    list: listUsers,
    sorts: ['guidedOn'],
    detail: getUser,
    create: { contract: guideUser, title: '登记使用指导', permission },
    acts: [{ contract: advanceUser, title: '登记进度', permission, when: (r) => r.state !== 'STOPPED' }],
  }),
  ledgerPages({
    path: '/patent-reward-batches',
    menu: { title: '专利奖励申报', group, order: 32 },
    permission: reading,
    list: listBatches,
    sorts: ['openedOn'],
    detail: getBatch,
    create: { contract: openBatch, title: '开始一批申报', permission },
    acts: [
      {
        contract: declareReward,
        title: '登记专利',
        permission,
        when: (r) => r.closedOn === null,
        initial: (_r, today) => ({ declaredOn: today }),
      },
      {
        contract: closeBatch,
        title: '申报完成',
        permission,
        when: (r) => r.closedOn === null,
        initial: (_r, today) => ({ closedOn: today }),
      },
    ],
  }),
)
