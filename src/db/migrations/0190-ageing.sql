-- Hồ sơ đang nằm bao lâu: đếm cả tỉnh mà không phải hỏi tường bảo vệ từng hàng.

-- Đủ cột để đếm ngay trên chỉ mục.
create index dossier_open_age on dossier (tenant_id, competent_unit_id, accepted_at) include (due_at, paused_since) where phase = 'open';

create function open_by_age(units uuid[], marks timestamptz[], moment timestamptz)
  returns table (bucket integer, count bigint, overdue bigint, paused bigint)
  language sql stable security definer set search_path = pg_catalog, public
  as $$
    select width_bucket(d.accepted_at, marks), count(*), count(*) filter (where d.due_at < coalesce(d.paused_since, moment)),
      count(*) filter (where d.paused_since is not null)
    from unnest(units) as u (id) join dossier d on d.competent_unit_id = u.id
    where d.tenant_id = current_tenant() and d.phase = 'open' and (current_scope() = 'all' or u.id = any (current_units()))
    group by 1
  $$;
comment on function open_by_age(uuid[], timestamptz[], timestamptz) is 'Số hồ sơ đang giải quyết theo lúc tiếp nhận; đơn vị có thẩm quyền luôn là đơn vị tham gia, nên chỉ đếm trong các đơn vị người hỏi với tới, đúng như tường bảo vệ';
revoke all on function open_by_age(uuid[], timestamptz[], timestamptz) from public;
grant execute on function open_by_age(uuid[], timestamptz[], timestamptz) to motcua_app, motcua_worker;
