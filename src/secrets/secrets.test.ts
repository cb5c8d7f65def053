import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { SetupError } from '#db/setup-error.ts'
import { ensureKeyFile, parseKey } from './key-file.ts'
import { testVault } from './testing.ts'
import { isSealed, openVault } from './vault.ts'

const other = openVault(new Uint8Array(32).fill(8))

const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'motcua-key-'))
  after(() => rmSync(made, { recursive: true, force: true }))
  return made
}

test('what is sealed opens with the same key at the same place, and nowhere else', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (secret, place, elsewhere) => {
      const sealed = testVault.seal(secret, place)
      assert.ok(isSealed(sealed))
      assert.equal(testVault.open(sealed, place), secret)
      assert.throws(() => other.open(sealed, place))
      if (elsewhere !== place) assert.throws(() => testVault.open(sealed, elsewhere))
    }),
  )
})

test('a byte that was changed is noticed, wherever it stands', () => {
  const sealed = testVault.seal('JBSWY3DPEHPK3PXP', 'account 1')
  const bytes = Buffer.from(sealed.slice('aes1.'.length), 'base64url')
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ 1
    assert.throws(() => testVault.open(`aes1.${changed.toString('base64url')}`, 'account 1'), `byte ${at}`)
  }
})

test('the same secret is never sealed the same way twice; the fingerprint tells keys apart', () => {
  assert.notEqual(testVault.seal('x', 'y'), testVault.seal('x', 'y'))
  assert.notEqual(testVault.fingerprint, other.fingerprint)
  assert.ok(!isSealed('JBSWY3DPEHPK3PXP'))
})

test('the key file is made once, readable by its owner alone, and two starts at once get the same key', async () => {
  const dataDir = folder()
  const [first, second] = await Promise.all([ensureKeyFile(dataDir), ensureKeyFile(dataDir)])
  assert.deepEqual(first, second)
  assert.deepEqual(await ensureKeyFile(dataDir), first)
  assert.equal(statSync(join(dataDir, 'secret.key')).mode & 0o777, 0o600)
})

test('a key file that is damaged stops the start instead of being replaced', async () => {
  const dataDir = folder()
  writeFileSync(join(dataDir, 'secret.key'), 'not a key\n')
  await assert.rejects(ensureKeyFile(dataDir), (error) => error instanceof SetupError && error.code === 'secretKeyUnreadable')
  assert.equal(parseKey('AAAA'), undefined)
  assert.equal(parseKey(`${Buffer.alloc(32).toString('base64')}\n`)?.length, 32)
})
