import { data, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { findDossier } from '#dossiers/queries.ts'
import { isAccepted } from '#dossiers/domain/dossier.ts'
import { toAt } from '#kernel/at.ts'
import { parseId, type DossierId } from '#kernel/ids.ts'
import { Chip, type ChipState } from '#ui/chip.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { Code, Moment } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import type { ParcelState } from '#outbox/domain/parcel.ts'
import { withLinks } from '../domain/links.ts'
import { officeLinks } from '../links.ts'
import { findToldMessages } from '../queries.ts'
import { channelName, FAILURE_WORDS, OCCASION_WORDS, STATE_WORDS } from '../words.ts'

export const loader = ({ context, params }: LoaderFunctionArgs) => {
  const { ctx, origin } = context.get(requestContext)
  const id = parseId<DossierId>(params['id'] ?? '')
  return transaction(ctx, async (trx) => {
    const dossier = id === undefined ? undefined : await findDossier(trx, ctx.actor, id)
    if (dossier === undefined) throw data(null, { status: 404 })
    return {
      id: dossier.id,
      code: isAccepted(dossier) ? dossier.code : null,
      messages: (await findToldMessages(trx, dossier.id)).map((message) => ({
        id: message.id, occasion: message.occasion, subject: message.subject, letter: withLinks(message.letter, officeLinks(origin)),
        createdAt: toAt(message.createdAt), inboxes: message.inboxes,
        ways: message.ways.map(({ channel, state, failure, settledAt, nextAttemptAt }) => ({
          channel, state, failure, at: toAt(settledAt ?? nextAttemptAt),
        })),
      })),
    }
  })
}

const CHIPS: Readonly<Record<ParcelState, ChipState>> = { pending: 'waiting', delivered: 'done', refused: 'late', cancelled: 'stopped' }

/** What people were told about a dossier, and whether it arrived. */
const DossierMessages = () => {
  const { id, code, messages } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title="Tin đã báo cho người nộp" over={<a href={`/mot-cua/ho-so/${id}`}>Hồ sơ <Code>{code ?? 'chưa có mã'}</Code></a>} />
      <main className="page" id="noi-dung" tabIndex={-1}>
        {messages.length === 0 && (
          <section className="panel">
            <EmptyState title="Chưa báo tin nào về hồ sơ này">
              <p>Tin được báo tự động khi hồ sơ qua mỗi bước, trong vài giây.</p>
            </EmptyState>
          </section>
        )}
        <div className="stack">
          {messages.map((message) => (
            <section className="panel" key={message.id} aria-label={OCCASION_WORDS[message.occasion]}>
              <h2>{message.subject}</h2>
              <p className="small muted">
                {OCCASION_WORDS[message.occasion]} · soạn lúc <Moment at={message.createdAt} />
              </p>
              <ul className="plain">
                {message.inboxes > 0 && <li><Chip state="done">Hộp tin trên cổng</Chip> {message.inboxes} tài khoản</li>}
                {message.ways.map((way) => (
                  <li key={way.channel}>
                    <Chip state={CHIPS[way.state]}>{channelName(way.channel)}: {STATE_WORDS[way.state].toLowerCase()}</Chip>{' '}
                    {way.failure !== null && <>{FAILURE_WORDS[way.failure]}, </>}
                    {way.state === 'pending' && 'sẽ gửi lúc '}
                    <Moment at={way.at} />
                  </li>
                ))}
                {message.ways.length === 0 && message.inboxes === 0 && <li>Chỉ ghi lại, không gửi: mẫu tin của bước này không dùng thư hay số điện thoại mà người nộp để lại, hoặc việc được nhập muộn.</li>}
              </ul>
              <details>
                <summary>Đọc nội dung</summary>
                <p className="as-written">{message.letter}</p>
              </details>
            </section>
          ))}
        </div>
      </main>
    </>
  )
}
export default DossierMessages
