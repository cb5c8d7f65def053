-- Nhắc và đôn đốc ở từng bước: bước quá hạn trong khi hồ sơ còn hạn.

alter table monitoring_alert
  drop constraint monitoring_alert_clock_check,
  add constraint monitoring_alert_clock_check check (clock in ('dossier', 'reception', 'step')),
  add column step_no integer not null default 0 check (step_no >= 0),
  add check ((clock = 'step') = (step_no > 0)),
  drop constraint monitoring_alert_pkey,
  add primary key (tenant_id, dossier_id, clock, due_at, working_days, step_no);
comment on column monitoring_alert.clock is 'dossier: hạn trả kết quả; reception: hạn 08 giờ trả lời hồ sơ trực tuyến; step: hạn của một bước, khi hồ sơ còn hạn';
comment on column monitoring_alert.step_no is 'Bước của hồ sơ; 0 khi không phải hạn của bước';

alter table urging_slip
  add column step_no integer check (step_no > 0),
  add check (step_no is null or clock is not distinct from 'step');
comment on column urging_slip.step_no is 'Bước chậm mà phiếu tự động đôn đốc';
