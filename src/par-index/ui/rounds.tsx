import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { ButtonLink } from '#ui/button.tsx'
import { Chip, type ChipState } from '#ui/chip.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { Count } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { loadRoundsPage, type OwnCard, type RoundLine } from '../pages/rounds-page.ts'
import { ParTabs } from './par-tabs.tsx'

export const loader = ({ context }: LoaderFunctionArgs) => loadRoundsPage(context.get(requestContext).ctx)

const PHASE_CHIPS: Readonly<Record<RoundLine['phase'], ChipState>> = { open: 'running', decided: 'soon', published: 'done', cancelled: 'stopped' }

/** Chỉ số CCHC: the rounds of all years, and the card that waits for one's own unit. */
const Rounds = () => {
  const { rounds, own, mayOpen } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title="Chỉ số cải cách hành chính" over="Đợt chấm: tự chấm, thẩm định, giải trình, hội đồng, công bố" aside={mayOpen && <ButtonLink to="/chi-so-cchc/dot/moi">Mở đợt chấm</ButtonLink>} />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <ParTabs current="dot" />
        {own.length > 0 && <OwnCards own={own} />}
        <DataTable
          caption="Các đợt chấm"
          rows={rounds}
          rowKey={(round) => round.id}
          rowHref={(round) => `/chi-so-cchc/dot/${round.id}`}
          opens="ten"
          empty={<EmptyState title="Chưa có đợt chấm nào"><p>Cơ quan tổ chức mở đợt chấm với một bộ tiêu chí; mỗi đơn vị được chấm có một phiếu.</p></EmptyState>}
          columns={[
            { key: 'ten', header: 'Đợt chấm', narrow: 'title', cell: (round) => round.name, note: (round) => `Năm ${round.year}, ${round.level}` },
            { key: 'o-dau', header: 'Đang ở', narrow: 'badge', cell: (round) => <Chip state={PHASE_CHIPS[round.phase]}>{round.phaseWords}</Chip> },
            { key: 'tiep', header: 'Tiếp theo', cell: (round) => round.next },
            { key: 'gui', header: 'Đã gửi phiếu', numeric: true, cell: (round) => <><Count value={round.submitted} />/<Count value={round.units} /></> },
          ]}
        />
      </main>
    </>
  )
}
export default Rounds

const OwnCards = ({ own }: { readonly own: readonly OwnCard[] }) => (
  <DataTable
    caption="Phiếu của đơn vị tôi"
    rows={own}
    rowKey={(card) => card.id}
    rowHref={(card) => `/chi-so-cchc/phieu/${card.id}`}
    opens="don-vi"
    columns={[
      { key: 'don-vi', header: 'Phiếu của đơn vị tôi', narrow: 'title', cell: (card) => card.unitName, note: (card) => card.name },
      { key: 'o-dau', header: 'Đang ở', narrow: 'badge', cell: (card) => <Chip state={card.chip as ChipState}>{card.words}</Chip> },
      { key: 'xong', header: 'Đã tự chấm', numeric: true, cell: (card) => <><Count value={card.answered} />/<Count value={card.toAnswer} /></> },
      { key: 'han', header: 'Hạn tự chấm', cell: (card) => card.until },
    ]}
  />
)
