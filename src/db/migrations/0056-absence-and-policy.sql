-- Vắng mặt có thể rút lại; chính sách bảo mật nêu vai trò phải xác thực hai lớp.

alter table staff_absence add column withdrawn_at timestamptz;
comment on column staff_absence.withdrawn_at is 'Đã rút lại trước khi bắt đầu: không còn tính, vẫn giữ dấu vết';
comment on table staff_absence is 'Ngày vắng mặt của cán bộ; về sớm thì absent_to lùi lại, chưa bắt đầu thì rút lại';
alter table staff_absence drop constraint staff_absence_tenant_id_staff_id_daterange_excl;
alter table staff_absence add constraint staff_absence_once exclude using gist (tenant_id with =, staff_id with =,
  daterange(absent_from, absent_to, '[]') with &&) where (withdrawn_at is null);

alter table security_policy add column totp_roles text[];
comment on column security_policy.totp_roles is
  'Vai trò phải bật xác thực hai lớp; để trống là theo loại bản cài: bản chạy thật bắt buộc với quản trị, bản trình diễn không bắt buộc';

-- Thêm: đã bật xác thực hai lớp chưa, chính sách nêu vai trò nào, bản cài loại gì; chương trình quyết định từ đó.
drop function session_by_token(uuid, bytea, timestamptz, date);
create function session_by_token(tenant uuid, token bytea, at timestamptz, on_day date)
  returns table (session_id uuid, account_id uuid, staff_id uuid, login text, full_name text, title text,
    must_change_password boolean, is_totp_enabled boolean, totp_roles text[], instance_kind text,
    last_seen_at timestamptz, units uuid, calendar uuid, rights json)
  language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare
  s session;
  a account;
  p staff;
  r organisation_revision;
begin
  perform set_config('motcua.tenant', tenant::text, true);
  select * into s from session one where one.tenant_id = tenant and one.token_hash = token;
  if not found or s.stage <> 'active' or s.revoked_at is not null or s.expires_at <= at
    or s.last_seen_at + make_interval(mins => s.idle_minutes) <= at then return; end if;
  select * into a from account one where one.tenant_id = tenant and one.id = s.account_id;
  if not found or a.disabled_at is not null then return; end if;
  select * into p from staff one where one.tenant_id = tenant and one.id = a.staff_id;
  if not found or p.active_from > on_day or p.active_to < on_day then return; end if;
  select * into r from organisation_revision one where one.tenant_id = tenant;
  return query select s.id, a.id, p.id, a.login, p.full_name, p.title, a.must_change_password,
    a.totp_enabled_at is not null, (select one.totp_roles from security_policy one where one.tenant_id = tenant),
    (select one.kind from instance one), s.last_seen_at, r.units, r.calendar, rights_on(p.id, on_day);
end
$$;
comment on function session_by_token(uuid, bytea, timestamptz, date) is
  'Tài khoản, người, quyền hôm nay của một mã phiên còn hiệu lực, và điều để biết có phải bật xác thực hai lớp; gọi ngoài giao dịch, người hỏi chưa là ai nên hàm tự giới hạn theo cơ quan';
revoke all on function session_by_token(uuid, bytea, timestamptz, date) from public;
grant execute on function session_by_token(uuid, bytea, timestamptz, date) to motcua_app;
