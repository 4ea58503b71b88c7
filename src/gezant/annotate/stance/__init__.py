"""What a statement does and how firmly: act, polarity, certainty, hearsay, its date and its addressee (`gezant_stance`)."""

from gezant.annotate.reportative import is_reportative
from gezant.annotate.stance.component import StanceComponent, create_stance

__all__ = ["StanceComponent", "create_stance", "is_reportative"]
