import type { Database } from '#db/client.ts'
import { foundOffice } from '#dossiers/testing.ts'
import { loadShippedForms } from '#eforms/shipped-forms.ts'
import { loadStarterCatalogue } from '#procedures/starter.ts'
import { foundInstance } from '../instance.ts'
import { systemOf } from '../../test/office.ts'

/** An office that takes submissions at its own portal: its people, the starter catalogue behind the own gate, the shipped forms. */
export const foundOnlineOffice = async (db: Database, kind: 'demo' | 'production' = 'demo') => {
  const system = systemOf(db)
  const office = await foundOffice(system)
  await foundInstance(db, kind, system)
  await loadStarterCatalogue(system, { kind: 'OWN', basis: 'Thiết lập của bài kiểm thử' })
  await loadShippedForms(system)
  return { ...office, system }
}

/** Registration of a birth: an e-form with conditions and a file, no fee. */
export const BIRTH = '1.001193'
