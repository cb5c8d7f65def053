import type { Refusal } from './result.ts'

/** Fills `{name}` in a refusal's sentence with its facts; a list is read out with commas. */
export const fillSentence = (template: string, facts: Refusal['facts']): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = facts?.[name]
    return Array.isArray(value) ? value.join(', ') : String(value ?? '?')
  })
