-- Bỏ một bản nháp thủ tục thì các câu hỏi sau khi nhập về bản nháp đó đi cùng; bản đã ban hành vẫn do cơ sở dữ liệu giữ.

grant delete on procedure_review to motcua_app;
