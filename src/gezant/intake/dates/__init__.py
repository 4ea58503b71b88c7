"""When a report was published: candidates from fields, pages, texts and addresses, and the choice between them."""

from gezant.intake.dates.address import in_address
from gezant.intake.dates.choose import Weighed, choose, published, weigh
from gezant.intake.dates.html import in_html
from gezant.intake.dates.parse import parse
from gezant.intake.dates.text import in_text
from gezant.intake.dates.zones import zone_of

__all__ = ["Weighed", "choose", "in_address", "in_html", "in_text", "parse", "published", "weigh", "zone_of"]
