"""What gives a web tool away: the scripts, links and texts by which a page shows what it uses."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from execreports.reading.html_page import Element, HtmlPage


@dataclass(frozen=True, slots=True)
class Sign:
    """A tool and the pattern that shows it; kind is analytics, checkout, booking, calendar or stack."""

    kind: str
    name: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Sighting:
    """A tool seen on a line of a page."""

    kind: str
    name: str
    line: int


_TABLE: Final = {
    "analytics": {
        "Google Analytics": r"googletagmanager\.com/gtag/js|google-analytics\.com/|gtag\(\s*['\"]config"
        r"|\bga\(\s*['\"]create",
        "Google Tag Manager": r"googletagmanager\.com/(?:gtm\.js|ns\.html)|GTM-(?!X+\b)[A-Z0-9]{4,}",
        "Meta Pixel": r"connect\.facebook\.net/[^\"']*fbevents|\bfbq\(\s*['\"]init",
        "Plausible": r"plausible\.io/js|data-domain=[^>]*plausible",
        "Matomo": r"matomo\.(?:js|php)|piwik\.(?:js|php)|_paq\.push",
        "Fathom": r"cdn\.usefathom\.com",
        "Umami": r"umami\.(?:js|is)|data-website-id",
        "PostHog": r"posthog\.(?:init|com)",
        "Mixpanel": r"mixpanel\.(?:init|com)",
        "Segment": r"cdn\.segment\.com|analytics\.load\(",
        "Amplitude": r"cdn\.amplitude\.com|amplitude\.init",
        "Heap": r"heapanalytics\.com|heap\.load\(",
        "Hotjar": r"static\.hotjar\.com|\bhjid\b",
        "Microsoft Clarity": r"clarity\.ms/tag",
        "Cloudflare Web Analytics": r"static\.cloudflareinsights\.com",
        "Vercel Analytics": r"/_vercel/insights",
        "GoatCounter": r"gc\.zgo\.at|goatcounter\.com/count",
        "Simple Analytics": r"simpleanalyticscdn\.com",
        "HubSpot": r"js\.hs-scripts\.com",
        "LinkedIn Insight": r"snap\.licdn\.com",
        "TikTok Pixel": r"analytics\.tiktok\.com",
    },
    "checkout": {
        "Stripe": r"(?:js|buy|checkout)\.stripe\.com|redirectToCheckout|\bStripe\(\s*['\"]pk_",
        "PayPal": r"paypal\.com/(?:sdk/js|cgi-bin/webscr|donate|ncp)|paypalobjects\.com/api",
        "Square": r"squareup\.com/(?:appointments|checkout|pay)|square\.link|squarecdn\.com|checkout\.square\.site",
        "Shopify": r"cdn\.shopify\.com|sdks\.shopifycdn\.com|myshopify\.com",
        "WooCommerce": r"woocommerce|/wp-content/plugins/woo",
        "Snipcart": r"snipcart",
        "Lemon Squeezy": r"lemonsqueezy\.com",
        "Paddle": r"paddle\.(?:js|com)|Paddle\.Checkout",
        "Gumroad": r"gumroad\.com/(?:l|js)",
        "Ecwid": r"app\.ecwid\.com",
        "Foxy": r"foxycart\.com",
    },
    "booking": {
        "FareHarbor": r"fareharbor\.com",
        "Peek": r"book\.peek\.com|peek\.com/",
        "Checkfront": r"checkfront\.com",
        "Rezdy": r"rezdy\.com",
        "Xola": r"xola\.com|xola-checkout",
        "Bokun": r"bokun\.io|widgets\.bokun",
        "TrekkSoft": r"trekksoft\.com",
        "Calendly": r"calendly\.com",
        "Acuity": r"acuityscheduling\.com|squarespacescheduling\.com",
        "SimplyBook": r"simplybook\.(?:me|it)",
        "Setmore": r"setmore\.com",
        "Lodgify": r"lodgify\.com",
        "OpenTable": r"opentable\.com",
        "Cal.com": r"\bcal\.com/",
    },
    "calendar": {
        "Google Calendar": r"calendar\.google\.com/calendar/(?:u/\d/)?embed",
        "FullCalendar": r"fullcalendar|FullCalendar\.Calendar",
        "flatpickr": r"flatpickr",
        "Litepicker": r"litepicker",
        "Pikaday": r"pikaday",
        "FareHarbor": r"fareharbor\.com/embeds/(?:script/)?calendar",
        "Checkfront": r"checkfront\.com/[^\"']*(?:interface|droplet)",
        "Calendly": r"assets\.calendly\.com/assets/external/widget|calendly-inline-widget",
    },
    "stack": {
        "jQuery": r"jquery(?:[.-]\d|\.min|\.slim|\.js|@)",
        "Bootstrap": r"bootstrap(?:@|\.min|\.bundle|\.css|\.js|/\d)",
        "Tailwind CSS": r"cdn\.tailwindcss\.com|tailwind(?:css)?(?:@|\.min|\.css)",
        "Bulma": r"bulma(?:@|\.min|\.css)",
        "React": r"react(?:-dom)?(?:@|\.production|\.development|\.min)|data-reactroot",
        "Vue.js": r"\bvue(?:@|\.global|\.min|\.esm|\.js)|data-v-app",
        "Angular": r"ng-version=|angular(?:@|\.min|\.js)",
        "Alpine.js": r"alpinejs|alpine(?:@|\.min|\.js)",
        "htmx": r"htmx(?:\.org|@|\.min|\.js)",
        "Next.js": r"__NEXT_DATA__|/_next/static",
        "Nuxt": r"__NUXT__|/_nuxt/",
        "Gatsby": r"___gatsby",
        "Astro": r"<astro-island|/_astro/",
        "WordPress": r"/wp-content/|/wp-includes/",
        "Wix": r"static\.wixstatic\.com|static\.parastorage\.com",
        "Squarespace": r"static1?\.squarespace\.com|squarespace-cdn",
        "Webflow": r"assets(?:-global)?\.website-files\.com|data-wf-page",
        "Google Fonts": r"fonts\.(?:googleapis|gstatic)\.com",
        "Font Awesome": r"font-?awesome|kit\.fontawesome\.com",
        "Google Maps": r"maps\.googleapis\.com|google\.com/maps/embed|maps\.google\.com",
        "Mapbox": r"api\.mapbox\.com",
        "Leaflet": r"leaflet(?:@|\.js|\.css|/)",
        "YouTube": r"youtube(?:-nocookie)?\.com/embed",
        "Vimeo": r"player\.vimeo\.com",
        "reCAPTCHA": r"google\.com/recaptcha|gstatic\.com/recaptcha",
        "Cloudflare Turnstile": r"challenges\.cloudflare\.com",
        "GSAP": r"\bgsap(?:@|\.min|\.js|/)",
        "three.js": r"\bthree(?:@|\.min|\.module)",
        "Swiper": r"swiper(?:@|-bundle|\.min)",
        "Chart.js": r"chart\.js|chart(?:@|\.min)",
        "D3": r"d3js\.org|\bd3(?:@|\.v\d|\.min)",
        "Firebase": r"gstatic\.com/firebasejs|firebaseapp\.com",
        "Supabase": r"supabase\.co|supabase-js",
        "Sentry": r"browser\.sentry-cdn\.com|js\.sentry-cdn\.com",
        "Mailchimp": r"list-manage\.com|chimpstatic\.com",
        "Formspree": r"formspree\.io",
        "Netlify Forms": r"data-netlify|netlify-honeypot",
        "Intercom": r"widget\.intercom\.io",
        "Tawk.to": r"embed\.tawk\.to",
        "Crisp": r"client\.crisp\.chat",
        "Amazon Cognito": r"cognito-idp|amazon-cognito",
        "Google Apps Script": r"script\.google\.com/macros",
        "AWS API Gateway": r"execute-api\.[a-z0-9-]+\.amazonaws\.com",
        "AWS Lambda": r"lambda-url\.[a-z0-9-]+\.on\.aws",
    },
}
SIGNS: Final = tuple(
    Sign(kind, name, re.compile(rf"(?i){pattern}"))
    for kind, table in _TABLE.items()
    for name, pattern in table.items()
)
_UNSET = re.compile(
    r"(?:id=|['\"])(?:G|UA|GTM|AW)-X{3,}[\w-]*|GA_MEASUREMENT_ID|(?:id=|['\"])(?:YOUR|REPLACE|<)[\w-]*|_PIXEL_ID['\"]"
)
_ALL = frozenset(_TABLE)
_VISITED = frozenset(
    {"checkout", "booking"}
)  # a link to a tool's site does not mean that the page is made with it
_POINTERS = frozenset({"dns-prefetch", "preconnect", "canonical", "alternate", "author", "license"})
MAX_ELEMENTS = 50_000
_SEEN_IN = ("src", "href", "action", "content", "data-domain", "class", "id", "data-src")


def sightings(page: HtmlPage) -> tuple[Sighting, ...]:
    """Every tool that a page's markup and inline scripts show; commented-out markup has been left out before."""
    found = [Sighting("stack", name, line) for name, line in _generators(page)]
    known: dict[str, list[Sighting]] = {}  # pages repeat themselves
    for element in page.elements[:MAX_ELEMENTS]:
        if element.tag == "link" and _POINTERS.intersection(element.get("rel").lower().split()):
            continue
        shown = _shown(element)
        if shown and shown not in known:
            visited = element.tag == "a" or (element.tag == "meta" and not element.get("http-equiv"))
            known[shown] = _in_text(shown, element.line, _VISITED if visited else _ALL)
        found += known.get(shown, [])
    for script, line in page.scripts:
        found += in_script(script, line)
    return tuple(dict.fromkeys(found))


