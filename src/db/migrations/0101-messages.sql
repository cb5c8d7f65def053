-- Tin báo cho người dân ở mỗi bước của hồ sơ: lời đã soạn, hộp tin trên cổng, mẫu của cơ quan, giờ được báo.

create table message_cursor (
  tenant_id uuid not null,
  dossier_id uuid not null,
  last_seq integer not null check (last_seq >= 0),
  primary key (tenant_id, dossier_id),
  foreign key (tenant_id, dossier_id) references dossier (tenant_id, id)
);
comment on table message_cursor is 'Đã báo tới sự kiện nào của hồ sơ: khóa dòng này khi soạn tin, nên tin luôn theo thứ tự và không soạn hai lần';
-- Hồ sơ có từ trước: việc đã qua không báo lại.
insert into message_cursor (tenant_id, dossier_id, last_seq) select tenant_id, id, seq from dossier;

create table message (
  tenant_id uuid not null,
  id uuid not null,
  dossier_id uuid not null,
  event_seq integer not null,
  occasion text not null check (occasion <> ''),
  subject text not null check (subject <> ''),
  letter text not null check (letter <> ''),
  short text not null check (short <> ''),
  created_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, dossier_id, event_seq),
  foreign key (tenant_id, dossier_id, event_seq) references dossier_event (tenant_id, dossier_id, seq)
);
comment on table message is 'Tin về một sự kiện của hồ sơ, như đã soạn lúc đó; không có tên, số định danh, địa chỉ của ai; chỉ thêm, không sửa, không xóa';
comment on column message.letter is 'Lời trong thư và trong hộp tin; {duong-dan} được thay bằng địa chỉ của cổng lúc gửi hoặc lúc xem';
comment on column message.short is 'Lời ngắn gửi tới điện thoại';

create table inbox_message (
  tenant_id uuid not null,
  account_id uuid not null,
  message_id uuid not null,
  read_at timestamptz,
  primary key (tenant_id, account_id, message_id),
  foreign key (tenant_id, account_id) references citizen_account (tenant_id, id),
  foreign key (tenant_id, message_id) references message (tenant_id, id)
);
comment on table inbox_message is 'Hộp tin của công dân trên cổng (message_id là UUIDv7: thứ tự của nó là thứ tự thời gian)';
comment on column inbox_message.read_at is 'Lúc mở hộp tin lần đầu sau khi có tin; null: chưa đọc';
create index inbox_unread on inbox_message (tenant_id, account_id) where read_at is null;

create table message_template (
  tenant_id uuid not null references tenant (id),
  occasion text not null check (occasion <> ''),
  version integer not null check (version > 0),
  subject text not null check (subject <> ''),
  letter text not null check (letter <> ''),
  short text not null check (short <> ''),
  channels text[] not null check (channels <@ array['mail', 'sms', 'zalo']),
  plain_short boolean not null,
  edited_by uuid not null,
  edited_at timestamptz not null,
  primary key (tenant_id, occasion, version),
  foreign key (tenant_id, edited_by) references staff (tenant_id, id)
);
comment on table message_template is 'Mẫu tin do cơ quan sửa, bản cao nhất đang dùng; chưa có dòng nào thì theo mẫu đi kèm phần mềm; chỉ thêm, không sửa, không xóa';
comment on column message_template.channels is 'Kênh gửi thêm ngoài hộp tin của cổng';
comment on column message_template.plain_short is 'Tin nhắn SMS bỏ dấu để gọn và rẻ hơn';

create table sending_hours (
  tenant_id uuid not null,
  unit_id uuid not null,
  version integer not null check (version > 0),
  from_minute integer not null check (from_minute >= 0),
  until_minute integer not null check (until_minute > from_minute and until_minute <= 1440),
  days text not null check (days in ('every', 'working')),
  edited_by uuid not null,
  edited_at timestamptz not null,
  primary key (tenant_id, unit_id, version),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id),
  foreign key (tenant_id, edited_by) references staff (tenant_id, id)
);
comment on table sending_hours is 'Giờ được báo tới điện thoại của một cơ quan và các đơn vị dưới nó, bản cao nhất đang dùng; chỉ thêm, không sửa, không xóa';
comment on column sending_hours.days is 'every: mọi ngày; working: chỉ ngày làm việc của đơn vị';

create table demo_letter (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  channel text not null check (channel in ('mail', 'sms', 'zalo')),
  recipient text not null,
  subject text not null,
  body text not null,
  occasion text not null,
  created_at timestamptz not null,
  primary key (tenant_id, id)
);
comment on table demo_letter is 'Khay của bản trình diễn: những gì cơ quan thật đã gửi đi; bản chạy thật không ghi được vào đây';

do $$
declare name text;
begin
  -- Tin thấy được khi thấy hồ sơ của nó.
  foreach name in array array['message_cursor', 'message'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy participant on %I using (tenant_id = (select current_tenant()) and ('
      ' (select current_scope()) = ''all'' or exists (select 1 from dossier d where d.tenant_id = %I.tenant_id and d.id = %I.dossier_id)))'
      ' with check (tenant_id = (select current_tenant()))', name, name, name);
  end loop;
  foreach name in array array['message_template', 'sending_hours'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy tenant on %I using (tenant_id = (select current_tenant()))', name);
  end loop;
end $$;
alter table inbox_message enable row level security;
create policy own on inbox_message using (tenant_id = (select current_tenant())
  and ((select current_scope()) = 'all' or account_id = (select current_citizen())));
-- Công dân đọc tin trong hộp của mình dù không thấy hồ sơ qua đơn vị.
create policy in_own_inbox on message for select using (tenant_id = (select current_tenant()) and exists (
  select 1 from inbox_message i where i.tenant_id = message.tenant_id and i.message_id = message.id
    and i.account_id = (select current_citizen())));
alter table demo_letter enable row level security;
create policy never_in_production on demo_letter using (tenant_id = (select current_tenant())
  and not exists (select 1 from instance where kind = 'production'));

grant select, insert, update on message_cursor to motcua_worker;
grant select, insert on message to motcua_worker;
grant select on message to motcua_app;
grant select, insert on inbox_message to motcua_worker;
grant select, update (read_at) on inbox_message to motcua_app;
grant select, insert on message_template, sending_hours to motcua_app;
grant select on message_template, sending_hours to motcua_worker;
grant select, insert on demo_letter to motcua_worker;
grant select on demo_letter to motcua_app;
-- Tài khoản còn mở, số điện thoại và thư của nó được đọc lúc báo.
grant select on citizen_account, citizen_fact to motcua_worker;

create function inboxes_of(message uuid) returns integer
  language sql stable security definer set search_path = pg_catalog, public
  as $$ select count(*)::int from inbox_message i where i.tenant_id = current_tenant() and i.message_id = message $$;
comment on function inboxes_of(uuid) is 'Tin nằm trong mấy hộp tin: chỉ con số, không nói của ai';
revoke all on function inboxes_of(uuid) from public;
grant execute on function inboxes_of(uuid) to motcua_app;
