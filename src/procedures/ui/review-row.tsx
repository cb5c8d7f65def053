import { Link } from 'react-router'
import { Button } from '#ui/button.tsx'
import { TextField } from '#ui/field.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Code } from '#ui/values.tsx'
import type { FormReply } from '#web/form.ts'
import { DurationField } from './duration-field.tsx'
import { reasonField, timeField } from './review-form.ts'
import type { ShownReview } from './review-showing.ts'
import { REVIEW_KIND_WORDS, tierWords } from '../words.ts'

const TIER_CHOICES = ['commune', 'province', 'commune,province'] as const
const LONG_TEXT = 220

const Source = ({ text }: { readonly text: string }) =>
  text.length <= LONG_TEXT ? (
    <blockquote>{text}</blockquote>
  ) : (
    <details>
      <summary>{text.slice(0, LONG_TEXT)}…</summary>
      <blockquote>{text}</blockquote>
    </details>
  )

type RowProps = {
  readonly row: ShownReview & { readonly mayDecide: boolean }
  readonly publishes: boolean
  readonly reply: FormReply | undefined
}

/** One question: the source's own words on the left, the answers on the right. */
export const ReviewRow = ({ row, publishes, reply }: RowProps) => {
  const of = (work: string): FormReply | undefined => (reply?.values['part'] === work ? reply : undefined)
  const hidden = (part: string) => (
    <>
      <input type="hidden" name="reviewId" value={row.id} />
      <input type="hidden" name="part" value={part} />
      {publishes && <input type="hidden" name="publish" value="on" />}
    </>
  )
  const { accept } = row
  return (
    <tr>
      <td className="at-line">
        <span className="tag">{REVIEW_KIND_WORDS[row.kind]}</span> <Code>{row.code}</Code>
        <Link className="asked" to={`/danh-muc/thu-tuc/${row.code}`}>{row.name}</Link>
        <span className="small muted">{row.sectorName}</span>
        <p className="question">{row.question}</p>
        {row.texts.map((text, index) => <Source key={index} text={text} />)}
        {row.read.length > 0 && <ul className="read">{row.read.map((line, index) => <li key={index}>{line}</li>)}</ul>}
      </td>
      <td className="at-line decide">
        {!row.mayDecide ? <p className="muted">Thuộc lĩnh vực của người khác.</p> : (
          <>
            {(accept !== null || row.times.length > 0 || row.asksTiers) && (
              <div className="answers">
                {accept !== null && (
                  <PostForm reply={of('accept')}>
                    {hidden('accept')}
                    <Button name="viec" value={accept.kind} data-row-link>{accept.words}</Button>
                  </PostForm>
                )}
                {row.times.map((time) => (
                  <PostForm key={time} reply={reply?.values['offered'] === time ? reply : undefined}>
                    {hidden('offered')}
                    <input type="hidden" name="offered" value={time} />
                    <Button kind="ghost" name="viec" value="useTime">{row.kind === 'proseDiffers' ? 'Theo lời văn: ' : 'Chung: '}{time}</Button>
                  </PostForm>
                ))}
                {row.asksTiers && TIER_CHOICES.map((tiers, index) => (
                  <PostForm key={tiers} reply={reply?.values['tiers'] === tiers ? reply : undefined}>
                    {hidden('tiers')}
                    <input type="hidden" name="tiers" value={tiers} />
                    <Button kind="ghost" name="viec" value="setTiers" data-row-link={index === 0 ? true : undefined}>{tiers.split(',').map(tierWords).join(' và ')}</Button>
                  </PostForm>
                ))}
              </div>
            )}
            {row.asksTime && (
              <PostForm reply={of('time')}>
                {hidden('time')}
                <div className="answer-line">
                  <DurationField name={timeField(row.id)} label={accept === null ? 'Thời hạn' : 'Thời hạn khác'} empty="Gõ thời hạn, hoặc “không quy định”." isRowEntry={accept === null} />
                  <Button kind={accept === null ? 'main' : 'ghost'} name="viec" value="setCases">Dùng thời hạn này</Button>
                </div>
              </PostForm>
            )}
            <details open={of('dismiss') !== undefined}>
              <summary>Bỏ qua, giữ nguyên bản nháp</summary>
              <PostForm reply={of('dismiss')}>
                {hidden('dismiss')}
                <TextField name={reasonField(row.id)} label="Lý do" maxLength={500} />
                <Button kind="ghost" name="viec" value="dismiss">Bỏ qua</Button>
              </PostForm>
            </details>
            <p className="small"><Link to={`/danh-muc/thu-tuc/${row.code}/soan`}>Sửa cả bản nháp</Link></p>
          </>
        )}
      </td>
    </tr>
  )
}
