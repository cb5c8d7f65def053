import { data, Link, useActionData, useLoaderData, useNavigation, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Button, ButtonLink } from '#ui/button.tsx'
import { formatMoment } from '#ui/dates.ts'
import { MomentField } from '#ui/day-field.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Code, Moment } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { findActionPage, readTarget, takeAction, type ActionPage, type ActionReply, type EffectWords } from '../pages/action-page.ts'
import { ActionFields, WITH_FILES } from './action-fields.tsx'
import { movesClock, wordsOf } from './action-words.ts'
import { DossierChip } from './dossier-chip.tsx'
import { StagedFiles } from '#ui/files-field.tsx'

export const loader = async ({ context, params, request }: LoaderFunctionArgs) => {
  const target = readTarget(params, request.url)
  const page = target && (await findActionPage(context.get(requestContext).ctx, target))
  if (page === undefined) throw data(null, { status: 404 })
  return page
}

export const action = async ({ context, params, request }: ActionFunctionArgs) => {
  const target = readTarget(params, request.url)
  if (target === undefined) throw data(null, { status: 404 })
  return takeAction(context.get(requestContext), target, request)
}

/** After a refusal too: the form goes on from the state that the refusal told of. */
export const shouldRevalidate = () => true

/** One action on one dossier: what it needs, what it does to the clock, and then it is done or says why not. */
const ActionScreen = () => {
  const page = useLoaderData<typeof loader>()
  const reply = useActionData<ActionReply>()
  const words = wordsOf(page.action)
  const { head } = page
  return (
    <>
      <PageHeader
        title={words.title ?? words.label}
        over={
          <Link to={`/mot-cua/ho-so/${head.id}`}>
            {head.code === null ? 'Hồ sơ chưa có mã' : <Code>{head.code}</Code>}
          </Link>
        }
        aside={<DossierChip due={head.due} provisional={head.provisional} minutesPerDay={head.minutesPerDay} />}
      />
      <main className="page narrow" id="noi-dung" tabIndex={-1}>
        <p className="muted">
          {head.procedureName}
          {page.form?.step && (
            <>
              {' '}
              · bước <b>{page.form.step.name}</b> ({page.form.step.unitName})
            </>
          )}
        </p>
        {reply?.meanwhile !== undefined && <Meanwhile lines={reply.meanwhile} />}
        {page.form === null ? <Gone page={page} /> : <TheForm page={page} form={page.form} reply={reply} />}
      </main>
    </>
  )
}
export default ActionScreen

const Gone = ({ page }: { readonly page: ActionPage }) => (
  <section className="panel">
    <Notice tone="warning" title="Việc này hiện không làm được">
      Hồ sơ đã sang tình trạng khác, hoặc việc này không thuộc vai trò của bạn. Mở hồ sơ để xem ai đang giữ và việc gì làm được.
    </Notice>
    <ButtonLink to={`/mot-cua/ho-so/${page.head.id}`}>Mở hồ sơ</ButtonLink>
  </section>
)

/** Told to whoever sent a stale page: what happened since, and by whom. */
const Meanwhile = ({ lines }: { readonly lines: NonNullable<ActionReply['meanwhile']> }) => (
  <section className="panel tight" aria-labelledby="trong-luc-do">
    <h2 id="trong-luc-do">Trong lúc bạn mở trang này</h2>
    <ul className="plain">
      {lines.map((line) => (
        <li key={line.seq}>
          <b>{line.title}</b> · {line.by} · <Moment at={line.recordedAt ?? line.occurredAt} />
        </li>
      ))}
    </ul>
    <p className="small muted">Điều bạn vừa ghi vẫn còn bên dưới. Xem lại rồi gửi, nếu vẫn đúng.</p>
  </section>
)

type TheFormProps = {
  readonly page: ActionPage
  readonly form: NonNullable<ActionPage['form']>
  readonly reply: ActionReply | undefined
}

const TheForm = ({ page, form, reply }: TheFormProps) => {
  const words = wordsOf(page.action)
  const busy = useNavigation().state !== 'idle'
  const { head } = page
  const effect = reply?.effect ?? page.effect
  return (
    <section className="panel">
      <PostForm
        reply={reply}
        upload={WITH_FILES.has(page.action)}
        action={`/mot-cua/ho-so/${head.id}/${words.slug}${form.step === null ? '' : `?buoc=${form.step.no}`}`}
        label={words.title ?? words.label}
      >
        <input type="hidden" name="commandId" value={page.commandId} />
        <input type="hidden" name="expectedSeq" value={head.seq} />
        <StagedFiles value={reply?.staged ?? []}>
          <ActionFields action={page.action} form={form} />
        </StagedFiles>
        <LateEntry now={page.now} open={reply?.values['occurredAt'] !== undefined && reply.values['occurredAt'] !== ''} />
        {effect !== null && <Effect effect={effect} />}
        <div className="form-actions">
          <Button kind={words.grave === true ? 'danger' : 'main'} shortcut="Ctrl Enter" disabled={busy}>
            {words.label}
          </Button>
          {movesClock(page.action) && (
            <Button kind="plain" name="intent" value="preview">
              Tính thử thời hạn
            </Button>
          )}
          <ButtonLink kind="plain" to={`/mot-cua/ho-so/${head.id}`}>
            Thôi
          </ButtonLink>
        </div>
      </PostForm>
    </section>
  )
}

const Effect = ({ effect }: { readonly effect: EffectWords }) => (
  <div role="status" className="effect-note">
    <Notice tone={effect.tone}>{effect.text}</Notice>
  </div>
)

/** Work done on paper and entered afterwards: both moments are kept. */
const LateEntry = ({ now, open }: { readonly now: string; readonly open: boolean }) => (
  <details className="more late-entry" open={open}>
    <summary>Việc đã làm từ trước, nay mới ghi?</summary>
    <MomentField
      name="occurredAt"
      label="Việc đã làm lúc"
      hint={`Để trống nếu là bây giờ (${formatMoment(now)}). Quá 60 phút, hoặc đã qua hẹn trả, thì đưa vào Nhập bù để lãnh đạo duyệt.`}
    />
  </details>
)
