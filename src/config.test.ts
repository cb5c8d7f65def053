import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { ConfigError, readConfig, serverConnection } from './config.ts'

describe('settings', () => {
  test('nothing set: embedded database, own data folder, loopback', () => {
    const config = readConfig({})
    assert.deepEqual(config.database, { kind: 'embedded' })
    assert.match(config.dataDir, /[/\\]data$/)
    assert.deepEqual([config.host, config.port, config.isPortFixed], ['127.0.0.1', 8080, false])
  })

  test('an empty variable is not set', () => assert.equal(readConfig({ PORT: '', DATABASE_URL: '' }).isPortFixed, false))

  test('one address serves all roles until others are given; each connection steps into its role', () => {
    const { database } = readConfig({ DATABASE_URL: 'postgres://me@db/motcua', DATABASE_OWNER_URL: 'postgres://dba@db/motcua' })
    assert.ok(database.kind === 'server')
    assert.deepEqual(serverConnection(database, 'app'), { connectionString: 'postgres://me@db/motcua', options: '-c role=motcua_app' })
    assert.deepEqual(serverConnection(database, 'worker').connectionString, 'postgres://me@db/motcua')
    assert.deepEqual(serverConnection(database, 'owner'), { connectionString: 'postgres://dba@db/motcua' })
  })

  test('behind https: the address that people type, whatever path was written after it', () => {
    const { publicOrigin, isBehindProxy } = readConfig({ PUBLIC_ORIGIN: 'https://dichvucong.example.vn/', BEHIND_PROXY: 'true' })
    assert.deepEqual([publicOrigin, isBehindProxy], ['https://dichvucong.example.vn', true])
    assert.equal(readConfig({}).isBehindProxy, false, 'nobody is believed about addresses unless told so')
  })

  for (const [name, value] of [
    ['PUBLIC_ORIGIN', 'dichvucong.example.vn'], ['PUBLIC_ORIGIN', 'ftp://x'], ['BEHIND_PROXY', 'maybe'],
    ['PORT', 'abc'], ['PORT', '65536'], ['PORT', '-1'], ['PORT', '80.5'], ['DATABASE_URL', 'mysql://x'], ['DATABASE_URL', 'motcua'], ['LOG_LEVEL', 'loud'],
  ] as const) {
    test(`${name}=${value} is a sentence that names it`, () => {
      assert.throws(() => readConfig({ [name]: value }), (error) => error instanceof ConfigError && error.message.includes(name))
    })
  }

  test('a wrong address is never repeated: it may hold a password', () => {
    assert.throws(() => readConfig({ DATABASE_URL: 'mysql://me:secret@db' }), (error) => !String(error).includes('secret'))
  })
})
