-- Số liệu thêm một chỉ tiêu: tiếp nhận có dùng dữ liệu dân cư hoặc định danh điện tử (Quyết định 766, mục 4.5).
delete from figure_sum;
delete from figure_month;
alter table figure_sum add column received_by_identity integer not null default 0;

update figure_keeping set is_backfilled = false, summed_until = null, summed_through = null, months_until = null
where exists (select from dossier d where d.tenant_id = figure_keeping.tenant_id);
select enqueue_job('keep-figures', json_build_object('tenantId', tenant_id), 'keep-figures/' || tenant_id, null)
from figure_keeping where not is_backfilled;
