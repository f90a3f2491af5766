"""The pages of the site: one template each, all within one frame.

Pure: values in, HTML out. Whatever comes from documents is escaped by Jinja; an address is shown
only through `links.url_at`, which lets http(s) alone pass.
"""

from __future__ import annotations

from detente.show.templating import environment


def page(name: str, data_version: str | None, **values: object) -> str:
    """Return a page made of templates/site/`name`.html.j2.

    `data_version`: shown in the frame, and part of the page's permanent address; None for pages
    that depend on no data.
    """
    template = environment().get_template(f"site/{name}.html.j2")
    return template.render(data_version=data_version, **values)


def problem_page(title: str, detail: str) -> str:
    """Return the page of an error: what is wrong, what to do."""
    return page("problem", None, title=title, detail=detail)
