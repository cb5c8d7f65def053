import { join } from 'node:path'
import type { Config } from '@react-router/dev/config'
import { precompress } from '#web/precompress.ts'

export default {
  appDirectory: 'src',
  buildDirectory: 'build',
  ssr: true,
  // The whole manifest comes with the first hydrated page: no extra address tells strangers the routes.
  routeDiscovery: { mode: 'initial' },
  buildEnd: ({ reactRouterConfig }) => precompress(join(reactRouterConfig.buildDirectory, 'client')),
} satisfies Config