def _shown(element: Element) -> str:
    """The part of a tag that tools show in; '' when there is none."""
    values = [f'{name}="{element.attributes[name]}"' for name in _SEEN_IN if name in element.attributes]
    marks = [name for name in element.attributes if name.startswith(("data-", "ng-"))]
    return f"<{element.tag} {' '.join([*values, *marks])}" if values or marks or "-" in element.tag else ""


def in_script(script: str, line: int = 1) -> Iterable[Sighting]:
    """The tools that a script shows; its comments are no sign."""
    code = re.sub(r"/\*(?:[^*]|\*(?!/))*+(?:\*/)?|(?m:^|(?<=[\s;{}]))//[^\n]*+", " ", script[:500_000])
    return _in_text(code, line, _ALL)


def _in_text(text: str, line: int, kinds: frozenset[str]) -> list[Sighting]:
    unset = bool(_UNSET.search(text))
    return [
        Sighting(sign.kind, sign.name, line)
        for sign in SIGNS
        if sign.kind in kinds and not (unset and sign.kind == "analytics") and sign.pattern.search(text)
    ]


def _generators(page: HtmlPage) -> Iterable[tuple[str, int]]:
    """`<meta name="generator" content="WordPress 6.4">` names its tool itself."""
    for element in page.each("meta"):
        words = element.get("content").split()
        if element.get("name").lower() == "generator" and words:
            kept = [word for word in words[:4] if not re.match(r"v?\d|\(|\|", word)]
            yield " ".join(kept[:2]).strip(";,") or words[0], element.line
