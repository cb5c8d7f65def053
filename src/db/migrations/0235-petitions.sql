-- Phản ánh, kiến nghị (PAKN): lịch sử, lời người gửi, người gửi, nội dung đã công khai.

create table petition (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  code text not null check (code <> ''),
  phase text not null check (phase in ('received', 'open', 'asked', 'drafted', 'answered', 'refused', 'routed')),
  class text not null check (class in ('regulation', 'conduct', 'service', 'outOfScope')),
  channel text not null check (channel in ('portal', 'phone', 'letter', 'counter', 'dialogue')),
  unit_id uuid not null,
  chain_unit_ids uuid[] not null,
  participant_unit_ids uuid[] not null,
  holder_id uuid,
  about_staff_ids uuid[] not null,
  account_id uuid,
  dossier_id uuid,
  received_at timestamptz not null,
  due_at timestamptz,
  running_limit text check ((running_limit is null) = (due_at is null) and running_limit in ('answer', 'publish')),
  was_late boolean not null,
  publication text check (publication in ('none', 'owed', 'prepared', 'published')),
  vote text check (vote in ('like', 'dislike')),
  repeat_of uuid,
  seq integer not null check (seq > 0),
  state json not null,
  moved_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, code),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id),
  foreign key (tenant_id, holder_id) references staff (tenant_id, id),
  foreign key (tenant_id, dossier_id) references dossier (tenant_id, id),
  foreign key (tenant_id, repeat_of) references petition (tenant_id, id)
);
comment on table petition is 'Phản ánh, kiến nghị: tình trạng hiện tại, dựng được lại từ petition_event';
comment on column petition.class is 'regulation: quy định; conduct: hành vi cán bộ; service: việc phục vụ; outOfScope: ngoài phạm vi';
comment on column petition.unit_id is 'Cơ quan đang giữ';
comment on column petition.chain_unit_ids is 'Các cơ quan đã và đang giữ, theo thứ tự';
comment on column petition.participant_unit_ids is 'Cơ quan trong chuỗi và văn phòng, phòng bên trong: tường ngăn thô';
comment on column petition.about_staff_ids is 'Cán bộ bị phản ánh: không được xem, không được xử lý';
comment on column petition.due_at is 'Hạn đang chạy (trả lời hoặc công khai); trống khi không nợ gì';
comment on column petition.was_late is 'Đã trễ ít nhất một hạn; không bao giờ trở lại false';
comment on column petition.repeat_of is 'Phản ánh trước mà người kiểm tra thấy phản ánh này lặp lại';
-- Hộp việc của cơ quan, gấp trước; của người giữ; của tài khoản; của hồ sơ.
create index petition_unit on petition (tenant_id, unit_id, due_at) where due_at is not null;
create index petition_participants on petition using gin (participant_unit_ids);
create index petition_holder on petition (tenant_id, holder_id) where holder_id is not null;
create index petition_account on petition (tenant_id, account_id, received_at desc) where account_id is not null;
create index petition_dossier on petition (tenant_id, dossier_id) where dossier_id is not null;
create index petition_moved on petition (tenant_id, received_at desc);

create table petition_event (
  tenant_id uuid not null,
  petition_id uuid not null,
  seq integer not null check (seq > 0),
  type text not null check (type <> ''),
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  actor_staff_id uuid,
  actor_name text not null check (actor_name <> ''),
  on_behalf_of_staff_id uuid,
  delegation_form text check (delegation_form in ('KT', 'TL', 'TUQ')),
  command_id uuid not null,
  unit_id uuid not null,
  due_at timestamptz,
  lapsed_unit_ids uuid[] not null,
  class text not null,
  vote text,
  is_repeat boolean not null,
  body json not null,
  primary key (tenant_id, petition_id, seq),
  unique (tenant_id, command_id),
  foreign key (tenant_id, petition_id) references petition (tenant_id, id),
  foreign key (tenant_id, actor_staff_id) references staff (tenant_id, id),
  foreign key (tenant_id, on_behalf_of_staff_id) references staff (tenant_id, id)
);
comment on table petition_event is 'Lịch sử phản ánh, kiến nghị; chỉ thêm, không sửa, không xóa';
comment on column petition_event.occurred_at is 'Lúc xảy ra: thư nhập sau vẫn tính từ ngày nhận thư';
comment on column petition_event.actor_staff_id is 'Trống khi người gửi hoặc hệ thống làm';
comment on column petition_event.unit_id is 'Cơ quan giữ sau sự kiện';
comment on column petition_event.due_at is 'Hạn chạy từ sau sự kiện';
comment on column petition_event.lapsed_unit_ids is 'Cơ quan để trễ hạn tính tới sự kiện này, chưa ghi trước đó';
comment on column petition_event.body is 'Nội dung theo loại; lời người gửi chỉ là số dòng của petition_text';
-- Số liệu của một kỳ: sự kiện tới một lúc.
create index petition_event_occurred on petition_event (tenant_id, occurred_at);

