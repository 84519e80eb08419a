#!/usr/bin/python3
"""Makes, in the folder given: ca.pem (a private authority), localhost.pem and other.pem
with their .key (signed by it, for these names), stranger.pem (signed by nobody known)."""
import pathlib
import subprocess
import sys

folder = pathlib.Path(sys.argv[1])


def openssl(*words):
    subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True)


def make(name, host, authority):
    signed = ["-CA", "ca.pem", "-CAkey", "ca.key"] if authority else []
    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
            "-subj", f"/CN={host}", "-addext", f"subjectAltName=DNS:{host}",
            "-addext", "basicConstraints=critical,CA:FALSE",
            "-keyout", f"{name}.key", "-out", f"{name}.pem", *signed)


openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
        "-subj", "/CN=Strapline test authority", "-keyout", "ca.key", "-out", "ca.pem")
make("localhost", "localhost", True)
make("other", "other.invalid", True)
make("stranger", "localhost", False)
