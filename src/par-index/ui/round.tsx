import { data, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { parseId } from '#kernel/ids.ts'
import { ButtonLink } from '#ui/button.tsx'
import { Chip, type ChipState } from '#ui/chip.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { Facts } from '#ui/facts.tsx'
import { Figure, Figures } from '#ui/figure.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { Timeline } from '#ui/timeline.tsx'
import { refused } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { actOnRound } from '../pages/round-action.ts'
import { loadRoundPage, type RoundPage } from '../pages/round-page.ts'
import { ParTabs } from './par-tabs.tsx'
import { RoundActions } from './round-actions.tsx'

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const id = parseId(params['id'] ?? '')
  const page = id === undefined ? undefined : await loadRoundPage(context.get(requestContext).ctx, id)
  if (page === undefined) throw data(null, { status: 404 })
  return { page }
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const form = await request.formData()
  const done = await actOnRound(web.ctx, params['id'] ?? '', form)
  if (!done.ok) return refused(form, done.code, done.message, done.field)
  web.flash('done', done.message)
  throw redirect(`/chi-so-cchc/dot/${params['id']}`, 303)
}

const PHASE_CHIPS: Readonly<Record<RoundPage['phase'], ChipState>> = { open: 'running', decided: 'soon', published: 'done', cancelled: 'stopped' }

/** One round: where each stage and each unit stands, and what may be done with it. */
const RoundScreen = () => {
  const { page } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const isFinal = page.phase === 'decided' || page.phase === 'published'
  return (
    <>
      <PageHeader
        title={page.name}
        over={`Năm ${page.year}, ${page.level}`}
        chips={<Chip state={PHASE_CHIPS[page.phase]}>{page.phaseWords}</Chip>}
        aside={isFinal && <ButtonLink to={`/chi-so-cchc/dot/${page.id}/ket-qua`}>Kết quả, xếp hạng</ButtonLink>}
      />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <ParTabs current="dot" />
        {page.version.isExample && <Notice tone="warning">Bộ tiêu chí của đợt này là bộ mẫu, không có hiệu lực pháp lý.</Notice>}
        {page.decision !== null && <Notice tone="done">{page.decision.words}.</Notice>}
        <Figures>
          {page.counts.map(({ state, words, count }) => <Figure key={state} name={words} value={count} base={`trong ${page.cards.length + page.hidden} phiếu`} />)}
        </Figures>
        <div className="two">
          <div className="stack">
            <Cards page={page} />
            <RoundActions page={page} reply={reply} />
          </div>
          <div className="stack">
            <Stages page={page} />
            <section className="panel">
              <h2>Về đợt chấm</h2>
              <Facts small facts={[
                { name: 'Bộ tiêu chí', value: `${page.version.name}, ${page.version.lines} tiêu chí thành phần` },
                { name: 'Cơ quan tổ chức', value: page.organiser },
                { name: 'Thường trực thẩm định', value: page.lead },
                { name: 'Hội đồng', value: <ul className="plain-list">{page.council.map((one) => <li key={one}>{one}</li>)}</ul> },
                { name: 'Giải trình', value: `${page.rebuttalDays} ngày làm việc từ khi gửi kết quả thẩm định` },
              ]} />
            </section>
            <section className="panel">
              <h2>Lịch sử</h2>
              <Timeline small entries={page.history.map(({ key, words, when, text, isLast }) => ({ key, title: words, when, state: isLast ? 'now' : 'was', ...(text !== null && { children: <p>{text}</p> }) }))} />
            </section>
          </div>
        </div>
      </main>
    </>
  )
}
export default RoundScreen

const Cards = ({ page }: { readonly page: RoundPage }) => (
  <div className="stack">
    <h2>Phiếu của các đơn vị</h2>
    {page.hidden > 0 && <p className="muted">Bạn xem được {page.cards.length} trong {page.cards.length + page.hidden} phiếu: của đơn vị mình, hoặc có tiêu chí mình thẩm định.</p>}
    <DataTable
      caption="Phiếu của các đơn vị"
      rows={page.cards}
      rowKey={(card) => card.id}
      rowHref={(card) => `/chi-so-cchc/phieu/${card.id}`}
      opens="don-vi"
      empty={<p className="muted">Không có phiếu nào trong phạm vi của bạn.</p>}
      columns={[
        { key: 'don-vi', header: 'Đơn vị', narrow: 'title', cell: (card) => card.unitName },
        { key: 'o-dau', header: 'Đang ở', narrow: 'badge', cell: (card) => <Chip state={card.chip as ChipState}>{card.words}</Chip>, note: (card) => card.until !== null && `đến ${card.until}` },
        { key: 'cham', header: 'Đã chấm', numeric: true, cell: (card) => card.answered },
        { key: 'tham-dinh', header: 'Thẩm định', numeric: true, cell: (card) => card.verified },
        { key: 'tu-cham', header: 'Tự chấm', numeric: true, cell: (card) => card.selfPoints },
        { key: 'diem', header: 'Hiện có', numeric: true, cell: (card) => card.points },
      ]}
    />
  </div>
)

const Stages = ({ page }: { readonly page: RoundPage }) => (
  <section className="panel">
    <h2>Các bước</h2>
    <Timeline
      small
      entries={[
        ...page.stages.slice(0, 1),
        ...(page.hasFacts ? [{ stage: 'facts', name: 'Chốt số liệu hệ thống', until: page.cutOff, state: page.factsAsOf === null ? 'next' : 'was', done: page.factsAsOf === null ? 'chưa chốt, số đang xem là tạm tính' : `đã chốt, biết đến ${page.factsAsOf}` } as const] : []),
        ...page.stages.slice(1),
      ].map(({ stage, name, until, state, done }) => ({ key: stage, title: name, when: stage === 'facts' ? `hết ngày ${until}` : `đến ${until}`, state, children: <p>{done}</p> }))}
    />
  </section>
)
