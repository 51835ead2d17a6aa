"""CloudFormation as AWS documents it: change sets, ordering, replacement, rollback, custom resources."""
