/**
 * Months for which a log of operations has to be kept at least: 网络安全法第二十一条第三项（留存相关的网络日志不少于六个月）, GB/T
 * 22239-2019 8.1.5.4. The product deletes nothing of it at all; the setting says what the bureau promises.
 */
export const leastJournalMonths = 6
