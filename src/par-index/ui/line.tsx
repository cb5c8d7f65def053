import { data, Link, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { parseId } from '#kernel/ids.ts'
import { ButtonLink } from '#ui/button.tsx'
import { Chip, type ChipState } from '#ui/chip.tsx'
import { EvidenceList } from '#ui/evidence-list.tsx'
import { Facts } from '#ui/facts.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { Timeline } from '#ui/timeline.tsx'
import { requestContext } from '#web/request-context.ts'
import { actOnLine } from '../pages/line-action.ts'
import { loadLinePage, type LinePage } from '../pages/line-page.ts'
import { LineForms } from './line-forms.tsx'

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const id = parseId(params['id'] ?? '')
  const page = id === undefined ? undefined : await loadLinePage(context.get(requestContext).ctx, id, params['code'] ?? '')
  if (page === undefined) throw data(null, { status: 404 })
  return { page }
}

export const action = ({ context, request, params }: ActionFunctionArgs) => actOnLine(context.get(requestContext), params, request)

/** One criterion of one unit: the rule, what the system and everybody say of it, and the form of whose turn it is. */
const LineScreen = () => {
  const { page } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <>
      <PageHeader
        title={`${page.code} ${page.name}`}
        over={<Link to={`/chi-so-cchc/phieu/${page.cardId}`}>{page.unitName} · {page.roundName}</Link>}
        chips={<Chip state={page.chip as ChipState}>{page.words}</Chip>}
        aside={<span>Tối đa {page.max} điểm</span>}
      />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <nav className="steps-nav" aria-label="Tiêu chí khác">
          {page.before !== null && <ButtonLink kind="ghost" to={`/chi-so-cchc/phieu/${page.cardId}/tieu-chi/${page.before}`}>‹ {page.before}</ButtonLink>}
          <ButtonLink kind="ghost" to={`/chi-so-cchc/phieu/${page.cardId}`}>Cả phiếu</ButtonLink>
          {page.after !== null && <ButtonLink kind="ghost" to={`/chi-so-cchc/phieu/${page.cardId}/tieu-chi/${page.after}`}>{page.after} ›</ButtonLink>}
        </nav>
        <section className="panel">
          <Facts facts={[
            { name: 'Cách chấm', value: page.rule },
            { name: 'Lĩnh vực', value: page.area },
            ...(page.evidenceWanted === null ? [] : [{ name: 'Minh chứng cần có', value: page.evidenceWanted }]),
            { name: 'Cơ quan thẩm định', value: page.verifier },
          ]} />
          {page.inferred && <p className="muted">Tiêu chí này được suy ra từ tổng điểm, văn bản công bố không nêu tên.</p>}
        </section>
        <SideBySide page={page} />
        <LineForms page={page} reply={reply} />
        {page.forms.length === 0 && <Notice>Phiếu {page.stateWords}. Ở bước này bạn xem, không sửa tiêu chí này.</Notice>}
        {page.history.length > 0 && (
          <section className="panel">
            <h2>Mọi lần đã ghi</h2>
            <Timeline small entries={page.history.map(({ key, words, when, text, isLast }) => ({ key, title: words, when, state: isLast ? 'now' : 'was', ...(text !== null && { children: <p>{text}</p> }) }))} />
          </section>
        )}
      </main>
    </>
  )
}
export default LineScreen

const SideBySide = ({ page }: { readonly page: LinePage }) => {
  if (page.fact === null && page.said.length === 0) return null
  return (
    <section className="par-said" aria-label="Điểm qua các vòng">
      {page.fact !== null && (
        <div className="panel">
          <h2>Hệ thống</h2>
          <p className="par-points">{page.fact.points}</p>
          <p>{page.fact.words}</p>
          {page.fact.isProvisional && <p className="small muted">Tạm tính đến lúc này</p>}
          {page.fact.opens !== null && <p><Link to={page.fact.opens}>Mở ra số liệu đã đếm</Link></p>}
        </div>
      )}
      {page.said.map(({ key, who, input, points, text, evidence }) => (
        <div className="panel" key={key}>
          <h2>{who}</h2>
          <p className="par-points">{points}</p>
          <p>{input}</p>
          {text !== null && text !== '' && <p className="par-text">{text}</p>}
          <EvidenceList evidence={evidence} fileHref={(file) => `/chi-so-cchc/phieu/${page.cardId}/minh-chung/${file}`} />
        </div>
      ))}
    </section>
  )
}
