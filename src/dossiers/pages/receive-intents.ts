/** What the buttons of the reception form send as `do`; without one the dossier is received. */
export const RECEIVE_INTENTS = { receive: 'receive', guide: 'guide', reject: 'reject', recount: 'recount' } as const
