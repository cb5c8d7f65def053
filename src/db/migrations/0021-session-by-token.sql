-- Ai đứng sau một phiên, đọc trong một câu tự nó là một giao dịch: yêu cầu nào cũng hỏi, nên không tốn ba lượt đi về.

create function session_by_token(tenant uuid, token bytea, at timestamptz, on_day date)
  returns table (session_id uuid, account_id uuid, staff_id uuid, login text, full_name text, title text,
    must_change_password boolean, last_seen_at timestamptz, units uuid, calendar uuid, rights json)
  language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
  perform set_config('motcua.tenant', tenant::text, true);
  return query
    select s.id, a.id, p.id, a.login, p.full_name, p.title, a.must_change_password, s.last_seen_at, r.units, r.calendar,
      rights_on(p.id, on_day)
    from session s
    join account a on a.tenant_id = s.tenant_id and a.id = s.account_id
    join staff p on p.tenant_id = a.tenant_id and p.id = a.staff_id
    join organisation_revision r on r.tenant_id = s.tenant_id
    where s.tenant_id = tenant and s.token_hash = token and s.stage = 'active'
      and s.revoked_at is null and s.expires_at > at
      and s.last_seen_at + make_interval(mins => s.idle_minutes) > at
      and a.disabled_at is null
      and p.active_from <= on_day and (p.active_to is null or p.active_to >= on_day);
end
$$;
comment on function session_by_token(uuid, bytea, timestamptz, date) is
  'Tài khoản, người, quyền hôm nay của một mã phiên còn hiệu lực; gọi ngoài giao dịch, người hỏi chưa là ai nên hàm tự giới hạn theo cơ quan';
revoke all on function session_by_token(uuid, bytea, timestamptz, date) from public;
grant execute on function session_by_token(uuid, bytea, timestamptz, date) to motcua_app;
