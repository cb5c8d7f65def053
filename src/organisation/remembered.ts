/** A small memory of what is dear to compute, forgetting what was asked longest ago. */
export const remembered = <Value>(capacity: number) => {
  const values = new Map<string, Value>()
  return {
    get: (key: string): Value | undefined => {
      const value = values.get(key)
      if (value !== undefined) {
        values.delete(key)
        values.set(key, value)
      }
      return value
    },
    set: (key: string, value: Value): void => {
      values.delete(key)
      values.set(key, value)
      const oldest = values.keys().next()
      if (values.size > capacity && !oldest.done) values.delete(oldest.value)
    },
  }
}
