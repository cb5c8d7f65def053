import { openPersonApp } from '../../../test/person-app.ts'
import { ROUND_PEOPLE, type RoundOffice } from './testing.ts'

/** The real shell over the office of a round. */
export const openRoundApp = (office: RoundOffice) => openPersonApp(ROUND_PEOPLE, office.ctxOf, office.system)
