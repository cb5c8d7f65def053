-- Hồ sơ được trả lại, gửi lại với cách nhận kết quả khác: địa chỉ bưu chính của lần trước không còn hiệu lực.

grant delete on postal_address to motcua_worker;
