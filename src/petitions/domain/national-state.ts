import type { nationalPetitionStates } from '../../../law/petitions/national-states.ts'
import { unreachable } from '#kernel/result.ts'
import type { Petition } from './petition.ts'

export type NationalPetitionState = keyof typeof nationalPetitionStates.states

/** Which state of the national portal a petition of ours is in. */
export const nationalStateOf = (petition: Petition): NationalPetitionState => {
  switch (petition.phase) {
    case 'received':
      if (petition.supplements.length > 0) return 'supplemented'
      return petition.chain.length > 1 ? 'passedOn' : 'newlyReceived'
    case 'open':
    case 'drafted':
      return petition.chain.length > 1 ? 'handlingLocally' : 'handling'
    case 'asked':
      return 'awaitingSupplement'
    case 'answered':
      return petition.publication.state === 'published' ? 'published' : 'awaitingPublication'
    case 'refused':
      return 'refused'
    case 'routed':
      return 'givenBack'
    default:
      return unreachable(petition)
  }
}
