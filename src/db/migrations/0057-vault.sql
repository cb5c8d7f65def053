-- Bí mật mà chương trình phải đọc lại (khóa TOTP) được mã hóa; khóa mã hóa không nằm trong cơ sở dữ liệu.

create table vault_key (
  tenant_id uuid primary key references tenant (id),
  fingerprint text not null check (fingerprint ~ '^[0-9a-f]{32}$'),
  noted_at timestamptz not null
);
comment on table vault_key is 'Dấu của khóa đang mã hóa các bí mật, để không khởi động nhầm với khóa khác';
comment on column vault_key.fingerprint is 'Suy ra từ khóa bằng HKDF; không suy ngược lại được khóa';
comment on column account.totp_secret is
  'Khóa TOTP, mã hóa AES-256-GCM gắn với dòng này; đã phát nhưng chưa dùng khi totp_enabled_at trống';

alter table vault_key enable row level security;
create policy tenant on vault_key using (tenant_id = (select current_tenant()));
grant select, insert, update on vault_key to motcua_app;
