-- Địa chỉ bưu chính ghi khi nộp: bưu chính nhận rồi thì bản nháp không giữ nữa.

grant update (notes) on submission_draft to motcua_worker;
