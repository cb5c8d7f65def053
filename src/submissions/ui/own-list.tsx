import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { PLAIN_STATUS } from '#dossiers/plain-status.ts'
import { listOwnDossiers, type OwnLine } from '#dossiers/own/own-list.ts'
import { Chip } from '#ui/chip.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Code, Day, Moment } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { listOwnDrafts, type DraftLine } from '../own-drafts.ts'
import { draftPath } from './words.ts'

export const loader = ({ context }: LoaderFunctionArgs) => {
  const { citizenCtx, citizen } = context.get(requestContext)
  return transaction(citizenCtx, async (trx) => ({
    actingForName: citizen?.actingForName ?? null,
    drafts: await listOwnDrafts(trx, citizenCtx),
    dossiers: await listOwnDossiers(trx, citizenCtx),
  }))
}

/** Everything of one's own: what is asked of you first, then what you have begun, then all the rest. */
const OwnList = () => {
  const { actingForName, drafts, dossiers } = useLoaderData<typeof loader>()
  const asked = dossiers.filter((one) => one.answerDueOn !== null)
  const others = dossiers.filter((one) => one.answerDueOn === null)
  return (
    <div className="wrap narrow stack">
      <title>Hồ sơ của tôi · Dịch vụ công</title>
      <header>
        <h1>{actingForName === null ? 'Hồ sơ của tôi' : `Hồ sơ của ${actingForName}`}</h1>
        <p>
          <a href="/thu-tuc">Nộp hồ sơ mới</a> · <a href="/ho-so-cua-toi/theo-doi">Theo dõi hồ sơ nộp tại quầy</a>
        </p>
      </header>
      {asked.length > 0 && (
        <section>
          <h2>Chờ bạn trả lời</h2>
          <Lines lines={asked} />
        </section>
      )}
      {drafts.length > 0 && (
        <section>
          <h2>Đang làm dở</h2>
          <ul className="own-lines">{drafts.map((draft) => <Draft key={draft.id} draft={draft} />)}</ul>
        </section>
      )}
      {others.length > 0 && (
        <section>
          <h2>Đã gửi</h2>
          <Lines lines={others} />
        </section>
      )}
      {dossiers.length === 0 && drafts.length === 0 && (
        <EmptyState title="Chưa có hồ sơ nào">
          <p>Tìm thủ tục bạn cần rồi bấm “Nộp trực tuyến”. Hồ sơ nộp tại quầy cũng theo dõi được ở đây bằng mã trên giấy hẹn.</p>
        </EmptyState>
      )}
    </div>
  )
}
export default OwnList

const Lines = ({ lines }: { readonly lines: readonly OwnLine[] }) => (
  <ul className="own-lines">
    {lines.map((line) => {
      const status = PLAIN_STATUS[line.status]
      return (
        <li key={line.id}>
          <a href={`/ho-so-cua-toi/${line.id}`}>{line.procedureName}</a>
          <p>
            <Chip state={status.chip}>{status.word}</Chip> <span className="small muted"><Code>{line.number}</Code></span>
          </p>
          <p className="small muted">
            {line.answerDueOn !== null ? (
              <>Trả lời trước <b><Day on={line.answerDueOn} long /></b></>
            ) : (
              <>
                {line.since !== null && <>Nộp <Moment at={line.since} form="short" /></>}
                {line.dueAt !== null && <> · hẹn trả <Moment at={line.dueAt} /></>}
                {line.isFollowed && 'Theo dõi bằng giấy hẹn'}
              </>
            )}
          </p>
        </li>
      )
    })}
  </ul>
)

const Draft = ({ draft }: { readonly draft: DraftLine }) => (
  <li>
    <a href={draft.purpose === 'answer' ? `/ho-so-cua-toi/${draft.dossierId}/tra-loi` : draftPath(draft.id, draft.position)}>
      {draft.purpose === 'answer' && 'Trả lời yêu cầu: '}
      {draft.procedureName}
    </a>
    <p className="small muted">
      Lưu <Moment at={draft.changedAt} form="spoken" />, giữ đến <Day on={draft.expiresOn} />
    </p>
  </li>
)
