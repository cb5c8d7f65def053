import { redirect } from 'react-router'
import type { RequestContext } from '#web/request-context.ts'
import type { CitizenSession } from '../sign-in/resolve-citizen.ts'

/** The citizen of a page that is theirs alone; its door lets nobody else in. */
export const signedInCitizen = ({ citizen }: RequestContext): CitizenSession => {
  if (citizen === null) throw redirect('/cong-dan/dang-nhap', 303)
  return citizen
}
