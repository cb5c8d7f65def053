import { data, Link, redirect, useActionData, useLoaderData, useSearchParams, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { parseId } from '#kernel/ids.ts'
import { Chip, DueChip } from '#ui/chip.tsx'
import { formatSpokenMoment } from '#ui/dates.ts'
import { DueCalendar } from '#ui/due-calendar.tsx'
import { Facts, type Fact } from '#ui/facts.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { SlipList } from '#ui/slip-list.tsx'
import { Timeline } from '#ui/timeline.tsx'
import { Code, Moment } from '#ui/values.tsx'
import { typedValues, type FormReply } from '#web/form.ts'
import { statusOf } from '#web/refusal-status.ts'
import { requestContext } from '#web/request-context.ts'
import { nationalPetitionStates } from '../../../law/petitions/national-states.ts'
import type { PetitionId } from '../domain/petition.ts'
import { actOnPetition } from '../pages/petition-action.ts'
import { findPetitionScreen, type PetitionScreen } from '../pages/petition-view.ts'
import { petitionSentence } from '../refusals.ts'
import { PETITION_CHANNEL_WORDS, PHASE_WORDS, VOTE_WORDS } from '../words.ts'
import { PetitionActions } from './petition-actions.tsx'

const idOf = (text: string | undefined): PetitionId => {
  const id = parseId<PetitionId>(text ?? '')
  if (id === undefined) throw data(null, { status: 404 })
  return id
}

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const screen = await findPetitionScreen(context.get(requestContext).ctx, idOf(params['id']))
  if (screen === undefined) throw data(null, { status: 404 })
  return screen
}

const DONE: Readonly<Record<string, string>> = {
  'phan-loai': 'Đã phân loại.', giao: 'Đã giao.', chuyen: 'Đã chuyển. Cơ quan nhận có thời hạn của mình từ hôm nay.', 'tu-choi': 'Đã báo người gửi lý do.',
  'huong-dan': 'Đã hướng dẫn người gửi.', 'hoi-them': 'Đã gửi yêu cầu. Thời hạn trả lời dừng lại.', 'du-thao': 'Đã trình lãnh đạo.', 'tra-du-thao': 'Đã trả lại dự thảo.',
  duyet: 'Đã gửi trả lời.', 'che-du-lieu': 'Đã chuyển người thứ hai kiểm tra.', 'tra-cong-khai': 'Đã trả lại.', 'khong-cong-khai': 'Đã ghi quyết định không công khai.',
  'cong-khai': 'Đã công khai.', go: 'Đã gỡ.', 'lap-lai': 'Đã đánh dấu lặp lại.', 'bo-dau-lap-lai': 'Đã bỏ đánh dấu.',
}

export const action = async ({ context, params, request }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const id = idOf(params['id'])
  const form = await request.formData()
  const sent = String(form.get('viec') ?? '')
  const acted = await actOnPetition(web.ctx, id, form)
  if (acted === undefined) throw data(null, { status: 400 })
  if ('reply' in acted) return data({ sent, reply: acted.reply }, { status: 422 })
  if ('refusal' in acted) {
    const { code } = acted.refusal
    const reply: FormReply = { errors: {}, values: typedValues(form), refusal: { code, message: petitionSentence(acted.refusal) } }
    return data({ sent, reply }, { status: statusOf(code) })
  }
  web.flash('done', DONE[acted.done] ?? 'Đã lưu.')
  // Whoever classified it as conduct may not see it any more.
  const still = await findPetitionScreen(web.ctx, id)
  throw redirect(still === undefined ? '/phan-anh-kien-nghi' : `/phan-anh-kien-nghi/${id}`, 303)
}

/** Một phản ánh: what was said, where it stands, what may be done now. */
const PetitionPage = () => {
  const screen = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [search] = useSearchParams()
  const { due } = screen
  return (
    <>
      <PageHeader
        title={screen.subject}
        over={<><Link to="/phan-anh-kien-nghi">Phản ánh, kiến nghị</Link> · <Code>{screen.code}</Code></>}
        chips={<>{due === null ? <Chip state={screen.phase === 'asked' ? 'paused' : 'done'}>{screen.state}</Chip> : <DueChip due={due} />} {screen.lapses.length > 0 && <Chip state="late">đã có lần trễ</Chip>}</>}
      />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <div className="two">
          <div className="stack">
            {screen.about === 'conduct' && (
              <Notice tone="warning" title="Phản ánh về hành vi cán bộ">Chỉ lãnh đạo và người được giao xem được. Người bị phản ánh không xem, không xử lý.</Notice>
            )}
            <Words screen={screen} />
            <Suggestions screen={screen} />
            <PetitionActions screen={screen} reply={answer?.reply} chosen={answer?.sent ?? search.get('viec') ?? ''} />
            <SlipList slips={screen.slips} />
            <section className="panel">
              <h2>Lịch sử</h2>
              <Timeline
                small
                entries={screen.history.map(({ key, title, words, at, by, unit }, i) => ({
                  key, title, when: <><Moment at={at} /> · {by} · {unit}</>, state: i === screen.history.length - 1 ? 'now' as const : 'was' as const,
                  children: words === null ? undefined : <p className="as-written small">{words}</p>,
                }))}
              />
            </section>
          </div>
          <aside className="stack">
            <Clock screen={screen} />
            <section className="panel tight">
              <h3>Phản ánh</h3>
              <Facts small facts={factsOf(screen)} />
            </section>
          </aside>
        </div>
      </main>
    </>
  )
}
export default PetitionPage

