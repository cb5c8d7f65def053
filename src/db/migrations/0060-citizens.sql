-- Tài khoản của công dân: điều đã biết về họ và đã chứng minh bằng gì, phiên đăng nhập, mã xác nhận, nhật ký.
-- Tách hẳn tài khoản của cán bộ; mỗi công dân chỉ thấy dòng của mình.

create function current_citizen() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('motcua.citizen', true), '')::uuid;
comment on function current_citizen() is 'Tài khoản công dân của giao dịch hiện tại; null khi là khách, cán bộ hoặc hệ thống';

create function current_principal() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('motcua.principal', true), '')::uuid;
comment on function current_principal() is 'Tổ chức hoặc người mà công dân đang thay mặt trong giao dịch hiện tại; null khi làm cho chính mình';
grant execute on function current_citizen(), current_principal() to motcua_app, motcua_worker;

create table citizen_account (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  password_hash text,
  password_changed_at timestamptz,
  created_at timestamptz not null,
  closed_at timestamptz,
  primary key (tenant_id, id),
  check ((password_hash is null) = (password_changed_at is null))
);
comment on table citizen_account is 'Tài khoản của công dân trên cổng; tên và liên hệ nằm ở citizen_fact';
comment on column citizen_account.password_hash is 'Argon2id dạng PHC; trống khi chỉ đăng nhập bằng định danh điện tử hoặc khóa truy cập';
comment on column citizen_account.closed_at is 'Chủ tài khoản đã đóng: dữ liệu riêng đã xóa, dòng này còn lại vì hồ sơ lưu trữ trỏ tới';

create table citizen_fact (
  tenant_id uuid not null,
  account_id uuid not null,
  field text not null check (field in ('name', 'identityNumber', 'birthDate', 'sex', 'address', 'phone', 'email')),
  value text not null check (value <> ''),
  proof text not null check (proof in ('declared', 'code', 'eid')),
  proved_at timestamptz not null,
  primary key (tenant_id, account_id, field),
  foreign key (tenant_id, account_id) references citizen_account (tenant_id, id),
  check (proof <> 'code' or field in ('phone', 'email'))
);
comment on table citizen_fact is 'Một điều tài khoản cho biết về chủ của nó, và đã chứng minh bằng gì';
comment on column citizen_fact.proof is 'declared: tự khai; code: đã nhập mã gửi tới đó; eid: do định danh điện tử cho biết';
-- Số điện thoại, thư điện tử đã xác nhận là tên đăng nhập: mỗi cái của một tài khoản.
create unique index citizen_fact_contact on citizen_fact (tenant_id, field, value) where proof = 'code';

create table citizen_session (
  tenant_id uuid not null,
  token_hash bytea not null,
  id uuid not null,
  account_id uuid not null,
  assurance text not null check (assurance in ('own', 'eid')),
  opened_by text not null check (opened_by in ('password', 'passkey', 'oidc')),
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  proved_at timestamptz not null,
  expires_at timestamptz not null,
  idle_minutes integer not null check (idle_minutes > 0),
  user_agent text not null,
  address text not null,
  revoked_at timestamptz,
  primary key (tenant_id, token_hash),
  unique (tenant_id, id),
  foreign key (tenant_id, account_id) references citizen_account (tenant_id, id)
);
comment on table citizen_session is 'Phiên của công dân; mã phiên 256 bit chỉ lưu dạng băm';
comment on column citizen_session.assurance is 'own: tài khoản của cổng; eid: định danh điện tử đủ mức, việc nộp có giá trị pháp lý';
comment on column citizen_session.proved_at is 'Lần cuối chứng minh lại là chính chủ: việc nhạy cảm đòi lần này còn mới';
-- Danh sách và thu hồi phiên của một tài khoản.
create index citizen_session_account on citizen_session (tenant_id, account_id) where revoked_at is null;

