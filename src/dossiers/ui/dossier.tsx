import { data, Link, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { parseId, type DossierId } from '#kernel/ids.ts'
import { Facts, type Fact } from '#ui/facts.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { ProcessStrip } from '#ui/process-strip.tsx'
import { Tabs } from '#ui/tabs.tsx'
import { Timeline } from '#ui/timeline.tsx'
import { Code, Day, Moment } from '#ui/values.tsx'
import { statusOf } from '#web/refusal-status.ts'
import { requestContext, type DossierPanel } from '#web/request-context.ts'
import { findDossierScreen, type DossierScreen, type PrintLink } from '../pages/dossier-tabs.ts'
import { noteOpened } from '../own/viewers.ts'
import type { PartyRole } from '../domain/dossier.ts'
import { dossierSentence } from '../refusals.ts'
import { reveal, type Revealed } from '../reveal.ts'
import { LaterPanel } from './later-panel.tsx'
import { DossierActions } from './dossier-actions.tsx'
import { DossierChip } from './dossier-chip.tsx'
import { DeadlineTab } from './tab-deadline.tsx'
import { HistoryTab } from './tab-history.tsx'
import { FormTab } from './tab-form.tsx'
import { PapersTab } from './tab-papers.tsx'
import { PeopleTab } from './tab-people.tsx'
import { ResultTab } from './tab-result.tsx'
import { ThreadTab } from './tab-thread.tsx'
import { writeMessage } from '../own/thread.ts'
import { stripStages } from './strip-stages.ts'
import { TAB_WORDS, TABS, type Tab } from './tab-words.ts'
import { CHANNEL_WORDS, PAUSE_WORDS, VOID_WORDS } from './words.ts'

const readTab = (address: string): Tab => {
  const slug = new URL(address).searchParams.get('muc')
  return TABS.find((tab) => TAB_WORDS[tab].slug === slug) ?? 'papers'
}

export const loader = async ({ context, params, request }: LoaderFunctionArgs) => {
  const { ctx, findDossierPanels } = context.get(requestContext)
  const id = parseId<DossierId>(params['id'] ?? '')
  const screen = id && (await findDossierScreen(ctx, id, readTab(request.url)))
  if (id === undefined || screen === undefined) throw data(null, { status: 404 })
  await noteOpened(ctx, id)
  return { screen, panels: await findDossierPanels(ctx, id) }
}

const PARTIES: readonly PartyRole[] = ['submitter', 'owner', 'representative']

/** "hiện": one person's data in full, on this answer only, and written down who asked. "Gửi": a message to the citizen. */
export const action = async ({ context, params, request }: ActionFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const id = parseId<DossierId>(params['id'] ?? '')
  const form = await request.formData()
  if (id !== undefined && form.get('do') === 'reply') {
    const sent = await writeMessage(ctx, { id: parseId(String(form.get('messageId'))) ?? ctx.newId(), dossierId: id, body: String(form.get('message') ?? '') })
    if (sent.ok) return redirect(`/mot-cua/ho-so/${id}?muc=${TAB_WORDS.thread.slug}`, 303)
    return data({ revealed: null, message: dossierSentence(sent.refusal) }, { status: statusOf(sent.refusal.code) })
  }
  const wanted = form.get('party')
  const party = PARTIES.find((one) => one === wanted)
  if (id === undefined || party === undefined) throw data(null, { status: 404 })
  const revealed = await reveal(ctx, id, party)
  if (revealed.ok) return { revealed: revealed.value, message: null }
  return data({ revealed: null, message: dossierSentence(revealed.refusal) }, { status: 404 })
}

type Reply = { readonly revealed: Revealed | null; readonly message: string | null }

/** A dossier: where it stands, what is in it, what may be done now. */
const DossierPage = () => {
  const { screen, panels } = useLoaderData<typeof loader>() as { readonly screen: DossierScreen; readonly panels: readonly DossierPanel[] }
  const reply = useActionData<Reply>()
  const { head, content } = screen
  return (
    <>
      <PageHeader
        title={head.procedureName}
        over={
          <>
            <Code>{head.code ?? 'chưa có mã'}</Code>
            {head.externalCode !== null && head.externalCode !== head.code && (
              <>
                {' '}
                · mã ngoài <Code>{head.externalCode}</Code>
              </>
            )}{' '}
            · {CHANNEL_WORDS[head.channel]}
            {head.caseLabel !== '' && ` · ${head.caseLabel}`}
          </>
        }
        aside={<HeadDue screen={screen} />}
      />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <HeadNotices screen={screen} />
        {head.stages.length > 0 && <ProcessStrip label="Quy trình của hồ sơ" stages={stripStages(head.stages)} />}
        <div className="two">
          <section className="panel flush" aria-label="Nội dung hồ sơ">
            <Tabs
              label="Phần của hồ sơ"
              tabs={TABS.map((tab) => ({
                to: `?muc=${TAB_WORDS[tab].slug}`,
                label: TAB_WORDS[tab].label,
                current: content.tab === tab,
                ...(tab === 'papers' && { count: screen.counts.papers }),
                ...(tab === 'history' && { count: screen.counts.history }),
              })).concat({ to: 'tin-nhan', label: 'Tin nhắn', current: false }, { to: 'don-doc', label: 'Đôn đốc', current: false })}
            />
            <div className="tab-body">
              {content.tab === 'papers' && <PapersTab papers={content.papers} />}
              {content.tab === 'form' && <FormTab dossierId={screen.head.id} form={content.form} files={content.files} />}
              {content.tab === 'thread' && <ThreadTab {...content} message={reply?.message ?? null} />}
              {content.tab === 'result' && <ResultTab result={content.result} />}
              {content.tab === 'history' && <HistoryTab history={content.history} />}
              {content.tab === 'deadline' && <DeadlineTab deadline={content.deadline} />}
              {content.tab === 'people' && (
                <PeopleTab people={content.people} revealed={reply?.revealed ?? null} message={reply?.message ?? null} />
              )}
            </div>
          </section>
          <aside className="stack" aria-label="Tóm tắt hồ sơ">
            <Summary screen={screen} panels={panels} />
          </aside>
        </div>
      </main>
      <DossierActions head={head} commandId={screen.commandId} />
    </>
  )
}
export default DossierPage

const HeadDue = ({ screen: { head, ending } }: { readonly screen: DossierScreen }) => (
  <>
    <DossierChip due={head.due} provisional={head.provisional} minutesPerDay={head.minutesPerDay} {...(ending !== null && { status: STATUS_OF_ENDING[ending.phase] })} />
    {head.dueAt !== null && (
      <div>
        {head.phase === 'submitted' ? 'một cửa trả lời trước ' : 'hẹn trả '}
        <Moment at={head.dueAt} /> · <Link to="?muc=thoi-han">vì sao?</Link>
      </div>
    )}
  </>
)

const STATUS_OF_ENDING = {
  withdrawn: 'WITHDRAWN',
  retracted: 'RETRACTED',
  terminated: 'TERMINATED',
  voided: 'VOIDED',
  rejected: 'REJECTED_AT_RECEPTION',
} as const

const ENDING_WORDS = {
  withdrawn: 'Người nộp đã rút hồ sơ',
  retracted: 'Người nộp đã rút hồ sơ trước khi tiếp nhận',
  terminated: 'Hồ sơ đã dừng giải quyết',
  voided: 'Hồ sơ đã hủy, không tính vào số liệu',
  rejected: 'Hồ sơ không được tiếp nhận',
} as const

/** What whoever opens the page must know first. */
const HeadNotices = ({ screen: { head, waiting, voidRequest, ending } }: { readonly screen: DossierScreen }) => (
  <>
    {head.isMinistry && (
      <Notice title="Hồ sơ do hệ thống của bộ quản lý">Ở đây chỉ xem; mọi thao tác làm trên hệ thống của bộ.</Notice>
    )}
    {ending !== null && (
      <Notice tone="warning" title={ENDING_WORDS[ending.phase]}>
        <Moment at={ending.at} />
        {ending.reason !== null && <>. Lý do: {ending.reason}</>}
      </Notice>
    )}
    {waiting !== null && (
      <Notice tone="warning" title={`Đang ${PAUSE_WORDS[waiting.kind]}`}>
        Từ <Moment at={waiting.since} />
        {waiting.answerDueOn !== null && (
          <>
            , hạn trả lời <Day on={waiting.answerDueOn} />
            {waiting.isLate && <b> (đã qua: cần quyết định)</b>}
          </>
        )}
        . {waiting.pausing ? 'Thời hạn giải quyết đang tạm dừng.' : 'Thời hạn giải quyết vẫn tính.'}
      </Notice>
    )}
    {voidRequest !== null && (
      <Notice tone="warning" title={`${voidRequest.by} đề nghị hủy hồ sơ (${VOID_WORDS[voidRequest.kind]})`}>
        <Moment at={voidRequest.at} />. Lý do: {voidRequest.reason}
      </Notice>
    )}
    {head.rescheduledTo !== null && (
      <Notice tone="warning">
        {head.missedAgain ? 'Đã lỡ cả ngày hẹn lại: cơ quan đã xin lỗi và hẹn ' : 'Đã xin lỗi và hẹn lại '}
        <Moment at={head.rescheduledTo} />. Đúng hạn hay quá hạn vẫn xét theo hẹn trả ban đầu.
      </Notice>
    )}
  </>
)

const PRINT_WORDS: Readonly<Record<PrintLink, string>> = {
  'giay-hen': 'Giấy tiếp nhận và hẹn trả',
  'phieu-kiem-soat': 'Phiếu kiểm soát',
  'yeu-cau-bo-sung': 'Phiếu yêu cầu bổ sung',
  'thong-bao-dung': 'Thông báo dừng',
  'xin-loi': 'Văn bản xin lỗi và hẹn lại',
  'bia-ket-qua': 'Tờ bìa kết quả, có mã xác minh',
  'phieu-tu-choi': 'Phiếu từ chối tiếp nhận',
}

type SummaryProps = { readonly screen: DossierScreen; readonly panels: readonly DossierPanel[] }

const Summary = ({ screen: { head, owner, latest, prints, mayChoosePost }, panels }: SummaryProps) => {
  const facts: Fact[] = [
    { name: owner?.party === 'owner' ? 'Chủ hồ sơ' : 'Người nộp', value: <b>{owner?.name}</b> },
    { name: 'Thẩm quyền', value: head.competentUnitName },
    { name: 'Tiếp nhận', value: head.receivingUnitName },
    ...(head.assistedAtUnitName === null ? [] : [{ name: 'Nơi hỗ trợ', value: head.assistedAtUnitName }]),
  ]
  return (
    <>
      <section className="panel tight">
        <h2>Hồ sơ</h2>
        <Facts small facts={facts} />
        {mayChoosePost && (
          <p className="small">
            Qua bưu chính: <Link to={`/buu-chinh/dia-chi/${head.id}?viec=tra`}>trả kết quả tại nhà</Link>,{' '}
            <Link to={`/buu-chinh/dia-chi/${head.id}?viec=lay`}>đến lấy giấy tờ</Link>
          </p>
        )}
      </section>
      {panels.map((panel) => (
        <LaterPanel key={panel.key} panel={panel} />
      ))}
      {prints.length > 0 && (
        <section className="panel tight">
          <h2>In giấy tờ</h2>
          <ul className="plain">
            {prints.map((print) => (
              <li key={print}>
                <a href={`/mot-cua/giay-to/${head.id}/${print}`} target="_blank" rel="noreferrer">
                  {PRINT_WORDS[print]}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="panel tight">
        <h2>Nhật ký</h2>
        <Timeline
          small
          entries={latest.map((line, i) => ({
            key: String(line.seq),
            title: line.title,
            state: i === 0 && head.phase === 'open' ? 'now' : 'was',
            when: (
              <>
                <Moment at={line.occurredAt} form="short" /> · {line.by}
              </>
            ),
          }))}
        />
        <p className="small">
          <Link to="?muc=lich-su">Xem cả lịch sử</Link>
        </p>
      </section>
    </>
  )
}
