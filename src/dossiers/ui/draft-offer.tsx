import { Link } from 'react-router'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Code, Moment } from '#ui/values.tsx'
import type { DraftOffer as Offer } from '../pages/restore-reception.ts'
import { RECEIVE_PATH } from './receive-address.ts'

export const DRAFT_PATH = `${RECEIVE_PATH}/ban-do`

/** An interrupted reception of the same officer: to go on with, or to throw away. */
export const DraftOffer = ({ offer }: { readonly offer: Offer }) => (
  <section className="before-page" aria-label="Lần tiếp nhận đang dở">
    <Notice title="Bạn có một lần tiếp nhận đang dở">
      <p>
        {offer.submitter === '' ? 'Chưa ghi tên người nộp' : offer.submitter}, thủ tục <Code>{offer.procedureCode}</Code>, gõ lúc{' '}
        <Moment at={offer.savedAt} />. Bắt đầu hồ sơ khác thì bản dở này được thay.
      </p>
      <div className="give-away">
        <Link className="btn ghost" to={`${RECEIVE_PATH}?tiep-tuc=1`} reloadDocument>
          Tiếp tục
        </Link>
        <PostForm action={DRAFT_PATH} label="Bỏ lần tiếp nhận dở">
          <input type="hidden" name="viec" value="bo" />
          <Button kind="plain">Bỏ</Button>
        </PostForm>
      </div>
    </Notice>
  </section>
)
