"""Forms of pages, filled and sent as a browser does."""

from __future__ import annotations

from html.parser import HTMLParser

from fastapi.testclient import TestClient


class _Forms(HTMLParser):
    """The fields of every form of a page, as they would be sent; the name of a button is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self._area = self._select = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        if tag == "form":
            self.found.append((given.get("action", ""), {}))
        if not self.found:
            return
        fields, name = self.found[-1][1], given.get("name", "")
        if tag == "input" and name and (given.get("type") not in ("checkbox", "radio") or "checked" in given):
            fields[name] = given.get("value", "")
        elif tag == "textarea":
            self._area, fields[name] = name, ""
        elif tag == "select":
            self._select = name
        elif tag == "option" and ("selected" in given or self._select not in fields):
            fields[self._select] = given.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = ""

    def handle_data(self, data: str) -> None:
        if self._area:
            self.found[-1][1][self._area] += data


def form(client: TestClient, address: str, having: str, action: str = "") -> tuple[str, dict[str, str]]:
    """The action and the fields of the first form of a page with a field `having`, and (part of) an action."""
    page = _Forms()
    page.feed(client.get(address).text)
    return next((to, fields) for to, fields in page.found if having in fields and action in to)
