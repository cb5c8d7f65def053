-- Nền tảng: tiện ích tìm kiếm, bức tường theo đơn vị, bản cài đặt, cơ quan chủ quản, hàng đợi việc.

create extension if not exists pg_trgm;
create extension if not exists btree_gist;

revoke all on schema public from public;
grant usage on schema public to motcua_app, motcua_worker;
alter default privileges revoke execute on functions from public;

-- Same folding as kernel/text.ts (a test compares them): decompose, drop marks, đ → d, lower, one space.
create function fold_text(value text) returns text
  language sql immutable strict parallel safe
  return btrim(regexp_replace(
    replace(
      lower(regexp_replace(normalize(value, nfd), '[\u0300-\u036F]', '', 'g') collate pg_catalog.pg_c_utf8),
      'đ', 'd'),
    '[ \t\n\v\f\r]+', ' ', 'g'));
comment on function fold_text(text) is 'Bỏ dấu, chữ thường, đ → d, gộp khoảng trắng: dùng để tìm kiếm, không dùng để hiển thị';

-- The coarse wall reads what each transaction has set. `(select current_tenant())` in a policy is
-- evaluated once a statement, not once a row.
create function current_tenant() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('motcua.tenant', true), '')::uuid;
comment on function current_tenant() is 'Cơ quan chủ quản (tỉnh, bộ) của giao dịch hiện tại; null thì không thấy gì';

create function current_scope() returns text
  language sql stable parallel safe
  return coalesce(current_setting('motcua.scope', true), '');
comment on function current_scope() is 'Phạm vi của giao dịch: all (toàn bộ) hoặc units (các đơn vị trong current_units)';

create function current_units() returns uuid[]
  language sql stable parallel safe
  return coalesce(nullif(current_setting('motcua.units', true), ''), '{}')::uuid[];
comment on function current_units() is 'Các đơn vị mà người thao tác với tới trong giao dịch hiện tại';

grant execute on function fold_text(text), current_tenant(), current_scope(), current_units()
  to motcua_app, motcua_worker;

create table tenant (
  id uuid primary key,
  code text not null unique check (code ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$'),
  name text not null check (name <> '')
);
comment on table tenant is 'Cơ quan chủ quản dữ liệu: tỉnh hoặc bộ. Mọi bảng nghiệp vụ phân theo cột tenant_id';
comment on column tenant.code is 'Mã ngắn, dùng trong cấu hình và tên tệp';
grant select, insert, update on tenant to motcua_app;
grant select on tenant to motcua_worker;

create table instance (
  singleton boolean primary key check (singleton),
  id uuid not null,
  kind text not null check (kind in ('production', 'demo', 'simulation')),
  created_at timestamptz not null
);
comment on table instance is 'Bản cài đặt: chỉ một dòng, loại được chọn một lần và không đổi';
comment on column instance.kind is 'production: chạy thật, được gửi ra ngoài; demo: trình diễn; simulation: mô phỏng';
grant select, insert on instance to motcua_app;
grant select on instance to motcua_worker;

create function refuse_instance_change() returns trigger language plpgsql as $$
begin
  raise exception 'instance.kind is set once and never changes' using errcode = 'restrict_violation';
end
$$;
comment on function refuse_instance_change() is 'Một bản trình diễn không bao giờ trở thành bản chạy thật';
create trigger instance_set_once before update or delete or truncate on instance
  for each statement execute function refuse_instance_change();

-- The job library's tables refuse motcua_app; this is its only door, on the caller's transaction,
-- so that a rolled-back write takes its job with it. The payload holds ids only.
create function enqueue_job(task text, payload json, job_key text, run_at timestamptz) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp
  -- A text body on purpose: the library may replace its function in a later version.
  as $$ select graphile_worker.add_job($1, $2, run_at => $4, job_key => $3) $$;
comment on function enqueue_job(text, json, text, timestamptz) is
  'Xếp một việc vào hàng đợi trong giao dịch của người gọi; cùng job_key thì dời việc cũ';
grant execute on function enqueue_job(text, json, text, timestamptz) to motcua_app, motcua_worker;

create table outbox (
  tenant_id uuid not null references tenant (id),
  channel text not null check (channel <> ''),
  dossier_id uuid not null,
  seq integer not null check (seq > 0),
  key text not null check (key <> ''),
  state text not null check (state in ('pending', 'delivered', 'refused', 'cancelled')),
  created_at timestamptz not null,
  settled_at timestamptz,
  primary key (tenant_id, channel, dossier_id, seq),
  unique (tenant_id, channel, key),
  check ((state = 'pending') = (settled_at is null))
);
comment on table outbox is 'Những gì phải gửi ra hệ thống ngoài, theo kênh và đúng thứ tự sự kiện của từng hồ sơ';
comment on column outbox.channel is 'Kênh nhận: hệ thống quốc gia, thư điện tử, tin nhắn …';
comment on column outbox.seq is 'Số thứ tự sự kiện của hồ sơ mà bản tin này mang';
comment on column outbox.key is 'Khóa chống gửi trùng phía bên nhận';
comment on column outbox.settled_at is 'Lúc bên nhận đã trả lời dứt khoát; null khi còn phải gửi';
-- Finds what is still to be sent, oldest first, without reading what was delivered.
create index outbox_pending on outbox (tenant_id, channel, created_at) where state = 'pending';
alter table outbox enable row level security;
create policy outbox_tenant on outbox using (tenant_id = (select current_tenant()));
grant select, insert on outbox to motcua_app;
grant select, update (state, settled_at) on outbox to motcua_worker;

create table simulated_job (
  id uuid primary key,
  task text not null,
  payload json not null,
  key text unique,
  run_at timestamptz not null
);
comment on table simulated_job is
  'Hàng đợi của bản mô phỏng: bộ mô phỏng tự rút theo (run_at, id); bản chạy thật không dùng';
comment on column simulated_job.key is 'Cùng khóa thì dời việc cũ, như hàng đợi thật';
create index simulated_job_order on simulated_job (run_at, id);
grant select, insert, update, delete on simulated_job to motcua_app, motcua_worker;
