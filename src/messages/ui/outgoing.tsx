import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { z } from 'zod'
import { transaction } from '#db/context.ts'
import { toAt } from '#kernel/at.ts'
import { cancelOutgoing, retryOutgoing, systemFor } from '#outbox/commands.ts'
import { countParcels, findOutboxHealth, findTroubled, isAlarming } from '#outbox/queries.ts'
import { outboxSentence } from '#outbox/refusals.ts'
import { Button } from '#ui/button.tsx'
import { Chip } from '#ui/chip.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Figure, Figures } from '#ui/figure.tsx'
import { formatNumber } from '#kernel/number-format.ts'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Moment } from '#ui/values.tsx'
import { parseForm, refused, wrongFields } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { channelName, FAILURE_WORDS, STATE_WORDS } from '../words.ts'

const COUNTED_DAYS = 30

export const loader = ({ context }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const now = ctx.clock()
  return transaction(systemFor(ctx), async (trx) => {
    const health = await findOutboxHealth(trx, now)
    const counts = await countParcels(trx, now.subtract({ hours: COUNTED_DAYS * 24 }))
    return {
      refused: health.refused,
      waiting: health.waiting,
      alarmSince: isAlarming(health, now) && health.oldestUnsentAt !== null ? toAt(health.oldestUnsentAt) : null,
      counts: counts.map(({ channel, state, count }) => ({ channel, state, count })),
      troubled: (await findTroubled(trx)).map((line) => ({
        id: line.id, channel: line.channel, dossierId: line.dossierId, state: line.state, attempts: line.attempts,
        failure: line.failure, createdAt: toAt(line.createdAt), nextAttemptAt: toAt(line.nextAttemptAt),
      })),
    }
  })
}

const FORM = z.strictObject({ viec: z.enum(['gui-lai', 'thoi']), id: z.uuid({ error: 'Dòng này không còn. Tải lại trang.' }) })

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const form = await request.formData()
  const parsed = parseForm(FORM, form)
  if (!parsed.ok) return wrongFields(parsed.reply)
  const { viec, id } = parsed.value
  const result = await (viec === 'gui-lai' ? retryOutgoing : cancelOutgoing)(web.ctx, id)
  if (!result.ok) return refused(form, result.refusal.code, outboxSentence(result.refusal))
  web.flash('done', viec === 'gui-lai' ? 'Đã xếp gửi lại từ đầu.' : 'Đã thôi gửi.')
  throw redirect('/quan-tri/hop-thu-di', 303)
}

const CountTable = ({ counts }: { readonly counts: readonly { channel: string; state: keyof typeof STATE_WORDS; count: number }[] }) => {
  const channels = [...new Set(counts.map(({ channel }) => channel))]
  const of = (channel: string, state: string): string =>
    formatNumber(counts.find((one) => one.channel === channel && one.state === state)?.count ?? 0)
  return (
    <DataTable
      caption={`Trong ${COUNTED_DAYS} ngày qua, theo kênh`}
      rows={channels}
      rowKey={(channel) => channel}
      keepTable
      empty={<EmptyState title={`Chưa gửi gì ra ngoài trong ${COUNTED_DAYS} ngày qua`}><p>Số đã gửi, đang chờ và bị từ chối theo từng kênh sẽ hiện ở đây.</p></EmptyState>}
      columns={[
        { key: 'kenh', header: 'Kênh', cell: (channel) => channelName(channel) },
        ...(['delivered', 'pending', 'refused', 'cancelled'] as const).map((state) => ({
          key: state, header: STATE_WORDS[state], numeric: true, cell: (channel: string) => of(channel, state),
        })),
      ]}
    />
  )
}

/** The outbox: what could not be sent, what is being tried again, how many went out. */
const Outgoing = () => {
  const { refused: stuck, waiting, alarmSince, counts, troubled } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <>
      <PageHeader title="Hộp thư đi" />
      <main className="page" id="noi-dung" tabIndex={-1}>
        {reply?.refusal != null && <Notice tone="error">{reply.refusal.message}</Notice>}
        {alarmSince !== null && (
          <Notice tone="error" title="Có việc chưa gửi được">
            Việc chờ lâu nhất có từ <Moment at={alarmSince} />. Xem lý do bên dưới, kiểm tra đường truyền và cấu hình kênh.
          </Notice>
        )}
        <Figures>
          <Figure name="Không gửi được" value={formatNumber(stuck)} base="cần người xem" to="#can-xem" {...(stuck > 0 && { state: 'late' as const })} />
          <Figure name="Đang chờ gửi" value={formatNumber(waiting)} base="kể cả chờ hết giờ yên lặng" to="#theo-kenh" />
        </Figures>
        <section id="can-xem" className="stack">
          <DataTable
            caption="Không gửi được và đang thử lại"
            rows={troubled}
            rowKey={(row) => row.id}
            empty={<EmptyState title="Mọi thứ đều đã gửi được"><p>Thư, tin nhắn không gửi được hoặc đang thử lại sẽ hiện ở đây.</p></EmptyState>}
            columns={[
              { key: 'kenh', header: 'Kênh', narrow: 'title', cell: (row) => channelName(row.channel), note: (row) => row.dossierId !== null && <a href={`/mot-cua/ho-so/${row.dossierId}`}>Mở hồ sơ</a> },
              { key: 'tinh-trang', header: 'Tình trạng', cell: (row) => <Chip state={row.state === 'refused' ? 'late' : 'soon'}>{row.state === 'refused' ? STATE_WORDS.refused : 'Đang thử lại'}</Chip>, note: (row) => row.failure !== null && FAILURE_WORDS[row.failure] },
              { key: 'lan', header: 'Đã thử', cell: (row) => `${row.attempts} lần` },
              { key: 'tu', header: 'Xếp từ', cell: (row) => <Moment at={row.createdAt} /> },
              { key: 'lan-toi', header: 'Lần tới', cell: (row) => (row.state === 'refused' ? '—' : <Moment at={row.nextAttemptAt} />) },
              {
                key: 'viec', header: 'Thao tác',
                cell: (row) => (
                  <PostForm label={`Xử lý việc gửi qua ${channelName(row.channel)}`}>
                    <input type="hidden" name="id" value={row.id} />
                    {row.state === 'refused' && <Button kind="plain" name="viec" value="gui-lai">Gửi lại</Button>}{' '}
                    <Button kind="plain" name="viec" value="thoi">Thôi gửi</Button>
                  </PostForm>
                ),
              },
            ]}
          />
        </section>
        <section id="theo-kenh"><CountTable counts={counts} /></section>
      </main>
    </>
  )
}
export default Outgoing
