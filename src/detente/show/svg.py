"""SVG elements as text, with everything in them escaped."""

from __future__ import annotations

from html import escape

Value = str | float | int | None


def element(name: str, *children: str, **attributes: Value) -> str:
    """Return an element; `children` are elements already made, as text.

    An attribute's trailing underscore is dropped (`class_`), others become hyphens; None leaves
    the attribute out. Numbers have at most two decimals, so the same drawing has the same bytes
    on every machine.
    """
    held = "".join(
        f' {_name(key)}="{_value(value)}"' for key, value in attributes.items() if value is not None
    )
    content = "".join(children)
    return f"<{name}{held}>{content}</{name}>" if content else f"<{name}{held}/>"


def words(content: str, x: float, y: float, size: float, **attributes: Value) -> str:
    """Return a text element: `x`, `y` of its baseline, `size` of its letters in px."""
    return element("text", escape(content), x=x, y=y, font_size=size, **attributes)


def title(content: str, **attributes: Value) -> str:
    """Return a title: the name of what holds it, and what hovering shows."""
    return element("title", escape(content), **attributes)


def describe(content: str, **attributes: Value) -> str:
    """Return a description of what holds it, for those who do not see it."""
    return element("desc", escape(content), **attributes)


def group(class_: str, *children: str, **attributes: Value) -> str:
    """Return a group of elements; "" if there are none."""
    return element("g", *children, class_=class_, **attributes) if any(children) else ""


def line(x1: float, y1: float, x2: float, y2: float, class_: str) -> str:
    """Return a straight line."""
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, class_=class_)


def box(left: float, top: float, width: float, height: float) -> str:
    """Return the path commands of a rectangle; join several to draw them as one element."""
    return f"M{short(left)} {short(top)}h{short(width)}v{short(height)}h{short(-width)}z"


def path(commands: str, class_: str, **attributes: Value) -> str:
    """Return a path; "" if it has no commands."""
    return element("path", d=commands, class_=class_, **attributes) if commands else ""


def short(number: float) -> str:
    """Return a number with at most two decimals and no trailing zeros."""
    text = f"{number:.2f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-") if key != "viewBox" else key


def _value(value: Value) -> str:
    return escape(value) if isinstance(value, str) else short(float(value or 0))
