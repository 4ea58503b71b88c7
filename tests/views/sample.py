"""A reading made by hand, with one of everything that a view has to show."""

from gezant.model import Condition, Meeting, Party, Reading, Report, Span, Statement, Time

TEXT = (
    "De Finse premier zei zondag tegen persbureau Noord dat Letland zou willen bemiddelen, mits beide partijen erom vragen. "
    "Een diplomaat ontkende dat.\r\n\r\nNaar verluidt komt er in mei een top in Riga. Estland zwijgt."
)


def at(words: str) -> Span:
    """Where `words` stand in the text."""
    start = TEXT.index(words)
    return (start, start + len(words))


def statement(id: str, **fields: object) -> Statement:
    """A statement with what is most usual in every field that is not given."""
    usual: dict[str, object] = {
        "source": None, "cue": (), "content": (), "act": "say", "form": "indirect", "polarity": "positive",
        "certainty": "certain", "hearsay": False, "date": None, "addressee": None, "chain": (), "within": None,
        "conditions": (), "confidence": 0.9, "rule": "attribution.verb-clause",
    }  # fmt: skip
    return Statement(id=id, **{**usual, **fields})  # type: ignore[arg-type]


AGENCY = Party((at("persbureau Noord"),), ("MED/noord",), "institution")

READING = Reading(
    report=Report("fin-1", TEXT, "nl", "2018-04", "De Stad", "Letland wil bemiddelen"),
    times=(
        Time(at("zondag"), "DATE", "[2018-04-01,2018-04-08,2018-04-15,2018-04-22,2018-04-29]", "times.weekday", "T1"),
        Time(at("mei"), "DATE", "2018-05", "times.month", "T2"),
    ),
    statements=(
        statement(
            "S1",
            source=Party((at("De Finse premier"),), ("FIN.GOV",), "named"),
            cue=(at("zei"),),
            content=(at("Letland zou willen bemiddelen, mits beide partijen erom vragen"),),
            date="[2018-04-01,2018-04-08,2018-04-15,2018-04-22,2018-04-29]",
            addressee=AGENCY,
            chain=(AGENCY,),
        ),
        statement(
            "S3",
            source=Party((at("Een diplomaat"),), ("?",), "unnamed"),
            cue=(at("ontkende"),),
            content=(at("Letland zou willen bemiddelen, mits beide partijen erom vragen"),),
            act="deny",
            polarity="negative",
        ),
        statement(
            "S2",
            source=Party((at("Letland"),), ("LVA",), "institution"),
            cue=(at("zou willen"),),
            content=(at("bemiddelen, mits beide partijen erom vragen"),),
            act="offer",
            hearsay=True,
            within="S1",
            conditions=(Condition(at("beide partijen erom vragen"), at("mits"), "if"),),
        ),
        statement(
            "S4",
            cue=(at("Naar verluidt"),),
            content=(at("komt er in mei een top in Riga"),),
            hearsay=True,
            certainty="probable",
        ),
        statement("S5", source=Party((at("Estland"),), ("EST",), "institution"), cue=(at("zwijgt"),), act="silent"),
    ),
    meetings=(Meeting(at("een top in Riga"), ("LVA", "FIN"), "summit", "2018-05", "Riga", "planned", "2007", "m.x", "M1"),),
)
