import type { Instant } from '#kernel/time.ts'

type Window = { readonly from: number; count: number }

/** Addresses remembered at once; the oldest window is forgotten first. */
const MOST_ADDRESSES = 10_000

/**
 * Lets a network address through `most` times in each window. Kept in this process alone: for answers that are cheap
 * and public, where a limit keeps one client from taking the program's time.
 */
export const openAddressLimit = ({ most, seconds }: { readonly most: number; readonly seconds: number }) => {
  const windows = new Map<string, Window>()
  return (address: string | null, now: Instant): boolean => {
    const key = address ?? ''
    const at = now.epochMilliseconds
    const known = windows.get(key)
    if (known !== undefined && at - known.from < seconds * 1_000) {
      known.count += 1
      return known.count <= most
    }
    windows.delete(key)
    windows.set(key, { from: at, count: 1 })
    const oldest = windows.keys().next()
    if (windows.size > MOST_ADDRESSES && !oldest.done) windows.delete(oldest.value)
    return true
  }
}
