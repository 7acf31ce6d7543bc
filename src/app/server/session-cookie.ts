/** Name of the cookie that carries the token of a session. */
export const sessionCookie = 'quanheng_session'
