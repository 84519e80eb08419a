#!/usr/bin/python3
"""Makes, in the folder given: ca.pem (a private authority); localhost.pem, number.pem and
other.pem with their .key, signed by it; stranger.pem, signed by nobody known."""
import pathlib
import subprocess
import sys

folder = pathlib.Path(sys.argv[1])


def openssl(*words):
    subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True)


def make(name, host, authority):
    signed = ["-CA", "ca.pem", "-CAkey", "ca.key"] if authority else []
    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
            "-subj", f"/CN={name}", "-addext", f"subjectAltName={host}",
            "-addext", "basicConstraints=critical,CA:FALSE",
            "-keyout", f"{name}.key", "-out", f"{name}.pem", *signed)


openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
        "-subj", "/CN=Strapline test authority", "-keyout", "ca.key", "-out", "ca.pem")
make("localhost", "DNS:localhost", True)
make("number", "IP:127.0.0.1", True)
make("other", "DNS:other.invalid", True)
make("stranger", "DNS:localhost", False)
