import pg from 'pg'
import { growTo, openCommunes, receiveModels } from './grown-office.ts'
import { openOffice, type Office } from './office.ts'

/**
 * A province in which everything is under way: dossiers cut from real ones, received over the last twelve days, each with
 * its last event, so that lists, sweeps and recounts meet what they meet in an office.
 */
export const openBusyOffice = async (size: number, say: (line: string) => void): Promise<Office & { readonly client: pg.Client }> => {
  const office = await openOffice()
  const client = new pg.Client(office.connection('superuser'))
  await client.connect()
  const communes = [...office.desks, ...(await openCommunes(office))]
  for (const desk of office.desks) await receiveModels(office, desk)
  await growTo(client, size, communes, say, 100)
  await client.query(`
    insert into dossier_event (tenant_id, dossier_id, seq, type, version, body, occurred_at, recorded_at, actor_kind, command_id)
    select d.tenant_id, d.id, d.seq, 'stepOpened', 1, '{}', d.accepted_at, d.accepted_at, 'system', d.id from dossier d
    where not exists (select from dossier_event e where e.tenant_id = d.tenant_id and e.dossier_id = d.id)`)
  await client.query('vacuum (analyze) dossier_event')
  return {
    ...office,
    client,
    close: async () => {
      await client.end()
      await office.close()
    },
  }
}