create table petition_text (
  tenant_id uuid not null,
  petition_id uuid not null,
  no integer not null check (no > 0),
  text text not null check (length(text) between 1 and 10000),
  written_at timestamptz not null,
  primary key (tenant_id, petition_id, no),
  foreign key (tenant_id, petition_id) references petition (tenant_id, id)
);
comment on table petition_text is 'Lời của người gửi: tiêu đề, nội dung, bổ sung, ý kiến về câu trả lời; đứng riêng khỏi lịch sử; chỉ thêm';
-- Tìm theo chữ và tìm nội dung giống nhau.
create index petition_text_words on petition_text using gin (fold_text(text) gin_trgm_ops);

create table petition_person (
  tenant_id uuid not null,
  petition_id uuid not null,
  name text not null check (name <> ''),
  phone text,
  email text,
  address text,
  person_key bytea check (length(person_key) = 16),
  primary key (tenant_id, petition_id),
  foreign key (tenant_id, petition_id) references petition (tenant_id, id)
);
comment on table petition_person is 'Người gửi phản ánh; không có dòng nào khi gửi không ghi tên';
comment on column petition_person.person_key is '128 bit đầu của HMAC số điện thoại hoặc thư, khóa không nằm trong cơ sở dữ liệu; để thấy cùng một người gửi lại';
create index petition_person_key on petition_person (tenant_id, person_key) where person_key is not null;

create table petition_counter (
  tenant_id uuid not null references tenant (id),
  unit_id uuid not null,
  day date not null,
  last integer not null check (last > 0),
  primary key (tenant_id, unit_id, day),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id)
);
comment on table petition_counter is 'Số cuối cùng đã cấp của mã phản ánh, theo cơ quan và ngày';

create table petition_publication (
  tenant_id uuid not null,
  petition_id uuid not null,
  seq integer not null,
  class text not null,
  unit_id uuid not null,
  subject text not null check (subject <> ''),
  question text not null check (question <> ''),
  answer text not null check (answer <> ''),
  received_on date not null,
  answered_on date not null,
  published_at timestamptz not null,
  withdrawn_at timestamptz check (withdrawn_at >= published_at),
  primary key (tenant_id, petition_id, seq),
  foreign key (tenant_id, petition_id) references petition (tenant_id, id),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id)
);
comment on table petition_publication is 'Câu hỏi và trả lời đã công khai, sau khi bỏ dữ liệu cá nhân và có người thứ hai kiểm tra';
comment on column petition_publication.withdrawn_at is 'Lúc gỡ khỏi trang công khai; trống khi còn công khai';
create index petition_publication_newest on petition_publication (tenant_id, published_at desc) where withdrawn_at is null;
create index petition_publication_words on petition_publication using gin (fold_text(subject || ' ' || question || ' ' || answer) gin_trgm_ops);

alter table petition enable row level security;
create policy participant on petition
  using (tenant_id = (select current_tenant()) and ((select current_scope()) = 'all' or participant_unit_ids && (select current_units())
    or account_id = (select current_citizen())))
  with check (tenant_id = (select current_tenant()));
