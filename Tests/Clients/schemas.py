# SPDX-License-Identifier: Apache-2.0
"""Schemas of GeoReport v2's answers in JSON, written from the contract."""

text = {"type": "string"}
maybe = {"type": ["string", "null"]}
time = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$"}
maybe_time = {"anyOf": [time, {"type": "null"}]}


def entry(required, /, **properties):
    return {"type": "object", "required": required, "properties": properties}


discovery = entry(
    ["changeset", "contact", "key_service", "endpoints"], changeset=time, contact=text, key_service=text,
    endpoints={
        "type": "array", "minItems": 1,
        "items": entry(
            ["specification", "url", "changeset", "type", "formats"],
            specification={"const": "http://wiki.open311.org/GeoReport_v2"}, url=text, changeset=time, type={"enum": ["production", "test"]},
            formats={"type": "array", "items": {"enum": ["text/xml", "application/json"]}, "minItems": 1}),
    })

services = {
    "type": "array", "minItems": 1,
    "items": entry(
        ["service_code", "service_name", "description", "metadata", "type", "keywords", "group"], service_code=text, service_name=text,
        description=maybe, metadata={"type": "boolean"}, type={"enum": ["realtime", "batch", "blackbox"]}, keywords=maybe, group=maybe),
}

definition = entry(
    ["service_code", "attributes"], service_code=text,
    attributes={
        "type": "array",
        "items": entry(
            ["variable", "code", "datatype", "required", "datatype_description", "order", "description"], variable={"type": "boolean"}, code=text,
            datatype={"enum": ["string", "number", "datetime", "text", "singlevaluelist", "multivaluelist"]}, required={"type": "boolean"},
            datatype_description=maybe, order={"type": "integer", "minimum": 1}, description=maybe,
            values={"type": "array", "minItems": 1, "items": entry(["key", "name"], key=text, name=text)}),
    })

requests = {
    "type": "array",
    "items": entry(
        ["service_request_id", "status", "status_notes", "service_name", "service_code", "description", "agency_responsible", "service_notice",
         "requested_datetime", "updated_datetime", "expected_datetime", "address", "address_id", "zipcode", "lat", "long", "media_url"],
        service_request_id=text, status={"enum": ["open", "closed"]}, status_notes=maybe, service_name=maybe, service_code=text,
        description={"type": ["string", "null"], "maxLength": 4000}, agency_responsible=maybe, service_notice=maybe, requested_datetime=time,
        updated_datetime=maybe_time, expected_datetime=maybe_time, address=maybe, address_id=maybe, zipcode=maybe,
        lat={"type": ["number", "null"], "minimum": -90, "maximum": 90}, long={"type": ["number", "null"], "minimum": -180, "maximum": 180},
        media_url=maybe),
}

receipt = {
    "type": "array", "minItems": 1, "maxItems": 1,
    "items": {**entry([], service_request_id=text, token=text, service_notice=maybe, account_id=maybe),
              "oneOf": [{"required": ["service_request_id"]}, {"required": ["token"]}]},
}

errors = {"type": "array", "minItems": 1, "items": entry(["code", "description"], code={"type": "integer"}, description=text)}
