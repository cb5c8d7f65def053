import { Button } from '#ui/button.tsx'
import { Facts } from '#ui/facts.tsx'
import { TextField } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Moment } from '#ui/values.tsx'
import type { FormReply } from '#web/form.ts'

/** The account of a person as an administrator sees it. */
export type StaffAccount = {
  readonly login: string
  readonly hasPassword: boolean
  readonly isTotpEnabled: boolean
  readonly isDisabled: boolean
  readonly lockedUntil: string | null
  readonly lastSignedInAt: string | null
}

const AccountButton = ({ work, kind, label }: { readonly work: string; readonly kind: 'ghost' | 'danger'; readonly label: string }) => (
  <PostForm>
    <input type="hidden" name="viec" value={work} />
    <Button kind={kind}>{label}</Button>
  </PostForm>
)

const AccountFacts = ({ account }: { readonly account: StaffAccount }) => (
  <>
    <Facts
      facts={[
        { name: 'Tên đăng nhập', value: <b>{account.login}</b> },
        { name: 'Tình trạng', value: account.isDisabled ? 'đã khóa' : account.hasPassword ? 'đang dùng' : 'chờ người dùng đặt mật khẩu' },
        { name: 'Xác thực hai lớp', value: account.isTotpEnabled ? 'bật' : 'tắt' },
        { name: 'Đăng nhập gần nhất', value: account.lastSignedInAt === null ? 'chưa lần nào' : <Moment at={account.lastSignedInAt} /> },
      ]}
    />
    {account.lockedUntil !== null && (
      <Notice tone="warning">Đang bị khóa vì nhập sai nhiều lần, đến <Moment at={account.lockedUntil} />.</Notice>
    )}
    <div className="form-actions">
      {account.lockedUntil !== null && <AccountButton work="mo-khoa" kind="ghost" label="Mở khóa" />}
      <AccountButton work="dat-lai" kind="ghost" label="Đặt lại mật khẩu" />
      {account.isDisabled ? (
        <AccountButton work="mo" kind="ghost" label="Cho dùng lại" />
      ) : (
        <AccountButton work="khoa" kind="danger" label="Khóa tài khoản" />
      )}
    </div>
  </>
)

/** Makes, locks, unlocks or resets the account of a person. */
export const StaffAccountPanel = ({ account, reply }: { readonly account: StaffAccount | null; readonly reply: FormReply | undefined }) => (
  <section className="panel">
    <h2>Tài khoản</h2>
    {account === null ? (
      <PostForm reply={reply}>
        <input type="hidden" name="viec" value="tao-tai-khoan" />
        <TextField name="login" label="Tên đăng nhập" hint="Chữ thường không dấu, ví dụ lan.nt" width={20} autoCapitalize="none" />
        <Button kind="ghost">Tạo tài khoản và liên kết mời</Button>
      </PostForm>
    ) : (
      <AccountFacts account={account} />
    )}
  </section>
)
