import { relative, resolve } from 'node:path'
import { reactRouter } from '@react-router/dev/vite'
import { defineConfig, type Plugin } from 'vite'

const source = resolve(import.meta.dirname, 'src')

/**
 * One module graph: a `.ts` module under `src/` never enters the server bundle. The bundle imports it as
 * `#…`, Node strips its types, and the JSON API, the jobs and the screens share one copy of it.
 * Only `.tsx`, which Node does not run, is bundled. The browser bundle takes what it needs as usual.
 */
const oneModuleGraph = (): Plugin => ({
  name: 'motcua:one-module-graph',
  enforce: 'pre',
  applyToEnvironment: (environment) => environment.name === 'ssr',
  async resolveId(id, importer, options) {
    if (importer === undefined || id.includes('?')) return null
    if (!id.startsWith('#') && !id.startsWith('.')) return null
    const resolved = await this.resolve(id, importer, { ...options, skipSelf: true })
    if (resolved === null || !resolved.id.endsWith('.ts')) return null
    const inside = relative(source, resolved.id)
    if (inside.startsWith('..')) return null
    return { id: `#${inside.replaceAll('\\', '/')}`, external: true }
  },
})

/**
 * In the browser's bundle a `.ts` module is taken for what is used of it, never for what it does while
 * loading. A screen's helper that is used on both sides then leaves its queries on the server.
 */
const takenForItsExports = (): Plugin => ({
  name: 'motcua:taken-for-its-exports',
  applyToEnvironment: (environment) => environment.name === 'client',
  transform: {
    filter: { id: /\/src\/.+\.ts$/ },
    handler: () => ({ moduleSideEffects: false }),
  },
})

export default defineConfig({
  plugins: [oneModuleGraph(), takenForItsExports(), reactRouter()],
  publicDir: 'src/ui/public',
  // A data: URL would need a wider content security policy, and every file is cached for good anyway.
  build: { assetsInlineLimit: 0, reportCompressedSize: false },
  worker: { format: 'es' },
  logLevel: 'warn',
})
