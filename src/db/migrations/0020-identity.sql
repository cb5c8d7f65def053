-- Tài khoản, phiên làm việc, chống dò mật khẩu, nhật ký truy cập.

create table account (
  tenant_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  login text not null check (login ~ '^[a-z0-9][a-z0-9._@-]{2,63}$'),
  password_hash text,
  must_change_password boolean not null,
  password_changed_at timestamptz,
  totp_secret text,
  totp_enabled_at timestamptz,
  totp_last_step bigint,
  created_at timestamptz not null,
  disabled_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, login),
  unique (tenant_id, staff_id),
  foreign key (tenant_id, staff_id) references staff (tenant_id, id),
  check (totp_enabled_at is null or totp_secret is not null)
);
comment on table account is 'Tài khoản đăng nhập của cán bộ; mỗi người một tài khoản';
comment on column account.login is 'Tên đăng nhập, chữ thường không dấu';
comment on column account.password_hash is 'Argon2id dạng PHC; trống khi người dùng chưa đặt mật khẩu qua liên kết mời';
comment on column account.totp_secret is 'Khóa TOTP (base32); đã phát nhưng chưa dùng khi totp_enabled_at trống';
comment on column account.totp_last_step is 'Bước TOTP đã dùng gần nhất: một mã không dùng được hai lần';

create table account_recovery_code (
  tenant_id uuid not null,
  account_id uuid not null,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (tenant_id, account_id, code_hash),
  foreign key (tenant_id, account_id) references account (tenant_id, id)
);
comment on table account_recovery_code is 'Mã dự phòng khi mất thiết bị TOTP (băm SHA-256), mỗi mã dùng một lần';

create table account_link (
  tenant_id uuid not null references tenant (id),
  token_hash bytea not null,
  purpose text not null check (purpose in ('setup', 'invitation', 'reset')),
  account_id uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (tenant_id, token_hash),
  foreign key (tenant_id, account_id) references account (tenant_id, id),
  check ((purpose = 'setup') = (account_id is null))
);
comment on table account_link is 'Liên kết dùng một lần: thiết lập quản trị đầu tiên, mời đặt mật khẩu, đặt lại mật khẩu';
comment on column account_link.token_hash is 'SHA-256 của mã 256 bit; mã không được lưu';
-- Hủy các liên kết cũ khi phát liên kết mới.
create index account_link_account on account_link (tenant_id, account_id) where used_at is null;

create table session (
  tenant_id uuid not null,
  token_hash bytea not null,
  id uuid not null,
  account_id uuid not null,
  stage text not null check (stage in ('secondFactor', 'active')),
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  idle_minutes integer not null check (idle_minutes > 0),
  user_agent text not null,
  address text not null,
  revoked_at timestamptz,
  primary key (tenant_id, token_hash),
  unique (tenant_id, id),
  foreign key (tenant_id, account_id) references account (tenant_id, id)
);
comment on table session is 'Phiên làm việc; mã phiên 256 bit chỉ lưu dạng băm';
comment on column session.stage is 'secondFactor: đã đúng mật khẩu, chờ mã TOTP, chưa có quyền gì';
comment on column session.expires_at is 'Giới hạn tuyệt đối, dù vẫn đang dùng';
comment on column session.idle_minutes is 'Hết hạn sau chừng này phút không dùng';
comment on column session.user_agent is 'Tóm tắt trình duyệt, ví dụ Chrome trên Windows';
-- Danh sách và thu hồi phiên của một tài khoản.
create index session_account on session (tenant_id, account_id) where revoked_at is null;

create table login_throttle (
  tenant_id uuid not null references tenant (id),
  key_hash bytea not null,
  failures integer not null check (failures >= 0),
  window_started_at timestamptz not null,
  locked_until timestamptz,
  primary key (tenant_id, key_hash)
);
comment on table login_throttle is 'Đếm lần thử sai theo tên đăng nhập và theo địa chỉ mạng; tên không tồn tại cũng đếm như thật';
comment on column login_throttle.key_hash is 'SHA-256 của loại khóa và giá trị; không lưu điều người ta gõ';
-- Dọn các dòng đã hết tác dụng.
create index login_throttle_window on login_throttle (tenant_id, window_started_at);

create table security_policy (
  tenant_id uuid primary key references tenant (id),
  idle_minutes integer not null check (idle_minutes between 5 and 480),
  absolute_hours integer not null check (absolute_hours between 1 and 24),
  lock_after integer not null check (lock_after between 3 and 20),
  lock_minutes integer not null check (lock_minutes between 1 and 1440),
  address_lock_after integer not null check (address_lock_after between 10 and 1000),
  password_min_length integer not null check (password_min_length between 8 and 64)
);
comment on table security_policy is 'Chính sách đăng nhập của cơ quan; chưa có dòng nào thì theo mặc định của phần mềm';
comment on column security_policy.lock_after is 'Số lần sai liên tiếp thì khóa tên đăng nhập';
comment on column security_policy.address_lock_after is 'Số lần sai từ một địa chỉ mạng thì khóa địa chỉ đó (nhiều máy của một cơ quan chung một địa chỉ)';

create table access_log (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  occurred_at timestamptz not null,
  event text not null,
  account_id uuid,
  by_account_id uuid,
  session_id uuid,
  address text,
  user_agent text,
  detail json,
  primary key (tenant_id, id)
);
comment on table access_log is 'Nhật ký an ninh: đăng nhập, khóa, đổi mật khẩu, thu hồi phiên; chỉ thêm, không chứa bí mật';
comment on column access_log.account_id is 'Tài khoản được nói tới; trống khi tên đăng nhập không tồn tại';
comment on column access_log.by_account_id is 'Tài khoản của người làm, khi là người khác';
-- Nhật ký của một tài khoản, mới nhất trước (id là UUIDv7).
create index access_log_account on access_log (tenant_id, account_id, id desc);

do $$
declare name text;
begin
  foreach name in array array['account', 'account_recovery_code', 'account_link', 'session', 'login_throttle',
    'security_policy', 'access_log'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy tenant on %I using (tenant_id = (select current_tenant()))', name);
  end loop;
end $$;

grant select, insert, update on account, account_recovery_code, account_link, session, security_policy to motcua_app;
grant select, insert, update, delete on login_throttle to motcua_app;
grant select, insert on access_log to motcua_app;
