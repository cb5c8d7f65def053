import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Command } from './command.ts'

/** One file a command, loaded only when asked for: `deadline` starts without the database. */
const FOLDER = dirname(import.meta.dirname)
const NAME = /^[a-z][a-z0-9-]*$/
const isCommandFile = (file: string): boolean => file.endsWith('.ts') && !file.endsWith('.test.ts') && file !== 'main.ts'

export const commandNames = (): string[] =>
  readdirSync(FOLDER).filter(isCommandFile).map((file) => file.slice(0, -'.ts'.length)).toSorted()

/** The command of that name, if there is one. */
export const findCommand = async (name: string): Promise<Command | undefined> => {
  const file = join(FOLDER, `${name}.ts`)
  if (!NAME.test(name) || name === 'main' || !existsSync(file)) return undefined
  const loaded = (await import(pathToFileURL(file).href)) as { command?: Command }
  return loaded.command
}
