"""The local AWS: moto's APIs behind an own CloudFormation engine and Lambda runner, on 127.0.0.1 only."""

ACCOUNT = "123456789012"
