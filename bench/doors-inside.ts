import { join } from 'node:path'
import { openDoors } from '../src/doors.ts'
import { KEY_BYTES, openVault } from '../src/secrets/vault.ts'
import { createLog } from '../src/log.ts'
import type { Office } from './office.ts'

type Fetch = Awaited<ReturnType<typeof openDoors>>

/** Everything that answers HTTP, inside this process, so that what it sends to the database can be watched. */
export const openDoorsInside = ({ db, dataDir, server, connection }: Office): Promise<Fetch> => {
  const log = createLog('silent')
  return openDoors({
    config: {
      database: { kind: 'embedded' },
      dataDir: join(dataDir, 'inside'),
      host: '127.0.0.1',
      port: 0,
      isPortFixed: false,
      isBehindProxy: false,
      logLevel: 'error',
      outgoing: { mail: null, sms: null, zalo: null, post: null },
    },
    db,
    log,
    vault: openVault(new Uint8Array(KEY_BYTES)),
    store: {
      kind: 'embedded',
      address: server.address,
      connection: (role) => connection(role === 'worker' ? 'app' : role),
      stop: async () => undefined,
    },
  })
}
