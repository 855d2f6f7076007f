"""The timeline: when claims fall due, drawn as SVG, and told again as a list for those who cannot see it."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from factcheck.model import ClaimRecord
from factcheck.model.frozen import dataclass
from factcheck.report.dossier import Dossier, anchor
from factcheck.report.html.elements import Html, tag
from factcheck.report.labels import Labels
from factcheck.safe import one_line

WIDTH, SIDE, AXIS, BOX, GAP, TOP = 960, 24, 34, 22, 4, 26
_COLUMN = 36  # boxes stand in columns of this width, so that they never overlap
_HIGH = 8  # boxes in a column; the rest is told as a number
_SHORT = 1300  # days up to which the axis counts months


@dataclass(frozen=True, slots=True)
class Axis:
    """The days from ``first`` to ``last``, laid over the drawing's width."""

    first: date
    last: date

    def x(self, day: date) -> float:
        """Give where ``day`` stands."""
        share = (day - self.first).days / max((self.last - self.first).days, 1)
        return round(SIDE + share * (WIDTH - 2 * SIDE), 1)

    def ticks(self) -> Iterator[tuple[date, str]]:
        """Give the first days of years, and of quarters or months where the time is short, with their names."""
        days = (self.last - self.first).days
        step = 12 * max(1, days // 365 // 12) if days > _SHORT else (3 if days > _SHORT // 4 else 1)
        at = date(self.first.year, 1, 1)
        while at <= self.last:
            if at >= self.first:
                yield at, f"{at.year}" if step >= 12 or at.month == 1 else f"{at.year}-{at.month:02d}"  # noqa: PLR2004
            months = at.month - 1 + step
            if at.year + months // 12 > date.max.year:
                return
            at = date(at.year + months // 12, months % 12 + 1, 1)


def timeline(dossier: Dossier, labels: Labels) -> Html | None:
    """Give the drawing and the agenda; None where nothing ever falls due."""
    if not dossier.agenda:
        return None
    drawing = _drawing(dossier, labels)
    agenda = tag("details", tag("summary", labels("agenda")), _agenda(dossier, labels))
    return tag("section", tag("h2", labels("timeline")), drawing, agenda, class_="timeline")


def _drawing(dossier: Dossier, labels: Labels) -> Html:
    axis = _axis(dossier)
    columns = _columns(dossier, axis)
    tallest = max(min(len(column), _HIGH) + (len(column) > _HIGH) for column in columns.values())
    base = TOP + tallest * (BOX + GAP) + 10
    now = axis.x(dossier.as_of)
    parts = [
        tag("rect", x=SIDE, y=TOP, width=max(round(now - SIDE, 1), 0), height=base - TOP, class_="past"),
        tag("line", x1=SIDE, y1=base, x2=WIDTH - SIDE, y2=base, class_="axis"),
        *_ticks(axis, base),
        *(_born(document.published, axis, base) for document in dossier.documents if document.published),
        tag("line", x1=now, y1=TOP - 6, x2=now, y2=base, class_="now"),
        tag("text", f"{labels('today')} {labels.day(dossier.as_of)}", x=_inside(now), y=TOP - 11, class_="now"),
    ]
    for number, column in sorted(columns.items()):
        parts += _stack(SIDE + number * _COLUMN, base, column, axis, labels)
    name = f"{labels('timeline')}, {labels.day(axis.first)} – {labels.day(axis.last)}"
    return tag("svg", *parts, viewBox=f"0 0 {WIDTH} {base + AXIS}", role="group", aria_label=name)


def _axis(dossier: Dossier) -> Axis:
    days = [day for day, _ in dossier.agenda]
    days += [document.published for document in dossier.documents if document.published]
    first, last = min(*days, dossier.as_of), max(*days, dossier.as_of)
    room = timedelta(days=max((last - first).days // 40, 5))
    return Axis(first - min(room, first - date.min), last + min(room, date.max - last))


def _columns(dossier: Dossier, axis: Axis) -> dict[int, list[tuple[date, ClaimRecord]]]:
    columns: dict[int, list[tuple[date, ClaimRecord]]] = {}
    most = (WIDTH - 2 * SIDE) // _COLUMN - 1
    for day, claim in dossier.agenda:
        at = min(max(round((axis.x(day) - SIDE - _COLUMN / 2) / _COLUMN), 0), most)
        columns.setdefault(at, []).append((day, claim))
    return columns


def _stack(
    left: float, base: float, column: Sequence[tuple[date, ClaimRecord]], axis: Axis, labels: Labels
) -> list[Html]:
    bottom = base - 10
    parts = [
        tag("line", x1=axis.x(day), y1=base, x2=round(left + _COLUMN / 2, 1), y2=bottom, class_="stem")
        for day in dict.fromkeys(day for day, _ in column)
    ]
    for level, (day, claim) in enumerate(column[:_HIGH]):
        parts.append(_box(left, bottom - (level + 1) * (BOX + GAP) + GAP, day, claim, labels))
    if len(column) > _HIGH:
        top = bottom - _HIGH * (BOX + GAP) - GAP
        parts.append(
            tag("text", labels("more", number=len(column) - _HIGH), x=left + _COLUMN / 2, y=top, class_="more")
        )
    return parts


def _box(left: float, top: float, day: date, claim: ClaimRecord, labels: Labels) -> Html:
    reason = claim.shelf_life.reason if claim.shelf_life else claim.text
    told = f"{labels('claim', number=claim.number)}, {labels.day(day)}: {one_line(reason, 200)}"
    width = _COLUMN - GAP
    return tag(
        "a",
        tag("title", told),
        tag("rect", x=left + GAP / 2, y=top, width=width, height=BOX, rx=4),
        tag("text", str(claim.number), x=left + _COLUMN / 2, y=top + BOX / 2 + 4),
        href=f"#{anchor(claim)}",
        class_=f"box {claim.time_status.value}",
    )


def _ticks(axis: Axis, base: float) -> Iterator[Html]:
    for day, name in axis.ticks():
        x = axis.x(day)
        yield tag("line", x1=x, y1=base, x2=x, y2=base + 5, class_="tick")
        yield tag("text", name, x=x, y=base + 20, class_="tick")


def _born(day: date, axis: Axis, base: float) -> Html:
    return tag("circle", tag("title", day.isoformat()), cx=axis.x(day), cy=base, r=4, class_="born")


def _inside(x: float) -> float:
    """Keep a centred label within the drawing."""
    return min(max(x, SIDE + 80), WIDTH - SIDE - 80)


def _agenda(dossier: Dossier, labels: Labels) -> Html:
    head = tag("tr", *(tag("th", labels(key), scope="col") for key in ("date", "claims", "time_status", "reason")))
    rows = [
        tag(
            "tr",
            tag("td", tag("time", labels.day(day), datetime=day.isoformat())),
            tag("td", tag("a", labels("claim", number=claim.number), href=f"#{anchor(claim)}")),
            tag("td", labels.of(claim.time_status)),
            tag("td", claim.shelf_life.reason if claim.shelf_life else one_line(claim.text, 200)),
        )
        for day, claim in dossier.agenda
    ]
    return tag("table", tag("thead", head), tag("tbody", *rows))
