import { Button } from './button.tsx'
import { DataTable } from './data-table.tsx'
import { PostForm } from './post-form.tsx'
import { Moment } from './values.tsx'

type SessionRow = Readonly<Record<'id' | 'userAgent' | 'address' | 'createdAt' | 'lastSeenAt', string>> & { readonly isThis: boolean }

type SessionPanelProps = { readonly sessions: readonly SessionRow[]; readonly advice?: string }

/** Where somebody is signed in, officer or citizen; ending one posts `viec=thu-hoi` with `phien`, ending the others `thu-hoi-khac`. */
export const SessionPanel = ({ sessions, advice }: SessionPanelProps) => (
  <section className="panel">
    <h2>Các phiên đang mở</h2>
    {advice !== undefined && <p className="muted">{advice}</p>}
    <DataTable
      caption="Các phiên đang mở"
      rows={sessions}
      rowKey={(row) => row.id}
      columns={[
        { key: 'may', header: 'Trình duyệt', narrow: 'title', cell: (row) => row.userAgent, note: (row) => row.address },
        { key: 'vao', header: 'Đăng nhập lúc', cell: (row) => <Moment at={row.createdAt} /> },
        { key: 'dung', header: 'Dùng gần nhất', cell: (row) => <Moment at={row.lastSeenAt} /> },
        {
          key: 'viec',
          header: 'Thao tác',
          cell: (row) =>
            row.isThis ? (
              'Phiên này'
            ) : (
              <PostForm label={`Kết thúc phiên ${row.userAgent}`}>
                <input type="hidden" name="viec" value="thu-hoi" />
                <input type="hidden" name="phien" value={row.id} />
                <Button kind="plain">Kết thúc</Button>
              </PostForm>
            ),
        },
      ]}
    />
    {sessions.length > 1 && (
      <PostForm>
        <input type="hidden" name="viec" value="thu-hoi-khac" />
        <Button kind="ghost">Kết thúc mọi phiên khác</Button>
      </PostForm>
    )}
  </section>
)
