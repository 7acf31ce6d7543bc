/** Needs no session. */
export const anybody = 'public'
/** Needs a session, and nothing more. */
export const signedIn = 'signed-in'
/** Everybody who works in the business may read it; the three administrators of level 3 may not. */
export const readers =
  'director office registrar credit station complaint-handler case-officer legal-reviewer food equipment metrology auditor admin'
/** The organisation belongs to the administrator, with three administrators to that of the system. */
export const organisers = 'admin system-admin'
export const orgReaders = `${readers} system-admin security-admin`
/** Whoever sends in the bureau's name. */
export const senders = 'office credit admin'
/** Whoever works with businesses: holds trainings and interviews, counts what nobody logs one by one. */
export const recorders = 'office credit station complaint-handler case-officer food equipment metrology admin'
/** Whoever goes out and checks. */
export const checkers = 'credit station case-officer food equipment metrology admin'
export const askers =
  'office registrar credit station complaint-handler case-officer legal-reviewer food equipment metrology admin'
