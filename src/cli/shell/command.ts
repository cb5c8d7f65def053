type Described = {
  readonly name: string
  /** One line for `help`, in Vietnamese. */
  readonly summary: string
  /** How it is called, without `npm run -s motcua --`. */
  readonly usage: string
}

/** Answers a JSON value with a JSON value: `--json` for one, `--batch` for many. Refusals are answers. */
export type AnsweringCommand = Described & { run(input: unknown): unknown }

/** Does something with its own arguments; resolves with the exit code. */
export type ExecutingCommand = Described & { execute(args: string[]): Promise<number> }

export type Command = AnsweringCommand | ExecutingCommand
