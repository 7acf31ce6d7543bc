/** A telephone as screens show it: 138****1234; of a short one the last two digits. */
export const maskPhone = (phone: string): string =>
  phone.length <= 7 ? phone.replace(/.(?=.{2})/g, '*') : `${phone.slice(0, 3)}****${phone.slice(-4)}`

/** A name as screens show it: the surname, 赵＊. One that came masked stays as it is. */
export const maskName = (name: string): string => (/[*＊某]/.test(name) ? name : `${[...name][0] ?? ''}＊`)