const Words = ({ screen }: { readonly screen: PetitionScreen }) => (
  <section className="panel">
    <p className="as-written">{screen.content}</p>
    {screen.supplements.map((text) => <p className="as-written" key={text}><b>Bổ sung: </b>{text}</p>)}
    {screen.files.length > 0 && (
      <ul className="plain">
        {screen.files.map(({ id, name }) => <li key={id}><a href={`/phan-anh-kien-nghi/${screen.id}/tep/${id}`}>{name}</a></li>)}
      </ul>
    )}
    {screen.answer !== null && (
      <>
        <h2>Trả lời</h2>
        <p className="small muted">{screen.answer.byName} duyệt, <Moment at={screen.answer.at} /></p>
        <p className="as-written">{screen.answer.text}</p>
      </>
    )}
    {screen.opinion !== null && (
      <p>
        <Chip state={screen.opinion.vote === 'like' ? 'done' : 'soon'}>Người gửi: {VOTE_WORDS[screen.opinion.vote].toLowerCase()}</Chip>
        {screen.opinion.comment !== null && <> “{screen.opinion.comment}”</>}
      </p>
    )}
    {screen.publication === 'published' && <p className="small"><a href={`/phan-anh/cong-khai/${screen.id}`}>Bản công khai</a></p>}
    {screen.publicationReason !== null && <p className="small">Không công khai: {screen.publicationReason}</p>}
  </section>
)

/** Earlier petitions that look like this one: a person decides. */
const Suggestions = ({ screen: { similar, repeatOf } }: { readonly screen: PetitionScreen }) => {
  if (repeatOf !== null) return <Notice tone="info">Lặp lại phản ánh <Link to={`/phan-anh-kien-nghi/${repeatOf.id}`}><Code>{repeatOf.code}</Code></Link>.</Notice>
  if (similar.length === 0) return null
  return (
    <section className="panel">
      <h2>Có thể lặp lại</h2>
      <ul className="plain">
        {similar.map((one) => (
          <li key={one.id}>
            <Link to={`/phan-anh-kien-nghi/${one.id}`}>{one.subject}</Link> <Code>{one.code}</Code>{' '}
            <span className="small muted">
              {[one.isSamePerson ? 'cùng người gửi' : '', one.likeness > 0 ? 'nội dung giống' : '', PHASE_WORDS[one.phase].toLowerCase()].filter((part) => part !== '').join(', ')},{' '}
              <Moment at={one.receivedAt} form="short" />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const Clock = ({ screen: { dueAt, limit, days, lapses, phase } }: { readonly screen: PetitionScreen }) => (
  <section className="panel tight due-panel" aria-label="Thời hạn">
    <h3>{limit === 'publish' ? 'Hạn công khai' : 'Hạn trả lời'}</h3>
    {dueAt === null ? <p>{phase === 'asked' ? 'Dừng tới khi người gửi bổ sung.' : 'Không còn hạn nào đang chạy.'}</p> : <p className="due-moment"><b>{formatSpokenMoment(dueAt)}</b></p>}
    {lapses.length > 0 && <ul className="plain small">{lapses.map((lapse) => <li key={lapse}><Chip state="late">{lapse}</Chip></li>)}</ul>}
    {days.length > 0 && <DueCalendar days={days} compact />}
  </section>
)

const factsOf = (screen: PetitionScreen): readonly Fact[] => {
  const { person, dossier } = screen
  return [
    { name: 'Loại', value: <>{screen.aboutLabel}{!screen.isClassified && ' (người gửi chọn)'}</> },
    ...(screen.aboutNames.length > 0 ? [{ name: 'Người bị phản ánh', value: screen.aboutNames.join(', ') }] : []),
    { name: 'Nhận qua', value: <>{PETITION_CHANNEL_WORDS[screen.channel]}, <Moment at={screen.receivedAt} form="short" /></> },
    { name: 'Người gửi', value: person === null ? 'Không ghi tên' : [person.name, person.phone, person.email, person.address].filter((part) => part !== null).join(' · ') },
    { name: 'Đang giữ', value: screen.holderName ?? 'Chưa giao người' },
    { name: 'Cơ quan', value: <>{screen.units.map(({ name, from }) => <span key={from}>{name}<br /></span>)}</> },
    ...(dossier === null ? [] : [{ name: 'Hồ sơ', value: dossier.isReadable ? <Link to={`/mot-cua/ho-so/${dossier.id}`}>{dossier.code ?? 'mở hồ sơ'}</Link> : 'ngoài phạm vi của bạn' }]),
    { name: 'Trên Cổng quốc gia', value: nationalPetitionStates.states[screen.national].label },
  ]
}
