import { combinePages, ledgerPages } from '#web/ledger-pages.tsx'
import {
  acceptApplication,
  concludeApplication,
  getApplication,
  getCertificate,
  listApplications,
  listCertificates,
} from '../contract.ts'

export default combinePages(
  ledgerPages({
    path: '/permits',
    menu: { title: '许可申请', group: '市场准入', order: 20 },
    permission: 'permit.read',
    list: listApplications,
    detail: getApplication,
    create: { contract: acceptApplication, title: '受理申请', permission: 'permit.accept' },
    acts: [
      {
        contract: concludeApplication,
        title: '办结',
        permission: 'permit.decide',
        when: (r) => r.concludedOn === null,
      },
    ],
  }),
  ledgerPages({
    path: '/permit-certificates',
    menu: { title: '许可证', group: '市场准入', order: 21 },
    permission: 'permit.read',
    list: listCertificates,
    detail: getCertificate,
  }),
)
