import { DataTable } from '#ui/data-table.tsx'
import { Code } from '#ui/values.tsx'
import type { LostPetition } from '../lost-petitions.ts'
import { LACK_WORDS } from '../words.ts'

/** The petitions that cost points; who may not read one finds it closed. */
export const LossPetitions = ({ petitions }: { readonly petitions: readonly LostPetition[] }) => (
  <DataTable
    caption="Phản ánh, kiến nghị làm mất điểm"
    rows={petitions}
    rowKey={(row) => row.petitionId}
    rowHref={(row) => `/phan-anh-kien-nghi/${row.petitionId}`}
    opens="ma"
    columns={[
      { key: 'ma', header: 'Phản ánh', narrow: 'title', cell: (row) => <Code>{row.code}</Code> },
      { key: 'vi', header: 'Vì', cell: (row) => row.measures.map((measure) => LACK_WORDS[measure].lack).join('; ') },
    ]}
  />
)
