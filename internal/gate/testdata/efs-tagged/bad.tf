resource "aws_efs_file_system" "bad_missing" {
  creation_token = "orders"
}

resource "aws_efs_file_system" "bad_empty" {
  creation_token = "invoices"
  tags           = {}
}
