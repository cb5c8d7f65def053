import { useState, useSyncExternalStore, type ReactNode } from 'react'
import { Button } from '#ui/button.tsx'
import { useFormReply } from '#ui/post-form.tsx'

const neverChanges = () => () => undefined

/** True once the browser runs the page: what only works with script is shown then. */
const useIsLive = (): boolean => useSyncExternalStore(neverChanges, () => true, () => false)

/** Rows of a list that were sent, when its form came back with errors. */
const sentRows = (values: Readonly<Record<string, string>>, list: string): number =>
  Object.keys(values).reduce((most, name) => {
    const [head, index, field] = name.split('.')
    return head === list && field !== undefined ? Math.max(most, Number(index) + 1) : most
  }, 0)

/** How many rows a repeated group shows, `ready` of them at least, and the button that adds one when there is script. */
export const useRows = (list: string, ready: number, addLabel: string): { readonly count: number; readonly adder: ReactNode } => {
  const reply = useFormReply()
  const [added, setAdded] = useState(0)
  const isLive = useIsLive()
  return {
    count: Math.max(ready, reply === undefined ? 0 : sentRows(reply.values, list)) + added,
    adder: isLive && <Button type="button" kind="ghost" onClick={() => setAdded(added + 1)}>{addLabel}</Button>,
  }
}
