import { readers } from './words.ts'

export const enforcement: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'penalty-case': {
    listPenaltyCases: readers,
    getPenaltyCase: readers,
    listOnSpotPenalties: readers,
    listCaseTransfers: readers,
    getCaseTransfer: readers,
    registerPenaltyCase: 'station case-officer admin',
    punishOnSpot: 'station case-officer admin',
    filePenaltyCase: 'station case-officer admin',
    extendCaseCheck: 'station case-officer admin',
    pausePenaltyCase: 'station case-officer admin',
    extendPenaltyCase: 'station case-officer admin',
    endCaseInvestigation: 'station case-officer admin',
    noticePenaltyCase: 'station case-officer admin',
    recordCaseResponse: 'station case-officer admin',
    decidePenaltyCase: 'station case-officer admin',
    serveCaseDecision: 'station case-officer admin',
    recordCasePayment: 'station case-officer admin',
    closePenaltyCase: 'station case-officer admin',
    transferPenaltyCase: 'station case-officer admin',
    recordPoliceReply: 'station case-officer admin',
    reviewPenaltyCase: 'legal-reviewer admin',
  },
}
