"""Whatever the API's own schema allows is asked of it: no failure of ours, errors in their form."""

from __future__ import annotations

import json
from urllib.parse import quote

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.core.result import Ok
from tests.unit.web.served import client_over

from detente.web.app import make_app
from detente.web.guard import Guard

SCHEMA = schemathesis.openapi.from_dict(
    make_app(None, Guard()).openapi()
)  # the schema needs no store
OPERATIONS = [found.ok() for found in SCHEMA.get_all_operations() if isinstance(found, Ok)]


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    with client_over(tmp_path_factory.mktemp("schema")) as made:
        yield made


def sent(client, case):
    path = case.operation.path
    for name, value in (case.path_parameters or {}).items():
        path = path.replace("{" + name + "}", quote(str(value), safe=""))
    body = case.body if isinstance(case.body, (dict, list)) else None
    return client.request(
        case.method, path, params=case.query or None, json=body, follow_redirects=False
    )


def test_every_operation_of_the_schema_is_tried():
    assert len(OPERATIONS) == sum(1 for path in SCHEMA.raw_schema["paths"].values() for _ in path)
    assert len(OPERATIONS) >= 10


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda each: each.label)
def test_no_request_makes_it_fail(client, operation):
    @settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
    @given(data=st.data())
    def tried(data):
        reply = sent(client, data.draw(operation.as_strategy()))
        assert reply.status_code < 500 or reply.status_code == 501, reply.text
        if reply.status_code >= 400:
            assert reply.headers["content-type"] == "application/problem+json"
            assert json.loads(reply.text)["detail"].strip(" '").endswith((".", "…", "?"))

    tried()
