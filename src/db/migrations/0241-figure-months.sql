-- Tổng các điểm số liệu theo tháng, theo mọi chiều: bản nhớ để hỏi theo thủ tục, cách nộp, người thụ lý, nơi tiếp nhận mà không
-- đọc từng điểm của nhiều năm. Như figure_sum, dựng lại lúc nào cũng ra như vậy.

create table figure_month (
  tenant_id uuid not null references tenant (id),
  month date not null check (extract(day from month) = 1),
  competent_unit_id uuid not null,
  kind smallint not null,
  intake smallint not null,
  sector_code text not null,
  procedure_code text not null,
  receiving_unit_id uuid not null,
  staff_id uuid not null,
  amount integer not null,
  primary key (tenant_id, competent_unit_id, kind, month, procedure_code, sector_code, intake, receiving_unit_id, staff_id)
);
comment on table figure_month is 'Tổng các điểm số liệu tính vào một tháng, ghi tới figure_keeping.months_until';
comment on column figure_month.month is 'Ngày đầu của tháng, theo giờ Việt Nam; có thể là tháng sau này (lúc sẽ quá hạn)';
comment on column figure_month.staff_id is 'Người thụ lý; toàn số 0 khi điểm không của ai';

alter table figure_month enable row level security;
create policy tenant on figure_month using (tenant_id = (select current_tenant()))
  with check (tenant_id = (select current_tenant()));
grant select, insert, update, delete on figure_month to motcua_app, motcua_worker;

alter table figure_keeping add column months_until timestamptz;
comment on column figure_keeping.months_until is 'figure_month chứa đúng các điểm ghi tới lúc này; null khi chưa cộng lần nào';
