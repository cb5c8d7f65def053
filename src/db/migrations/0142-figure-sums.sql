-- Bản cộng dồn của số liệu: chỉ là bản nhớ của figure_point, dựng lại lúc nào cũng ra như vậy. Tổng tới hết mỗi ngày có
-- thay đổi, nên số tại một mốc là một lần dò chỉ mục, dù có bao nhiêu hồ sơ.

create table figure_sum (
  tenant_id uuid not null references tenant (id),
  unit_id uuid not null,
  sector_code text not null,
  day date not null,
  received_direct integer not null,
  received_post integer not null,
  received_full_online integer not null,
  received_partial_online integer not null,
  received_cross_boundary integer not null,
  resolved_early integer not null,
  resolved_on_time integer not null,
  resolved_overdue integer not null,
  resolved_overdue_apologised integer not null,
  denied_on_merits integer not null,
  withdrawn_early integer not null,
  withdrawn_on_time integer not null,
  withdrawn_overdue integer not null,
  terminated_early integer not null,
  terminated_on_time integer not null,
  terminated_overdue integer not null,
  overdue integer not null,
  overdue_apologised integer not null,
  paused_in_time integer not null,
  paused_overdue integer not null,
  rejected_at_reception integer not null,
  voided integer not null,
  awaiting_reception integer not null,
  awaiting_reception_late integer not null,
  primary key (tenant_id, unit_id, sector_code, day)
);
comment on table figure_sum is 'Tổng các điểm số liệu của một đơn vị có thẩm quyền và một lĩnh vực tới hết ngày; ngày không có điểm nào thì không có dòng';
comment on column figure_sum.day is 'Ngày theo giờ Việt Nam; có thể ở tương lai (lúc sẽ quá hạn nếu chưa xong)';

create table figure_sum_key (
  tenant_id uuid not null references tenant (id),
  unit_id uuid not null,
  sector_code text not null,
  primary key (tenant_id, unit_id, sector_code)
);
comment on table figure_sum_key is 'Đơn vị và lĩnh vực đã có dòng trong figure_sum';

create table figure_keeping (
  tenant_id uuid primary key references tenant (id),
  summed_until timestamptz not null
);
comment on table figure_keeping is 'figure_sum chứa đúng các điểm ghi tới lúc summed_until, là một hàng rào';

do $$
declare name text;
begin
  foreach name in array array['figure_sum', 'figure_sum_key', 'figure_keeping'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy tenant on %I using (tenant_id = (select current_tenant()))'
      ' with check (tenant_id = (select current_tenant()))', name);
  end loop;
end $$;
grant select, insert, update, delete on figure_sum, figure_sum_key, figure_keeping to motcua_app, motcua_worker;
