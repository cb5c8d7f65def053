-- Đối thoại: cuộc đối thoại đã công bố, câu hỏi gửi trước và tại chỗ, lời hứa và việc thực hiện.

create table dialogue_session (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  unit_id uuid not null,
  participant_unit_ids uuid[] not null,
  phase text not null check (phase in ('announced', 'held', 'published', 'cancelled')),
  title text not null check (length(title) between 1 and 200),
  topics text not null check (length(topics) between 1 and 2000),
  place text not null check (length(place) between 1 and 300),
  starts_at timestamptz not null,
  questions_until timestamptz not null,
  attended integer check (attended >= 0),
  minutes text check (length(minutes) between 1 and 20000),
  closing_words text check (length(closing_words) between 1 and 2000),
  seq integer not null check (seq > 0),
  announced_at timestamptz not null,
  moved_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id)
);
comment on table dialogue_session is 'Cuộc đối thoại với người dân, doanh nghiệp: tình trạng hiện tại; ai cũng xem được';
comment on column dialogue_session.phase is 'announced: đã công bố; held: đã họp; published: đã công khai biên bản; cancelled: đã hủy';
comment on column dialogue_session.participant_unit_ids is 'Cơ quan và các phòng bên trong: ai xem được câu hỏi chưa duyệt';
comment on column dialogue_session.questions_until is 'Nhận câu hỏi gửi trước tới lúc này';
comment on column dialogue_session.closing_words is 'Lý do hủy';
create index dialogue_session_starts on dialogue_session (tenant_id, starts_at desc);

create table dialogue_question (
  tenant_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  no integer not null check (no > 0),
  channel text not null check (channel in ('portal', 'phone', 'letter', 'counter', 'dialogue')),
  state text not null check (state in ('waiting', 'accepted', 'declined', 'answered', 'petition')),
  asker_name text,
  asker_contact text,
  asked_text text not null check (length(asked_text) between 1 and 5000),
  public_text text check (length(public_text) between 1 and 5000),
  words text check (length(words) between 1 and 10000),
  petition_id uuid,
  asked_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, session_id, no),
  foreign key (tenant_id, session_id) references dialogue_session (tenant_id, id),
  foreign key (tenant_id, petition_id) references petition (tenant_id, id)
);
comment on table dialogue_question is 'Câu hỏi cho cuộc đối thoại; chỉ lời đã duyệt, đã bỏ dữ liệu cá nhân mới công khai';
comment on column dialogue_question.asked_text is 'Nguyên lời người hỏi, không công khai';
comment on column dialogue_question.public_text is 'Lời công khai sau khi duyệt';
comment on column dialogue_question.words is 'Câu trả lời, hoặc lý do không đưa vào';

create table dialogue_promise (
  tenant_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  no integer not null check (no > 0),
  question_id uuid,
  text text not null check (length(text) between 1 and 2000),
  unit_id uuid not null,
  due_on date not null,
  state text not null check (state in ('made', 'inProgress', 'done', 'notDone')),
  note text check (length(note) between 1 and 2000),
  made_at timestamptz not null,
  moved_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, session_id, no),
  foreign key (tenant_id, session_id) references dialogue_session (tenant_id, id),
  foreign key (tenant_id, question_id) references dialogue_question (tenant_id, id),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id)
);
comment on table dialogue_promise is 'Lời hứa trong cuộc đối thoại, đơn vị chủ trì, hạn và tình trạng; ai cũng xem được';
comment on column dialogue_promise.note is 'Tiến độ, kết quả công khai lần gần nhất';

create table dialogue_event (
  tenant_id uuid not null,
  session_id uuid not null,
  seq integer not null check (seq > 0),
  type text not null check (type <> ''),
  subject_id uuid not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  actor_staff_id uuid,
  actor_name text not null check (actor_name <> ''),
  command_id uuid not null,
  body json not null,
  primary key (tenant_id, session_id, seq),
  unique (tenant_id, command_id),
  foreign key (tenant_id, session_id) references dialogue_session (tenant_id, id),
  foreign key (tenant_id, actor_staff_id) references staff (tenant_id, id)
);
comment on table dialogue_event is 'Lịch sử cuộc đối thoại, câu hỏi và lời hứa; chỉ thêm, không sửa, không xóa';
comment on column dialogue_event.subject_id is 'Cuộc đối thoại, câu hỏi hoặc lời hứa mà sự kiện nói tới';
comment on column dialogue_event.occurred_at is 'Lúc xảy ra: biên bản nhập sau vẫn tính ngày họp';
create index dialogue_event_occurred on dialogue_event (tenant_id, type, occurred_at);

do $$
declare name text;
begin
  foreach name in array array['dialogue_session', 'dialogue_promise', 'dialogue_event'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy tenant on %I using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()))', name);
  end loop;
end $$;
alter table dialogue_question enable row level security;
create policy participant on dialogue_question
  using (tenant_id = (select current_tenant()) and ((select current_scope()) = 'all' or exists (select 1 from dialogue_session s
    where s.tenant_id = dialogue_question.tenant_id and s.id = dialogue_question.session_id and s.participant_unit_ids && (select current_units()))))
  with check (tenant_id = (select current_tenant()));

grant select, insert on dialogue_session, dialogue_question, dialogue_promise, dialogue_event to motcua_app, motcua_worker;
grant update (phase, title, topics, place, starts_at, questions_until, attended, minutes, closing_words, seq, moved_at) on dialogue_session to motcua_app, motcua_worker;
grant update (state, public_text, words, petition_id) on dialogue_question to motcua_app, motcua_worker;
grant update (state, note, moved_at) on dialogue_promise to motcua_app, motcua_worker;
