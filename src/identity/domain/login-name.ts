const LOGIN = /^[a-z0-9][a-z0-9._@-]{2,63}$/

/** A login name as it is stored: lower case, no spaces around; `undefined` when it cannot be one. */
export const parseLogin = (text: string): string | undefined => {
  const login = text.trim().toLowerCase()
  return LOGIN.test(login) ? login : undefined
}
