-- Tệp của bản nháp: chưa thuộc hồ sơ nào nhưng phải còn đó tới khi bản nháp hết hạn.
alter table stored_file add column keep_until timestamptz;
comment on column stored_file.keep_until is 'Tệp đang chờ trong một bản nháp: không dọn trước lúc này; null thì dọn sau một ngày';
grant update (keep_until) on stored_file to motcua_app, motcua_worker;
-- Hạn mức của một tài khoản cộng những tệp đang chờ của tài khoản đó.
create index stored_file_waiting on stored_file (tenant_id, created_by) where state = 'staged';
