"""What mutants are made to say: texts, numbers and names that are odd, or that readers wait for."""

from __future__ import annotations

from random import Random

TEXTS = (
    "", " ", "\t", "\n", "1", "1.", "I.", "a)", "-", "1.1.1.1.1.1.", "%", "12%", "1.234,5", "1,234.5", "03/04", "0/0",
    "10 – 15%", "=1+1", "tháng 13/2020", "ngày 31/02/2020", "ngày 00/00/0000", "năm 99999", "quý V", "15/10",
    "01/7/2025", "so với cùng kỳ", "tăng 5%", "giảm -5%", "trong đó", "tổng số", "không", "không có", "gồm",
    "KT. GIÁM ĐỐC", "Nơi nhận:", "BÁO CÁO", "Kính gửi:", "Số: /BC-UBND", "Ðộc lập", "II", "IV)", "XXXXXXXX.", "½",
    "10²", "٣", "①", "㊿", "1e9", "1" * 400, "9" * 4400, "1.000." * 60, "1,1,1,1", "0,0", "-1", "−5", "+3", "(", ")",
    "((((((((", "[1]", "“", "…", "|", "|---|", "**", "*" * 50, "#" * 7, "```", "<br>", "&nbsp;", "&#0;", "&#xD800;",
    "\x00", "\x1b[31m", "\x0b", "\x85", "\xa0", "\xad", "\ufeff", "\u202e", "\u200d", "\ufffd", "\uffff",
    "e\u0323\u0302", "\u0301" * 40, "đồng", "tỷ đồng", "triệu", "nghìn tỷ tỷ", "hộ nghèo", "hồ sơ",
    "thuê bao/100 dân", "mười lăm", "một trăm linh", "nửa", "vài chục", "hạng 54/63", "từ ngày 1 đến ngày", "7=3-6",
    "Tổng cộng", "TT", "A", "B", "1=2+3", "Tr.đ", "ha", "º", "‰", "′", "12 giờ 30", "h", "Ngh", "x" * 300,
)  # fmt: skip
NUMBERS = (
    "0", "1", "-1", "2", "9", "255", "65535", "2147483647", "4294967295", "99999999999999999999", "0.5", "-0.00001",
    "1e99", "NaN", "",
)  # fmt: skip


def said(rng: Random) -> str:
    """A text, or some of them."""
    parts = rng.choices(TEXTS, k=rng.choice((1, 1, 1, 2, 5)))
    return rng.choice(("", " ", " ", "\n", "\t")).join(parts)
