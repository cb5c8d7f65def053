-- Hai điều mà danh sách theo dõi hỏi ở mọi hồ sơ đang chờ: việc gần nhất ghi lúc nào, và còn chờ trả lời tới ngày nào.
-- Đọc từ lịch sử và từ trạng thái cho 200.000 hồ sơ mất nhiều giây; ở đây là hai cột của dòng vốn được ghi lại mỗi lần.

alter table dossier add column last_event_at timestamptz, add column answer_due_on date;
comment on column dossier.last_event_at is 'Lúc ghi sự kiện mới nhất; để biết hồ sơ nằm yên từ khi nào';
comment on column dossier.answer_due_on is 'Ngày cuối công dân phải bổ sung, trả lời; null khi không chờ';
update dossier d set
  last_event_at = (select e.recorded_at from dossier_event e where e.tenant_id = d.tenant_id and e.dossier_id = d.id and e.seq = d.seq),
  answer_due_on = case when d.phase = 'incomplete' then (d.state ->> 'answerDueOn')::date
    when d.status = 'SUPPLEMENT_REQUIRED' then (d.state -> 'waiting' ->> 'answerDueOn')::date end;

-- Dự báo của cả tỉnh: dễ trễ nhất trước.
create index dossier_forecast_likely on dossier_forecast (tenant_id, late_chance desc nulls last, due_at, dossier_id);

-- Câu hỏi trên hồ sơ được chia cho nhiều tiến trình.
alter function own_dossiers() parallel safe;
