-- Bản cộng dồn của số liệu: chỉ là bản nhớ của figure_point, dựng lại lúc nào cũng ra như vậy. Mỗi ngày đã qua, mỗi đơn vị
-- và lĩnh vực một dòng tổng, nên số tại một mốc là một đoạn liền của chỉ mục, dù có bao nhiêu hồ sơ.

create table figure_sum (
  tenant_id uuid not null references tenant (id),
  day date not null,
  unit_id uuid not null,
  sector_code text not null,
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
  primary key (tenant_id, day, unit_id, sector_code)
);
comment on table figure_sum is 'Tổng các điểm số liệu của một đơn vị có thẩm quyền và một lĩnh vực tới hết ngày, từ ngày có điểm đầu tiên, ngày nào cũng có dòng';
comment on column figure_sum.day is 'Ngày đã qua, theo giờ Việt Nam';

create table figure_keeping (
  tenant_id uuid primary key references tenant (id),
  is_backfilled boolean not null,
  summed_until timestamptz,
  summed_through date,
  check ((summed_until is null) = (summed_through is null))
);
comment on table figure_keeping is 'Việc giữ số liệu của một cơ quan đang tới đâu';
comment on column figure_keeping.is_backfilled is 'Hồ sơ có từ trước khi có figure_point đã được ghi bù điểm';
comment on column figure_keeping.summed_until is 'figure_sum chứa đúng các điểm ghi tới lúc này (một hàng rào) và tính vào các ngày tới summed_through; null khi chưa cộng lần nào';
comment on column figure_keeping.summed_through is 'Ngày cuối có trong figure_sum: ngày trước hàng rào';

do $$
declare name text;
begin
  foreach name in array array['figure_sum', 'figure_keeping'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy tenant on %I using (tenant_id = (select current_tenant()))'
      ' with check (tenant_id = (select current_tenant()))', name);
  end loop;
end $$;
grant select, insert, update, delete on figure_sum, figure_keeping to motcua_app, motcua_worker;

-- Cơ quan đã có hồ sơ: tác vụ đầu tiên sau nâng cấp dựng lại điểm của chúng từ lịch sử.
insert into figure_keeping (tenant_id, is_backfilled)
select id, false from tenant t where exists (select from dossier d where d.tenant_id = t.id);
select enqueue_job('keep-figures', json_build_object('tenantId', tenant_id), 'keep-figures/' || tenant_id, null) from figure_keeping;
