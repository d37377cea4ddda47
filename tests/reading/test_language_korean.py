"""Korean, whose particles hang on the words: one document."""

from execreports.reading.handoff import read_handoff
from execreports.reading.table_roles import is_total, role_of

TEXT = """\
# 클라우드 비용 인수인계

**상태:** 진행 중
**최종 수정:** 2025년 9월 3일

| 항목 | 비용 | 상태 | 담당자 |
|---|---|---|---|
| 저장소 | 150만원/월 | 완료 | 김민수 |
| 데이터베이스 | 2,300,000원/월 | 승인 대기 | 이서연 |
| 네트워크 | ₩500,000 | 미착수 | 김민수 |

## 다음 단계

- [ ] 계약 갱신 (담당: 김민수, 기한: 2025-10-15)
- [x] 계정 정리
- 12대 서버 종료
"""


def test_a_handoff() -> None:
    found = read_handoff(TEXT.encode())
    assert [(one.line, one.status) for one in found.statuses] == [
        (3, "active"), (8, "done"), (9, "blocked"), (10, "planned"),
    ]  # fmt: skip
    assert [(int(one.low), one.currency, one.period) for one in found.money] == [
        (1_500_000, "KRW", "month"), (2_300_000, "KRW", "month"), (500_000, "KRW", None),
    ]  # fmt: skip
    assert [(one.owner, one.due, one.done) for one in found.tasks] == [
        ("김민수", "2025-10-15", False), ("", "", True), ("", "", False),
    ]  # fmt: skip
    assert [one.iso for one in found.dates] == ["2025-09-03", "2025-10-15"]


def test_headers_and_totals() -> None:
    roles = {
        "담당자": "owner",
        "기한": "due",
        "비용": "cost",
        "금액": "amount",
        "상태": "status",
        "비고": "notes",
    }
    assert {name: role_of(name) for name in roles} == roles
    assert all(map(is_total, ("합계", "총계", "소계", "총 합계")))
    assert not is_total("계정")