do $$
declare name text;
begin
  -- Thấy được khi thấy phản ánh.
  foreach name in array array['petition_event', 'petition_text', 'petition_person'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy participant on %I using (tenant_id = (select current_tenant()) and ('
      ' (select current_scope()) = ''all'' or exists (select 1 from petition p where p.tenant_id = %I.tenant_id and p.id = %I.petition_id)))'
      ' with check (tenant_id = (select current_tenant()))', name, name, name);
  end loop;
  foreach name in array array['petition_counter', 'petition_publication'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy tenant on %I using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()))', name);
  end loop;
end $$;

-- Toán tử tìm chữ không chống rò nên không dùng được chỉ mục dưới tường; các hàm sau tự áp đúng tường ấy.
create function search_petitions(words text)
  returns table (petition_id uuid)
  language sql stable security definer set search_path = pg_catalog, public
  as $$
    select distinct t.petition_id from petition_text t join petition p on p.tenant_id = t.tenant_id and p.id = t.petition_id
    where t.tenant_id = current_tenant() and fold_text(t.text) like '%' || replace(replace(replace(fold_text(words), '\', '\\'), '%', '\%'), '_', '\_') || '%'
      and (current_scope() = 'all' or p.participant_unit_ids && current_units())
    limit 500
  $$;
comment on function search_petitions(text) is 'Phản ánh có chữ này trong lời người gửi, trong các đơn vị người hỏi với tới; quyền chi tiết do truy vấn gọi hàm lọc';

create function similar_petitions(wanted uuid)
  returns table (petition_id uuid, is_same_person boolean, likeness real)
  language sql stable security definer set search_path = pg_catalog, public
  as $$
    with mine as (
      select p.received_at, (p.state ->> 'content')::int as content from petition p where p.tenant_id = current_tenant() and p.id = wanted
        and (current_scope() = 'all' or p.participant_unit_ids && current_units())
    ), words as (
      select fold_text(t.text) as text from petition_text t, mine where t.tenant_id = current_tenant() and t.petition_id = wanted and t.no = mine.content
    ), found as (
      select t.petition_id, false as is_same_person, similarity(fold_text(t.text), words.text) as likeness
      from petition_text t, words where t.tenant_id = current_tenant() and t.petition_id <> wanted and fold_text(t.text) % words.text
      union all
      select other.petition_id, true, 0::real from petition_person me
      join petition_person other on other.tenant_id = me.tenant_id and other.person_key = me.person_key and other.petition_id <> me.petition_id
      where me.tenant_id = current_tenant() and me.petition_id = wanted
    )
    select f.petition_id, bool_or(f.is_same_person), max(f.likeness) from found f
    join petition p on p.tenant_id = current_tenant() and p.id = f.petition_id, mine
    where p.received_at <= mine.received_at and (current_scope() = 'all' or p.participant_unit_ids && current_units())
    group by f.petition_id order by bool_or(f.is_same_person) desc, max(f.likeness) desc limit 10
  $$;
comment on function similar_petitions(uuid) is 'Phản ánh trước của cùng người hoặc cùng nội dung, trong các đơn vị người hỏi với tới; người kiểm tra quyết định có lặp lại không';

create function search_published_petitions(words text, in_unit uuid, about text, skip integer, most integer)
  returns table (petition_id uuid, seq integer, total bigint)
  language sql stable security definer set search_path = pg_catalog, public
  as $$
    select n.petition_id, n.seq, count(*) over () from petition_publication n
    where n.tenant_id = current_tenant() and n.withdrawn_at is null
      and (in_unit is null or n.unit_id = in_unit) and (about is null or n.class = about)
      and (words = '' or fold_text(n.subject || ' ' || n.question || ' ' || n.answer)
        like '%' || replace(replace(replace(fold_text(words), '\', '\\'), '%', '\%'), '_', '\_') || '%')
    order by n.published_at desc, n.petition_id offset skip limit most
  $$;
comment on function search_published_petitions(text, uuid, text, integer, integer) is 'Câu trả lời đang công khai có chữ này, mới trước, với tổng số';

revoke all on function search_petitions(text), similar_petitions(uuid), search_published_petitions(text, uuid, text, integer, integer) from public;
grant execute on function search_petitions(text), similar_petitions(uuid), search_published_petitions(text, uuid, text, integer, integer) to motcua_app;

grant select, insert on petition, petition_event, petition_text, petition_person, petition_publication to motcua_app, motcua_worker;
grant update (phase, class, unit_id, chain_unit_ids, participant_unit_ids, holder_id, about_staff_ids, due_at, running_limit, was_late, publication,
  vote, repeat_of, seq, state, moved_at) on petition to motcua_app, motcua_worker;
grant update (withdrawn_at) on petition_publication to motcua_app, motcua_worker;
grant select, insert, update on petition_counter to motcua_app, motcua_worker;
