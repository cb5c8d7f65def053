-- Tài khoản đóng thì hộp tin của nó được xóa; tin gốc của hồ sơ không có dữ liệu cá nhân nên ở lại.
grant delete on inbox_message to motcua_app;
