"""AWS clients that share one reading of the SDK's service descriptions (megabytes of JSON), and nothing else."""

import functools
from typing import Any

SERVICES = ["s3", "sesv2"]
"""What is called by name; the SDK would go through the folders of all four hundred to see whether it is there."""


def client(service: str, *, region: str, endpoint: str, keys: dict[str, str | None], config: Any) -> Any:  # noqa: ANN401 - botocore
    """A client with a session of its own; `keys` as botocore names them, empty for the machine's credentials.

    `endpoint` is the caller's word, empty for AWS.
    """
    import botocore.session

    session = botocore.session.Session()
    session.register_component("data_loader", _descriptions(session.get_config_variable("data_path")))
    return session.create_client(
        service, region_name=region, endpoint_url=endpoint or None, config=config, **keys
    )


@functools.cache
def _descriptions(folders: str | None) -> Any:  # noqa: ANN401 - the same
    """What the installed SDK says of AWS: files that do not change while a process runs."""
    from botocore.loaders import create_loader

    loader = create_loader(folders)
    loader.list_available_services = lambda type_name: SERVICES  # noqa: ARG005 - the SDK's name
    return loader
