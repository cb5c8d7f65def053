-- Khóa truy cập (passkey): đăng nhập bằng khóa trong máy, không mật khẩu.

create table passkey (
  tenant_id uuid not null,
  credential_id text not null,
  account_id uuid not null,
  public_key bytea not null,
  counter bigint not null check (counter >= 0),
  name text not null check (name <> ''),
  created_at timestamptz not null,
  last_used_at timestamptz,
  primary key (tenant_id, credential_id),
  foreign key (tenant_id, account_id) references citizen_account (tenant_id, id)
);
comment on table passkey is 'Khóa truy cập của tài khoản công dân: chỉ giữ khóa công khai';
comment on column passkey.counter is 'Số lần ký mà máy đếm; tụt lùi thì khóa đã bị sao chép';
create index passkey_account on passkey (tenant_id, account_id);

create table passkey_challenge (
  tenant_id uuid not null references tenant (id),
  token_hash bytea not null,
  challenge text not null,
  session_id uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (tenant_id, token_hash),
  foreign key (tenant_id, session_id) references citizen_session (tenant_id, id)
);
comment on table passkey_challenge is 'Câu đố một lần để máy ký; trình duyệt giữ mã, quá 5 phút thì bỏ';
comment on column passkey_challenge.session_id is 'Phiên đang thêm khóa hoặc chứng minh lại; trống khi đăng nhập';
create index passkey_challenge_expiry on passkey_challenge (tenant_id, expires_at);

alter table passkey enable row level security;
create policy own on passkey using (tenant_id = (select current_tenant())
  and ((select current_scope()) = 'all' or account_id = (select current_citizen())));
alter table passkey_challenge enable row level security;
create policy doorkeeper on passkey_challenge using (tenant_id = (select current_tenant()) and (select current_scope()) = 'all');
grant select, insert, update, delete on passkey to motcua_app;
grant select, insert, update on passkey_challenge to motcua_app;
grant select, delete on passkey_challenge to motcua_worker;
