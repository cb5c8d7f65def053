-- Bản minh họa phân loại hồ sơ quá hạn ngay trong lần chạy đầu, trước khi có việc nền: bảng này dựng lại được từ lịch sử.
grant insert, update, delete on lateness_class to motcua_app;
