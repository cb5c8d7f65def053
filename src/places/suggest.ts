import { transaction, type Ctx } from '#db/context.ts'
import { openAddressLimit } from '#web/address-limit.ts'
import { vietnamDay } from '#kernel/time.ts'
import { choosePlaces, findAddress } from './domain/search-places.ts'
import type { PlaceChoice } from './domain/place-book.ts'
import { findPlaceIndex } from './queries.ts'

const MOST_SUGGESTED = 8
/** Faster than anybody types an address. */
const letThrough = openAddressLimit({ most: 150, seconds: 60 })

/** What a typed place may mean, while it is typed; `undefined` when this network address asks too often. */
export const suggestPlaces = async (ctx: Ctx, clientAddress: string | null, typed: string): Promise<readonly PlaceChoice[] | undefined> => {
  if (!letThrough(clientAddress, ctx.clock())) return undefined
  return transaction(ctx, async (trx) => {
    const index = await findPlaceIndex(trx, vietnamDay(ctx.clock()).toString())
    return index === undefined ? [] : choosePlaces(index, typed, MOST_SUGGESTED)
  })
}

/** The commune of a written address and what stands before it; `null` when it is not certain, `undefined` as above. */
export const readAddress = async (ctx: Ctx, clientAddress: string | null, address: string): Promise<ReturnType<typeof findAddress> | null> => {
  if (!letThrough(clientAddress, ctx.clock())) return undefined
  return transaction(ctx, async (trx) => {
    const index = await findPlaceIndex(trx, vietnamDay(ctx.clock()).toString())
    return (index === undefined ? undefined : findAddress(index, address)) ?? null
  })
}
