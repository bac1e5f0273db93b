"""A server that speaks S3's protocol, for as long as it is asked for."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from fsspec import filesystem, get_filesystem_class
from moto.server import ThreadedMotoServer


@contextmanager
def s3_server(bucket: str) -> Iterator[str]:
    """Its address, with this bucket; what asks for `s3://` in the meantime asks it."""
    running = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    running.start()
    host, port = running.get_host_and_port()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
        patch.setenv("AWS_ACCESS_KEY_ID", "somebody")
        patch.setenv("AWS_SECRET_ACCESS_KEY", "something")
        patch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        logging.getLogger("werkzeug").setLevel(logging.ERROR)
        # fsspec keeps one of a kind for a process, which would go on asking a server that an earlier module stopped.
        get_filesystem_class("s3").clear_instance_cache()
        filesystem("s3").mkdir(bucket)
        yield f"http://{host}:{port}"
    get_filesystem_class("s3").clear_instance_cache()
    running.stop()
