"""Write handoffs: front matter, six sections, tables with escaped pipes, task lists, code with a decoy amount."""

import random
import sys
from pathlib import Path

WORDS = (
    "review launch charter guest booking weather harbour deposit invoice vendor report season crew dock permit survey"
    " listing campaign audit safety engine site funnel checkout ledger supplier meeting answer draft **crew list**"
    " `checkout.js` [the plan](https://example.com/plan) *by Friday* `npm run build` **owner**"
).split(" ")
AMOUNTS = (
    "$1,234.50",
    "$7-9K/month",
    "€ 1.234,56",
    "5–10 EUR/mese",
    "~$50",
    "$50+",
    "R$ 5 mil",
    "US$ 3.5 million",
)
STATES = ("Done", "✅", "In progress", "Blocked", "⏳ waiting for the bank", "Planned")
OWNED = ("", "", " (owner: Ana)", " by 2026-06-01", " @luis")


def document(seed):
    """One document of about 5.4 KB; about four amounts a kilobyte, more than real ones have."""
    draw = random.Random(seed)
    lines = ["---", f"title: {some(draw, 3)}", "owner: ana", "status: active", "tags: [a, b]", "---", ""]
    lines += [f"# {some(draw, 3).title()}", "", f"**Status:** {draw.choice(STATES)}  "]
    lines += [f"**Updated:** 2026-05-0{draw.randint(1, 4)}", ""]
    for number in range(6):
        lines += [f"## {some(draw, 3).title()}", "", f"{some(draw, 38)}.", ""]
        lines += [f"{some(draw, 16)} costs **{draw.choice(AMOUNTS)}** for the {some(draw, 3)}.", ""]
        if number % 2:
            lines += [
                "| Item | Owner | Cost | Status |",
                "|---|---|---:|---|",
                *(row(draw) for _ in range(4)),
                "",
            ]
        lines += [f"- [{draw.choice(' x')}] {some(draw, 6)}{draw.choice(OWNED)}" for _ in range(4)] + [""]
    lines += ["```bash", f'echo "$1 of $9,999" # {some(draw, 4)}', "```", ""]
    return "\n".join(lines)


def some(draw, count):
    return " ".join(draw.choices(WORDS, k=count))


def row(draw):
    return f"| {some(draw, 2)} a\\|b | {some(draw, 1)} | {draw.choice(AMOUNTS)} | {draw.choice(STATES)} |"


folder = Path(sys.argv[2])
for number in range(int(sys.argv[1])):
    (folder / f"handoff-{number:05}.md").write_text(document(number), "utf-8")
