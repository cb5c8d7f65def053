-- Ai đứng sau một phiên, đọc trong một câu tự nó là một giao dịch: yêu cầu nào cũng hỏi, nên không tốn ba lượt đi về.
-- Từng bước theo khóa chính, không nối bảng: bảng mới chưa có thống kê thì phép nối dò mọi tài khoản của cơ quan.

create function session_by_token(tenant uuid, token bytea, at timestamptz, on_day date)
  returns table (session_id uuid, account_id uuid, staff_id uuid, login text, full_name text, title text,
    must_change_password boolean, last_seen_at timestamptz, units uuid, calendar uuid, rights json)
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
  return query select s.id, a.id, p.id, a.login, p.full_name, p.title, a.must_change_password, s.last_seen_at, r.units,
    r.calendar, rights_on(p.id, on_day);
end
$$;
comment on function session_by_token(uuid, bytea, timestamptz, date) is
  'Tài khoản, người, quyền hôm nay của một mã phiên còn hiệu lực; gọi ngoài giao dịch, người hỏi chưa là ai nên hàm tự giới hạn theo cơ quan';
revoke all on function session_by_token(uuid, bytea, timestamptz, date) from public;
grant execute on function session_by_token(uuid, bytea, timestamptz, date) to motcua_app;
