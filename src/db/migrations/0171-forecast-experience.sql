-- Dự báo được sửa theo kinh nghiệm: giữ cả khả năng chỉ tính từ các bước lẫn điều đã nói, và cách sửa đang dùng.

alter table forecast_made add column step_chance double precision check (step_chance between 0 and 1);
update forecast_made set step_chance = late_chance;
alter table forecast_made alter column step_chance set not null;
comment on column forecast_made.step_chance is 'Khả năng trễ chỉ tính từ thời gian các bước';
comment on column forecast_made.late_chance is 'Khả năng trễ đã nói, sau khi sửa theo kinh nghiệm';

alter table forecast_progress
  add column correction_shift double precision not null default 0,
  add column correction_slope double precision not null default 1 check (correction_slope > 0);
comment on table forecast_progress is 'Sự kiện hồ sơ ghi tới lúc nào đã được đưa vào các mẫu thời gian, và kinh nghiệm sửa dự báo thế nào';
comment on column forecast_progress.correction_shift is 'Phần dời trên thang logarit của tỷ lệ cược, rút ra từ những dự báo đã có kết quả';
comment on column forecast_progress.correction_slope is 'Phần giãn trên thang ấy; 1 và dời 0 là chưa sửa gì';

-- Trang của một hồ sơ tính tại chỗ bằng cách sửa đang dùng.
drop policy program on forecast_progress;
create policy officers on forecast_progress
  using (tenant_id = (select current_tenant())
    and ((select current_scope()) = 'all' or cardinality((select current_units())) > 0))
  with check (tenant_id = (select current_tenant()) and (select current_scope()) = 'all');
grant select on forecast_progress to motcua_app;
