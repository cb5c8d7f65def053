-- Đăng nhập bằng định danh điện tử (OpenID Connect): ai ở nguồn nào là tài khoản nào, và những lần đi đăng nhập đang dở.

create table citizen_subject (
  tenant_id uuid not null,
  issuer text not null,
  subject text not null,
  account_id uuid not null,
  identity_number text,
  linked_at timestamptz not null,
  primary key (tenant_id, issuer, subject),
  unique (tenant_id, account_id, issuer),
  foreign key (tenant_id, account_id) references citizen_account (tenant_id, id)
);
comment on table citizen_subject is 'Người mà nguồn định danh gọi bằng mã subject là tài khoản nào; gắn chỉ khi đã đăng nhập ở cả hai bên';
comment on column citizen_subject.issuer is 'Địa chỉ của nguồn định danh: cùng mã subject ở hai nguồn là hai người';
comment on column citizen_subject.identity_number is 'Số định danh nguồn cho biết lần đầu: sau này khác đi thì mã subject đã cấp cho người khác';
alter table citizen_subject enable row level security;
create policy own on citizen_subject using (tenant_id = (select current_tenant())
  and ((select current_scope()) = 'all' or account_id = (select current_citizen())));

create table oidc_attempt (
  tenant_id uuid not null references tenant (id),
  token_hash bytea not null,
  provider text not null,
  intent text not null check (intent in ('signIn', 'link', 'confirm')),
  session_id uuid,
  next text,
  state text not null,
  nonce text not null,
  code_verifier text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (tenant_id, token_hash),
  foreign key (tenant_id, session_id) references citizen_session (tenant_id, id),
  check ((intent = 'signIn') = (session_id is null))
);
comment on table oidc_attempt is 'Một lần đi đăng nhập ở nguồn định danh; trình duyệt giữ mã, dùng một lần, quá 10 phút thì bỏ';
comment on column oidc_attempt.session_id is 'Phiên muốn gắn định danh hoặc chứng minh lại chính chủ';
create index oidc_attempt_expiry on oidc_attempt (tenant_id, expires_at);
alter table oidc_attempt enable row level security;
create policy doorkeeper on oidc_attempt using (tenant_id = (select current_tenant()) and (select current_scope()) = 'all');

grant select, insert, delete on citizen_subject to motcua_app;
grant select, insert, update on oidc_attempt to motcua_app;
grant select, delete on oidc_attempt to motcua_worker;
