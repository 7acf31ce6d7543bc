import { readers } from './words.ts'

export const registration: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  entity: {
    listEntities: readers,
    getEntity: readers,
    registerEntity: 'registrar admin',
    listStartupCases: readers,
    getStartupCase: readers,
    listIntegratedItems: readers,
  },
  'equity-pledge': {
    listEquityPledges: readers,
    getEquityPledge: readers,
    registerEquityPledge: 'registrar admin',
  },
  permit: {
    listPermitApplications: readers,
    getPermitApplication: readers,
    listPermitCertificates: readers,
    getPermitCertificate: readers,
    acceptApplication: 'registrar admin',
    concludeApplication: 'registrar admin',
  },
  'annual-filing': {
    listAnnualFilings: readers,
    getAnnualFiling: readers,
    fileAnnualReport: 'credit station admin',
    listNotFiled: readers,
    listContacts: readers,
    recordContact: 'credit station admin',
  },
  'credit-list': {
    listAbnormal: readers,
    getAbnormal: readers,
    listAsAbnormal: 'credit admin',
    removeFromAbnormal: 'credit admin',
    listSerious: readers,
    listBarredPeople: readers,
    getBarredPerson: readers,
    barPerson: 'credit admin',
    liftBar: 'credit admin',
  },
  publicity: {
    listNotices: readers,
    getNotice: readers,
    publishNotice: 'credit admin',
    enterPublication: 'credit admin',
    withdrawNotice: 'credit admin',
  },
  'random-inspection': {
    listTasks: readers,
    getTask: readers,
    openTask: 'credit admin',
    listObjects: readers,
    getObject: readers,
    enterResult: 'credit station food equipment metrology admin',
  },
}
