data "aws_kms_key" "managed" {
  key_id = "alias/aws/rds"
}

resource "aws_docdb_cluster" "bad_missing" {
  storage_encrypted = true
}

resource "aws_docdb_cluster" "bad_managed" {
  storage_encrypted = true
  kms_key_id        = data.aws_kms_key.managed.arn
}

resource "aws_docdbelastic_cluster" "bad_elastic" {
  name = "documents"
}
