"""Pages, stack, and what a visitor can do on a site, read from its files."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from execreports.reading.site import read_site, site_json
from execreports.reading.site_page import page_facts

HEAD = "<!doctype html><html lang='en'><head><title>%s</title>%s</head><body>"


def write(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def test_pages_with_title_description_and_analytics(tmp_path: Path) -> None:
    tag = "<script async src='https://www.googletagmanager.com/gtag/js?id=G-ABC1234567'></script>"
    site = write(
        tmp_path,
        {
            "index.html": HEAD
            % ("Boats &amp; more", f"<meta name='Description' content='Sail\n with us'>{tag}"),
            "about/team.html": HEAD % ("Team", f"<!-- {tag} -->"),
            "partials/header.html": "<nav>fragment</nav>",
        },
    )
    assert site_json(site)["pages"] == [
        {"path": "index.html", "title": "Boats & more", "description": "Sail with us", "analytics": True},
        {"path": "about/team.html", "title": "Team", "description": None, "analytics": False},
    ]
    assert site_json(site)["stack"] == ["Google Analytics"]


@pytest.mark.parametrize(
    ("markup", "analytics"),
    [
        ("<script>gtag('config', 'G-ABC1234567');</script>", ("Google Analytics",)),
        ("<script>gtag('config', 'G-XXXXXXXXXX');</script>", ()),
        ("<script>gtag('config', 'GA_MEASUREMENT_ID');</script>", ()),
        ("<script>// gtag('config', 'G-ABC1234567');\n</script>", ()),
        ("<p>We do not use google-analytics.com/ here</p>", ()),
        (
            '<script defer data-domain="example.com" src="https://plausible.io/js/script.js"></script>',
            ("Plausible",),
        ),
        ("<script>fbq('init', '123');</script>", ("Meta Pixel",)),
        ("<a href='https://plausible.io/js/'>our statistics</a>", ()),
    ],
)
def test_analytics(markup: str, analytics: tuple[str, ...]) -> None:
    assert page_facts(HEAD % ("x", markup), "x.html").analytics == analytics


def test_analytics_in_a_script_file_of_the_site(tmp_path: Path) -> None:
    (tmp_path / "outside.js").write_text("plausible.io/js/x")
    site = write(
        tmp_path / "site",
        {
            "a.html": HEAD % ("a", "<script src='/js/main.js?v=2'></script>"),
            "b.html": HEAD % ("b", "<script src='../outside.js'></script>"),
            "js/main.js": "window._paq = []; _paq.push(['trackPageView']);",
        },
    )
    assert {page.path: page.analytics for page in read_site(site).pages} == {
        "a.html": ("Matomo",),
        "b.html": (),
    }


def test_the_stack_comes_from_packages_files_generators_and_addresses(tmp_path: Path) -> None:
    package = {"dependencies": {"next": "14.0.0", "leftpad": "1"}, "devDependencies": {"tailwindcss": "3"}}
    cdn = "<link href='https://cdn.jsdelivr.net/npm/bootstrap@5.3.0/dist/css/bootstrap.min.css' rel='stylesheet'>"
    generator = "<meta name='generator' content='WordPress 6.4.1'>"
    quoted = "<link rel='preconnect' href='https://fonts.googleapis.com'><p>jquery.min.js</p>"
    site = write(
        tmp_path,
        {
            "package.json": json.dumps(package, indent=1),
            "yarn.lock": "",
            "index.html": HEAD % ("x", cdn + generator + quoted),
            "node_modules/vue/package.json": '{"dependencies": {"vue": "3"}}',
        },
    )
    read = read_site(site)
    assert set(read.stack) == {"Next.js", "Tailwind CSS", "Yarn", "Bootstrap", "WordPress"}
    places = {component.name: component.place for component in read.components}
    assert places["Next.js"] == "package.json:3"
    assert places["Bootstrap"] == "index.html:1"


@pytest.mark.parametrize(
    ("markup", "cart", "booking", "calendar"),
    [
        ("<a href='/cart'>Your order</a>", 1, 0, 0),
        ("<button class='x'>Add to <b>cart</b></button>", 1, 0, 0),
        ("<form action='/checkout' method='post'></form>", 1, 0, 0),
        ("<script src='https://js.stripe.com/v3/'></script>", 1, 0, 0),
        ("<a href='https://buy.stripe.com/test_EXAMPLE'>Deposit</a>", 1, 0, 0),
        ("<p>There is no cart or checkout yet.</p>", 0, 0, 0),
        ("<!-- <a href='/cart'>Cart</a> -->", 0, 0, 0),
        ("<a href='#'>Buy now</a>", 0, 0, 0),
        ("<button disabled>Check out</button>", 0, 0, 0),
        ("<a href='/reserve.html'>Book now</a>", 0, 1, 0),
        ("<a href='tel:+16195550100'>Book by phone</a>", 0, 0, 0),
        ("<a href='mailto:a@example.com'>Book by mail</a>", 0, 0, 0),
        ("<a href='/guestbook'>Guestbook</a>", 0, 0, 0),
        ("<iframe src='https://calendar.google.com/calendar/embed?src=x'></iframe>", 0, 0, 1),
        ("<div id='availability-calendar'></div>", 0, 0, 1),
        ("<input type='date' name='day'>", 0, 0, 1),
        ("<script src='https://fareharbor.com/embeds/api/v1/'></script>", 0, 1, 0),
    ],
)
def test_cart_booking_and_calendar(markup: str, cart: int, booking: int, calendar: int) -> None:
    page = page_facts(f"{HEAD % ('x', '')}\n{markup}\n</body>", "x.html")
    assert (len(page.cart), len(page.booking), len(page.calendar)) == (cart, booking, calendar)
    assert {*page.cart, *page.booking, *page.calendar} <= {2}


def test_places_of_a_site(tmp_path: Path) -> None:
    site = write(
        tmp_path, {"index.html": HEAD % ("x", "") + "\n<a href='/cart'>Cart</a>\n<a href='/b'>Book now</a>"}
    )
    read = read_site(site)
    assert (read.cart, read.booking, read.calendar) == (("index.html:2",), ("index.html:3",), ())


def test_dates_that_stopped(tmp_path: Path) -> None:
    body = "\n<p>Season 2024 rates</p>\n<p>Season 2024-2026</p>\n<p>Built in 1938, call 619-555-2019</p>\n<p>&copy; 2019\u201323 Example</p>"
    read = read_site(write(tmp_path, {"index.html": HEAD % ("x", "") + body}))
    assert read.copyright_year == 2023
    assert [(m.path, m.line, m.year) for m in read.pages[0].years] == [("index.html", 5, 2023)]


def test_what_search_engines_want(tmp_path: Path) -> None:
    data = '{"@context": "https://schema.org", "@graph": [{"@type": ["LocalBusiness", "Store"]}]}'
    good = f"<script type='application/ld+json'>{data}</script>"
    body = "<p>12 Harbor View Drive</p><a href='tel:+1'>(619) 555-0142</a>"
    site = write(
        tmp_path,
        {
            "a.html": HEAD % ("a", good) + body,
            "b.html": HEAD
            % (
                "b",
                "<script type='application/ld+json'>{broken</script>",
            ),
            "sitemap.xml": "<urlset/>",
            "robots.txt": "User-agent: *\nDisallow: /\n",
        },
    )
    read = read_site(site)
    first, second = read.pages
    assert (read.sitemap, read.robots) == ("sitemap.xml", "robots.txt")
    assert first.local_business
    assert not second.local_business
    assert (first.phones, first.phone_links, first.addresses) == (("(619) 555-0142",), 1, (1,))


def test_one_file_and_what_is_no_page(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes("<title>Caf\xe9</title><p>x".encode("cp1252"))
    read = read_site(path)
    assert (read.pages[0].title, read.encoding) == ("Caf\xe9", "cp1252")
    path.write_bytes(b"\0\1\2")
    assert read_site(path).problems
    assert read_site(tmp_path / "missing.html").problems
    assert read_site(tmp_path / "nowhere").problems
    (tmp_path / "empty").mkdir()
    assert [p.message for p in read_site(tmp_path / "empty").problems] == ["no HTML page in this folder"]


def test_a_script_is_no_page_but_shows_its_stack(tmp_path: Path) -> None:
    path = tmp_path / "app.jsx"
    path.write_text(
        "// import 'x'\nimport React from 'react';\nimport '@stripe/stripe-js';\nfetch('https://x.supabase.co');\n"
    )
    assert site_json(path)["pages"] == []
    assert [(c.name, c.place) for c in read_site(path).components][-2:] == [
        ("React", "app.jsx:2"),
        ("Stripe", "app.jsx:3"),
    ]
    assert "Supabase" in read_site(path).stack


def test_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside", {"page.html": HEAD % ("secret", ""), "x.js": "plausible.io/js"})
    site = write(tmp_path / "site", {"index.html": HEAD % ("x", "<script src='x.js'></script>")})
    (site / "linked").symlink_to(outside)
    (site / "page.html").symlink_to(outside / "page.html")
    (site / "x.js").symlink_to(outside / "x.js")
    read = read_site(site)
    assert [(page.title, page.analytics) for page in read.pages] == [("x", ())]


HOSTILE = [
    "<a ",
    "<",
    "<!--",
    "<script>",
    '<a "',
    "<a href='x",
    "<title>",
    "<a>",
    "555-555-",
    "Aa ",
    "<style>",
    "<p>2020 season ",
    "1 A B",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_pages_take_bounded_time(piece: str) -> None:
    started = time.process_time()
    page_facts(piece * (600_000 // len(piece)), "x.html")
    assert time.process_time() - started < 4


PIECES = [
    "<a href='/cart'>",
    "<p>",
    "</p>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<title>",
    "'",
    '"',
    ">",
    "<",
    "\n",
    "&copy; 2020",
    "gtag('config'",
]


@given(st.lists(st.sampled_from(PIECES), max_size=50).map("".join))
def test_any_markup_is_answered(source: str) -> None:
    page = page_facts(source, "x.html")
    assert all(1 <= line <= source.count("\n") + 1 for line in (*page.cart, *page.booking))


def test_deep_structured_data_is_left_alone() -> None:
    assert page_facts(f"<script type='application/ld+json'>{'[' * 50_000}</script>", "x").structured == ()
