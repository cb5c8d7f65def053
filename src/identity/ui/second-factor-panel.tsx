import { Button } from '#ui/button.tsx'
import { TextField } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { PostForm } from '#ui/post-form.tsx'
import type { FormReply } from '#web/form.ts'

type SecondFactorPanelProps = {
  readonly isOn: boolean
  /** A role that the person holds asks for it: it cannot be turned off. */
  readonly isRequired: boolean
  /** A secret that was just made for the authenticator app, and its QR code. */
  readonly setup: { readonly secret: string; readonly qr: { readonly path: string; readonly size: number } } | undefined
  /** Codes that were just made; shown this once. */
  readonly recoveryCodes: readonly string[] | undefined
  readonly replyTo: (work: string) => FormReply | undefined
}

/** Sets up, turns on and turns off one's own second factor, whatever step it is at. */
export const SecondFactorPanel = ({ isOn, isRequired, setup, recoveryCodes, replyTo }: SecondFactorPanelProps) => {
  if (recoveryCodes !== undefined) {
    return (
      <Notice tone="done" title="Đã bật xác thực hai lớp. Cất các mã dự phòng này, chúng chỉ hiện một lần">
        <p>Mỗi mã dùng được một lần khi bạn không có điện thoại.</p>
        <ul className="mono">
          {recoveryCodes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <p>
          <a href="/mot-cua">Đã cất mã, vào trang làm việc</a>
        </p>
      </Notice>
    )
  }
  if (isOn && isRequired) return <p>Đang bật, và bắt buộc với vai trò của bạn. Đổi điện thoại thì nhờ quản trị đặt lại tài khoản.</p>
  if (isOn) {
    return (
      <PostForm reply={replyTo('tat-hai-lop')}>
        <p>Đang bật: mỗi lần đăng nhập cần thêm mã trên điện thoại.</p>
        <input type="hidden" name="viec" value="tat-hai-lop" />
        <TextField name="offPassword" type="password" label="Mật khẩu của bạn" autoComplete="current-password" width={20} />
        <Button kind="danger">Tắt xác thực hai lớp</Button>
      </PostForm>
    )
  }
  const codeReply = replyTo('bat-hai-lop')
  if (setup === undefined && codeReply === undefined) {
    return (
      <PostForm>
        <p>Đang tắt. Bật để kẻ biết mật khẩu vẫn không vào được.</p>
        <input type="hidden" name="viec" value="cai-hai-lop" />
        <Button kind={isRequired ? 'main' : 'ghost'}>Cài đặt</Button>
      </PostForm>
    )
  }
  return (
    <PostForm reply={codeReply}>
      {setup !== undefined && (
        <>
          <p>Quét mã này bằng ứng dụng xác thực, rồi nhập 6 chữ số mà ứng dụng hiện ra.</p>
          <svg className="qr" viewBox={`-4 -4 ${setup.qr.size + 8} ${setup.qr.size + 8}`} width="200" height="200" role="img" aria-label="Mã QR cài đặt">
            <rect x="-4" y="-4" width={setup.qr.size + 8} height={setup.qr.size + 8} fill="#fff" />
            <path d={setup.qr.path} fill="#000" />
          </svg>
          <p className="small">
            Không quét được? Nhập khóa: <span className="mono">{setup.secret}</span>
          </p>
        </>
      )}
      <input type="hidden" name="viec" value="bat-hai-lop" />
      <TextField name="otp" label="Mã trên ứng dụng" autoComplete="one-time-code" inputMode="numeric" width={10} code />
      <Button>Bật</Button>
    </PostForm>
  )
}
