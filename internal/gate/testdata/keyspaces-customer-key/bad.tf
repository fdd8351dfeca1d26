resource "aws_keyspaces_table" "bad_missing" {
  table_name = "orders"
}

resource "aws_keyspaces_table" "bad_owned" {
  encryption_specification {
    type = "AWS_OWNED_KMS_KEY"
  }
}
