import type { Actor } from '#kernel/actor.ts'
import { WORKPLACE_NAVIGATION, type NavigationItem } from '#ui/workplace-navigation.ts'
import { decideAccess } from './access.ts'

/** The rail of this person: only doors that open for them. */
export const navigationFor = (actor: Actor): readonly (readonly NavigationItem[])[] =>
  WORKPLACE_NAVIGATION.map((group) => group.filter((item) => decideAccess(item.to, actor) === 'allowed')).filter(
    (group) => group.length > 0,
  )