create table contact_proof (
  tenant_id uuid not null references tenant (id),
  token_hash bytea not null,
  kind text not null check (kind in ('phone', 'email')),
  contact text not null,
  account_id uuid,
  code_hash bytea not null,
  tries integer not null check (tries >= 0),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  proved_at timestamptz,
  used_at timestamptz,
  primary key (tenant_id, token_hash),
  foreign key (tenant_id, account_id) references citizen_account (tenant_id, id)
);
comment on table contact_proof is 'Một lần chứng minh số điện thoại hoặc thư điện tử bằng mã: để đăng ký, đặt lại mật khẩu, đổi liên hệ';
comment on column contact_proof.token_hash is 'SHA-256 của mã 256 bit trình duyệt giữ: chỉ trình duyệt đã hỏi mới nhập được mã';
comment on column contact_proof.account_id is 'Tài khoản đang đổi liên hệ; trống khi đăng ký hoặc quên mật khẩu';
comment on column contact_proof.code_hash is 'SHA-256 của mã trình duyệt và mã 6 chữ số';
create index contact_proof_expiry on contact_proof (tenant_id, expires_at);

create table code_message (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  kind text not null check (kind in ('phone', 'email')),
  contact text not null,
  purpose text not null check (purpose in ('signUp', 'password', 'contact')),
  code text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (tenant_id, id)
);
comment on table code_message is 'Mã cần gửi tới người đang xác nhận liên hệ; dòng hết hạn bị xóa hằng ngày';
create index code_message_expiry on code_message (tenant_id, expires_at);

create table citizen_log (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  occurred_at timestamptz not null,
  event text not null,
  account_id uuid,
  session_id uuid,
  address text,
  user_agent text,
  detail json,
  primary key (tenant_id, id)
);
comment on table citizen_log is 'Nhật ký an ninh của tài khoản công dân; chỉ thêm, không chứa bí mật hay điều đã gõ';
-- Nhật ký của một tài khoản, mới nhất trước (id là UUIDv7).
create index citizen_log_account on citizen_log (tenant_id, account_id, id desc);

do $$
declare name text;
begin
  foreach name in array array['citizen_fact', 'citizen_session', 'contact_proof', 'citizen_log'] loop
    execute format('alter table %I enable row level security', name);
    execute format($f$create policy own on %I using (tenant_id = (select current_tenant())
      and ((select current_scope()) = 'all' or account_id = (select current_citizen())))$f$, name);
  end loop;
end $$;
alter table citizen_account enable row level security;
create policy own on citizen_account using (tenant_id = (select current_tenant())
  and ((select current_scope()) = 'all' or id = (select current_citizen())));
-- Trang web ghi được, đọc không được: chỉ việc gửi tin đọc mã.
alter table code_message enable row level security;
create policy tenant on code_message using (tenant_id = (select current_tenant()));

grant select, insert, update on citizen_account, citizen_session, contact_proof to motcua_app;
grant select, insert, update, delete on citizen_fact to motcua_app;
grant select, insert on citizen_log to motcua_app;
grant insert on code_message to motcua_app;
grant select, delete on citizen_session, contact_proof, code_message to motcua_worker;

create function citizen_by_token(tenant uuid, token bytea, at timestamptz)
  returns table (session_id uuid, account_id uuid, assurance text, name text, last_seen_at timestamptz,
    proved_at timestamptz)
  language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare
  s citizen_session;
begin
  select * into s from citizen_session one where one.tenant_id = tenant and one.token_hash = token;
  if not found or s.revoked_at is not null or s.expires_at <= at
    or s.last_seen_at + make_interval(mins => s.idle_minutes) <= at then return; end if;
  perform 1 from citizen_account one where one.tenant_id = tenant and one.id = s.account_id and one.closed_at is null;
  if not found then return; end if;
  return query select s.id, s.account_id, s.assurance,
    (select f.value from citizen_fact f where f.tenant_id = tenant and f.account_id = s.account_id and f.field = 'name'),
    s.last_seen_at, s.proved_at;
end
$$;
comment on function citizen_by_token(uuid, bytea, timestamptz) is
  'Công dân đứng sau một mã phiên còn hiệu lực; gọi ngoài giao dịch, người hỏi chưa là ai nên hàm tự giới hạn theo cơ quan';

revoke all on function citizen_by_token(uuid, bytea, timestamptz) from public;
grant execute on function citizen_by_token(uuid, bytea, timestamptz) to motcua_app;
