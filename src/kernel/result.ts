/**
 * An expected refusal is a value, never an exception: a stable code, and the facts
 * that a Vietnamese sentence needs. The sentence itself lives at the door (see
 * each capability's `refusals.ts`), so that rules stay free of prose.
 */
export type Refusal<Code extends string = string> = {
  readonly code: Code
  readonly facts?: Readonly<Record<string, string | number | boolean | null | readonly string[]>>
}

export type Result<T, Code extends string = string> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal<Code> }

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value })

export const refuse = <Code extends string>(
  code: Code,
  facts?: Refusal<Code>['facts'],
): { readonly ok: false; readonly refusal: Refusal<Code> } => ({
  ok: false,
  refusal: facts === undefined ? { code } : { code, facts },
})

/** Closes an exhaustive `switch`: the compiler proves that it is never reached. */
export const unreachable = (value: never): never => {
  throw new Error(`unreachable: ${JSON.stringify(value)}`)
}
