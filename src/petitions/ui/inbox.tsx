import { data, Link, useActionData, useLoaderData, useLocation, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import type { UrgeReply } from '#monitoring/pages/urge-form.ts'
import { PETITION_CLASSES } from '#law/petition-rules.ts'
import { Button, ButtonLink } from '#ui/button.tsx'
import { Chip, DueChip } from '#ui/chip.tsx'
import { DataTable, type Column } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { FilterLinks } from '#ui/filter-links.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { Pagination } from '#ui/pagination.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { SearchBox } from '#ui/search-box.tsx'
import { UrgeBar, UrgeOutcome } from '#ui/urge-bar.tsx'
import { Code, Moment } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { PETITION_CHANNELS } from '../domain/petition.ts'
import { findInboxPage, type InboxPage, type InboxRow } from '../pages/inbox-page.ts'
import { urgePetitionsByForm } from '../pages/urge-form.ts'
import { CLASS_SLUGS, LIST_WORDS, PETITION_CHANNEL_WORDS } from '../words.ts'
import { PetitionTabs } from './petition-tabs.tsx'
import { PAGE_SIZE, PETITION_LISTS } from '../domain/limits.ts'

export const loader = ({ context, request }: LoaderFunctionArgs) => findInboxPage(context.get(requestContext).ctx, request.url)

/** Urges late petitions, one or the ticked ones. */
export const action = async ({ context, request }: ActionFunctionArgs) => {
  const reply = await urgePetitionsByForm(context.get(requestContext).ctx, await request.formData())
  return reply.message === null ? reply : data(reply, { status: 422 })
}

const Marks = ({ row }: { readonly row: InboxRow }) => (
  <>
    {row.wasLate && row.due?.kind !== 'late' && <> · <Chip state="late">đã có lần trễ</Chip></>}
    {row.isDisliked && <> · <Chip state="soon">chưa hài lòng</Chip></>}
    {row.isRepeat && <> · lặp lại</>}
  </>
)

const COLUMNS: readonly Column<InboxRow>[] = [
  { key: 'subject', header: 'Phản ánh', narrow: 'title', cell: (row) => <span className="clamp wide">{row.subject}</span>, note: (row) => <><Code>{row.code}</Code><Marks row={row} /></> },
  { key: 'about', header: 'Loại', cell: (row) => row.about, note: (row) => PETITION_CHANNEL_WORDS[row.channel] },
  { key: 'holder', header: 'Đang giữ', cell: (row) => row.unitName, note: (row) => row.holderName },
  { key: 'received', header: 'Nhận', narrow: 'left', cell: (row) => <Moment at={row.receivedAt} form="short" /> },
  {
    key: 'state', header: 'Tình trạng', narrow: 'badge',
    cell: (row) => (row.due === null ? <Chip state={row.phase === 'asked' ? 'paused' : 'done'}>{row.state}</Chip> : <DueChip due={row.due} short />),
    note: (row) => (row.due === null ? null : row.state),
  },
]

const CHANNELS = PETITION_CHANNELS.map((value) => ({ value, label: PETITION_CHANNEL_WORDS[value] }))

/** Hộp phản ánh, kiến nghị: lists with their numbers, narrowed by what stands in the address. */
const Inbox = () => {
  const page = useLoaderData<typeof loader>()
  const reply = useActionData<UrgeReply>()
  const { list, counts, counted, mayUrge } = page
  const isUrging = mayUrge && list === 'late' && page.rows.length > 0
  const table = (
    <DataTable
      caption={counted === null ? LIST_WORDS[list].label : counted.label}
      columns={COLUMNS}
      rows={page.rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `/phan-anh-kien-nghi/${row.id}`}
      opens="subject"
      rowState={(row) => (row.due?.kind === 'late' ? 'late' : undefined)}
      {...(isUrging && { pick: { name: 'chon', label: (row: InboxRow) => `Đánh dấu ${row.code}` } })}
      empty={<EmptyState title={counted === null ? LIST_WORDS[list].empty : 'Không có phản ánh nào bạn được xem trong số này'} />}
    />
  )
  return (
    <>
      <PageHeader
        title="Phản ánh, kiến nghị"
        search={<SearchBox label="Tìm mã, lời phản ánh" {...(page.asked.words !== '' && { defaultValue: page.asked.words })} />}
        aside={page.mayEnter ? <ButtonLink to="/phan-anh-kien-nghi/moi" kind="ghost">Nhập phản ánh</ButtonLink> : undefined}
      />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <PetitionTabs current="list" mayEnter={page.mayEnter} />
        {reply !== undefined && <UrgeOutcome reply={reply} what="phản ánh" />}
        {counted === null ? <Filters page={page} /> : (
          <p>
            <b>{counted.label}</b>, {counted.unitName}, tháng {Number(counted.month.slice(5))}/{counted.month.slice(0, 4)} ·{' '}
            <Link to={`/phan-anh-kien-nghi/thong-ke?cua=${counted.unitCode}&ky=${counted.month}`}>về thống kê</Link>
          </p>
        )}
        {isUrging ? (
          <PostForm label="Đôn đốc phản ánh">
            <input type="hidden" name="commandId" value={page.commandId} />
            {table}
            <UrgeBar directive={reply?.directive} button="Gửi phiếu đôn đốc" toHolder={false} />
          </PostForm>
        ) : table}
        <Pagination total={counts[list]} page={page.asked.page} pageSize={PAGE_SIZE} hasNext={page.asked.page * PAGE_SIZE < counts[list]} />
      </main>
    </>
  )
}
export default Inbox

const Filters = ({ page: { list, counts, asked, units, unitId } }: { readonly page: InboxPage }) => {
  const { search } = useLocation()
  const address = (slug: string): string => {
    const query = new URLSearchParams(search)
    query.delete('trang')
    if (slug === '') query.delete('loai')
    else query.set('loai', slug)
    return `/phan-anh-kien-nghi${query.size === 0 ? '' : `?${query}`}`
  }
  const shown = PETITION_LISTS.filter((one) => one === list || counts[one] > 0 || one === 'pending' || one === 'late')
  return (
    <>
      <FilterLinks label="Danh sách" links={shown.map((one) => ({ to: address(LIST_WORDS[one].slug), label: LIST_WORDS[one].label, count: counts[one], current: one === list }))} />
      <form className="filter-form" aria-label="Lọc phản ánh">
        {LIST_WORDS[list].slug !== '' && <input type="hidden" name="loai" value={LIST_WORDS[list].slug} />}
        {asked.words !== '' && <input type="hidden" name="q" value={asked.words} />}
        <Choice name="ve" label="Loại" all="Mọi loại" value={asked.about} options={PETITION_CLASSES.map((code) => ({ value: CLASS_SLUGS[code], label: CLASS_WORDS[code] }))} />
        <Choice name="kenh" label="Kênh" all="Mọi kênh" value={asked.channel} options={CHANNELS} />
        {units.length > 1 && <Choice name="don-vi" label="Cơ quan" all="Mọi cơ quan" value={unitId} options={units} />}
        <Button kind="ghost">Lọc</Button>
      </form>
    </>
  )
}

/** Short words of classes for a narrow choice. */
const CLASS_WORDS = { regulation: 'Quy định', conduct: 'Hành vi cán bộ', service: 'Việc phục vụ', outOfScope: 'Ngoài phạm vi' } as const

type ChoiceProps = { readonly name: string; readonly label: string; readonly all: string; readonly value: string; readonly options: readonly { readonly value: string; readonly label: string }[] }

const Choice = ({ name, label, all, value, options }: ChoiceProps) => (
  <select name={name} aria-label={label} defaultValue={value} key={value}>
    <option value="">{all}</option>
    {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
  </select>
)
