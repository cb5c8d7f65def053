import { parseArgs } from 'node:util'
import { transaction } from '#db/context.ts'
import { createIntegrationClient, listIntegrationClients, revokeIntegrationClient } from '#identity/integration-clients.ts'
import { identitySentence } from '#identity/refusals.ts'
import { ROLES, type Role } from '#kernel/actor.ts'
import { Temporal, vietnamDay } from '#kernel/time.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { withOffice } from './import/office.ts'

const USAGE =
  'api-client create --name TÊN --role VAI-TRÒ --unit MÃ-ĐƠN-VỊ [--subtree] [--sectors A,B] [--until YYYY-MM-DD] | list | revoke MÃ'

const isRole = (text: string | undefined): text is Role => ROLES.some((role) => role === text)

export const command = {
  name: 'api-client',
  summary: 'Cấp, liệt kê, thu hồi quyền gọi API của hệ thống khác; mã bí mật chỉ hiện một lần',
  usage: USAGE,
  execute: async (args: string[]): Promise<number> => {
    const misused = (): number => {
      console.error(`Dùng: npm run -s motcua -- ${USAGE}`)
      return 2
    }
    const options = {
      name: { type: 'string' }, role: { type: 'string' }, unit: { type: 'string' }, subtree: { type: 'boolean', default: false },
      sectors: { type: 'string' }, until: { type: 'string' }, tenant: { type: 'string' },
    } as const
    let read: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>
    try {
      read = parseArgs({ args, options, allowPositionals: true })
    } catch {
      return misused()
    }
    const { values, positionals } = read
    const [verb, id] = positionals
    if (verb !== 'create' && verb !== 'list' && verb !== 'revoke') return misused()
    const { name, role, unit } = values
    return withOffice(
      values.tenant,
      async (ctx) => {
        if (ctx === undefined) return 1
        if (verb === 'list') {
          for (const one of await listIntegrationClients(ctx)) {
            console.log(`${one.id}  ${one.name}  ${one.role}${one.isRevoked ? '  đã thu hồi' : ''}`)
          }
          return 0
        }
        if (verb === 'revoke') {
          if (id === undefined) return misused()
          const revoked = await revokeIntegrationClient(ctx, id)
          if (revoked.ok) console.log('Đã thu hồi.')
          else console.error(identitySentence(revoked.refusal))
          return revoked.ok ? 0 : 1
        }
        if (name === undefined || name.trim() === '' || !isRole(role) || unit === undefined) return misused()
        const found = await transaction(ctx, async (trx) => (await unitTree(trx, vietnamDay(ctx.clock()))).findByCode(unit))
        if (found === undefined) {
          console.error(identitySentence({ code: 'integrationUnitUnknown' }))
          return 1
        }
        const created = await createIntegrationClient(ctx, {
          name,
          role,
          unitId: found.id,
          withSubtree: values.subtree,
          sectors: values.sectors?.split(',').map((sector) => sector.trim()) ?? null,
          validTo: values.until === undefined ? null : Temporal.PlainDate.from(values.until),
        })
        if (!created.ok) {
          console.error(identitySentence(created.refusal))
          return 1
        }
        console.log(`Mã hệ thống: ${created.value.id}`)
        console.log(`Mã bí mật (chỉ hiện một lần này): ${created.value.token}`)
        return 0
      },
      { mayBeEmpty: false },
    )
  },
}
