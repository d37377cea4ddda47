"""The CMO's page: where customers can find us, what one mailing could bring, and in which order to go."""

from collections.abc import Iterator

from execreports.checks.base import actions, findings
from execreports.checks.verdict import verdict
from execreports.metrics import blast, channels, milestones, seo, sequencing
from execreports.model.context import Context
from execreports.model.document import Block, Text
from execreports.report import BaseReport, section


class CmoReport(BaseReport):
    """Visibility, the e-mail blast, the order of channels, local search, and milestones."""

    persona = "cmo"
    title = "CMO report"
    about = "channel visibility, the e-mail blast model, channel order, local SEO and milestones"

    def verdict(self, context: Context) -> Text:
        return verdict(context, "market", figures=(blast.list_size(context), blast.bookings_value(context)))

    @section("Channel visibility", uses=["channel"], areas=["market"])
    def visibility(self, context: Context) -> Iterator[Block]:
        yield channels.visibility_table(context)
        yield from findings(context, "market")

    @section("E-mail blast model", uses=["list.size", "funnel.*"])
    def blast_model(self, context: Context) -> Iterator[Block]:
        yield blast.list_size(context)
        yield blast.bookings(context)
        yield blast.bookings_value(context)
        yield blast.blast_table(context)

    @section("OTA sequencing", uses=["channel", "channel.*"])
    def ota_order(self, context: Context) -> Iterator[Block]:
        yield sequencing.sequence_table(context)

    @section("Local SEO roadmap", uses=["site.feature"])
    def local_seo(self, context: Context) -> Iterator[Block]:
        yield seo.seo_table(context)

    @section("30/60/90-day milestones", uses=["task"])
    def next_milestones(self, context: Context) -> Iterator[Block]:
        todo = actions(context, "market")
        yield from milestones.milestones(context, "cmo", todo)
        yield from todo[:10]
