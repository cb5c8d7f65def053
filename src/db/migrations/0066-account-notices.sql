-- Báo cho chủ tài khoản khi mật khẩu hay liên hệ đổi; đóng tài khoản thì xóa hộp tin.

create table account_notice (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  kind text not null check (kind in ('phone', 'email')),
  contact text not null,
  change text not null check (change in ('password', 'contact')),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (tenant_id, id)
);
comment on table account_notice is 'Tin cần gửi tới liên hệ cũ và mới của tài khoản vừa đổi; dòng hết hạn bị xóa hằng ngày';
comment on column account_notice.change is 'password: đổi mật khẩu; contact: đổi số điện thoại hoặc thư điện tử';
create index account_notice_expiry on account_notice (tenant_id, expires_at);
-- Trang web ghi được, đọc không được: chỉ việc gửi tin đọc liên hệ.
alter table account_notice enable row level security;
create policy tenant on account_notice using (tenant_id = (select current_tenant()));
grant insert on account_notice to motcua_app;
grant select, delete on account_notice to motcua_worker;
