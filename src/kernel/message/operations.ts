import type { z } from 'zod'
import { fieldMeta } from '#platform/contract/field.ts'
import { type Handled, handle } from '#kernel/manifest/business.ts'
import { cancel, pause, resume, retry, start } from './acts.ts'
import type { Audience } from './audience.ts'
import {
  addOptOut,
  addTemplate,
  cancelCampaign,
  changeTemplate,
  dropTemplate,
  getCampaign,
  liftOptOut,
  listCampaigns,
  listOptOuts,
  listSends,
  listTemplates,
  messageChoices,
  pauseCampaign,
  prepareCampaign,
  receiptAddress,
  renewCampaign,
  resumeCampaign,
  retryCampaign,
  startCampaign,
  takeReceipts,
} from './contract.ts'
import {
  countUnread,
  listColleagues,
  listInbox,
  markRead,
  myMailbox,
  sendNotice,
  setMailbox,
} from './inbox-contract.ts'
import { colleagues, inbox, mailboxOf, putMailbox, read, tellColleagues, unreadOf } from './inbox.ts'
import { audiencesOf, prepare, purposesOf, renew } from './prepare.ts'
import { ownPlaceholders } from './render.ts'
import type { SendingSetup } from './setup.ts'
import { campaignDetail, campaignList, optOutList, sendList } from './views.ts'
import { editTemplate, endTemplate, optIn, optOut, putTemplate, templates } from './wordings.ts'

const meanings = (of: Readonly<Record<string, string>>) => Object.entries(of).map(([name, means]) => ({ name, means }))

const choiceOf = (a: Audience) => ({
  id: a.id,
  title: a.title,
  filters: Object.entries(a.filters as Record<string, z.ZodType>).flatMap(([name, type]) => {
    const meta = fieldMeta(type)
    const options = meta?.options && Object.entries(meta.options).map(([code, title]) => ({ code, title }))
    return meta ? [{ name, title: meta.title, options: options ?? null }] : []
  }),
  placeholders: meanings({ ...ownPlaceholders, ...a.placeholders }),
})

/** Messages out of the house and inside it. `setup`: how this installation can send. */
export const messageOperations = (setup: SendingSetup): readonly Handled[] => [
  handle(listCampaigns, (call, input) => call.read((q) => campaignList(q, call.house, input))),
  handle(getCampaign, (call, { id }) => call.read((q) => campaignDetail(q, call.house, setup, call.clock, id))),
  handle(listSends, (call, input) => call.read((q) => sendList(q, input))),
  handle(messageChoices, (call) =>
    Promise.resolve({
      purposes: Object.entries(purposesOf(call.house)).map(([code, title]) => ({ code, title })),
      audiences: audiencesOf(call.house).map(choiceOf),
      sms: setup.sms ? { signature: setup.sms.signature, ending: setup.sms.ending, priceLi: setup.sms.priceLi } : null,
      mail: setup.mail ?? null,
    }),
  ),
  handle(prepareCampaign, (call, input) => prepare(call, setup, input)),
  handle(renewCampaign, (call, input) => renew(call, setup, input)),
  handle(startCampaign, (call, input) => start(call, setup, input)),
  handle(pauseCampaign, pause),
  handle(resumeCampaign, (call, input) => resume(call, setup, input)),
  handle(cancelCampaign, cancel),
  handle(retryCampaign, (call, input) => retry(call, setup, input)),
  handle(listTemplates, (call) => call.read((q) => templates(q, call.house))),
  handle(addTemplate, putTemplate),
  handle(changeTemplate, editTemplate),
  handle(dropTemplate, endTemplate),
  handle(listOptOuts, (call, input) => call.read((q) => optOutList(q, input))),
  handle(addOptOut, optOut),
  handle(liftOptOut, optIn),
  handle(receiptAddress, (call) =>
    Promise.resolve({ path: takeReceipts.path.replace(':token', receiptToken(call.keys)) }),
  ),
  handle(listInbox, inbox),
  handle(countUnread, async (call) => ({ unread: await unreadOf(call) })),
  handle(markRead, read),
  handle(listColleagues, async (call) => ({ colleagues: await colleagues(call) })),
  handle(sendNotice, (call, input) => tellColleagues(call, setup, input)),
  handle(myMailbox, (call) => mailboxOf(call, setup)),
  handle(setMailbox, (call, input) => putMailbox(call, setup, input)),
]

/** What stands in the address that the gateway calls: only this installation can make it. */
export const receiptToken = (keys: { lookup(text: string): string }): string => keys.lookup('message-receipts')
