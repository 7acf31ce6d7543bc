/** Operations whose answers change by an act on the organisation. */
export const orgAnswers = ['listUnits', 'listTowns', 'listOrgChanges', 'listStaff', 'stations']

/** Operations whose answers change when something of a person changes. */
export const staffAnswers = ['getStaff', 'listStaff', 'listAbsences', 'listHandOvers', 'listOpenTasks', 'listUnits']
